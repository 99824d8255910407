"""One record of any kind as a line of the chronology: a title and the words."""

from __future__ import annotations

from functools import singledispatch

from dsl_desk.domain.action import Action
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.when import NOT_STATED, When, say_day, say_when


def when_of(record: object) -> When:
    """When it happened, as far as this kind of record says."""
    match record:
        case Observation():
            return record.happened
        case Contact():
            return record.when
        case RouteAnswer():
            return record.reported
        case Sharing():
            return record.sent
    return NOT_STATED


@singledispatch
def describe(record: object, agency: str) -> tuple[str, str]:
    """Title and text; `agency` is the name behind the record's agency id."""
    raise TypeError(f"no chronology line for {type(record).__name__}")


@describe.register
def _(record: Observation, agency: str) -> tuple[str, str]:
    return ", ".join(term.wording for term in record.indicators[:2]) or "Observation", record.what


@describe.register
def _(record: Contact, agency: str) -> tuple[str, str]:
    whom = f"{record.with_whom} ({agency})" if agency else record.with_whom
    return f"{record.kind.value.title()}: {whom}", _lines(
        record.said,
        _labelled("Agreed", record.agreed),
        _labelled("Outcome", record.outcome),
        _labelled("Reference", record.reference),
    )


@describe.register
def _(record: Action, agency: str) -> tuple[str, str]:
    due = f"To do by {say_day(record.due)}" if record.due else "To do"
    state = due if record.open else f"Done: {say_when(record.done)}"
    return f"Action: {record.owner}", _lines(record.what, state, record.outcome)


@describe.register
def _(record: Decision, agency: str) -> tuple[str, str]:
    return f"Decision: {record.kind.value}", _lines(record.reason, f"Decided by {record.decided_by}")


@describe.register
def _(record: RouteAnswer, agency: str) -> tuple[str, str]:
    reference = "none was given" if record.reference_not_given else record.reference
    return f"How it was reported: {record.route.value}", _lines(
        _labelled("Reference", reference), _labelled("Told to", record.told_to)
    )


@describe.register
def _(record: Sharing, agency: str) -> tuple[str, str]:
    state = f"sent: {record.sent_how}" if record.state is SharingState.SENT else "made, not yet recorded as sent"
    return f"Bundle {record.bundle} for {agency}", _lines(record.purpose, f"{len(record.records)} records, {state}")


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
