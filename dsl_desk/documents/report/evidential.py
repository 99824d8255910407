"""The evidential chronology: facts with their source in the order of time, exact words after them (practice.md 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dsl_desk.documents.blocks import Block, Rule, Text
from dsl_desk.documents.body_map import body_map
from dsl_desk.documents.file_list import bundled_files
from dsl_desk.documents.legend import Legend
from dsl_desk.documents.moments import say_recorded
from dsl_desk.documents.records import custody_line
from dsl_desk.documents.report.cover import summary_by_school
from dsl_desk.documents.report.ending import ending
from dsl_desk.documents.report.events import Happened, event_lines, events
from dsl_desk.documents.stated import stated
from dsl_desk.documents.styles import FIELD, HEADING, KEPT_FIELD, QUOTATION, SUBHEADING
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.observation import Observation

_SHORT = "What each record says in short. Every field of every record stands in data/records.json."
_NO_WORDS = "None is recorded. That does not mean that nothing was said."


def evidential_body(casefile: CaseFile, legend: Legend) -> Iterator[Block]:
    """Beside its summary no view of the school's own is in it; what a witness gave as opinion says so."""
    told = events(casefile.records, legend)
    yield from summary_by_school(casefile)
    yield para("What happened", HEADING)
    yield para(_SHORT, FIELD)
    for event in told:
        yield Rule(space=3)
        yield from event_lines(event, legend)
    yield from _exact_words(told)
    yield from _marks(told)
    yield from kept(told, legend)
    yield from ending(casefile, legend)


def _observed(told: Iterable[Happened]) -> Iterator[tuple[Happened, Observation]]:
    return ((event, event.found.record) for event in told if isinstance(event.found.record, Observation))


def _exact_words(told: Sequence[Happened]) -> Iterator[Text]:
    yield para("Exact words, as they were said", HEADING)
    spoken = [(event, seen) for event, seen in _observed(told) if seen.exact_words]
    if not spoken:
        yield para(_NO_WORDS, FIELD)
    for event, seen in spoken:
        yield para(f"{event.moment} · record {event.number}", SUBHEADING)
        yield para(seen.exact_words, QUOTATION)
        yield para(event.source, FIELD, label="Source:")
        yield from stated("Questions asked:", seen.prompts)
        yield from stated("How the child was:", seen.demeanour)
        yield from stated("Who was there:", seen.present)
        yield from stated("What happened to the child at the end:", seen.ending)


def _marks(told: Sequence[Happened]) -> Iterator[Block]:
    for event, seen in _observed(told):
        if seen.marks:
            yield para(f"Marks on the body · {event.moment} · record {event.number}", SUBHEADING)
            yield from body_map(seen.marks)


def kept(told: Iterable[Happened], legend: Legend) -> Iterator[Text]:
    """For each line where its record stands in the journal, and the files that prove it."""
    yield para("How each record is kept", HEADING)
    for event in sorted(told, key=lambda event: event.number):
        found = event.found
        said = f"written by {legend.author(found.author_id)}, {say_recorded(found.recorded)}"
        version = f", version {found.version}, corrected: {found.correction}" if found.version > 1 else ""
        yield para(said + version, KEPT_FIELD, label=f"Record {event.number}:")
        yield custody_line(found)
        yield from bundled_files(legend.files_of(found.record.id))
