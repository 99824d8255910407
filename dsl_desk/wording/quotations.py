"""Where a text quotes someone. What a person said is theirs: the language aid is silent there.

Straight and curly, double and single marks. A quotation that goes on in the next paragraph is opened again there and
closed once, as printers do it, or is simply closed later. One that is never closed ends with its line: nothing is
remarked while it is being typed, and one lost mark does not silence a whole note. An apostrophe is no mark: inside
a word, before a clipped word ('em, '90s), and after the s of a plural that owns something where the quotation is
closed further on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]
"""From, up to; in characters."""

DOUBLE = re.compile('["“”«»]')
SINGLE = re.compile("['‘’]|\n\\s*\n")
CLIPPED = re.compile(r"(?:em|til|till|cos|cause|bout|n|tis|twas|\d\ds?)\b", re.IGNORECASE)
BRACKETS = frozenset("([{–—-/:\"'“‘«")


def quotations(text: str) -> tuple[Span, ...]:
    """The places of every quotation with its marks, in order; they do not overlap."""
    double = tuple(_double(text))
    single = list(_single(text, double))
    return tuple(_joined(sorted([*double, *single])))


def _double(text: str) -> Iterator[Span]:
    begun: int | None = None
    for mark in DOUBLE.finditer(text):
        at = mark.start()
        opens = mark[0] in "“«" or (mark[0] == '"' and _stands_before_a_word(text, at))
        if begun is None:
            if opens or (mark[0] == '"' and _follows_room(text, at)):
                begun = at
        elif opens:
            yield begun, _end_of_line(text, begun, at)
            begun = at
        else:
            yield begun, at + 1
            begun = None
    if begun is not None:
        yield begun, _end_of_line(text, begun, len(text))


def _single(text: str, double: tuple[Span, ...]) -> Iterator[Span]:
    """`closed` is where a quotation may have ended: after an s it can be a plural that owns, if more marks come."""
    begun: int | None = None
    closed = 0
    for at, mark in _outside(text, double):
        if mark in "'‘" and _stands_before_a_word(text, at) and not CLIPPED.match(text, at + 1):
            if begun is not None:
                yield begun, closed or _end_of_line(text, begun, at)
            begun, closed = at, 0
        elif begun is not None and mark in "'’" and _stands_after_a_word(text, at):
            closed = at + 1
            if not _may_own(text, at):
                yield begun, closed
                begun = None
        elif begun is not None and mark[0] == "\n":
            yield begun, closed or _end_of_line(text, begun, at)
            begun = None
    if begun is not None:
        yield begun, closed or _end_of_line(text, begun, len(text))


def _outside(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[int, str]]:
    """Single marks and blank lines outside ``spans``."""
    rest = iter((*spans, (len(text), len(text))))
    start, end = next(rest)
    for mark in SINGLE.finditer(text):
        while mark.start() >= end and end < len(text):
            start, end = next(rest)
        if not start <= mark.start() < end:
            yield mark.start(), mark[0]


def _stands_before_a_word(text: str, at: int) -> bool:
    return _follows_room(text, at) and at + 1 < len(text) and not text[at + 1].isspace()


def _follows_room(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace() or text[at - 1] in BRACKETS


def _stands_after_a_word(text: str, at: int) -> bool:
    inside = at + 1 < len(text) and text[at + 1].isalnum()
    return at > 0 and not text[at - 1].isspace() and not inside


def _may_own(text: str, at: int) -> bool:
    """As in the girls' toilets."""
    return text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()


def _end_of_line(text: str, begun: int, at: int) -> int:
    """Of the line of ``begun``, or ``at`` where that comes before it."""
    end = text.find("\n", begun, at)
    return at if end < 0 else end


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Those that overlap or lie inside another, as one."""
    end = -1
    start = 0
    for from_, to in spans:
        if from_ < end:
            end = max(end, to)
            continue
        if end >= 0:
            yield start, end
        start, end = from_, to
    if end >= 0:
        yield start, end
