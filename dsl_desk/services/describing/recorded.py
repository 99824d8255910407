"""What is written down about a child, in words."""

from __future__ import annotations

from dsl_desk.domain.action import Action, ActionKind
from dsl_desk.domain.body_map import BodyMark
from dsl_desk.domain.concern import Concern
from dsl_desk.domain.contact import Contact, Whom
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.duty import Duty
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.letter import ENGLISH, Delivery, SentLetter, TextUsed
from dsl_desk.domain.observation import Basis, Observation, SourceKind
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.referral import Referral
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.status import Status
from dsl_desk.domain.subject import Subject
from dsl_desk.domain.when import NOT_STATED, Certainty, When, say_day, say_when
from dsl_desk.services.catalogue.letter_language import languages
from dsl_desk.services.describing.telling import (
    ABOUT,
    AGAIN,
    ASKED_BY,
    DANGER,
    DEMEANOUR,
    FACTORS,
    FROM,
    HAPPENED,
    KNOWN,
    LETTERS,
    NOT_TOLD,
    PRESENT,
    PROMPTS,
    PROTECTS,
    RELIABILITY,
    SIGNS,
    SUPPORT,
    WITNESS,
    Agencies,
    Description,
    answer,
    counted,
    day,
    describe,
    informed,
    labelled,
    lines,
    said,
    stated,
    wordings,
)
from dsl_desk.services.lettering.templates import templates


