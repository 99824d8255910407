"""The summary chronology: key entries as facts, and apart from them what the school makes of each (practice.md 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsl_desk.documents.blocks import Block, Text
from dsl_desk.documents.legend import Legend
from dsl_desk.documents.report.cover import summary_by_school
from dsl_desk.documents.report.ending import ending
from dsl_desk.documents.report.events import Happened, event_lines, events
from dsl_desk.documents.report.evidential import kept
from dsl_desk.documents.styles import FIELD, HEADING, SUBHEADING
from dsl_desk.documents.text import para
from dsl_desk.domain.casefile import CaseFile, CaseRecord

_NONE_KEY = "No entry is marked as key, so all of them stand here."
_VIEWS = "These are views, apart from the facts above."


def summary_body(casefile: CaseFile, legend: Legend) -> Iterator[Block]:
    """Facts first; entries that are not key are counted."""
    told = events(casefile.records, legend)
    key = tuple(event for event in told if _is_key(event.found))
    shown = key or told
    yield from summary_by_school(casefile)
    yield para("Key entries" if key else "Entries", HEADING)
    yield from _counted(len(shown), len(told), bool(key))
    for event in shown:
        yield from event_lines(event, legend)
    yield from _views(shown)
    yield from kept(shown, legend)
    yield from ending(casefile, legend)


def _is_key(found: CaseRecord) -> bool:
    return found.meaning is not None and found.meaning.key


def _counted(shown: int, told: int, key: bool) -> Iterator[Text]:
    if not key:
        yield para(_NONE_KEY, FIELD)
    elif shown < told:
        yield para(f"{shown} of {told} records. The other {told - shown} stand in data/records.json only.", FIELD)


def _views(shown: Sequence[Happened]) -> Iterator[Text]:
    meant = [event for event in shown if event.found.meaning and event.found.meaning.words]
    if meant:
        yield para("What the school makes of them", HEADING)
        yield para(_VIEWS, FIELD)
    for event in meant:
        yield from _view(event)


def _view(event: Happened) -> Iterator[Text]:
    meaning = event.found.meaning
    assert meaning, "only entries that mean something have a view"
    category = meaning.category.wording if meaning.category else ""
    yield para(f"{event.moment} · record {event.number}", SUBHEADING)
    yield para(meaning.words, FIELD, label=f"{category}:" if category else "")
