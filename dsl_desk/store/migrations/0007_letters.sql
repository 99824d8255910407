-- Letters: the school's own texts, and who confirmed a translation.

CREATE TABLE letter_text (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

CREATE TABLE translation_check (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;

-- The logo and the signature of the school's letters.
CREATE TABLE letterhead_pictures (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL REFERENCES entry (position)
) STRICT, WITHOUT ROWID;
