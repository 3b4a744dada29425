-- name: all
SELECT article, state, starred, first_opened, last_opened, finished, opened, sequence FROM status;
-- name: find
SELECT article, state, starred, first_opened, last_opened, finished, opened, sequence FROM status WHERE article = ?1;
-- name: put
INSERT INTO status (article, state, starred, first_opened, last_opened, finished, opened, sequence, checksum)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (article) DO UPDATE SET state = excluded.state, starred = excluded.starred,
    first_opened = excluded.first_opened, last_opened = excluded.last_opened, finished = excluded.finished,
    opened = excluded.opened, sequence = excluded.sequence, checksum = excluded.checksum;
-- name: lastOpened
SELECT article FROM status WHERE opened > 0 ORDER BY opened DESC LIMIT 1;
-- name: place
SELECT article, view, anchor, fraction, at FROM place WHERE article = ?1;
-- name: places
SELECT article, view, anchor, fraction, at FROM place;
-- name: putPlace
INSERT INTO place (article, view, anchor, fraction, at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (article) DO UPDATE SET view = excluded.view, anchor = excluded.anchor, fraction = excluded.fraction,
    at = excluded.at;
-- name: allWithChecksum
SELECT article, state, starred, first_opened, last_opened, finished, opened, sequence, checksum FROM status;
