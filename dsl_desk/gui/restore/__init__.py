"""Records made again from a backup, before anything is unlocked."""
