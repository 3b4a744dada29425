-- schema: c1745d79326b353b5e64cae5aeb0343029d8f073380ab78769d548d128b6680d
-- What a library of schema 2 held beside that of schema 1, with the checksums that it wrote. Released, and never changed
-- again.

INSERT INTO capture (id, article, url, alias, final_url, final_alias, title, byline, language, published, captured_at, state, reason, origin, proven, bytes, parts, missing, reading, forgotten, sequence, checksum) VALUES
    ('6f7fad5d85ed4d924135d614b945677c', NULL, 'https://example.org/one', 'https://example.org/one', 'https://example.org/one?moved', 'https://example.org/one?moved', 'One as captured', '某人 ''x''', 'zh', '2019-05-06', 1700000090001, 0, '', 1, 1, 18, 1, 1, '', 0, 17, 958923352487829785),
    ('9039803dd4d299d970e781a759d4036b', 'nbd9aaxp7m7t376c', 'https://elsewhere.example/x', 'https://elsewhere.example/x', 'https://elsewhere.example/x?moved', 'https://elsewhere.example/x?moved', '二', '某人 ''x''', 'zh', '2019-05-06', 1700000090002, 1, '1 part is missing', 1, 0, 6, 1, 1, '', 0, 15, 351220499145646863),
    ('b691341751ef1dca66229ad739b9b088', NULL, 'https://nobody.example/', 'https://nobody.example', 'https://nobody.example/?moved', 'https://nobody.example?moved', 'Nobody''s', '某人 ''x''', 'zh', '2019-05-06', 1700000090003, 1, '1 part is missing', 1, 0, 11, 1, 1, '', 1, 18, 262718444807921868);

INSERT INTO capture_queue (article, position, urls, title, state, capture, reason, attempts) VALUES
    ('sg90c0ykp3566cd0', 2, replace('https://example.org/one\n', '\n', char(10)), 'One', 2, '6f7fad5d85ed4d924135d614b945677c', '', 1),
    ('x9catxqp3aevf73x', 1, replace('https://example.org/three\nhttps://mirror.example/three\n', '\n', char(10)), 'Three', 0, '', '', 0);

INSERT INTO link (url, checked, failed_since, dead, reason) VALUES
    ('https://example.org/one', 1700000109000, 0, 0, ''),
    ('https://example.org/two', 1700000110000, 1700000110000, 0, 'no answer');

INSERT INTO history (sequence, kind, article, annotation, before, after, at) VALUES
    (14, 'add-capture', 'sg90c0ykp3566cd0', '', 'null', '{"capture":"6f7fad5d85ed4d924135d614b945677c","forgotten":false,"proven":false,"reading":"","state":1}', 1700000104000),
    (15, 'add-capture', 'nbd9aaxp7m7t376c', '', 'null', '{"capture":"9039803dd4d299d970e781a759d4036b","forgotten":false,"proven":false,"reading":"","state":1}', 1700000105000),
    (16, 'add-capture', '', '', 'null', '{"capture":"b691341751ef1dca66229ad739b9b088","forgotten":false,"proven":false,"reading":"","state":1}', 1700000106000),
    (17, 'prove-capture', 'sg90c0ykp3566cd0', '', '{"capture":"6f7fad5d85ed4d924135d614b945677c","forgotten":false,"proven":false,"reading":"","state":1}', '{"capture":"6f7fad5d85ed4d924135d614b945677c","forgotten":false,"proven":true,"reading":"","state":0}', 1700000107000),
    (18, 'forget-capture', '', '', '{"capture":"b691341751ef1dca66229ad739b9b088","forgotten":false}', '{"capture":"b691341751ef1dca66229ad739b9b088","forgotten":true}', 1700000108000);
