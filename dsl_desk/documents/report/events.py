"""Records as lines of a chronology: when, what happened, and where that is known from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

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
from dsl_desk.domain.observation import Basis, Observation
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.referral import Referral
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.when import NOT_STATED, When


@dataclass(frozen=True, slots=True)
class Event:
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


def events(records: Iterable[CaseRecord], legend: Legend) -> tuple[Event, ...]:
    """Earliest first; one whose time is not stated stands under the day on which it was recorded."""
    found = [_event(each, legend) for each in records]
    return tuple(sorted(found, key=lambda event: (event.day, event.when.time or time.min, event.number)))


def _event(found: CaseRecord, legend: Legend) -> Event:
    when, what, source = _told(found, legend)
    return Event(found, legend.records[found.record.id], when, what, source)


def event_lines(event: Event, legend: Legend) -> Iterator[Text]:
    """What happened in one run of text, and where it is known from under it."""
    yield para(event.what, FIELD, label=f"{event.moment}:")
    files = ", ".join(file.code for file in legend.files_of(event.found.record.id))
    said = (event.source, f"record {event.number}, {say_kind(event.found.kind)}", files)
    yield para(" · ".join(filter(None, said)), SMALL, label="Source:")


def _told(found: CaseRecord, legend: Legend) -> tuple[When, str, str]:  # noqa: C901, PLR0911  one line for each kind
    """When, what and from whom."""
    match found.record:
        case Observation() as seen:
            basis = "" if seen.basis is Basis.NOT_STATED else f"given as {seen.basis}"
            source = (say_source(seen, found), seen.how_known, basis, seen.place)
            return seen.happened, seen.what, ", ".join(filter(None, source))
        case Contact() as talk:
            what = (talk.said, _with("Agreed:", talk.agreed), _with("Outcome:", talk.outcome))
            return talk.when, _joined(talk.kind.capitalize(), *what), talk.with_whom
        case Action() as step:
            return step.done, _joined("Action", step.what, "" if step.open else "done", step.outcome), step.owner
        case Decision() as taken:
            return NOT_STATED, _joined(f"Decided: {taken.kind}", _with("Why:", taken.reason)), taken.decided_by
        case Referral() as asked:
            to = f"Referral to {legend.agency(asked.agency_id)}, {asked.how}: {asked.state}"
            return asked.made, _joined(to, _with("Why:", asked.why), asked.state_reason), asked.told_to
        case EncompassNotice() as notice:
            came = f"Operation Encompass notice {notice.police_reference}"
            return notice.received, _joined(came, _with("In school:", notice.response)), "police"
        case PoliceRequest() as request:
            what = (_with("Asked for:", request.scope), _with("Released:", request.released), request.state_reason)
            came = f"Police asked for information: {request.state}"
            return request.received, _joined(came, *what), f"{request.officer}, {request.force}"
        case Duty() as duty:
            ended = (_with("Reported to:", duty.reported_to), _with("No report was needed:", duty.not_needed))
            return duty.arose, _joined(f"Duty: {duty.kind.wording}", duty.words, *ended), duty.owed_by
        case Concern() as concern:
            return NOT_STATED, _joined(f"Concern, {concern.state}: {concern.title}", concern.outcome), ""
        case Sharing() as sharing:
            to = legend.agency(sharing.agency_id)
            return sharing.sent, f"Bundle {sharing.bundle} for {to}: {sharing.state}", sharing.sent_how


def _with(label: str, words: str) -> str:
    return f"{label} {words}" if words else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
