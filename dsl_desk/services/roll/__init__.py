"""The roll: found, listed, taken in from a pupil list, moved up, left."""
