-- name: make
CREATE TABLE resource (number INTEGER PRIMARY KEY, key INTEGER NOT NULL, address TEXT NOT NULL, quality INTEGER NOT NULL,
                       at INTEGER NOT NULL, status INTEGER NOT NULL, type TEXT NOT NULL, redirect TEXT NOT NULL,
                       hash TEXT NOT NULL, bytes INTEGER NOT NULL, first BLOB NOT NULL);
CREATE TABLE page (number INTEGER PRIMARY KEY, url TEXT NOT NULL, title TEXT NOT NULL, at INTEGER NOT NULL,
                   certain INTEGER NOT NULL, manifest BLOB NOT NULL);
CREATE TABLE frame (address TEXT PRIMARY KEY) WITHOUT ROWID;
-- name: settle
CREATE INDEX resource_address ON resource (key, quality, at);
CREATE INDEX resource_redirect ON resource (redirect) WHERE redirect <> '';
CREATE INDEX resource_hash ON resource (hash) WHERE hash <> '';
-- name: add
INSERT INTO resource (key, address, quality, at, status, type, redirect, hash, bytes, first)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);
-- name: before
SELECT at, status, type, redirect, hash, bytes, first, quality FROM resource
WHERE key = ?1 AND address = ?2 AND quality = ?3 AND at <= ?4 ORDER BY at DESC, number DESC LIMIT 1;
-- name: after
SELECT at, status, type, redirect, hash, bytes, first, quality FROM resource
WHERE key = ?1 AND address = ?2 AND quality = ?3 AND at > ?4 ORDER BY at, number LIMIT 1;
-- name: redirecting
SELECT address FROM resource WHERE redirect = ?1 AND at BETWEEN ?2 AND ?3 ORDER BY number LIMIT 1;
-- name: withHash
SELECT at, status, type, redirect, hash, bytes, first, quality FROM resource
WHERE hash = ?1 ORDER BY quality DESC, number LIMIT 1;
-- name: noteFrame
INSERT INTO frame (address) VALUES (?1) ON CONFLICT DO NOTHING;
-- name: isFrame
SELECT 1 FROM frame WHERE address = ?1;
-- name: addPage
INSERT INTO page (url, title, at, certain, manifest) VALUES (?1, ?2, ?3, ?4, ?5);
-- name: pageAfter
SELECT number, url, title, at, certain, manifest FROM page WHERE number > ?1 ORDER BY number LIMIT 1;
-- name: countPages
SELECT COUNT(*), COALESCE(SUM(certain), 0) FROM page;
