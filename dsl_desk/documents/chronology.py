"""A child's chronology on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from dsl_desk.documents.blocks import Text
from dsl_desk.documents.moments import say_local
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.styles import BODY, FIELD, KEPT_FIELD, QUOTATION, SMALL, SUBHEADING, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.when import say_day, say_when

_TERMS = "About, and signs ticked (indicators, not proof):"


def chronology(
    child: Child,
    entries: Sequence[ChronologyEntry],
    printed: datetime,
    by: str,
    *,
    left_out: int = 0,
    demonstration: bool = False,
) -> bytes:
    """`entries` in the order given, printed by the person named `by` at `printed` (UTC); `left_out` stay in school.

    Raises DocumentError when an entry holds characters that no embedded font can draw.
    """
    sheet = Sheet(
        title="Chronology",
        made=printed,
        footer=f"Confidential · Printed by {by} on {say_local(printed)}",
        demonstration=demonstration,
    )
    head = _head(child, len(entries), left_out)
    return pages(sheet, [*head, *(block for entry in entries for block in _entry(entry))])


def _head(child: Child, count: int, left_out: int) -> Iterator[Text]:
    yield para(f"Chronology: {child.name}", TITLE)
    born = f"born {say_day(child.born)}" if child.born else ""
    upn = f"UPN {child.upn}" if child.upn else ""
    yield para(" · ".join(filter(None, (born, child.place, upn))), FIELD)
    kept = f" Kept in the school: {left_out}." if left_out else ""
    yield para(f"{_counted(count)}, in the order in which things happened.{kept}", FIELD)


def _counted(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _entry(entry: ChronologyEntry) -> Iterator[Text]:
    yield para(f"{say_when(entry.when)} · {entry.kind}", SUBHEADING)
    if entry.title:
        yield para(entry.title, KEPT_FIELD)
    if entry.text and entry.text != entry.title:
        yield para(entry.text, BODY)
    if entry.exact_words:
        yield para("Exact words:", KEPT_FIELD)
        yield para(entry.exact_words, QUOTATION)
    if entry.terms:
        yield para("; ".join(term.wording for term in entry.terms), FIELD, label=_TERMS)
    version = f" · version {entry.version}, corrected" if entry.version > 1 else ""
    yield para(f"Written by {entry.author} · recorded {say_local(entry.recorded)}{version}", SMALL)
