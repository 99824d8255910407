"""From nothing to a vault with a recovery code that someone has."""
