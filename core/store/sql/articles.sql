-- name: byAlias
SELECT article FROM alias WHERE url = ?1;
-- name: find
SELECT id, url, title FROM article WHERE id = ?1;
-- name: byTitle
SELECT id FROM article WHERE title = ?1 ORDER BY id;
-- name: put
INSERT INTO article (id, url, title, first_seen) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO UPDATE SET url = excluded.url, title = excluded.title
WHERE url <> excluded.url OR title <> excluded.title;
-- name: add
INSERT INTO article (id, url, title, first_seen) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO NOTHING;
-- name: addAlias
INSERT INTO alias (url, article, checksum) VALUES (?1, ?2, ?3) ON CONFLICT (url) DO NOTHING;
-- name: allAliases
SELECT url, article, checksum FROM alias;
