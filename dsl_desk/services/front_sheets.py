"""The front sheet of a child: what is written on it, one deed each, and read together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import MISSING, fields, replace
from datetime import date

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.front_sheet_facts import OnFrontSheet, facts, title_of
from dsl_desk.domain.front_sheet_file import (
    Cautions,
    FrontSheetFile,
    Sibling,
    in_ringing_order,
    is_current,
    not_to_be_contacted,
)
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.status import Status
from dsl_desk.services.chronicling import Edition
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.naming import people_names
from dsl_desk.store import chronology as stored
from dsl_desk.store import records
from dsl_desk.store.vault import Deed

Dated = FamilyMember | Professional | Status
"""What ends on a day and stays readable."""


NAMES_SIBLING = "sibling_id = ? AND sibling_id <> ''"
"""The second half lets SQLite use its index, which leaves out everyone else in a family."""

_NO_STATEMENT = frozenset({"emergency", "year", "form"})
"""Fields that move on without anything having been wrong: the order of ringing, the year at school."""


def save_front_sheet(desk: Desk, sheet: FrontSheet, reason: str = "") -> Changed:
    """Write the front sheet of the child with the same id.

    This and the three like it raise InvalidRecord when nothing is new, or when something said before is changed
    or taken back without a reason.
    """
    _require_child(desk, sheet.id)
    before = records.current(desk.connection, FrontSheet, sheet.id) or FrontSheet(sheet.id)
    _check_change(before, sheet, reason)
    with desk.deed() as deed:
        deed.record(sheet, reason)
    return changed(deed, sheet.id, [sheet.id])


def correct_child(desk: Desk, child: Child, reason: str = "") -> Changed:
    """Correct what the roll says of a child."""
    before = _require_child(desk, child.id)
    _check_change(before, child, reason)
    with desk.deed() as deed:
        deed.record(child, reason)
    return changed(deed, child.id, [child.id])


def save_family_member(desk: Desk, member: FamilyMember, reason: str = "") -> Changed:
    """Write down someone in the family; other emergency contacts make room in the order of ringing.

    A brother or sister on the roll is written once and read from both front sheets.
    """
    _require_child(desk, member.child_id)
    if member.sibling_id and records.current(desk.connection, Child, member.sibling_id) is None:
        raise InvalidRecord(Problem("sibling_id", "Choose a child who is on the roll"))
    before = records.current(desk.connection, FamilyMember, member.id)
    if before:
        _check_change(before, member, reason)
    with desk.deed() as deed:
        deed.record(member, reason)
        _make_room(desk, deed, member)
    siblings = {member.sibling_id, before.sibling_id if before else ""} - {""}
    return changed(deed, member.id, {member.child_id, *siblings})


def save_professional(desk: Desk, professional: Professional, reason: str = "") -> Changed:
    return _save(desk, professional, reason)


def save_status(desk: Desk, status: Status, reason: str = "") -> Changed:
    return _save(desk, status, reason)


def end(desk: Desk, record: Dated, day: date) -> Changed:
    """Say from which day a person or a status is history. Raises InvalidRecord for a day before it began."""
    ended = replace(record, until=day)
    if isinstance(ended, FamilyMember):
        return save_family_member(desk, replace(ended, emergency=0), "Ended")
    return _save(desk, ended, "Ended")


def front_sheet_file(desk: Desk, child_id: str) -> FrontSheetFile:
    """Everything on a child's front sheet."""
    siblings, family = _apart(desk, _family(desk, child_id))
    return FrontSheetFile(
        child=_require_child(desk, child_id),
        sheet=records.current(desk.connection, FrontSheet, child_id) or FrontSheet(child_id),
        family=tuple(family),
        siblings=_siblings(desk, child_id, siblings),
        professionals=records.where(desk.connection, Professional, "child_id = ?", child_id),
        statuses=records.where(desk.connection, Status, "child_id = ?", child_id),
        today=desk.today(),
    )


def current_statuses(desk: Desk, child_id: str) -> tuple[Status, ...]:
    """The plans, care and support of now, in the order they were written down."""
    found = records.where(desk.connection, Status, "child_id = ?", child_id)
    return tuple(status for status in found if status.current(desk.today()))


