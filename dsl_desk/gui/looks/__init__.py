"""Who has looked at what."""
