-- The whole record: the front sheet, statuses, duties, referrals, what police send, subjects and links, attachments.
-- A vault of an earlier version gets its projections anew from the journal after this script (vault.py).

ALTER TABLE child ADD COLUMN year TEXT NOT NULL DEFAULT '';
ALTER TABLE child ADD COLUMN upn TEXT NOT NULL DEFAULT '';
ALTER TABLE child ADD COLUMN left_on TEXT NOT NULL DEFAULT '';
CREATE INDEX child_by_upn ON child (upn) WHERE upn <> '';

CREATE TABLE front_sheet (
    id TEXT PRIMARY KEY REFERENCES child (id),
    position INTEGER NOT NULL REFERENCES entry (position),
    confidential INTEGER NOT NULL CHECK (confidential IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE family_member (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    child_id TEXT NOT NULL REFERENCES child (id),
    sibling_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX family_member_by_child ON family_member (child_id);
CREATE INDEX family_member_by_sibling ON family_member (sibling_id) WHERE sibling_id <> '';

CREATE TABLE professional (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    child_id TEXT NOT NULL REFERENCES child (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX professional_by_child ON professional (child_id);

CREATE TABLE status (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    code TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX status_by_child ON status (child_id);
CREATE INDEX status_by_code ON status (code, child_id);

-- The bytes stand beside the journal (attached_file below); the record holds their hash.
CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    matter_id TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_by_matter ON attachment (matter_id);

CREATE TABLE confirmation (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    concern_id TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_by_child ON duty (child_id);
CREATE INDEX duty_open ON duty (sort_at) WHERE open = 1;

CREATE TABLE referral (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    concern_id TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    reply_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_by_child ON referral (child_id);
CREATE INDEX referral_open ON referral (sort_at) WHERE open = 1;

CREATE TABLE encompass_notice (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    follow_up TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX encompass_notice_open ON encompass_notice (sort_at) WHERE open = 1;
CREATE INDEX encompass_notice_by_follow_up ON encompass_notice (follow_up) WHERE follow_up <> '';

CREATE TABLE police_request (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    reply_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX police_request_open ON police_request (sort_at) WHERE open = 1;

CREATE TABLE subject (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    kind TEXT NOT NULL CHECK (kind IN ('person', 'vehicle', 'place', 'phone', 'account')),
    label TEXT NOT NULL,
    found_as TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    subject_id TEXT NOT NULL REFERENCES subject (id),
    child_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    day TEXT NOT NULL,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    CHECK ((child_id = '') <> (other_id = ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_subject ON link (subject_id, child_id);
CREATE INDEX link_by_child ON link (child_id, subject_id);
CREATE INDEX link_by_other ON link (other_id, subject_id);

CREATE TABLE significance (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    record_id TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    UNIQUE (child_id, record_id)
) STRICT, WITHOUT ROWID;

DROP VIEW chronology;
CREATE VIEW chronology AS
    SELECT i.child_id, o.sort_at, o.position, 'observation' AS kind, o.version, o.recorded
    FROM involvement i JOIN observation o ON o.id = i.matter_id
    UNION ALL
    SELECT i.child_id, c.sort_at, c.position, 'contact', c.version, c.recorded
    FROM involvement i JOIN contact c ON c.id = i.matter_id
    UNION ALL
    SELECT i.child_id, d.sort_at, d.position, 'decision', d.version, d.recorded
    FROM involvement i JOIN decision d ON d.id = i.matter_id
    UNION ALL
    SELECT i.child_id, n.sort_at, n.position, 'encompass_notice', n.version, n.recorded
    FROM involvement i JOIN encompass_notice n ON n.id = i.matter_id
    UNION ALL
    SELECT i.child_id, r.sort_at, r.position, 'police_request', r.version, r.recorded
    FROM involvement i JOIN police_request r ON r.id = i.matter_id
    UNION ALL
    SELECT child_id, sort_at, position, 'action', version, recorded FROM action
    UNION ALL
    SELECT child_id, sort_at, position, 'route_answer', version, recorded FROM route_answer
    UNION ALL
    SELECT child_id, sort_at, position, 'sharing', version, recorded FROM sharing
    UNION ALL
    SELECT child_id, sort_at, position, 'status', version, recorded FROM status
    UNION ALL
    SELECT child_id, sort_at, position, 'duty', version, recorded FROM duty
    UNION ALL
    SELECT child_id, sort_at, position, 'referral', version, recorded FROM referral;

-- Who has looked: what one person did without changing a record, newest first.
CREATE INDEX entry_events_by_author ON entry (author, position) WHERE kind = 'event';

-- Beside the journal, surviving a rebuild: the bytes of attachments, by their SHA-256.
CREATE TABLE attached_file (
    sha256 TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;
CREATE TRIGGER attached_file_stays BEFORE UPDATE ON attached_file
BEGIN
    SELECT raise(ABORT, 'attachments do not change');
END;
CREATE TRIGGER attached_file_is_kept BEFORE DELETE ON attached_file
BEGIN
    SELECT raise(ABORT, 'attachments are not deleted');
END;
