-- What the school knows of its recipients, of what it did not share, and of files that came from other schools.

-- Notices of a changed key are kept here too, not only what left in bundles.
ALTER TABLE kept_file RENAME COLUMN sharing_id TO entity;

-- How bundles reach an agency; `id` is the agency's.
CREATE TABLE recipient (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

-- Changes of the school's signing key.
CREATE TABLE key_change (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

-- The school's own holidays.
CREATE TABLE school_calendar (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

-- Bundles in every state they can come to.
DROP VIEW chronology;
DROP TABLE sharing;
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
CREATE INDEX sharing_by_child ON sharing (child_id);
CREATE INDEX sharing_open ON sharing (position) WHERE state NOT IN ('never sent', 'outcome known');

CREATE TABLE not_shared (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    child_id TEXT NOT NULL REFERENCES child (id),
    concern_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX not_shared_by_child ON not_shared (child_id);

-- A child's whole file on its way to the next school.
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
CREATE INDEX transfer_by_child ON transfer (child_id);

-- Files of other schools, and what stood in them. `key_sha256` is empty where nobody has accepted the key.
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
CREATE INDEX received_file_by_child ON received_file (child_id);

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
CREATE INDEX received_record_by_child ON received_record (child_id);

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
