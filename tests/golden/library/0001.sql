-- schema: b46aa5797a9ffb18463984adf5062da10e2f632dae7e0ac780db612b5ff6e114
-- What a library of schema 1 held, with the checksums that it wrote. Released, and never changed again.

INSERT INTO library (id, created, checksum) VALUES
    ('0cccx1kcqadvfzrc', 1700000002000, 1058064818211367066);

INSERT INTO article (id, url, title, first_seen) VALUES
    ('nbd9aaxp7m7t376c', 'https://example.org/two', 'Two', 1700000003000),
    ('sg90c0ykp3566cd0', 'https://example.org/one', 'One', 1700000003000),
    ('szp5jr3611q1dyp4', 'https://zh.example/%E6%A0%B8', 'Lister 核心实现', 1700000005000),
    ('x9catxqp3aevf73x', 'https://example.org/three', 'Three', 1700000003000),
    ('z5xfsn2n7tyzweg7', 'https://own.example', 'Own', 1700000005000);

INSERT INTO alias (url, article, checksum) VALUES
    ('https://example.org/one', 'sg90c0ykp3566cd0', 17243931186079084),
    ('https://example.org/three', 'x9catxqp3aevf73x', 541675536950749449),
    ('https://example.org/two', 'nbd9aaxp7m7t376c', 527178172052307139),
    ('https://mirror.own.example', 'z5xfsn2n7tyzweg7', 1060459065313222888),
    ('https://own.example', 'z5xfsn2n7tyzweg7', 590889946244812504),
    ('https://zh.example/%E6%A0%B8', 'szp5jr3611q1dyp4', 875166167289312800);

INSERT INTO catalogue (id, path, name, bundled, forgotten, last_opened, fingerprint) VALUES
    ('q0qfh81bmxpbkdk1', '', 'List', 1, 0, 0, '7b4fbf143c687601937e87ba2a80c073a5c50a67cce6f04f241acd1337cb19d7'),
    ('r3hp6mcrn2qwssdg', '/home/reader/自己的.md', '自己的.md', 0, 0, 1700000004000, '12933adebb0b8161630d72e685a84d54ef9b05a5d5935939ebb22644d54379ca');

INSERT INTO catalogue_article (catalogue, article) VALUES
    ('q0qfh81bmxpbkdk1', 'nbd9aaxp7m7t376c'),
    ('q0qfh81bmxpbkdk1', 'sg90c0ykp3566cd0'),
    ('q0qfh81bmxpbkdk1', 'x9catxqp3aevf73x'),
    ('r3hp6mcrn2qwssdg', 'szp5jr3611q1dyp4'),
    ('r3hp6mcrn2qwssdg', 'z5xfsn2n7tyzweg7');

INSERT INTO status (article, state, starred, first_opened, last_opened, finished, opened, sequence, checksum) VALUES
    ('nbd9aaxp7m7t376c', 2, NULL, 0, 0, 1700000014000, 0, 5, 581858241076097080),
    ('sg90c0ykp3566cd0', 0, 1, 1700000019000, 1700000019000, 0, 9, 8, 643177856345545632),
    ('szp5jr3611q1dyp4', 0, NULL, 1700000020000, 1700000020000, 0, 10, 0, 974981863821621868),
    ('x9catxqp3aevf73x', 0, NULL, 0, 0, 0, 0, 7, 481776089751878943);

INSERT INTO place (article, view, anchor, fraction, at) VALUES
    ('sg90c0ykp3566cd0', 'entry', 'func With', 0.5, 1700000021000);

