"""The vault, and the only SQL in the program."""
