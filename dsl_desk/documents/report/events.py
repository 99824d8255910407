"""Records as lines of a chronology: when, what happened, and where that is known from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import singledispatch

from dsl_desk.documents.blocks import Text
from dsl_desk.documents.legend import Legend, say_kind
from dsl_desk.documents.moments import day_of, say_happened
from dsl_desk.documents.observed import say_source
from dsl_desk.documents.styles import FIELD, SMALL
from dsl_desk.documents.text import para
from dsl_desk.domain.action import Action
from dsl_desk.domain.casefile import CaseRecord
from dsl_desk.domain.concern import Concern
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.observation import Basis, Observation
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.referral import Referral
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.when import NOT_STATED, When


@dataclass(frozen=True, slots=True)
class Happened:
    """One record in the order of time; `source` says who saw or said it, and how they know."""

    found: CaseRecord
    number: int
    when: When
    what: str
    source: str

    @property
    def day(self) -> date:
        return day_of(self.when, self.found.recorded)

    @property
    def moment(self) -> str:
        return say_happened(self.when, self.found.recorded)


@dataclass(frozen=True, slots=True)
class _Told:
    when: When
    what: str
    source: str


def events(records: Iterable[CaseRecord], legend: Legend) -> tuple[Happened, ...]:
    """Earliest first; one whose time is not stated stands under the day on which it was recorded."""
    found = [_event(each, legend) for each in records]
    return tuple(sorted(found, key=lambda event: (event.day, event.when.time or time.min, event.number)))


def _event(found: CaseRecord, legend: Legend) -> Happened:
    told = _tell(found.record, found, legend)
    return Happened(found, legend.records[found.record.id], told.when, told.what, told.source)


def event_lines(event: Happened, legend: Legend) -> Iterator[Text]:
    """What happened in one run of text, and where it is known from under it."""
    yield para(event.what, FIELD, label=f"{event.moment}:")
    files = ", ".join(file.code for file in legend.files_of(event.found.record.id))
    said = (event.source, f"record {event.number}, {say_kind(event.found.kind)}", files)
    yield para(" · ".join(filter(None, said)), SMALL, label="Source:")
    handling = _handling(event.found.record)
    if handling:
        yield para(handling, SMALL, label="Handling:")


def _handling(record: object) -> str:
    """The marks that an observation carries."""
    if not isinstance(record, Observation):
        return ""
    origin = "" if record.origin is Origin.NOT_STATED else f"information of {record.origin}"
    return " · ".join(filter(None, (origin, _with("must not be told:", record.must_not_be_told))))


@singledispatch
def _tell(record: object, found: CaseRecord, legend: Legend) -> _Told:
    """To add a kind, write one function here: it is chosen by the record's class."""
    raise TypeError(f"no line of a chronology for {type(record).__name__}")


@_tell.register
def _(seen: Observation, found: CaseRecord, legend: Legend) -> _Told:
    basis = "" if seen.basis is Basis.NOT_STATED else f"given as {seen.basis}"
    source = ", ".join(filter(None, (say_source(seen, found), seen.how_known, basis, seen.place)))
    return _Told(seen.happened, seen.what, source)


@_tell.register
def _(talk: Contact, found: CaseRecord, legend: Legend) -> _Told:
    ended = (_with("Agreed:", talk.agreed), _with("Outcome:", talk.outcome))
    return _Told(talk.when, _joined(talk.kind.capitalize(), talk.said, *ended), talk.with_whom)


@_tell.register
def _(step: Action, found: CaseRecord, legend: Legend) -> _Told:
    return _Told(step.done, _joined("Action", step.what, "" if step.open else "done", step.outcome), step.owner)


@_tell.register
def _(taken: Decision, found: CaseRecord, legend: Legend) -> _Told:
    return _Told(NOT_STATED, _joined(f"Decided: {taken.kind}", _with("Why:", taken.reason)), taken.decided_by)


@_tell.register
def _(asked: Referral, found: CaseRecord, legend: Legend) -> _Told:
    to = f"Referral to {legend.agency(asked.agency_id)}, {asked.how}: {asked.state}"
    return _Told(asked.made, _joined(to, _with("Why:", asked.why), asked.state_reason), asked.told_to)


@_tell.register
def _(notice: EncompassNotice, found: CaseRecord, legend: Legend) -> _Told:
    came = f"Operation Encompass notice {notice.police_reference}"
    return _Told(notice.received, _joined(came, _with("In school:", notice.response)), "police")


@_tell.register
def _(request: PoliceRequest, found: CaseRecord, legend: Legend) -> _Told:
    what = (_with("Asked for:", request.scope), _with("Released:", request.released), request.state_reason)
    came = f"Police asked for information: {request.state}"
    return _Told(request.received, _joined(came, *what), f"{request.officer}, {request.force}")


@_tell.register
def _(duty: Duty, found: CaseRecord, legend: Legend) -> _Told:
    ended = (_with("Reported to:", duty.reported_to), _with("No report was needed:", duty.not_needed))
    return _Told(duty.arose, _joined(f"Duty: {duty.kind.wording}", duty.words, *ended), duty.owed_by)


@_tell.register
def _(concern: Concern, found: CaseRecord, legend: Legend) -> _Told:
    return _Told(NOT_STATED, _joined(f"Concern, {concern.state}: {concern.title}", concern.outcome), "")


@_tell.register
def _(sharing: Sharing, found: CaseRecord, legend: Legend) -> _Told:
    to = legend.agency(sharing.agency_id)
    return _Told(sharing.sent, f"Bundle {sharing.bundle} for {to}: {sharing.state}", sharing.sent_how)


@_tell.register
def _(kept: NotShared, found: CaseRecord, legend: Legend) -> _Told:
    what = _joined(f"Not shared with {kept.with_whom}", kept.what, _with("Why:", kept.why))
    return _Told(kept.decided, what, kept.decided_by)


@_tell.register
def _(answer: RouteAnswer, found: CaseRecord, legend: Legend) -> _Told:
    said = _joined(f"How it was reported: {answer.route}", _with("Reference:", answer.reference))
    return _Told(answer.reported, said, answer.told_to)


def _with(label: str, words: str) -> str:
    return f"{label} {words}" if words else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
