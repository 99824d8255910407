"""Files to be kept with a record: chosen, described, and never opened here."""
