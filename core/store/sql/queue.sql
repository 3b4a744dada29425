-- name: all
SELECT article, position, urls, title, state, capture, reason, attempts, missed_at
FROM capture_queue ORDER BY position;
-- name: find
SELECT article, position, urls, title, state, capture, reason, attempts, missed_at
FROM capture_queue WHERE article = ?1;
-- name: last
SELECT coalesce(max(position), 0) FROM capture_queue;
-- name: put
INSERT INTO capture_queue (article, position, urls, title, state, capture, reason, attempts, missed_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (article) DO UPDATE SET position = excluded.position, urls = excluded.urls, title = excluded.title,
    state = excluded.state, capture = excluded.capture, reason = excluded.reason, attempts = excluded.attempts,
    missed_at = excluded.missed_at;
-- name: remove
DELETE FROM capture_queue WHERE article = ?1;
