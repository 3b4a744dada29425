-- When a page was tried last and did not come; 0: it was not tried, or it came. It is told until it came or the person
-- has done with it.
ALTER TABLE capture_queue ADD COLUMN missed_at INTEGER NOT NULL DEFAULT 0;
