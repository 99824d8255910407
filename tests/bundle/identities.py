"""Throw-away schools, made by the room that makes real ones."""

from __future__ import annotations

from datetime import UTC, datetime

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.keys.identity import Subject, issue_leaf, make_root

LAST_YEAR = datetime(2025, 9, 1, tzinfo=UTC)


def new_school(now: datetime, *, demonstration: bool = False) -> SchoolIdentity:
    """Each call makes a different school that looks the same."""
    return two_leaves(now, demonstration=demonstration)[0]


def two_leaves(now: datetime, *, demonstration: bool = False) -> tuple[SchoolIdentity, SchoolIdentity]:
    """One school with two leaves under its root."""
    subject = Subject("Hollin Bank School", "Designated safeguarding lead", "dsl@school.example", demonstration)
    root = make_root(subject, now)
    first, second = issue_leaf(root, subject, now), issue_leaf(root, subject, now)
    return (
        SchoolIdentity(root.certificate, first.certificate, first.private_key),
        SchoolIdentity(root.certificate, second.certificate, second.private_key),
    )
