"""Reports that the law or guidance asks of someone: written down, made, or not needed for a reason.

The program asks and counts the time; whether a report is owed is always a person's answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.concern import Concern
from dsl_desk.domain.confirmation import InForce
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.school import Person
from dsl_desk.domain.when import NOT_STATED, When
from dsl_desk.services.catalogue.clock import clock, is_past
from dsl_desk.services.catalogue.duty import DutyKind, duties_to_consider, duty_kind, duty_kinds
from dsl_desk.services.confirming import standing
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import records

Raising = Observation | Concern
"""What can bring a duty to mind."""

ABOUT_CHILD = "id IN (SELECT matter_id FROM involvement WHERE child_id = ?)"


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty with its last moment, not stated where no limit is known; `late` once that has gone by unreported.

    `checked` is whether someone has confirmed that the limit is in force; one found not to be in force is none.
    """

    duty: Duty
    due: When
    late: bool
    checked: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A duty to think of because of what was recorded: `because` names it, `arose` is when that happened."""

    kind: DutyKind
    because: str
    arose: When


@dataclass(frozen=True, slots=True)
class DutiesOfChild:
    """What the child's page shows, at which time and to whom."""

    now: datetime
    person: Person
    owed: tuple[Owed, ...]
    questions: tuple[Question, ...]


def record_duty(desk: Desk, duty: Duty) -> Changed:
    """Write a duty down: to be reported, reported, or not needed. Raises InvalidRecord; DeskError for its kind."""
    duty_kind(duty.kind.code)
    return _keep(desk, duty, desk.now(), "")


def report_duty(
    desk: Desk, duty_id: str, reported: When, reported_to: str, reference: str = "", delay: str = ""
) -> Changed:
    """Say when a report was made and to whom. Raises InvalidRecord, also when it came late and no reason is given."""
    duty, recorded = _open(desk, duty_id)
    if reported == NOT_STATED:
        raise InvalidRecord(Problem("reported", "Enter when it was reported, or type not known"))
    made = replace(duty, reported=reported, reported_to=reported_to, reference=reference, delay=delay)
    return _keep(desk, made, recorded, "Reported")


def set_aside_duty(desk: Desk, duty_id: str, why: str) -> Changed:
    """Say why no report is needed after all. Raises InvalidRecord."""
    duty, _ = _open(desk, duty_id)
    if not why.strip():
        raise InvalidRecord(Problem("not_needed", "Enter why no report is needed"))
    with desk.deed() as deed:
        deed.record(replace(duty, not_needed=why), "No report needed")
    return changed(deed, duty.id, [duty.child_id])


def duties_of(desk: Desk, child_id: str) -> DutiesOfChild:
    """A child's duties, those still open first and the most urgent on top, and what is to be thought of."""
    found = [_owed(desk, duty) for duty in records.where(desk.connection, Duty, "child_id = ?", child_id)]
    found.sort(key=lambda each: (not each.duty.open, _moment(each.due)))
    return DutiesOfChild(desk.now(), desk.person, tuple(found), tuple(_questions(desk, child_id)))


def open_duties(desk: Desk) -> tuple[Owed, ...]:
    """Every report still to be made, the most urgent first."""
    found = [_owed(desk, duty) for duty in records.where(desk.connection, Duty, "open = 1")]
    return tuple(sorted(found, key=lambda each: _moment(each.due)))


def owed(desk: Desk, duty_id: str) -> Owed:
    """One duty with its last moment."""
    duty = records.current(desk.connection, Duty, duty_id)
    assert duty is not None, "pages only ask for duties that were listed"
    return _owed(desk, duty)


def waiting(desk: Desk, child_id: str) -> int:
    """How many of a child's duties are still to be reported."""
    return len(records.where(desk.connection, Duty, "child_id = ? AND open = 1", child_id))


def _keep(desk: Desk, duty: Duty, recorded: datetime, reason: str) -> Changed:
    due, _ = _limit(desk, duty, recorded)
    if not duty.delay.strip() and _after(duty.reported, due):
        raise InvalidRecord(Problem("delay", "Enter why it was not reported in time"))
    with desk.deed() as deed:
        deed.record(duty, reason)
    return changed(deed, duty.id, [duty.child_id])


