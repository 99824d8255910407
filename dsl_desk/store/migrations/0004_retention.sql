-- What was decided about keeping a child's record, and erasing by one audited deed.

ALTER TABLE child ADD COLUMN born TEXT NOT NULL DEFAULT '';
CREATE INDEX child_by_born ON child (born) WHERE born <> '';

CREATE TABLE retention_review (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    child_id TEXT NOT NULL REFERENCES child (id),
    next_review TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX retention_review_by_child ON retention_review (child_id, position);

CREATE TABLE erasure (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

-- A body goes only while the erasure that names its entity is the newest entry. What happened to the records, who
-- signed, and earlier tombstones are never erased; an id may be theirs and a child's at once.
DROP TRIGGER body_is_kept;
CREATE TRIGGER body_is_kept BEFORE DELETE ON body
WHEN NOT EXISTS (
    SELECT 1 FROM entry gone, body tombstone, json_each(tombstone.content, '$.record.entities') named
    WHERE gone.position = OLD.position AND gone.entity = named.value
        AND gone.kind NOT IN ('event', 'erasure', 'person', 'school')
        AND tombstone.position = (SELECT max(position) FROM entry)
        AND (SELECT kind FROM entry WHERE position = tombstone.position) = 'erasure'
)
BEGIN
    SELECT raise(ABORT, 'journal: only an erasure takes bodies away');
END;

CREATE INDEX attachment_by_file ON attachment (sha256);
DROP TRIGGER attached_file_is_kept;
CREATE TRIGGER attached_file_is_kept BEFORE DELETE ON attached_file
WHEN (SELECT kind FROM entry ORDER BY position DESC LIMIT 1) IS NOT 'erasure'
    OR EXISTS (SELECT 1 FROM attachment WHERE sha256 = OLD.sha256)
BEGIN
    SELECT raise(ABORT, 'attachments are not deleted');
END;
