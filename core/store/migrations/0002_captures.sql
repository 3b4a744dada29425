-- Captures: one row each, changed only in what becomes known later (forgotten, proven, reading). What a capture is made
-- of stands in its manifest file, its bytes in part files; both lie beside this file.
-- A forgotten capture stays as a row, so that a restore does not bring it back.
CREATE TABLE capture (
    id TEXT PRIMARY KEY,
    article TEXT REFERENCES article (id), -- for which it was made; NULL: whose address it has, see `alias`
    url TEXT NOT NULL, -- that was asked for
    alias TEXT NOT NULL, -- the same as the table `alias` would have it
    final_url TEXT NOT NULL, -- where it led
    final_alias TEXT NOT NULL,
    title TEXT NOT NULL,
    byline TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT NOT NULL,
    captured_at INTEGER NOT NULL,
    state INTEGER NOT NULL,
    reason TEXT NOT NULL,
    origin INTEGER NOT NULL,
    proven INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    missing INTEGER NOT NULL,
    reading TEXT NOT NULL, -- part that holds the article of the reading view; '': not taken out yet
    forgotten INTEGER NOT NULL, -- 1: out of sight; 2: its space was given back too
    sequence INTEGER NOT NULL,
    checksum INTEGER NOT NULL -- over all but `forgotten` 2, which is 1 here
) STRICT, WITHOUT ROWID;

CREATE INDEX capture_article ON capture (article);
CREATE INDEX capture_alias ON capture (alias);
CREATE INDEX capture_final_alias ON capture (final_alias);
CREATE INDEX capture_sequence ON capture (sequence);
CREATE INDEX capture_forgotten ON capture (forgotten) WHERE forgotten = 1;

-- What waits to be captured.
CREATE TABLE capture_queue (
    article TEXT PRIMARY KEY REFERENCES article (id),
    position INTEGER NOT NULL,
    urls TEXT NOT NULL, -- one a line
    title TEXT NOT NULL,
    state INTEGER NOT NULL,
    capture TEXT NOT NULL,
    reason TEXT NOT NULL,
    attempts INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX capture_queue_position ON capture_queue (position);

-- Where links stand. `failed_since` is the first failure after which none went well; 0: the last one went well.
CREATE TABLE link (
    url TEXT PRIMARY KEY, -- as the table `alias` has it
    checked INTEGER NOT NULL,
    failed_since INTEGER NOT NULL,
    dead INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
