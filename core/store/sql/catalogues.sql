-- name: all
SELECT id, path, name, bundled, forgotten, last_opened, fingerprint FROM catalogue
ORDER BY bundled DESC, last_opened DESC, id;
-- name: byPath
SELECT id, path, name, bundled, forgotten, last_opened, fingerprint FROM catalogue WHERE path = ?1;
-- name: byId
SELECT id, path, name, bundled, forgotten, last_opened, fingerprint FROM catalogue WHERE id = ?1;
-- name: put
INSERT INTO catalogue (id, path, name, bundled, forgotten, last_opened, fingerprint)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO UPDATE SET path = excluded.path, name = excluded.name, forgotten = excluded.forgotten,
    last_opened = excluded.last_opened, fingerprint = excluded.fingerprint;
-- name: articles
SELECT article FROM catalogue_article WHERE catalogue = ?1 ORDER BY article;
-- name: holding
SELECT c.id FROM catalogue AS c JOIN catalogue_article AS a ON a.catalogue = c.id
WHERE a.article = ?1 AND c.forgotten = 0 ORDER BY c.last_opened DESC, c.id;
-- name: removeArticle
DELETE FROM catalogue_article WHERE catalogue = ?1 AND article = ?2;
-- name: addArticle
INSERT INTO catalogue_article (catalogue, article) VALUES (?1, ?2) ON CONFLICT DO NOTHING;
