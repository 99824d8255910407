"""One record of any kind as a line of the chronology: a title, the words, and everything else it states.

To add a kind, write one function here: `describe` chooses by the record's class.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from dsl_desk.domain.action import Action, ActionKind
from dsl_desk.domain.answer import Answer
from dsl_desk.domain.body_map import BodyMark
from dsl_desk.domain.contact import Contact, Whom
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.observation import Basis, Observation, SourceKind
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.receipt import Answer as Reply
from dsl_desk.domain.receipt import Asked, Receipt
from dsl_desk.domain.referral import Referral
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.status import Status
from dsl_desk.domain.subject import Subject
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_STATED, Certainty, When, say_day, say_when

PROMPTS, DEMEANOUR, PRESENT = "What was asked", "How the child was", "Who was there"
SUPPORT, RELIABILITY = "What else supports it", "What is known of the source"
DANGER, AGAIN = "What could happen if it becomes known who said it", "Asking the source again"
ABOUT, NOT_TOLD = "What it is about", "Must not be told"
SIGNS, FACTORS = "Warning signs, which are indicators and not proof", "What makes life harder for the child"
PROTECTS = "What protects the child"
KNOWN, FROM, WITNESS = "How it is known", "Where it came from", "Who saw or heard it"
HAPPENED, ASKED_BY = "When it happened", "Who asks"
INTERPRETED = frozenset({ABOUT, SIGNS, FACTORS, PROTECTS})
"""Facts in which someone weighed what was seen."""
SAID_ALREADY = frozenset({KNOWN, FROM, WITNESS, HAPPENED, ASKED_BY})
"""Facts that `source` and `when` say as well."""
RISKS_OF_SOURCE = frozenset({RELIABILITY, DANGER, AGAIN})
"""Facts that could show who a source is, or put them at risk."""

Agencies = Mapping[str, str]
"""Names by id."""


@dataclass(frozen=True, slots=True)
class Description:
    """`text` is the event in words, `facts` what else is stated, by name; what is not stated is left out.

    `source` says who saw or said it and how that is known. `confidential` are facts that stay in the school's own
    record: they are on no paper.
    """

    title: str
    text: str
    when: When = NOT_STATED
    source: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    confidential: tuple[tuple[str, str], ...] = ()


@singledispatch
def describe(record: object, agencies: Agencies) -> Description:
    """The record in words; `agencies` are the names behind agency ids."""
    raise TypeError(f"no chronology line for {type(record).__name__}")


@describe.register
def _(record: Observation, agencies: Agencies) -> Description:
    seen = record.source_kind.value if record.source_kind is not SourceKind.NOT_STATED else ""
    return Description(
        ", ".join(term.wording for term in record.indicators[:2]) or "Observation",
        record.what,
        record.happened,
        "; ".join(filter(None, (record.witness, seen, record.how_known.value))),
        _stated(
            (KNOWN, record.how_known.value),
            ("Fact, opinion or second-hand", record.basis.value if record.basis is not Basis.NOT_STATED else ""),
            (FROM, seen),
            (WITNESS, record.witness),
            ("Where", record.place),
            (HAPPENED, say_when(record.happened)),
            ("When it was noticed", _said(record.noticed)),
            ("When the DSL was told", _said(record.received)),
            (PRESENT, record.present),
            (PROMPTS, record.prompts),
            (DEMEANOUR, record.demeanour),
            ("What happened to the child at the end", record.ending),
            ("Appearance", record.aware.appearance),
            ("Words", record.aware.words),
            ("Activity", record.aware.activity),
            ("Relationships", record.aware.relationships),
            ("Environment", record.aware.environment),
            ("Marks on the body", _lines(*(_mark(mark) for mark in record.marks))),
            (ABOUT, _wordings(record.domains)),
            (SIGNS, _wordings(record.indicators)),
            (FACTORS, _wordings(record.vulnerabilities)),
            (PROTECTS, _wordings(record.protective)),
            ("Whose information this is", record.origin.value if record.origin is not Origin.NOT_STATED else ""),
            (NOT_TOLD, record.must_not_be_told),
            (SUPPORT, record.source.corroboration),
            (RELIABILITY, record.source.reliability),
            (DANGER, record.source.danger),
            (AGAIN, record.source.contact_again),
        ),
    )


@describe.register
def _(record: Contact, agencies: Agencies) -> Description:
    agency = agencies.get(record.agency_id, "")
    whom = f"{record.with_whom} ({agency})" if agency else record.with_whom
    return Description(
        f"{record.kind.value.title()}: {whom}",
        _lines(
            record.said,
            _labelled("Agreed", record.agreed),
            _labelled("Outcome", record.outcome),
            _labelled("Reference", record.reference),
        ),
        record.when,
        whom,
        _stated(
            ("When", say_when(record.when)),
            ("With", record.whom_kind.value if record.whom_kind is not Whom.NOT_STATED else ""),
            ("Who began it", record.direction.value),
            (PRESENT, record.present),
            ("Police incident reference", record.incident_reference),
            ("Police crime reference", record.crime_reference),
            ("Follow up on", _day(record.follow_up)),
        ),
    )


@describe.register
def _(record: Action, agencies: Agencies) -> Description:
    due = f"To do by {say_day(record.due)}" if record.due else "To do"
    state = due if record.open else f"Done: {say_when(record.done)}"
    return Description(
        f"Action: {record.owner}",
        _lines(record.what, state, record.outcome),
        source=record.owner,
        facts=_stated(("Kind of action", record.kind.value if record.kind is not ActionKind.STEP else "")),
    )


@describe.register
def _(record: Decision, agencies: Agencies) -> Description:
    return Description(
        f"Decision: {record.kind.value}",
        _lines(record.reason, f"Decided by {record.decided_by}"),
        source=record.decided_by,
        facts=_stated(
            ("Parents or carers", _informed(record.parents)),
            ("The child", _informed(record.child)),
            ("Who tells them later", record.inform_later),
            ("Rests on", _counted(len(record.records), "record")),
            ("Review on", _day(record.review_on)),
        ),
    )


@describe.register
def _(record: RouteAnswer, agencies: Agencies) -> Description:
    reference = "none was given" if record.reference_not_given else record.reference
    return Description(
        f"How it was reported: {record.route.value}",
        _lines(_labelled("Reference", reference), _labelled("Told to", record.told_to)),
        record.reported,
        record.told_to,
    )


@describe.register
def _(record: Sharing, agencies: Agencies) -> Description:
    return Description(
        f"Bundle {record.bundle} for {agencies.get(record.agency_id, '')}",
        _lines(record.purpose, f"{_counted(len(record.records), 'record')}, {say_state(record)}", record.outcome),
        record.sent,
        facts=_stated(
            ("Sent", _said(record.sent)),
            ("What came back", _lines(*(say_receipt(each) for each in record.receipts))),
            ("Asked after", _lines(*(_asked(each) for each in record.asked))),
            ("Outcome known", _said(record.outcome_known)),
            ("Ask again on", _day(record.ask_on)),
            ("Read by a second person", _second(record.second)),
            ("Lawful basis", _wordings(record.lawful_basis)),
            ("Parents or carers", _informed(record.parents)),
            ("The child", _informed(record.child)),
        ),
    )


@describe.register
def _(record: NotShared, agencies: Agencies) -> Description:
    return Description(
        f"Not shared with {record.with_whom}",
        _lines(record.what, _labelled("Why", record.why)),
        record.decided,
        record.decided_by,
        _stated(
            ("Decided", f"{say_when(record.decided)}, by {record.decided_by}"),
            ("Ground", record.ground.wording),
            ("Agency", agencies.get(record.agency_id, "")),
            ("Advice sought from", record.advice_from),
            ("What they advised", record.advice),
        ),
    )


@describe.register
def _(record: Status, agencies: Agencies) -> Description:
    since = f"From {say_day(record.since)}" if record.since else "From when is not stated"
    return Description(
        record.kind.wording,
        _lines(since, _labelled("Until", _day(record.until)), record.note),
        When(Certainty.EXACT, record.since) if record.since else NOT_STATED,
        record.source.value,
        _stated(("Reference", record.reference)),
    )


@describe.register
def _(record: Duty, agencies: Agencies) -> Description:
    return Description(
        f"Duty: {record.kind.wording}",
        _lines(
            record.words,
            f"Reported to {record.reported_to}, {say_when(record.reported)}" if record.reported_to else "",
            _labelled("Not needed", record.not_needed),
            "Not reported yet" if record.open else "",
        ),
        record.arose,
        record.owed_by,
        _stated(
            ("Whose duty it is", record.owed_by),
            ("When it arose", say_when(record.arose)),
            ("Reference", record.reference),
            ("Why it was not reported at once", record.delay),
        ),
    )


@describe.register
def _(record: Referral, agencies: Agencies) -> Description:
    steps = (
        _lines(f"{each.step.wording}: {each.with_whom}, {say_when(each.when)}", each.words)
        for each in record.escalations
    )
    return Description(
        f"Referral to {agencies.get(record.agency_id, 'an agency')}: {record.state.value}",
        _lines(record.why, record.state_reason),
        record.made,
        record.told_to,
        _stated(
            ("Made", f"{say_when(record.made)}, {record.how.value}"),
            ("Told to", record.told_to),
            ("Reference", record.reference),
            ("Confirmed in writing", _said(record.written)),
            ("Reply expected by", _day(record.reply_by)),
            ("Replied", _said(record.replied)),
            ("Steps taken since", _lines(*steps)),
        ),
    )


@describe.register
def _(record: EncompassNotice, agencies: Agencies) -> Description:
    """What police told of the incident stays in the record (practice.md 2.7)."""
    return Description(
        "Operation Encompass notice",
        _lines(_labelled("Police reference", record.police_reference), _labelled("In school", record.response)),
        record.received,
        "police",
        _stated(
            ("Received", say_when(record.received)),
            ("Who looks after the child in school", record.key_adult),
            ("Responded", _said(record.responded)),
            ("Follow up on", _day(record.follow_up)),
        ),
        _stated(
            ("When the incident was", _said(record.happened)),
            ("Where", record.place),
            ("Children present", record.children_present),
            ("What the child said", record.voice),
            ("Which adult was with the child", record.adult_present),
            ("What happened", record.circumstances),
            ("What police did", record.police_action),
        ),
    )


@describe.register
def _(record: PoliceRequest, agencies: Agencies) -> Description:
    return Description(
        f"Police request for information: {record.state.value}",
        _lines(
            _labelled("Asked for", record.scope),
            _labelled("Released", record.released),
            _labelled("Why", record.state_reason),
        ),
        record.received,
        f"{record.officer}, {record.force}",
        _stated(
            (ASKED_BY, f"{record.officer}, {record.force}"),
            ("Received", say_when(record.received)),
            ("Reference", record.reference),
            ("Power", record.power),
            ("In writing", _answer(record.written)),
            ("Line of enquiry", record.enquiry),
            ("Was notice given to the family", _answer(record.notice_given)),
            ("About the notice", record.notice_words),
            ("Counselling notes asked for", _answer(record.counselling_notes)),
            ("Reply by", _day(record.reply_by)),
            ("Signed off by", record.signed_off_by),
            ("Answered", _said(record.answered)),
        ),
    )


@describe.register
def _(record: Subject, agencies: Agencies) -> Description:
    known = f" ({record.ethnicity_known.value})" if record.ethnicity else ""
    return Description(
        record.label,
        record.description,
        facts=_stated(
            ("What it is", record.kind.value),
            ("Other names", ", ".join(record.aliases)),
            ("Number plate", record.plate),
            ("Number", record.number),
            ("Account", " on ".join(part for part in (record.handle, record.platform) if part)),
            ("Address, or where it is", record.address),
            ("Age, as said", record.age),
            ("Ethnicity, as reported", record.ethnicity + known),
        ),
    )


def say_state(sharing: Sharing) -> str:
    """How far a bundle has come, in words: no more than was shown."""
    match sharing.state:
        case SharingState.MADE:
            return "made, not yet recorded as sent"
        case SharingState.NOT_SENT:
            return f"made and never sent: {sharing.not_sent}"
        case SharingState.SENT:
            replied = "; they replied without the receipt words" if sharing.receipts else ""
            return f"sent: {sharing.sent_how}{replied}"
        case state:
            return state.value


def say_receipt(receipt: Receipt) -> str:
    """One reply in one line, with how well it shows that they opened the bundle."""
    said = {Reply.ARRIVED: "says that it arrived", Reply.ACCEPTED: "accepted it", Reply.RETURNED: "returned it"}
    signed = f"signed by {receipt.signature.name}" if receipt.signature else ""
    return "; ".join(
        filter(
            None,
            (
                f"{receipt.from_whom} {said[receipt.answer]} ({say_when(receipt.came)})",
                _labelled("reference", receipt.reference),
                receipt.reason,
                receipt.level.value,
                signed,
            ),
        )
    )


def _asked(asked: Asked) -> str:
    return f"{say_when(asked.when)}, {asked.kind.value}, {asked.with_whom}: {asked.said}"


def _second(second: SecondLook) -> str:
    if second.who.strip():
        return f"{second.who}, {say_when(second.when)}"
    return _labelled("Not yet", second.why_not_yet)


def _stated(*facts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in facts if text)


def _said(when: When) -> str:
    return say_when(when) if when != NOT_STATED else ""


def _day(day: date | None) -> str:
    return say_day(day) if day else ""


def _answer(answer: Answer) -> str:
    return answer.value if answer is not Answer.NOT_KNOWN else ""


def _informed(informed: Informed | None) -> str:
    if informed is None:
        return ""
    told = "Told" if informed.told else "Not told"
    return ". ".join(filter(None, (told, _wordings(informed.reasons), informed.words)))


def _wordings(terms: Iterable[Term]) -> str:
    return "; ".join(term.wording for term in terms)


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" + ("" if count == 1 else "s") if count else ""


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


def _mark(mark: BodyMark) -> str:
    return f"{mark.number}. {mark.part}, {mark.side.value}: {mark.note}"


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


# How files of other schools and the entries in them are told; it uses what stands above.
from dsl_desk.services import describing_received  # noqa: E402, F401