def _open(desk: Desk, duty_id: str) -> tuple[Duty, datetime]:
    duty = records.current(desk.connection, Duty, duty_id)
    if duty is None or not duty.open:
        raise InvalidRecord(Problem("reported", "This duty is already dealt with"))
    return duty, school_time(records.first_recorded(desk.connection, Duty, duty_id))


def _owed(desk: Desk, duty: Duty) -> Owed:
    recorded = school_time(records.first_recorded(desk.connection, Duty, duty.id))
    due, checked = _limit(desk, duty, recorded)
    return Owed(duty, due, duty.open and is_past(due, desk.now()), checked)


def _limit(desk: Desk, duty: Duty, recorded: datetime) -> tuple[When, bool]:
    """The last moment by the clock of its kind, and whether that clock was checked.

    A kind that only an earlier edition of the guidance knew has none.
    """
    code = next((kind.clock for kind in duty_kinds() if kind.code == duty.kind.code), "")
    if not code:
        return NOT_STATED, False
    limit = clock(code)
    status = standing(desk, limit.sources)
    due = NOT_STATED if status is InForce.NO else limit.due(duty.arose, recorded)
    return due, status is InForce.YES


def _after(reported: When, due: When) -> bool:
    """Whether a report came after its last moment, as far as its time is known."""
    if reported.day is None or due.day is None or reported.day != due.day:
        return bool(reported.day and due.day and reported.day > due.day)
    return bool(reported.time and due.time and reported.time > due.time)


def _moment(due: When) -> tuple[str, str]:
    """Sorts the earliest first, a day after its times, and what has no limit last."""
    return (due.day.isoformat() if due.day else "9999", due.time.isoformat() if due.time else "24")


def _questions(desk: Desk, child_id: str) -> Iterator[Question]:
    """Each kind of duty that something recorded since its last answer brings to mind, once."""
    duties = records.where(desk.connection, Duty, "child_id = ?", child_id)
    observed = _raising(records.where(desk.connection, Observation, ABOUT_CHILD, child_id))
    concerns = _raising(records.where(desk.connection, Concern, ABOUT_CHILD, child_id))
    for kind in duty_kinds():
        raised = [*_raised_last(desk, kind, observed), *_raised_last(desk, kind, concerns)]
        if not raised:
            continue
        newest, record = max(raised, key=lambda each: each[0])
        own = [duty.id for duty in duties if duty.kind.code == kind.code]
        if all(records.first_recorded(desk.connection, Duty, id_) < newest for id_ in own):
            yield _question(kind, record)


def _raising(noted: Iterable[Raising]) -> list[tuple[Raising, tuple[DutyKind, ...]]]:
    """The records that bring a duty to mind, each with the kinds, the one changed last at the end."""
    return [(record, kinds) for record in noted if (kinds := _considered(record))]


def _raised_last(
    desk: Desk, kind: DutyKind, raising: Sequence[tuple[Raising, tuple[DutyKind, ...]]]
) -> tuple[tuple[datetime, Raising], ...]:
    """The record that brought this duty to mind last, and when its first version that does so was written."""
    found: list[tuple[datetime, Raising]] = []
    for record, kinds in reversed(raising):
        if kind not in kinds:
            continue
        versions = records.versions(desk.connection, type(record), record.id)
        if found and versions[-1].recorded <= found[-1][0]:
            break  # what was changed earlier cannot have brought it up later
        raised = next(version.recorded for version in versions if kind in _considered(version.record))
        if not found or raised > found[-1][0]:
            found.append((raised, record))
    return tuple(found[-1:])


def _question(kind: DutyKind, record: Raising) -> Question:
    if isinstance(record, Concern):
        return Question(kind, record.title, NOT_STATED)
    signs = ", ".join(term.wording for term in (record.indicators or record.domains))
    return Question(kind, signs, record.noticed if record.noticed != NOT_STATED else record.happened)


def _considered(record: Raising) -> tuple[DutyKind, ...]:
    if isinstance(record, Concern):
        return duties_to_consider(exploitation=[term.code for term in record.exploitation])
    return duties_to_consider([term.code for term in record.domains], [term.code for term in record.indicators])
