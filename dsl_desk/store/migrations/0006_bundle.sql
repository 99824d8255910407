-- What the school knows of its recipients, of what it did not share, and of files that came from other schools.

-- How bundles reach an agency; `id` is the agency's.
CREATE TABLE recipient (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;
