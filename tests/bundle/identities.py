"""Throw-away schools, made by the room that makes real ones."""

from __future__ import annotations

from datetime import UTC, datetime

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.keys.identity import Subject, issue_leaf, make_root

LAST_YEAR = datetime(2025, 9, 1, tzinfo=UTC)


def new_school(now: datetime, *, demonstration: bool = False) -> SchoolIdentity:
    """Each call makes a different school that looks the same."""
    subject = Subject("Hollin Bank School", "Designated safeguarding lead", "dsl@school.example", demonstration)
    root = make_root(subject, now)
    leaf = issue_leaf(root, subject, now)
    return SchoolIdentity(root.certificate, leaf.certificate, leaf.private_key)