@describe.register
def _(record: Observation, agencies: Agencies) -> Description:
    seen = record.source_kind.value if record.source_kind is not SourceKind.NOT_STATED else ""
    return Description(
        ", ".join(term.wording for term in record.indicators[:2]) or "Observation",
        record.what,
        record.happened,
        "; ".join(filter(None, (record.witness, seen, record.how_known.value))),
        stated(
            (KNOWN, record.how_known.value),
            ("Fact, opinion or second-hand", record.basis.value if record.basis is not Basis.NOT_STATED else ""),
            (FROM, seen),
            (WITNESS, record.witness),
            ("Where", record.place),
            (HAPPENED, say_when(record.happened)),
            ("When it was noticed", said(record.noticed)),
            ("When the DSL was told", said(record.received)),
            (PRESENT, record.present),
            (PROMPTS, record.prompts),
            (DEMEANOUR, record.demeanour),
            ("What happened to the child at the end", record.ending),
            ("Appearance", record.aware.appearance),
            ("Words", record.aware.words),
            ("Activity", record.aware.activity),
            ("Relationships", record.aware.relationships),
            ("Environment", record.aware.environment),
            ("Marks on the body", lines(*(_mark(mark) for mark in record.marks))),
            (ABOUT, wordings(record.domains)),
            (SIGNS, wordings(record.indicators)),
            (FACTORS, wordings(record.vulnerabilities)),
            (PROTECTS, wordings(record.protective)),
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
        lines(
            record.said,
            labelled("Agreed", record.agreed),
            labelled("Outcome", record.outcome),
            labelled("Reference", record.reference),
        ),
        record.when,
        whom,
        stated(
            ("When", say_when(record.when)),
            ("With", record.whom_kind.value if record.whom_kind is not Whom.NOT_STATED else ""),
            ("Who began it", record.direction.value),
            (PRESENT, record.present),
            ("Police incident reference", record.incident_reference),
            ("Police crime reference", record.crime_reference),
            ("Follow up on", day(record.follow_up)),
        )
        + (_letter(record.letter) if record.letter else ()),
    )


@describe.register
def _(record: Action, agencies: Agencies) -> Description:
    due = f"To do by {say_day(record.due)}" if record.due else "To do"
    state = due if record.open else f"Done: {say_when(record.done)}"
    return Description(
        f"Action: {record.owner}",
        lines(record.what, state, record.outcome),
        source=record.owner,
        facts=stated(("Kind of action", record.kind.value if record.kind is not ActionKind.STEP else "")),
    )


@describe.register
def _(record: Decision, agencies: Agencies) -> Description:
    return Description(
        f"Decision: {record.kind.value}",
        lines(record.reason, f"Decided by {record.decided_by}"),
        source=record.decided_by,
        facts=stated(
            ("Parents or carers", informed(record.parents)),
            ("The child", informed(record.child)),
            ("Who tells them later", record.inform_later),
            ("Rests on", counted(len(record.records), "record")),
            ("Review on", day(record.review_on)),
        ),
    )


@describe.register
def _(record: Status, agencies: Agencies) -> Description:
    since = f"From {say_day(record.since)}" if record.since else "From when is not stated"
    return Description(
        record.kind.wording,
        lines(since, labelled("Until", day(record.until)), record.note),
        When(Certainty.EXACT, record.since) if record.since else NOT_STATED,
        record.source.value,
        stated(("Reference", record.reference)),
    )


@describe.register
def _(record: Duty, agencies: Agencies) -> Description:
    return Description(
        f"Duty: {record.kind.wording}",
        lines(
            record.words,
            f"Reported to {record.reported_to}, {say_when(record.reported)}" if record.reported_to else "",
            labelled("Not needed", record.not_needed),
            "Not reported yet" if record.open else "",
        ),
        record.arose,
        record.owed_by,
        stated(
            ("Whose duty it is", record.owed_by),
            ("When it arose", say_when(record.arose)),
            ("Reference", record.reference),
            ("Why it was not reported at once", record.delay),
        ),
    )


@describe.register
def _(record: Referral, agencies: Agencies) -> Description:
    steps = (
        lines(f"{each.step.wording}: {each.with_whom}, {say_when(each.when)}", each.words)
        for each in record.escalations
    )
    return Description(
        f"Referral to {agencies.get(record.agency_id, 'an agency')}: {record.state.value}",
        lines(record.why, record.state_reason),
        record.made,
        record.told_to,
        stated(
            ("Made", f"{say_when(record.made)}, {record.how.value}"),
            ("Told to", record.told_to),
            ("Reference", record.reference),
            ("Confirmed in writing", said(record.written)),
            ("Reply expected by", day(record.reply_by)),
            ("Replied", said(record.replied)),
            ("Steps taken since", lines(*steps)),
        ),
    )


@describe.register
def _(record: EncompassNotice, agencies: Agencies) -> Description:
    """What police told of the incident stays in the record (practice.md 2.7)."""
    return Description(
        "Operation Encompass notice",
        lines(labelled("Police reference", record.police_reference), labelled("In school", record.response)),
        record.received,
        "police",
        stated(
            ("Received", say_when(record.received)),
            ("Who looks after the child in school", record.key_adult),
            ("Responded", said(record.responded)),
            ("Follow up on", day(record.follow_up)),
        ),
        stated(
            ("When the incident was", said(record.happened)),
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
        lines(
            labelled("Asked for", record.scope),
            labelled("Released", record.released),
            labelled("Why", record.state_reason),
        ),
        record.received,
        f"{record.officer}, {record.force}",
        stated(
            (ASKED_BY, f"{record.officer}, {record.force}"),
            ("Received", say_when(record.received)),
            ("Reference", record.reference),
            ("Power", record.power),
            ("In writing", answer(record.written)),
            ("Line of enquiry", record.enquiry),
            ("Was notice given to the family", answer(record.notice_given)),
            ("About the notice", record.notice_words),
            ("Counselling notes asked for", answer(record.counselling_notes)),
            ("Reply by", day(record.reply_by)),
            ("Signed off by", record.signed_off_by),
            ("Answered", said(record.answered)),
        ),
    )


@describe.register
def _(record: RouteAnswer, agencies: Agencies) -> Description:
    reference = "none was given" if record.reference_not_given else record.reference
    return Description(
        f"How it was reported: {record.route.value}",
        lines(labelled("Reference", reference), labelled("Told to", record.told_to)),
        record.reported,
        record.told_to,
    )


@describe.register
def _(record: Subject, agencies: Agencies) -> Description:
    known = f" ({record.ethnicity_known.value})" if record.ethnicity else ""
    return Description(
        record.label,
        record.description,
        facts=stated(
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


@describe.register
def _(record: Concern, agencies: Agencies) -> Description:
    return Description(
        f"Concern: {record.title}",
        lines(record.summary, f"State: {record.state.value}", record.outcome),
        facts=stated(("Kind of exploitation", "; ".join(term.wording for term in record.exploitation))),
    )


def _letter(letter: SentLetter) -> tuple[tuple[str, str], ...]:
    """What is known of a letter of ours; whom it is for stands in the contact itself."""
    second = f"{letter.second.who}, {say_when(letter.second.when)}" if letter.second.who else ""
    went = letter.delivery not in (Delivery.NOT_STATED, Delivery.NOT_SENT_YET)
    how = f"{letter.delivery}, by {letter.sent_by}, {say_when(letter.sent)}" if went else letter.delivery.value
    return stated(
        (LETTERS, "; ".join(_text_used(text) for text in letter.texts)),
        ("Large print", "Yes" if letter.large_print else ""),
        ("Copies", str(letter.copies) if letter.copies > 1 else ""),
        ("How it was sent", how),
        ("Told although decided otherwise, because", letter.override),
        ("Who else read it", second),
        ("Who wrote the words in another language", letter.written_by),
        ("Answer expected by", day(letter.reply_by)),
        ("Answered", said(letter.replied)),
        ("What they answered", letter.reply),
    )


def _text_used(text: TextUsed) -> str:
    """By its name, or as another school or an earlier version called it."""
    name = next((each.meta.name for each in templates() if each.code == text.template), text.template)
    spoken = next((each.name for each in languages() if each.code == text.language), text.language)
    return ", ".join((name, text.version, *(() if text.language == ENGLISH else (spoken,))))


def _mark(mark: BodyMark) -> str:
    return f"{mark.number}. {mark.part}, {mark.side.value}: {mark.note}"
