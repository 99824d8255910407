"""Someone with access leaves: the list that leads through it."""
