-- What the school knows of its recipients, of what it did not share, and of files that came from other schools.

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
    SELECT child_id, sort_at, position, 'referral', version, recorded FROM referral;
