-- name: latest
SELECT sequence, article, modified, sha256, markdown FROM note_revision WHERE article = ?1
ORDER BY sequence DESC LIMIT 1;
-- name: revision
SELECT sequence, article, modified, sha256, markdown FROM note_revision WHERE sequence = ?1;
-- name: add
INSERT INTO note_revision (sequence, article, empty, modified, sha256, markdown) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (sequence) DO NOTHING;
-- name: noted
SELECT article FROM (SELECT article, max(sequence), empty FROM note_revision GROUP BY article) WHERE NOT empty;
-- name: all
SELECT sequence, article, modified, sha256, markdown FROM note_revision ORDER BY sequence;