def must_not_contact(desk: Desk, child_id: str) -> tuple[FamilyMember, ...]:
    """Who must not be contacted about this child, each with the reason."""
    return not_to_be_contacted(_family(desk, child_id), desk.today())


def cautions(desk: Desk, child_id: str) -> Cautions:
    """What has to be known before anyone is contacted about this child or anything leaves."""
    return front_sheet_file(desk, child_id).cautions


def editions(desk: Desk, record: OnFrontSheet) -> tuple[Edition, ...]:
    """Every version of something on the front sheet, newest first."""
    names = people_names(desk)
    return tuple(
        Edition(
            number=version.number,
            recorded=school_time(version.recorded),
            author=names.get(version.author_id, ""),
            reason=version.reason,
            title=title_of(version.record),
            text="",
            exact_words="",
            facts=facts(version.record),
        )
        for version in reversed(records.versions(desk.connection, type(record), record.id))
    )


def _save(desk: Desk, record: Professional | Status, reason: str) -> Changed:
    _require_child(desk, record.child_id)
    before = records.current(desk.connection, type(record), record.id)
    if before:
        _check_change(before, record, reason)
    with desk.deed() as deed:
        deed.record(record, reason)
    return changed(deed, record.id, [record.child_id])


def _require_child(desk: Desk, child_id: str) -> Child:
    child = records.current(desk.connection, Child, child_id)
    if child is None:
        raise InvalidRecord(Problem("child_id", "Choose a child who is on the roll"))
    return child


def _check_change(before: OnFrontSheet, after: OnFrontSheet, reason: str) -> None:
    if after == before:
        raise InvalidRecord(Problem("reason", "Nothing has been changed yet"))
    problems = Problems()
    if _takes_back(before, after):
        problems.require("reason", reason, "Say why what was written before changes. The version before is kept")
    problems.note("reason", reason)
    problems.raise_if_any()


def _takes_back(before: OnFrontSheet, after: OnFrontSheet) -> bool:
    """Whether something that was said is said no longer, or otherwise; filling in a blank takes nothing back."""
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        blank = field.default is not MISSING and old == field.default
        kept = set(old) <= set(new) if isinstance(old, tuple) else old == new
        if not (blank or kept or field.name in _NO_STATEMENT):
            return True
    return False


def _make_room(desk: Desk, deed: Deed, member: FamilyMember) -> None:
    """Number the emergency contacts from 1, `member` standing where its own number says."""
    today = desk.today()
    family = tuple(each for each in _family(desk, member.child_id) if each.id != member.id)
    order = list(in_ringing_order(family, today))
    if member.emergency and is_current(member, today):
        order.insert(member.emergency - 1, member)
    for number, each in enumerate(order, 1):
        if each.emergency != number:
            deed.record(replace(each, emergency=number), "The order of ringing changed")


def _family(desk: Desk, child_id: str) -> tuple[FamilyMember, ...]:
    return records.where(desk.connection, FamilyMember, "child_id = ?", child_id)


def _apart(desk: Desk, members: Sequence[FamilyMember]) -> tuple[list[FamilyMember], list[FamilyMember]]:
    """Brothers and sisters on the roll, and everyone else; those whose own record was erased are family as any."""
    siblings: list[FamilyMember] = []
    family: list[FamilyMember] = []
    for member in members:
        on_roll = records.current(desk.connection, Child, member.sibling_id) is not None
        (siblings if on_roll else family).append(member)
    return siblings, family


def _siblings(desk: Desk, child_id: str, family: Sequence[FamilyMember]) -> tuple[Sibling, ...]:
    """Those this front sheet names, then those whose front sheet names this child."""
    named: dict[str, FamilyMember | None] = {each.sibling_id: each for each in family}
    naming = records.where(desk.connection, FamilyMember, NAMES_SIBLING, child_id)
    for member in naming:
        if is_current(member, desk.today()):
            named.setdefault(member.child_id, None)
    return tuple(Sibling(_require_child(desk, id_), member, _has_records(desk, id_)) for id_, member in named.items())


def _has_records(desk: Desk, child_id: str) -> bool:
    return next(stored.of_child(desk.connection, child_id), None) is not None
