"""On paper: records of formal steps between the school and others, and what groups records in the school."""

from __future__ import annotations

from collections.abc import Iterator

from dsl_desk.documents.blocks import Text
from dsl_desk.documents.legend import Legend
from dsl_desk.documents.stated import stated, stated_day, stated_when, told
from dsl_desk.documents.styles import BODY, FIELD, SUBHEADING
from dsl_desk.documents.text import para
from dsl_desk.domain.answer import Answer
from dsl_desk.domain.concern import Concern
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.referral import Referral
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.when import say_when

_INCIDENT = "What police told of the incident is printed in no report. It stands in data/records.json."


Formal = Referral | EncompassNotice | PoliceRequest | Duty | Concern | Sharing | NotShared | RouteAnswer


def formal_lines(record: Formal, legend: Legend) -> Iterator[Text]:
    """What the record states."""
    match record:
        case Referral():
            yield from _referral(record, legend)
        case EncompassNotice():
            yield from _encompass(record)
        case PoliceRequest():
            yield from _request(record)
        case Duty():
            yield from _duty(record)
        case Concern():
            yield from _concern(record, legend)
        case Sharing():
            yield from _sharing(record, legend)
        case NotShared():
            yield from _not_shared(record, legend)
        case RouteAnswer():
            yield from _route_answer(record)


def _referral(referral: Referral, legend: Legend) -> Iterator[Text]:
    """To whom, why, and how it was answered."""
    yield para(legend.agency(referral.agency_id), FIELD, label="To:")
    yield para(f"{say_when(referral.made)}, {referral.how}", FIELD, label="Made:")
    yield from stated("Told to:", referral.told_to)
    yield from stated("Reference:", referral.reference)
    yield from stated_when("Confirmed in writing:", referral.written)
    yield para("Why", SUBHEADING)
    yield para(referral.why, BODY)
    yield para(referral.state, FIELD, label="Where it stands:")
    yield from stated("Why:", referral.state_reason)
    yield from stated_when("Replied:", referral.replied)
    yield from stated_day("Reply expected by:", referral.reply_by)
    for step in referral.escalations:
        said = f"{step.with_whom}, {say_when(step.when)}. {step.words}"
        yield para(said.strip(), FIELD, label=f"{step.step.wording}:")


def _encompass(notice: EncompassNotice) -> Iterator[Text]:
    """How the school looked after the child; the incident itself is printed nowhere (practice.md 2.7)."""
    yield para(notice.police_reference, FIELD, label="Police reference:")
    yield para(say_when(notice.received), FIELD, label="Received:")
    yield para(_INCIDENT, FIELD)
    yield from stated("Who looks after the child in school:", notice.key_adult)
    yield from stated("What the school did for the child:", notice.response)
    yield from stated_when("Done:", notice.responded)
    yield from stated_day("Follow up on:", notice.follow_up)


def _request(request: PoliceRequest) -> Iterator[Text]:
    """Who asked under which power for what, and what was released."""
    yield para(f"{request.officer}, {request.force}", FIELD, label="Asked by:")
    yield para(say_when(request.received), FIELD, label="Received:")
    yield from stated("Reference:", request.reference)
    yield from stated("Power:", request.power)
    yield from _answered("In writing:", request.written)
    yield from stated("Line of enquiry:", request.enquiry)
    yield from stated("Asked for:", request.scope)
    yield from _answered("Was notice given to the victim or family:", request.notice_given)
    yield from stated("About the notice:", request.notice_words)
    yield from _answered("Counselling notes asked for:", request.counselling_notes)
    yield from stated_day("Reply by:", request.reply_by)
    yield para(request.state, FIELD, label="Where it stands:")
    yield from stated("Released:", request.released)
    yield from stated("Why:", request.state_reason)
    yield from stated("Signed off by:", request.signed_off_by)
    yield from stated_when("Answered:", request.answered)


def _duty(duty: Duty) -> Iterator[Text]:
    """Whose duty to report it was, and whether the report was made."""
    yield para(duty.kind.wording, FIELD, label="Duty:")
    yield para(duty.owed_by, FIELD, label="Whose duty it is:")
    yield para(say_when(duty.arose), FIELD, label="Arose:")
    yield from stated("In the school's words:", duty.words)
    if duty.reported_to:
        yield para(f"{duty.reported_to}, {say_when(duty.reported)}", FIELD, label="Reported to:")
    elif duty.open:
        yield para("not yet", FIELD, label="Reported to:")
    yield from stated("Reference:", duty.reference)
    yield from stated("Why it was not reported at once:", duty.delay)
    yield from stated("Why no report was needed:", duty.not_needed)


def _concern(concern: Concern, legend: Legend) -> Iterator[Text]:
    """The matter under which records were grouped; kinds of exploitation are as thought of then, never final."""
    yield para(concern.title, BODY)
    yield para(concern.state, FIELD, label="State:")
    yield from stated("Kinds of exploitation thought of:", "; ".join(term.wording for term in concern.exploitation))
    yield from stated("Summary:", concern.summary)
    yield from stated("Outcome:", concern.outcome)
    yield from stated("Linked to:", legend.say_here(concern.linked))


def _sharing(sharing: Sharing, legend: Legend) -> Iterator[Text]:
    """What left the school before, to whom and why."""
    yield para(f"{sharing.bundle}, {sharing.form}", FIELD, label="Bundle:")
    yield para(legend.agency(sharing.agency_id), FIELD, label="To:")
    yield para("; ".join(term.wording for term in sharing.lawful_basis), FIELD, label="Lawful basis:")
    yield para(sharing.purpose, FIELD, label="Purpose:")
    yield from told("Parents or carers told:", sharing.parents)
    yield from told("Child told:", sharing.child)
    yield from stated("What went:", legend.say_records(sharing.records))
    yield para(sharing.state, FIELD, label="Where it stands:")
    yield from stated_when("Sent:", sharing.sent)
    yield from stated("How:", sharing.sent_how)
    yield para(sharing.payload_sha256, FIELD, label="SHA-256 of its payload:")


def _not_shared(kept: NotShared, legend: Legend) -> Iterator[Text]:
    """What the school kept to itself, from whom, on what ground, and whose advice it asked."""
    yield para(kept.what, BODY)
    yield para(kept.with_whom, FIELD, label="Not shared with:")
    yield from stated("Agency:", legend.agency(kept.agency_id) if kept.agency_id else "")
    yield para(kept.ground.wording, FIELD, label="Ground:")
    yield para("Why", SUBHEADING)
    yield para(kept.why, BODY)
    yield para(f"{say_when(kept.decided)}, by {kept.decided_by}", FIELD, label="Decided:")
    yield from stated("Advice sought from:", kept.advice_from)
    yield from stated("What they advised:", kept.advice)


def _route_answer(answer: RouteAnswer) -> Iterator[Text]:
    """How the matter reached those who must act."""
    yield para(answer.route, FIELD, label="How it was reported:")
    yield from stated("Reference:", "none was given" if answer.reference_not_given else answer.reference)
    yield from stated_when("When:", answer.reported)
    yield from stated("Told to:", answer.told_to)


def _answered(label: str, answer: Answer) -> Iterator[Text]:
    return stated(label, "" if answer is Answer.NOT_KNOWN else answer.value)
