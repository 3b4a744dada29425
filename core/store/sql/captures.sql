-- name: find
SELECT c.id, c.article, c.url, c.alias, c.final_url, c.final_alias, c.title, c.byline, c.language, c.published,
    c.captured_at, c.state, c.reason, c.origin, c.proven, c.bytes, c.parts, c.missing, c.reading, c.forgotten,
    c.sequence, c.checksum, coalesce(c.article, a.article, f.article, '')
FROM capture AS c LEFT JOIN alias AS a ON a.url = c.alias LEFT JOIN alias AS f ON f.url = c.final_alias
WHERE c.id = ?1;
-- name: bySequence
SELECT c.id, c.article, c.url, c.alias, c.final_url, c.final_alias, c.title, c.byline, c.language, c.published,
    c.captured_at, c.state, c.reason, c.origin, c.proven, c.bytes, c.parts, c.missing, c.reading, c.forgotten,
    c.sequence, c.checksum, ''
FROM capture AS c WHERE c.sequence = ?1;
-- name: all
SELECT c.id, c.article, c.url, c.alias, c.final_url, c.final_alias, c.title, c.byline, c.language, c.published,
    c.captured_at, c.state, c.reason, c.origin, c.proven, c.bytes, c.parts, c.missing, c.reading, c.forgotten,
    c.sequence, c.checksum, coalesce(c.article, a.article, f.article, '')
FROM capture AS c LEFT JOIN alias AS a ON a.url = c.alias LEFT JOIN alias AS f ON f.url = c.final_alias
WHERE c.forgotten = 0 ORDER BY c.captured_at DESC, c.id;
-- name: ofArticle
SELECT c.id, c.article, c.url, c.alias, c.final_url, c.final_alias, c.title, c.byline, c.language, c.published,
    c.captured_at, c.state, c.reason, c.origin, c.proven, c.bytes, c.parts, c.missing, c.reading, c.forgotten,
    c.sequence, c.checksum, coalesce(c.article, a.article, f.article, '')
FROM capture AS c LEFT JOIN alias AS a ON a.url = c.alias LEFT JOIN alias AS f ON f.url = c.final_alias
WHERE c.forgotten = 0 AND coalesce(c.article, a.article, f.article) = ?1
    AND (c.article = ?1 OR c.alias IN (SELECT url FROM alias WHERE article = ?1)
        OR c.final_alias IN (SELECT url FROM alias WHERE article = ?1))
ORDER BY c.captured_at DESC, c.id;
-- name: everything
SELECT c.id, c.article, c.url, c.alias, c.final_url, c.final_alias, c.title, c.byline, c.language, c.published,
    c.captured_at, c.state, c.reason, c.origin, c.proven, c.bytes, c.parts, c.missing, c.reading, c.forgotten,
    c.sequence, c.checksum, ''
FROM capture AS c ORDER BY c.id;
-- name: forgotten
SELECT id FROM capture WHERE forgotten = 1 ORDER BY id;
-- name: put
INSERT INTO capture (id, article, url, alias, final_url, final_alias, title, byline, language, published, captured_at,
    state, reason, origin, proven, bytes, parts, missing, reading, forgotten, sequence, checksum)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)
ON CONFLICT (id) DO UPDATE SET article = excluded.article, url = excluded.url, alias = excluded.alias,
    final_url = excluded.final_url, final_alias = excluded.final_alias, title = excluded.title,
    byline = excluded.byline, language = excluded.language, published = excluded.published,
    captured_at = excluded.captured_at, state = excluded.state, reason = excluded.reason, origin = excluded.origin,
    proven = excluded.proven, bytes = excluded.bytes, parts = excluded.parts, missing = excluded.missing,
    reading = excluded.reading, forgotten = excluded.forgotten, sequence = excluded.sequence,
    checksum = excluded.checksum;
-- name: setPurged
UPDATE capture SET forgotten = 2 WHERE id = ?1 AND forgotten = 1;
