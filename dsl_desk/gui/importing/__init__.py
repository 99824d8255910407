"""A pupil list from a file to the roll: match the columns, look at what it would do, take it in."""
