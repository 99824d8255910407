"""How anyone can tell a made-up school from a real one, whatever root certificate they were handed."""

from __future__ import annotations

SUBJECT_UNIT = "MADE-UP SCHOOL - DEMONSTRATION"
"""Organisational unit in the subject of every demonstration certificate; no real school's certificate carries it."""
