-- name: articles
SELECT id, url, title FROM article ORDER BY id;
-- name: articlesBack
SELECT id, url, title FROM article ORDER BY id DESC;
-- name: aliases
SELECT url, article, checksum FROM alias ORDER BY url;
-- name: aliasesBack
SELECT url, article, checksum FROM alias ORDER BY url DESC;
-- name: catalogues
SELECT id, path, name, bundled, forgotten, last_opened FROM catalogue ORDER BY id;
-- name: places
SELECT article, view, anchor, fraction, at FROM place ORDER BY article;
-- name: placesBack
SELECT article, view, anchor, fraction, at FROM place ORDER BY article DESC;
-- name: statuses
SELECT article, state, starred, first_opened, last_opened, finished, opened, sequence, checksum FROM status
ORDER BY article;
-- name: statusesBack
SELECT article, state, starred, first_opened, last_opened, finished, opened, sequence, checksum FROM status
ORDER BY article DESC;
-- name: notes
SELECT sequence, article, modified, sha256, markdown FROM note_revision ORDER BY sequence;
-- name: notesBack
SELECT sequence, article, modified, sha256, markdown FROM note_revision ORDER BY sequence DESC;
-- name: annotations
SELECT id, article, removed, colour, note, language, selectors, created, modified, sequence, sha256 FROM annotation
ORDER BY id;
-- name: annotationsBack
SELECT id, article, removed, colour, note, language, selectors, created, modified, sequence, sha256 FROM annotation
ORDER BY id DESC;
-- name: history
SELECT sequence, kind, article, annotation, before, after, at FROM history ORDER BY sequence;
-- name: historyBack
SELECT sequence, kind, article, annotation, before, after, at FROM history ORDER BY sequence DESC;
-- name: captures
SELECT c.id, c.article, c.url, c.alias, c.final_url, c.final_alias, c.title, c.byline, c.language, c.published,
    c.captured_at, c.state, c.reason, c.origin, c.proven, c.bytes, c.parts, c.missing, c.reading, c.forgotten,
    c.sequence, c.checksum, ''
FROM capture AS c ORDER BY c.id;
-- name: capturesBack
SELECT c.id, c.article, c.url, c.alias, c.final_url, c.final_alias, c.title, c.byline, c.language, c.published,
    c.captured_at, c.state, c.reason, c.origin, c.proven, c.bytes, c.parts, c.missing, c.reading, c.forgotten,
    c.sequence, c.checksum, ''
FROM capture AS c ORDER BY c.id DESC;
-- name: queue
SELECT article, position, urls, title, state, capture, reason, attempts, 0 FROM capture_queue ORDER BY article;
-- name: links
SELECT url, checked, failed_since, dead, reason FROM link ORDER BY url;
-- name: linksBack
SELECT url, checked, failed_since, dead, reason FROM link ORDER BY url DESC;
