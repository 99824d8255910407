-- A concern that only named people see.

-- `people` are their ids, apart by spaces; empty once it is lifted.
CREATE TABLE restriction (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position),
    concern_id TEXT NOT NULL UNIQUE,
    people TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Beside the journal, surviving a rebuild, made anew at each opening: what the person at the desk is not to see. The
-- projections hold no row of it (hiding.py). A name is the id of an entity, or the number of a bundle.
CREATE TABLE hidden (
    name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
