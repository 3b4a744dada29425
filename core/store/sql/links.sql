-- name: find
SELECT url, checked, failed_since, dead, reason FROM link WHERE url = ?1;
-- name: all
SELECT url, checked, failed_since, dead, reason FROM link ORDER BY url;
-- name: put
INSERT INTO link (url, checked, failed_since, dead, reason) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (url) DO UPDATE SET checked = excluded.checked, failed_since = excluded.failed_since,
    dead = excluded.dead, reason = excluded.reason;
