-- name: add
INSERT INTO history (sequence, kind, article, annotation, before, after, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
-- name: merge
INSERT INTO history (sequence, kind, article, annotation, before, after, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (sequence) DO NOTHING;
-- name: ofArticle
SELECT sequence, kind, article, annotation, before, after, at FROM history WHERE article = ?1 ORDER BY sequence;
-- name: after
SELECT sequence, kind, article, annotation, before, after, at FROM history WHERE sequence > ?1 ORDER BY sequence;
-- name: last
SELECT coalesce(max(sequence), 0) FROM history;
