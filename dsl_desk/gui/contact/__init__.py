"""Logging a contact."""
