"""One record on paper: facts first, the witness's exact words set apart, then who wrote it and when."""

from __future__ import annotations

from collections.abc import Iterator

from dsl_desk.documents.blocks import Block, Text
from dsl_desk.documents.body_map import body_map
from dsl_desk.documents.moments import say_recorded
from dsl_desk.documents.styles import BODY, FIELD, HEADING, KEPT_FIELD, ORIGIN, QUOTATION, SMALL, SUBHEADING
from dsl_desk.documents.text import para
from dsl_desk.domain.action import Action
from dsl_desk.domain.casefile import CaseFile, CaseRecord
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.when import say_day, say_when

INDICATORS = "Signs ticked by the school (indicators, not proof):"
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
            yield from _observation(observation, found)
        case Contact() as contact:
            yield from _contact(contact)
        case Action() as action:
            yield from _action(action)
        case Decision() as decision:
            yield from _decision(decision, numbers)


def _observation(observation: Observation, found: CaseRecord) -> Iterator[Block]:
    yield para(say_when(observation.happened), KEPT_FIELD, label="Happened:")
    yield para(say_when(observation.noticed), KEPT_FIELD, label="Seen or told:")
    yield para(say_when(observation.received), KEPT_FIELD, label="Received by the safeguarding lead:")
    yield para(say_recorded(found.recorded), FIELD, label="Recorded:")
    yield from _optional("Place:", observation.place)
    yield para(observation.how_known, FIELD, label="How known:")
    yield para(", ".join(filter(None, (observation.source_kind, observation.witness))), FIELD, label="Source:")
    yield para("What was seen or told", SUBHEADING)
    yield para(observation.what, BODY)
    if observation.exact_words:
        yield para("Exact words, as they were said", SUBHEADING)
        yield para(observation.exact_words, QUOTATION)
    yield para("; ".join(term.wording for term in observation.domains), FIELD, label="About:")
    if observation.indicators:
        yield para(INDICATORS, SUBHEADING)
        for term in observation.indicators:
            yield para(f"{term.wording} ({term.code})", FIELD, bullet="•")
    yield from body_map(observation.marks)


def _contact(contact: Contact) -> Iterator[Text]:
    yield para(say_when(contact.when), FIELD, label="When:")
    yield para(f"{contact.kind}, {contact.direction}", FIELD, label="Kind:")
    yield para(contact.with_whom, FIELD, label="With:")
    yield from _optional("Their reference:", contact.reference)
    yield para("What was said", SUBHEADING)
    yield para(contact.said, BODY)
    yield from _optional("Agreed:", contact.agreed)
    yield from _optional("Outcome:", contact.outcome)
    if contact.follow_up:
        yield para(say_day(contact.follow_up), FIELD, label="Follow up on:")


def _action(action: Action) -> Iterator[Text]:
    yield para(action.what, BODY)
    yield para(action.owner, FIELD, label="Who does it:")
    yield para(say_day(action.due) if action.due else NOT_RECORDED, FIELD, label="Due:")
    yield para("not yet" if action.open else say_when(action.done), FIELD, label="Done:")
    yield from _optional("Outcome:", action.outcome)


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


def _optional(label: str, words: str) -> Iterator[Text]:
    if words:
        yield para(words, FIELD, label=label)
