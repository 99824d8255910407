"""One record on paper: facts first, the witness's exact words set apart, then who wrote it and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dsl_desk.documents.blocks import Block, Text
from dsl_desk.documents.file_list import bundled_files
from dsl_desk.documents.formal import formal_lines
from dsl_desk.documents.legend import File, Legend, say_kind
from dsl_desk.documents.moments import say_recorded
from dsl_desk.documents.observed import observation_blocks
from dsl_desk.documents.stated import stated, stated_day, told
from dsl_desk.documents.styles import BODY, FIELD, HEADING, KEPT_FIELD, KEPT_ORIGIN, SMALL, SUBHEADING
from dsl_desk.documents.text import para
from dsl_desk.domain.action import Action, ActionKind
from dsl_desk.domain.casefile import CaseRecord
from dsl_desk.domain.contact import Contact, Whom
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.letter import SentLetter
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.when import NOT_STATED, say_day, say_when

NOT_RECORDED = "not recorded"


def record_blocks(records: Iterable[CaseRecord], legend: Legend) -> Iterator[Block]:
    """Each with its number in the case file, what it says, its files, what the DSL thinks of it, and its origin."""
    for found in records:
        number = legend.records[found.record.id]
        yield para(f"Record {number} of {len(legend.records)}: {say_kind(found.kind)}", HEADING)
        yield from _facts(found, legend)
        yield from _files(legend.files_of(found.record.id))
        yield from meaning_lines(found.meaning)
        yield from _origin(found, legend)


def _facts(found: CaseRecord, legend: Legend) -> Iterator[Block]:
    match found.record:
        case Observation() as observation:
            yield from observation_blocks(observation, found)
        case Contact() as contact:
            yield from _contact(contact)
        case Action() as action:
            yield from _action(action)
        case Decision() as decision:
            yield from _decision(decision, legend)
        case other:
            yield from formal_lines(other, legend)


def _contact(contact: Contact) -> Iterator[Text]:
    yield para(say_when(contact.when), FIELD, label="When:")
    yield para(f"{contact.kind}, {contact.direction}", FIELD, label="Kind:")
    whom = "" if contact.whom_kind is Whom.NOT_STATED else contact.whom_kind
    yield para(", ".join(filter(None, (contact.with_whom, whom))), FIELD, label="With:")
    yield from stated("Who else was there:", contact.present)
    yield from stated("Their reference:", contact.reference)
    yield from stated("Police incident reference:", contact.incident_reference)
    yield from stated("Crime reference:", contact.crime_reference)
    yield para("What was said", SUBHEADING)
    yield para(contact.said, BODY)
    yield from stated("Agreed:", contact.agreed)
    yield from stated("Outcome:", contact.outcome)
    yield from stated_day("Follow up on:", contact.follow_up)
    if contact.letter:
        yield from _letter(contact.letter)


def _letter(letter: SentLetter) -> Iterator[Text]:
    yield para("The letter", SUBHEADING)
    for text in letter.texts:
        yield para(f"{text.template}, {text.version}, {text.language}", FIELD, label="Text:")
    yield from stated("Who wrote the words in another language:", letter.written_by)
    yield para(letter.delivery, FIELD, label="How it was sent:")
    yield from stated("By:", letter.sent_by)
    if letter.sent != NOT_STATED:
        yield para(say_when(letter.sent), FIELD, label="When it was sent:")
    yield from stated("Told although decided otherwise, because:", letter.override)
    yield from stated("Who else read it:", letter.second.who)
    yield from stated_day("Answer expected by:", letter.reply_by)
    if letter.replied != NOT_STATED:
        yield para(say_when(letter.replied), FIELD, label="Answered:")
    yield from stated("What they answered:", letter.reply)


def _action(action: Action) -> Iterator[Text]:
    yield para(action.what, BODY)
    yield from stated("Kind:", "" if action.kind is ActionKind.STEP else action.kind)
    yield para(action.owner, FIELD, label="Who does it:")
    yield para(say_day(action.due) if action.due else NOT_RECORDED, FIELD, label="Due:")
    yield para("not yet" if action.open else say_when(action.done), FIELD, label="Done:")
    yield from stated("Outcome:", action.outcome)


def _decision(decision: Decision, legend: Legend) -> Iterator[Text]:
    yield para(decision.kind, FIELD, label="Decided:")
    yield para(decision.decided_by, FIELD, label="By:")
    yield para("Reason", SUBHEADING)
    yield para(decision.reason, BODY)
    yield from stated("It rests on:", legend.say_records(decision.records))
    if decision.parents:
        yield from told("Parents or carers told:", decision.parents)
    if decision.child:
        yield from told("Child told:", decision.child)
    yield from stated("Who tells them later, and when:", decision.inform_later)
    yield from stated_day("To be reviewed on:", decision.review_on)


def _files(files: Sequence[File]) -> Iterator[Text]:
    if files:
        yield para("Files", SUBHEADING)
        yield from bundled_files(files)


def meaning_lines(meaning: Significance | None) -> Iterator[Text]:
    """Apart from the facts, and said to be somebody's view."""
    if meaning and (meaning.category or meaning.words):
        yield para("The school’s view", SUBHEADING)
        yield from stated("Category given by the DSL:", meaning.category.wording if meaning.category else "")
        yield from stated("What it means, in the DSL’s view:", meaning.words)


def _origin(found: CaseRecord, legend: Legend) -> Iterator[Text]:
    yield para(found.role, KEPT_ORIGIN, label="Part of the child named on page 1:")
    if found.kind != "observation":
        yield para(say_recorded(found.recorded), KEPT_FIELD, label="Recorded:")
    yield para(legend.author(found.author_id), KEPT_FIELD, label="Written by:")
    if found.version > 1:
        why = found.correction or NOT_RECORDED
        yield para(f"{found.version}. Why it was corrected: {why}", KEPT_FIELD, label="Version:")
    if found.names_replaced:
        places = "1 place" if found.names_replaced == 1 else f"{found.names_replaced} places"
        how = "taken out" if found.sharing else "replaced"
        shown = "" if found.sharing else ", each shown in square brackets"
        yield para(f"{how} in {places}{shown}", KEPT_FIELD, label="Names of other children:")
    for step in found.through:
        key = "its key was checked by phone" if step.accepted else "nobody checked its key"
        said = f"{step.school}, file {step.bundle}, which says it was signed on {say_recorded(step.signed)}; {key}"
        yield para(said, KEPT_FIELD, label="Came from:")
    yield custody_line(found)


def custody_line(found: CaseRecord) -> Text:
    """Where the record stands in the journal of the school that wrote it."""
    custody = found.custody
    said = f"{found.record.id} · journal entry {custody.seq}, SHA-256 {custody.hash}"
    return para(said, SMALL, label="Record id:")
