"""Writing down subjects and what links them, and finding those already there."""

from __future__ import annotations

from dataclasses import replace

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.likeness import may_be_same
from dsl_desk.domain.link import Link
from dsl_desk.domain.subject import Subject
from dsl_desk.services.correcting import check_correction, current
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import records, subjects

ALIKE_SHOWN = 5


def save_subject(desk: Desk, subject: Subject, reason: str = "") -> Changed:
    """Write down a subject, or correct it with a reason. Raises InvalidRecord."""
    before = records.current(desk.connection, Subject, subject.id)
    if before:
        check_correction(before, subject, reason)
    with desk.deed() as deed:
        deed.record(subject, reason)
    return changed(deed, subject.id, _children_of(desk, subject.id))


def link(desk: Desk, made: Link, subject: Subject | None = None) -> Changed:
    """Link a subject to a child or another subject; a new `subject` is written down in the same deed."""
    with desk.deed() as deed:
        if subject:
            deed.record(subject)
        deed.record(made)
    return changed(deed, made.id, _children_of(desk, made.subject_id))


def withdraw_link(desk: Desk, link_id: str, reason: str) -> Changed:
    """Take back a link made in error: it no longer counts, and stays to be seen. Raises InvalidRecord."""
    before = current(desk, Link, link_id)
    withdrawn = replace(before, withdrawn=True)
    check_correction(before, withdrawn, reason)
    with desk.deed() as deed:
        deed.record(withdrawn, reason)
    return changed(deed, link_id, _children_of(desk, before.subject_id))


def alike(desk: Desk, subject: Subject) -> tuple[Subject, ...]:
    """Subjects already written down that may be the same one: to be looked at before a second is made."""
    known = records.where(desk.connection, Subject, "kind = ?", subject.kind.value)
    return tuple(each for each in known if may_be_same(subject, each))[:ALIKE_SHOWN]


def every_subject(desk: Desk) -> tuple[Subject, ...]:
    """All subjects, by what they are called."""
    return records.every(desk.connection, Subject, "label")


def _children_of(desk: Desk, subject_id: str) -> list[str]:
    links = subjects.links_of_subject(desk.connection, subject_id)
    return [each.child_id for each in links if each.child_id]
