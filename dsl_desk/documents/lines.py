"""Words into lines: measured, broken at spaces, and put in the order in which they are seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from dsl_desk.documents import bidi
from dsl_desk.documents.fonts import EM, Face, Glyph, clusters, face_for, plain_glyph, shape

_TOKEN = re.compile(r"(?:[^ \u2000-\u200a\u3000–—]+|(?<=[0-9]) (?=[0-9]))*(?:[ \u2000-\u200a\u3000]+|[–—]+|$)")
"""A word with the spaces or dashes after it: a line may end behind it, but not inside a reference such as AB-12/3 or
the number of a telephone."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one face in one direction. `plain`: each glyph is one character, so a reader can read it back."""

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    level: int
    plain: bool

    @property
    def width(self) -> float:
        return sum(glyph.advance for glyph in self.glyphs) * self.face.scale

    def clusters(self) -> Iterator[list[Glyph]]:
        """The glyphs that stand for the same characters together."""
        return (list(glyphs) for _, glyphs in groupby(self.glyphs, key=lambda glyph: glyph.cluster))


@dataclass(frozen=True, slots=True)
class Line:
    """What one line draws from left to right, `width` points wide."""

    pieces: tuple[Piece, ...]
    size: float
    width: float
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class _Token:
    pieces: tuple[Piece, ...]
    width: float
    seen_width: float
    """Without the spaces at its end, which may hang over the edge of the page."""


def set_lines(
    text: str, *, size: float, width: float, bold: bool = False, label: str = "", from_right: bool = False
) -> list[Line]:
    """The lines of `text` in `width` points; `label` goes before it in bold.

    Text that runs from the right has its label on a line above. Each paragraph runs as its first letter does. In a
    text that runs `from_right` each begins on the right, and runs so where it has but one letter that does.
    """
    paragraphs = text.split("\n")
    lines: list[Line] = []
    if label and bidi.runs_right_to_left(paragraphs[0]):
        lines += _set_paragraph(label, "", size, width, bold, from_right)
        label = ""
    for paragraph in paragraphs:
        lines += _set_paragraph(f"{label} " if label else "", paragraph, size, width, bold, from_right)
        label = ""
    return lines


def _set_paragraph(label: str, words: str, size: float, width: float, bold: bool, from_right: bool) -> list[Line]:
    whole = label + words
    base, levels = 0, None
    if bidi.has_right_to_left(whole):
        base, levels = bidi.levels(whole, 1 if from_right else None)
    room = width / size * EM
    taken: list[_Token] = []
    used = 0.0
    lines = []
    for token in _tokens(label, words, levels, bold, room):
        if taken and used + token.seen_width > room:
            lines.append(_line(taken, size, base, from_right))
            taken, used = [], 0.0
        taken.append(token)
        used += token.width
    return [*lines, _line(taken, size, base, from_right)]


def _tokens(label: str, words: str, levels: list[int] | None, bold: bool, room: float) -> Iterator[_Token]:
    start = 0
    for part, weight in ((label, True), (words, bold)):
        for match in _TOKEN.finditer(part):
            if not match[0]:
                continue
            token = _token(match[0], weight, _slice(levels, start, match[0]))
            if token.seen_width <= room:
                yield token
                start += len(match[0])
                continue
            for cluster in clusters(match[0]):
                yield _token(cluster, weight, _slice(levels, start, cluster))
                start += len(cluster)


def _slice(levels: list[int] | None, start: int, text: str) -> tuple[int, ...] | None:
    return tuple(levels[start : start + len(text)]) if levels else None


@lru_cache(maxsize=20_000)
def _token(text: str, bold: bool, levels: tuple[int, ...] | None) -> _Token:
    pieces = tuple(_pieces(text, bold, levels or (0,) * len(text)))
    width = sum(piece.width for piece in pieces)
    spaces = len(text) - len(text.rstrip())
    hanging = 0.0
    if spaces and pieces:
        last = pieces[-1]
        end = last.glyphs[:spaces] if last.level % 2 else last.glyphs[-spaces:]
        hanging = sum(glyph.advance for glyph in end) * last.face.scale
    return _Token(pieces, width, width - hanging)


def _pieces(text: str, bold: bool, levels: tuple[int, ...]) -> Iterator[Piece]:
    """Part `text` where the face or the direction changes."""
    parts: list[tuple[Face, int, str]] = []
    position = 0
    for cluster, found in _faces(text, bold):
        level = levels[position]
        position += len(cluster)
        if parts and parts[-1][:2] == (found, level):
            parts[-1] = (found, level, parts[-1][2] + cluster)
        else:
            parts.append((found, level, cluster))
    for found, level, part in parts:
        yield _piece(found, level, part)


def _faces(text: str, bold: bool) -> Iterator[tuple[str, Face]]:
    for cluster in clusters(text):
        whole = face_for(cluster, bold)
        for part in (cluster,) if whole else cluster:
            found = whole or face_for(part, bold)
            assert found is not None, "para has refused what no face covers"
            yield part, found


def _piece(found: Face, level: int, text: str) -> Piece:
    glyphs = [plain_glyph(found, character) for character in text] if not level % 2 else [None]
    if all(glyphs):
        return Piece(found, text, tuple(glyph for glyph in glyphs if glyph), level, True)
    return Piece(found, text, shape(found, text, bool(level % 2)), level, False)


def _line(tokens: list[_Token], size: float, base: int, from_right: bool) -> Line:
    pieces = [piece for token in tokens for piece in token.pieces]
    right_to_left = bool(base % 2)
    # The spaces that end a line hang over its edge; from right to left they stand before its first glyph.
    width = sum(token.width for token in tokens)
    if tokens and not right_to_left:
        width += tokens[-1].seen_width - tokens[-1].width
    if any(piece.level for piece in pieces):
        pieces = bidi.visual_order(pieces, [piece.level for piece in pieces])
    return Line(tuple(pieces), size, width * size / EM, right_to_left or from_right)
