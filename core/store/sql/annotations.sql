-- name: find
SELECT id, article, removed, colour, note, language, selectors, created, modified, sequence, sha256 FROM annotation
WHERE id = ?1;
-- name: all
SELECT id, article, removed, colour, note, language, selectors, created, modified, sequence, sha256 FROM annotation
WHERE NOT removed ORDER BY created, id;
-- name: ofArticle
SELECT id, article, removed, colour, note, language, selectors, created, modified, sequence, sha256 FROM annotation
WHERE article = ?1 AND NOT removed ORDER BY created, id;
-- name: everything
SELECT id, article, removed, colour, note, language, selectors, created, modified, sequence, sha256 FROM annotation;
-- name: counts
SELECT article, count(*) FROM annotation WHERE NOT removed GROUP BY article;
-- name: countOf
SELECT count(*) FROM annotation WHERE article = ?1 AND NOT removed;
-- name: put
INSERT INTO annotation (id, article, removed, colour, note, language, selectors, created, modified, sequence, sha256)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
ON CONFLICT (id) DO UPDATE SET article = excluded.article, removed = excluded.removed, colour = excluded.colour,
    note = excluded.note, language = excluded.language, selectors = excluded.selectors, created = excluded.created,
    modified = excluded.modified, sequence = excluded.sequence, sha256 = excluded.sha256;
