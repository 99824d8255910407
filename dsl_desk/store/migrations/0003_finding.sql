-- Finding again in a large school: the roll is narrowed within one index, and a note says by itself what it is of.
-- A vault of an earlier version gets its notes anew from the journal after this script.

DROP INDEX child_by_name;
CREATE INDEX child_by_name ON child (sort_name, found_as, year, left_on);
CREATE INDEX concern_going_on ON concern (id) WHERE state <> 'closed';

-- text is what was written, folded the words of it that the tokenizer cannot fold as names are (fold in notes.py).
-- child_id is empty where the record is about the children of its involvements; day is when it was written.
DROP TABLE note;
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
INSERT INTO note (note, rank) VALUES ('secure-delete', 1);
