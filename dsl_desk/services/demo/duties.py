"""The duties to report of the made-up story: one reported, two waiting, one that was not owed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SCHOOL_ZONE
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services.catalogue.duty import duty_kind
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.demo.telling import TimedDeed
from dsl_desk.services.desk import Desk
from dsl_desk.services.duties import record_duty, report_duty

WRITTEN_DOWN, REPORTED = time(16, 30), time(9, 20)


@dataclass(frozen=True, slots=True)
class DutyLine:
    """`child` counts the roll from 0; a line with neither a report nor a reason against one is still waiting."""

    child: int
    kind: str
    days_ago: int
    time: str
    owed_by: str
    words: str
    reported_days_ago: int | None = None
    reported_to: str = ""
    reference: str = ""
    not_needed: str = ""


def duty_events(desk: Desk, roll: Sequence[Child], today: datetime) -> Iterator[TimedDeed]:
    """Each duty when it was written down, and its report when it was made."""
    for line in load(tuple[DutyLine, ...], "demo/duties.json"):
        arose = today.date() - timedelta(days=line.days_ago)
        when = When(Certainty.EXACT, arose, time.fromisoformat(line.time))
        duty = Duty(
            desk.new_id(), roll[line.child].id, duty_kind(line.kind).term, line.owed_by, when,
            not_needed=line.not_needed, words=line.words,
        )  # fmt: skip
        yield datetime.combine(arose, WRITTEN_DOWN, SCHOOL_ZONE), _record(desk, duty)
        if line.reported_days_ago is not None:
            day = today.date() - timedelta(days=line.reported_days_ago)
            yield datetime.combine(day, WRITTEN_DOWN, SCHOOL_ZONE), _report(desk, duty, line, day)


def _record(desk: Desk, duty: Duty) -> Callable[[], object]:
    return lambda: record_duty(desk, duty)


def _report(desk: Desk, duty: Duty, line: DutyLine, day: date) -> Callable[[], object]:
    reported = When(Certainty.EXACT, day, REPORTED)
    return lambda: report_duty(desk, duty.id, reported, line.reported_to, line.reference)
