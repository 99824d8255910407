-- Letters: the school's own texts, and who confirmed a translation.

CREATE TABLE translation_check (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;
