"""DSL Desk: offline-first safeguarding records for designated safeguarding leads."""

__version__ = "0.1.0"
