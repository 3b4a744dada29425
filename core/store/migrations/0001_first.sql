-- Times are milliseconds since 1970 in UTC and are only shown; `sequence` (of the history) decides order.

-- Which migrations this file has had; `user_version` says the same in the header.
CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    schema_digest TEXT NOT NULL -- SHA-256 of all definitions after it
) STRICT;

CREATE TABLE library (
    id TEXT NOT NULL,
    created INTEGER NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

-- `url` (the first alias) and `title` are as the list last gave them; `alias` decides which entry is which article.
CREATE TABLE article (
    id TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    first_seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (
    url TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id),
    checksum INTEGER NOT NULL -- a changed letter here would part an article from its words
) STRICT, WITHOUT ROWID;

CREATE TABLE catalogue (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL, -- '': the bundled list
    name TEXT NOT NULL,
    bundled INTEGER NOT NULL,
    forgotten INTEGER NOT NULL DEFAULT 0,
    last_opened INTEGER NOT NULL,
    fingerprint TEXT NOT NULL -- SHA-256 of the list when `catalogue_article` was last written
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX catalogue_path ON catalogue (path);

-- What a list held when it was last read: by this a renamed file is recognised.
CREATE TABLE catalogue_article (
    catalogue TEXT NOT NULL REFERENCES catalogue (id),
    article TEXT NOT NULL REFERENCES article (id),
    PRIMARY KEY (catalogue, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE status (
    article TEXT PRIMARY KEY REFERENCES article (id),
    state INTEGER NOT NULL,
    starred INTEGER, -- NULL: as the list says
    first_opened INTEGER NOT NULL,
    last_opened INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    opened INTEGER NOT NULL, -- sequence of the last opening; 0: never
    sequence INTEGER NOT NULL,
    checksum INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
    article TEXT PRIMARY KEY REFERENCES article (id),
    view TEXT NOT NULL,
    anchor TEXT NOT NULL,
    fraction REAL NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The note of an article is its last revision; none is ever removed.
CREATE TABLE note_revision (
    sequence INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id),
    empty INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    markdown TEXT NOT NULL
) STRICT;

CREATE INDEX note_latest ON note_revision (article, sequence, empty);

-- A removed annotation stays as a row, so that a restore does not bring it back.
CREATE TABLE annotation (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id),
    removed INTEGER NOT NULL,
    colour INTEGER NOT NULL,
    note TEXT NOT NULL,
    language TEXT NOT NULL,
    selectors TEXT NOT NULL, -- JSON array of W3C selectors
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX annotation_article ON annotation (article);

CREATE TABLE history (
    sequence INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    article TEXT NOT NULL,
    annotation TEXT NOT NULL,
    before TEXT NOT NULL, -- JSON
    after TEXT NOT NULL, -- JSON
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX history_article ON history (article);
