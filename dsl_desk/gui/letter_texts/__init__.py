"""The texts of letters: ours and the school's own, in every language, and who confirmed a translation."""
