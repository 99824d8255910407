"""Backups: where they go, which there are, and making one."""
