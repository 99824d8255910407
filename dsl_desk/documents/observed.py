"""An observation on paper: facts first, then the child's voice set apart, then how it is to be handled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsl_desk.documents.blocks import Block, Text
from dsl_desk.documents.body_map import body_map
from dsl_desk.documents.moments import say_recorded
from dsl_desk.documents.stated import stated
from dsl_desk.documents.styles import BODY, FIELD, KEPT_FIELD, ORIGIN, QUOTATION, SUBHEADING
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseRecord
from dsl_desk.domain.observation import Basis, Observation
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.when import say_when

INDICATORS = "Signs ticked by the school (indicators, not proof):"
HARDER = "What makes life harder for the child (circumstances, not signs):"
PROTECTS = "What protects the child:"


def observation_blocks(observation: Observation, found: CaseRecord) -> Iterator[Block]:
    """Everything the observation says; what is blank was not recorded, and is left out."""
    yield from _facts(observation, found)
    yield from _voice(observation)
    yield from _signs(observation)
    yield from body_map(observation.marks)
    yield from _handling(observation)


def say_source(observation: Observation, found: CaseRecord) -> str:
    """Who said or saw it, by the code on the sheet of sources where there is one."""
    return ", ".join(filter(None, (found.source, observation.source_kind, observation.witness)))


def _facts(observation: Observation, found: CaseRecord) -> Iterator[Text]:
    yield para(say_when(observation.happened), KEPT_FIELD, label="Happened:")
    yield para(say_when(observation.noticed), KEPT_FIELD, label="Seen or told:")
    yield para(say_when(observation.received), KEPT_FIELD, label="Received by the safeguarding lead:")
    yield para(say_recorded(found.recorded), FIELD, label="Recorded:")
    yield from stated("Place:", observation.place)
    yield para(observation.how_known, FIELD, label="How known:")
    yield para(say_source(observation, found), FIELD, label="Source:")
    if observation.basis is not Basis.NOT_STATED:
        yield para(observation.basis, FIELD, label="Fact, opinion or second-hand:")
    yield para("What was seen or told", SUBHEADING)
    yield para(observation.what, BODY)
    aware = observation.aware
    yield from stated("Appearance:", aware.appearance)
    yield from stated("Words:", aware.words)
    yield from stated("Activity:", aware.activity)
    yield from stated("Relationships:", aware.relationships)
    yield from stated("Environment:", aware.environment)


def _voice(observation: Observation) -> Iterator[Text]:
    """What the child said, to what questions, before whom, and how the child was."""
    if observation.exact_words:
        yield para("Exact words, as they were said", SUBHEADING)
        yield para(observation.exact_words, QUOTATION)
    lines = (
        *stated("Questions asked:", observation.prompts),
        *stated("How the child was:", observation.demeanour),
        *stated("Who was there:", observation.present),
        *stated("What happened to the child at the end:", observation.ending),
    )
    if lines and not observation.exact_words:
        yield para("The child", SUBHEADING)
    yield from lines


def _signs(observation: Observation) -> Iterator[Text]:
    yield para("; ".join(term.wording for term in observation.domains), ORIGIN, label="About:")
    yield from _ticked(INDICATORS, [f"{term.wording} ({term.code})" for term in observation.indicators])
    yield from _ticked(HARDER, [term.wording for term in observation.vulnerabilities])
    yield from _ticked(PROTECTS, [term.wording for term in observation.protective])


def _ticked(heading: str, wordings: Sequence[str]) -> Iterator[Text]:
    if wordings:
        yield para(heading, SUBHEADING)
    for wording in wordings:
        yield para(wording, FIELD, bullet="•")


def _handling(observation: Observation) -> Iterator[Text]:
    origin = "" if observation.origin is Origin.NOT_STATED else observation.origin.value
    source = observation.source
    lines = (
        *stated("Whose information this is:", origin),
        *stated("Must not be told:", observation.must_not_be_told),
        *stated("What else supports it:", source.corroboration),
        *stated("What is known of the source:", source.reliability),
        *stated("What could happen if it becomes known who said it:", source.danger),
        *stated("Whether the source can be asked again, and how safely:", source.contact_again),
    )
    if lines:
        yield para("Handling", SUBHEADING)
        yield from lines