INSERT INTO note_revision (sequence, article, empty, modified, sha256, markdown) VALUES
    (1, 'sg90c0ykp3566cd0', 0, 1700000006000, '53f7cd0623479f63c18a9f93d4bb913993832dd6a90230d9cb1adf4bb620c7bc', 'first words'),
    (2, 'sg90c0ykp3566cd0', 0, 1700000008000, '3dad1fe5aba9fa6ff57930f1677d9df329d03f1093825b8e078fd4e1b874c7d1', '# Second

笔记 ''with'' "quotes"
'),
    (3, 'nbd9aaxp7m7t376c', 0, 1700000010000, '23076ca523bd619eec6d9fd97f634ab84f376dd93c372369c58741f3942414ad', 'to be emptied'),
    (4, 'nbd9aaxp7m7t376c', 1, 1700000012000, '6c41150ddf14a34630808f17a267c59879e898319da780c162e1d961c2d9c370', '');

INSERT INTO annotation (id, article, removed, colour, note, language, selectors, created, modified, sequence, sha256) VALUES
    ('1rr5v7c65kab6vyz', 'nbd9aaxp7m7t376c', 0, 0, 'why?', 'go', '[{"type":"TextQuoteSelector","exact":"WithAuthorization","prefix":"func ","suffix":"() {}"},{"type":"TextPositionSelector","start":5,"end":22},{"@context":{"periplus":"https://github.com/periplus/periplus/ns#"},"type":"periplus:LineSelector","periplus:firstLine":1,"periplus:lastLine":1},{"@context":{"periplus":"https://github.com/periplus/periplus/ns#"},"type":"periplus:TextSelector","periplus:sha256":"11841e000219ca2db52911e392742ed6b656be079f4835fc867dde85ffecf8a0","periplus:rival":0.0}]', 1700000022000, 1700000022000, 11, '4f99e5a8de59c61588693b60851ed5b73e5b327176972409d06aabec755f1ec9'),
    ('840cywdea2hp1gqd', 'nbd9aaxp7m7t376c', 1, 2, 'removed again', 'go', '[{"type":"TextQuoteSelector","exact":"WithAuthorization","prefix":"func ","suffix":"() {}"},{"type":"TextPositionSelector","start":5,"end":22},{"@context":{"periplus":"https://github.com/periplus/periplus/ns#"},"type":"periplus:LineSelector","periplus:firstLine":1,"periplus:lastLine":1},{"@context":{"periplus":"https://github.com/periplus/periplus/ns#"},"type":"periplus:TextSelector","periplus:sha256":"11841e000219ca2db52911e392742ed6b656be079f4835fc867dde85ffecf8a0","periplus:rival":0.0}]', 1700000024000, 1700000024000, 13, '9992bef07290cc79b54746c821b0f92686c8ef51ae350688822fcb0bc162ad46');

INSERT INTO history (sequence, kind, article, annotation, before, after, at) VALUES
    (1, 'set-note', 'sg90c0ykp3566cd0', '', '{"revision":0}', '{"revision":1}', 1700000007000),
    (2, 'set-note', 'sg90c0ykp3566cd0', '', '{"revision":1}', '{"revision":2}', 1700000009000),
    (3, 'set-note', 'nbd9aaxp7m7t376c', '', '{"revision":0}', '{"revision":3}', 1700000011000),
    (4, 'set-note', 'nbd9aaxp7m7t376c', '', '{"revision":3}', '{"revision":4}', 1700000013000),
    (5, 'set-state', 'nbd9aaxp7m7t376c', '', '{"finished":0,"state":0}', '{"finished":1700000014000,"state":2}', 1700000015000),
    (6, 'set-state', 'x9catxqp3aevf73x', '', '{"finished":0,"state":0}', '{"finished":0,"state":3}', 1700000016000),
    (7, 'set-state', 'x9catxqp3aevf73x', '', '{"finished":0,"state":3}', '{"finished":0,"state":0}', 1700000017000),
    (8, 'set-star', 'sg90c0ykp3566cd0', '', '{"starred":null}', '{"starred":true}', 1700000018000),
    (9, 'record-opened', 'sg90c0ykp3566cd0', '', 'null', '{"finished":0,"firstOpened":1700000019000,"lastOpened":1700000019000,"opened":9,"starred":true,"state":0}', 1700000019000),
    (10, 'record-opened', 'szp5jr3611q1dyp4', '', 'null', '{"finished":0,"firstOpened":1700000020000,"lastOpened":1700000020000,"opened":10,"starred":null,"state":0}', 1700000020000),
    (11, 'add-annotation', 'nbd9aaxp7m7t376c', '1rr5v7c65kab6vyz', 'null', '{"colour":0,"created":1700000022000,"id":"1rr5v7c65kab6vyz","language":"go","modified":1700000022000,"note":"why?","removed":false,"selectors":"[{\"type\":\"TextQuoteSelector\",\"exact\":\"WithAuthorization\",\"prefix\":\"func \",\"suffix\":\"() {}\"},{\"type\":\"TextPositionSelector\",\"start\":5,\"end\":22},{\"@context\":{\"periplus\":\"https://github.com/periplus/periplus/ns#\"},\"type\":\"periplus:LineSelector\",\"periplus:firstLine\":1,\"periplus:lastLine\":1},{\"@context\":{\"periplus\":\"https://github.com/periplus/periplus/ns#\"},\"type\":\"periplus:TextSelector\",\"periplus:sha256\":\"11841e000219ca2db52911e392742ed6b656be079f4835fc867dde85ffecf8a0\",\"periplus:rival\":0.0}]"}', 1700000023000),
    (12, 'add-annotation', 'nbd9aaxp7m7t376c', '840cywdea2hp1gqd', 'null', '{"colour":2,"created":1700000024000,"id":"840cywdea2hp1gqd","language":"go","modified":1700000024000,"note":"removed again","removed":false,"selectors":"[{\"type\":\"TextQuoteSelector\",\"exact\":\"WithAuthorization\",\"prefix\":\"func \",\"suffix\":\"() {}\"},{\"type\":\"TextPositionSelector\",\"start\":5,\"end\":22},{\"@context\":{\"periplus\":\"https://github.com/periplus/periplus/ns#\"},\"type\":\"periplus:LineSelector\",\"periplus:firstLine\":1,\"periplus:lastLine\":1},{\"@context\":{\"periplus\":\"https://github.com/periplus/periplus/ns#\"},\"type\":\"periplus:TextSelector\",\"periplus:sha256\":\"11841e000219ca2db52911e392742ed6b656be079f4835fc867dde85ffecf8a0\",\"periplus:rival\":0.0}]"}', 1700000025000),
    (13, 'remove-annotation', 'nbd9aaxp7m7t376c', '840cywdea2hp1gqd', '{"colour":2,"created":1700000024000,"id":"840cywdea2hp1gqd","language":"go","modified":1700000024000,"note":"removed again","removed":false,"selectors":"[{\"type\":\"TextQuoteSelector\",\"exact\":\"WithAuthorization\",\"prefix\":\"func \",\"suffix\":\"() {}\"},{\"type\":\"TextPositionSelector\",\"start\":5,\"end\":22},{\"@context\":{\"periplus\":\"https://github.com/periplus/periplus/ns#\"},\"type\":\"periplus:LineSelector\",\"periplus:firstLine\":1,\"periplus:lastLine\":1},{\"@context\":{\"periplus\":\"https://github.com/periplus/periplus/ns#\"},\"type\":\"periplus:TextSelector\",\"periplus:sha256\":\"11841e000219ca2db52911e392742ed6b656be079f4835fc867dde85ffecf8a0\",\"periplus:rival\":0.0}]"}', 'null', 1700000026000);
