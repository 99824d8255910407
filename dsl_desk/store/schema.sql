CREATE TABLE action (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    concern_id TEXT NOT NULL,
    due TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE agency (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE attached_file (
    sha256 TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    matter_id TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE body (
    position INTEGER PRIMARY KEY REFERENCES entry (position),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    content TEXT NOT NULL
) STRICT;

CREATE TABLE child (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    found_as TEXT NOT NULL
, year TEXT NOT NULL DEFAULT '', upn TEXT NOT NULL DEFAULT '', left_on TEXT NOT NULL DEFAULT '', born TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;

CREATE TABLE concern (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'monitoring', 'closed'))
) STRICT, WITHOUT ROWID;

CREATE TABLE confirmation (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    concern_id TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    whom TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    concern_id TEXT NOT NULL,
    review_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE directory_entry (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    agency_id TEXT NOT NULL REFERENCES agency (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE distribution (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    recorded TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    form TEXT NOT NULL,
    saved TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

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

CREATE TABLE encompass_notice (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    follow_up TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    position INTEGER PRIMARY KEY,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    deed TEXT NOT NULL,
    time TEXT NOT NULL,
    monotonic INTEGER NOT NULL,
    boot TEXT NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    kind_version INTEGER NOT NULL,
    entity TEXT NOT NULL,
    supersedes TEXT NOT NULL,
    digest TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    signature TEXT NOT NULL,
    UNIQUE (device, seq)
) STRICT;

CREATE TABLE erasure (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

CREATE TABLE family_member (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    child_id TEXT NOT NULL REFERENCES child (id),
    sibling_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE front_sheet (
    id TEXT PRIMARY KEY REFERENCES child (id),
    position INTEGER NOT NULL REFERENCES entry (position),
    confidential INTEGER NOT NULL CHECK (confidential IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE hidden (
    name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE involvement (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    matter_id TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    role TEXT NOT NULL,
    UNIQUE (matter_id, child_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_file (
    entity TEXT NOT NULL,
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (entity, name)
) STRICT;

CREATE TABLE key_change (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

CREATE TABLE letter_text (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

CREATE TABLE letterhead_pictures (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
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

CREATE TABLE not_shared (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    concern_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE note USING fts5 (
    text,
    folded,
    kind UNINDEXED,
    entity UNINDEXED,
    child_id UNINDEXED,
    day UNINDEXED,
    prefix = '2 3 4 5',
    columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE observation (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    concern_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE police_request (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    reply_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE professional (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    child_id TEXT NOT NULL REFERENCES child (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE received_file (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    payload_sha256 TEXT NOT NULL,
    key_sha256 TEXT NOT NULL,
    receipted INTEGER NOT NULL CHECK (receipted IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE received_record (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    file_id TEXT NOT NULL,
    came_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recipient (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE restriction (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    concern_id TEXT NOT NULL UNIQUE,
    people TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE retention_review (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    child_id TEXT NOT NULL REFERENCES child (id),
    next_review TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE route_answer (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE school (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

CREATE TABLE school_calendar (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

CREATE TABLE school_key (
    role TEXT PRIMARY KEY CHECK (role IN ('root', 'leaf')),
    certificate TEXT NOT NULL,
    private_key TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE sharing (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    agency_id TEXT NOT NULL REFERENCES agency (id),
    bundle TEXT NOT NULL UNIQUE,
    sequence INTEGER NOT NULL,
    sums_sha256 TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('made', 'never sent', 'sent', 'received intact', 'accepted', 'returned', 'outcome known')),
    UNIQUE (agency_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE significance (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    record_id TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    UNIQUE (child_id, record_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE store (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    made TEXT NOT NULL,
    demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1))
) STRICT;

CREATE TABLE subject (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    kind TEXT NOT NULL CHECK (kind IN ('person', 'vehicle', 'place', 'phone', 'account')),
    label TEXT NOT NULL,
    found_as TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE transfer (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    awaits_receipt INTEGER NOT NULL CHECK (awaits_receipt IN (0, 1)),
    counted_from TEXT NOT NULL,
    sharing_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE translation_check (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

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
    SELECT child_id, sort_at, position, 'not_shared', version, recorded FROM not_shared
    UNION ALL
    SELECT child_id, sort_at, position, 'status', version, recorded FROM status
    UNION ALL
    SELECT child_id, sort_at, position, 'duty', version, recorded FROM duty
    UNION ALL
    SELECT child_id, sort_at, position, 'referral', version, recorded FROM referral
    UNION ALL
    SELECT child_id, sort_at, position, 'transfer', version, recorded FROM transfer
    UNION ALL
    SELECT child_id, sort_at, position, 'received_file', version, recorded FROM received_file
    UNION ALL
    SELECT child_id, sort_at, position, 'received_record', version, recorded FROM received_record;

CREATE INDEX action_by_child ON action (child_id);

CREATE INDEX action_open_by_due ON action (due) WHERE open = 1;

CREATE INDEX attachment_by_file ON attachment (sha256);

CREATE INDEX attachment_by_matter ON attachment (matter_id);

CREATE INDEX child_by_born ON child (born) WHERE born <> '';

CREATE INDEX child_by_name ON child (sort_name, found_as, year, left_on);

CREATE INDEX child_by_upn ON child (upn) WHERE upn <> '';

CREATE INDEX concern_going_on ON concern (id) WHERE state <> 'closed';

CREATE INDEX contact_by_follow_up ON contact (follow_up) WHERE follow_up <> '';

CREATE INDEX contact_by_recorded ON contact (recorded);

CREATE INDEX contact_by_whom ON contact (whom, position);

CREATE INDEX decision_by_concern ON decision (concern_id, position);

CREATE INDEX decision_by_review ON decision (review_on) WHERE review_on <> '';

CREATE INDEX duty_by_child ON duty (child_id);

CREATE INDEX duty_open ON duty (sort_at) WHERE open = 1;

CREATE INDEX encompass_notice_by_follow_up ON encompass_notice (follow_up) WHERE follow_up <> '';

CREATE INDEX encompass_notice_open ON encompass_notice (sort_at) WHERE open = 1;

CREATE INDEX entry_by_entity ON entry (entity, position);

CREATE INDEX entry_events_by_author ON entry (author, position) WHERE kind = 'event';

CREATE UNIQUE INDEX entry_supersedes_once ON entry (supersedes) WHERE supersedes <> '';

CREATE INDEX family_member_by_child ON family_member (child_id);

CREATE INDEX family_member_by_sibling ON family_member (sibling_id) WHERE sibling_id <> '';

CREATE INDEX involvement_by_child ON involvement (child_id, matter_id);

CREATE INDEX link_by_child ON link (child_id, subject_id);

CREATE INDEX link_by_other ON link (other_id, subject_id);

CREATE INDEX link_by_subject ON link (subject_id, child_id);

CREATE INDEX not_shared_by_child ON not_shared (child_id);

CREATE INDEX observation_by_recorded ON observation (recorded);

CREATE INDEX police_request_open ON police_request (sort_at) WHERE open = 1;

CREATE INDEX professional_by_child ON professional (child_id);

CREATE INDEX received_file_by_child ON received_file (child_id);

CREATE INDEX received_record_by_child ON received_record (child_id);

CREATE INDEX referral_by_child ON referral (child_id);

CREATE INDEX referral_open ON referral (sort_at) WHERE open = 1;

CREATE INDEX retention_review_by_child ON retention_review (child_id, position);

CREATE INDEX route_answer_by_child ON route_answer (child_id);

CREATE INDEX sharing_by_child ON sharing (child_id);

CREATE INDEX sharing_open ON sharing (position) WHERE state NOT IN ('never sent', 'outcome known');

CREATE INDEX status_by_child ON status (child_id);

CREATE INDEX status_by_code ON status (code, child_id);

CREATE INDEX transfer_by_child ON transfer (child_id);

CREATE TRIGGER attached_file_is_kept BEFORE DELETE ON attached_file
WHEN (SELECT kind FROM entry ORDER BY position DESC LIMIT 1) IS NOT 'erasure'
    OR EXISTS (SELECT 1 FROM attachment WHERE sha256 = OLD.sha256)
BEGIN
    SELECT raise(ABORT, 'attachments are not deleted');
END;

CREATE TRIGGER attached_file_stays BEFORE UPDATE ON attached_file
BEGIN
    SELECT raise(ABORT, 'attachments do not change');
END;

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

CREATE TRIGGER body_of_last_entry BEFORE INSERT ON body
WHEN NEW.position IS NOT (SELECT max(position) FROM entry)
    OR EXISTS (SELECT 1 FROM body WHERE position = NEW.position)
BEGIN
    SELECT raise(ABORT, 'journal: a body comes with its entry');
END;

CREATE TRIGGER body_stays BEFORE UPDATE ON body
BEGIN
    SELECT raise(ABORT, 'journal: bodies do not change');
END;

CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM entry)
    OR NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry WHERE device = NEW.device)
    OR NEW.previous IS NOT coalesce(
        (SELECT hash FROM entry WHERE device = NEW.device AND seq = NEW.seq - 1), printf('%064d', 0)
    )
BEGIN
    SELECT raise(ABORT, 'journal: out of order');
END;

CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
BEGIN
    SELECT raise(ABORT, 'journal: entries are not deleted');
END;

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN
    SELECT raise(ABORT, 'journal: entries do not change');
END;
