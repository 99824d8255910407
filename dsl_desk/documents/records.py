"""One record on paper: facts first, the witness's exact words set apart, then who wrote it and when."""

from __future__ import annotations

from collections.abc import Iterator

from dsl_desk.documents.blocks import Block, Text
from dsl_desk.documents.moments import say_recorded
from dsl_desk.documents.observed import observation_blocks
from dsl_desk.documents.stated import stated, told
from dsl_desk.documents.styles import BODY, FIELD, HEADING, ORIGIN, SMALL, SUBHEADING
from dsl_desk.documents.text import para
from dsl_desk.domain.action import Action, ActionKind
from dsl_desk.domain.casefile import CaseFile, CaseRecord
from dsl_desk.domain.contact import Contact, Whom
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.when import say_day, say_when

NOT_RECORDED = "not recorded"


def record_blocks(casefile: CaseFile) -> Iterator[Block]:
    """Every record in the order of the case file, numbered so that they can be spoken about."""
    numbers = {found.record.id: number for number, found in enumerate(casefile.records, 1)}
    people = {person.id: f"{person.name}, {person.role}" for person in casefile.people}
    for number, found in enumerate(casefile.records, 1):
        yield para(f"Record {number} of {len(casefile.records)}: {found.kind}", HEADING)
        yield from _facts(found, numbers)
        yield from _origin(found, people.get(found.author_id, "a person not named here"))


def _facts(found: CaseRecord, numbers: dict[str, int]) -> Iterator[Block]:
    match found.record:
        case Observation() as observation:
            yield from observation_blocks(observation, found)
        case Contact() as contact:
            yield from _contact(contact)
        case Action() as action:
            yield from _action(action)
        case Decision() as decision:
            yield from _decision(decision, numbers)


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
    if contact.follow_up:
        yield para(say_day(contact.follow_up), FIELD, label="Follow up on:")


def _action(action: Action) -> Iterator[Text]:
    yield para(action.what, BODY)
    yield from stated("Kind:", "" if action.kind is ActionKind.STEP else action.kind)
    yield para(action.owner, FIELD, label="Who does it:")
    yield para(say_day(action.due) if action.due else NOT_RECORDED, FIELD, label="Due:")
    yield para("not yet" if action.open else say_when(action.done), FIELD, label="Done:")
    yield from stated("Outcome:", action.outcome)


def _decision(decision: Decision, numbers: dict[str, int]) -> Iterator[Text]:
    yield para(decision.kind, FIELD, label="Decided:")
    yield para(decision.decided_by, FIELD, label="By:")
    yield para("Reason", SUBHEADING)
    yield para(decision.reason, BODY)
    if decision.records:
        here = [f"record {numbers[one]}" for one in decision.records if one in numbers]
        elsewhere = len(decision.records) - len(here)
        rest = [f"{elsewhere} kept in the school"] if elsewhere else []
        yield para(", ".join(here + rest), FIELD, label="It rests on:")
    if decision.parents:
        yield from told("Parents or carers told:", decision.parents)
    if decision.child:
        yield from told("Child told:", decision.child)
    yield from stated("Who tells them later, and when:", decision.inform_later)
    if decision.review_on:
        yield para(say_day(decision.review_on), FIELD, label="To be reviewed on:")


def _origin(found: CaseRecord, author: str) -> Iterator[Text]:
    yield para(found.role, ORIGIN, label="Part of the child named on page 1:")
    if found.kind != "observation":
        yield para(say_recorded(found.recorded), FIELD, label="Recorded:")
    yield para(author, FIELD, label="Written by:")
    if found.version > 1:
        why = found.correction or NOT_RECORDED
        yield para(f"{found.version}. Why it was corrected: {why}", FIELD, label="Version:")
    custody = found.custody
    yield para(f"{found.record.id} · journal entry {custody.seq}, SHA-256 {custody.hash}", SMALL, label="Record id:")
