"""A child's chronology on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from dsl_desk.documents.blocks import Block, Text
from dsl_desk.documents.body_map import figure
from dsl_desk.documents.file_list import file_list
from dsl_desk.documents.moments import day_of, say_happened, say_local
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.styles import BODY, FIELD, HEADING, KEPT_FIELD, QUOTATION, SMALL, SUBHEADING, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.concern import Role
from dsl_desk.domain.when import say_day

_NOTHING = "Nothing is recorded in this chronology. That does not mean that nothing happened."
_NO_WORDS = (
    "No exact words of the child are recorded in these entries. That does not mean that the child said nothing."
)


def chronology(
    title: str,
    child: Child,
    entries: Sequence[ChronologyEntry],
    printed: datetime,
    by: str,
    *,
    voice: Sequence[ChronologyEntry] | None = None,
    kept: int = 0,
    other: int = 0,
    copies: int = 1,
    demonstration: bool = False,
) -> bytes:
    """`entries` as chosen for the audience that `title` names, in the order given, with every field they still hold.

    `voice` are the entries whose exact words stand before all others, None where the audience has no such block.
    `kept` entries stay in the school and `other` ones are no part of this chronology: both are said by count.
    Printed by the person named `by` at `printed` (UTC), all `copies` in one file, each page saying which it is.
    Raises DocumentError when an entry holds characters that no embedded font can draw.
    """
    sheet = Sheet(
        title="Chronology",
        made=printed,
        footer=f"Confidential · Printed by {by} on {say_local(printed)}",
        demonstration=demonstration,
        copies=copies,
    )
    blocks: list[Block] = [*_head(title, child, entries, kept, other)]
    if voice is not None:
        blocks += _voice(voice)
    return pages(sheet, [*blocks, *(block for entry in entries for block in _entry(entry))])


def _head(title: str, child: Child, entries: Sequence[ChronologyEntry], kept: int, other: int) -> Iterator[Text]:
    yield para(f"{title}: {child.name}", TITLE)
    born = f"born {say_day(child.born)}" if child.born else ""
    upn = f"UPN {child.upn}" if child.upn else ""
    yield para(" · ".join(filter(None, (born, child.place, upn))), FIELD)
    if not entries:
        yield para(_NOTHING, FIELD)
    else:
        days = sorted(day_of(entry.when, entry.recorded) for entry in entries)
        yield para(
            f"{_counted(len(entries))}, in the order in which things happened: the first of {say_day(days[0])}, "
            f"the last of {say_day(days[-1])}.",
            FIELD,
        )
    if other:
        yield para(f"Not part of this chronology: {_counted(other)}.", FIELD)
    if kept:
        yield para(f"Kept in the school: {_counted(kept)}.", FIELD)


def _voice(entries: Sequence[ChronologyEntry]) -> Iterator[Text]:
    yield para("In the child’s own words", HEADING)
    if not entries:
        yield para(_NO_WORDS, FIELD)
    for entry in entries:
        yield para(_moment(entry), SUBHEADING)
        yield para(entry.exact_words, QUOTATION)
        if entry.source:
            yield para(entry.source, FIELD, label="Source:")
        yield para(entry.author, FIELD, label="Written down by:")
        yield from (para(text, FIELD, label=f"{name}:") for name, text in entry.facts)
    yield para("What happened", HEADING)


def _entry(entry: ChronologyEntry) -> Iterator[Block]:
    yield para(f"{_moment(entry)} · {entry.kind.replace('_', ' ')}", SUBHEADING)
    if entry.title:
        yield para(entry.title, KEPT_FIELD)
    if entry.text and entry.text != entry.title:
        yield para(entry.text, BODY)
    other = entry.role is not Role.ABOUT
    if other:
        yield para(f"{entry.role}. The record is about another child.", FIELD, label="Part of this child:")
    if entry.exact_words:
        yield para("Exact words of the child it is about:" if other else "Exact words:", KEPT_FIELD)
        yield para(entry.exact_words, QUOTATION)
    if entry.source:
        yield para(entry.source, FIELD, label="Source:")
    yield from (para(text, FIELD, label=f"{name}:") for name, text in entry.facts)
    yield from figure(entry.marks)
    yield from file_list(entry.files)
    if entry.must_not_be_told:
        yield para(entry.must_not_be_told, FIELD, label="Must not be told of this:")
    yield from _meaning(entry)
    version = f" · version {entry.version}, corrected" if entry.version > 1 else ""
    yield para(f"Written by {entry.author} · recorded {say_local(entry.recorded)}{version}", SMALL)


def _meaning(entry: ChronologyEntry) -> Iterator[Text]:
    """Apart from the facts, and said to be somebody's view."""
    if entry.category:
        yield para(entry.category.wording, FIELD, label="Category given by the DSL:")
    if entry.significance:
        yield para(entry.significance, FIELD, label="What it means, in the DSL’s view:")


def _moment(entry: ChronologyEntry) -> str:
    return say_happened(entry.when, entry.recorded)


def _counted(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"
