"""The embedded typefaces, which of them draws a character, and the shapes HarfBuzz makes of a word."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from dsl_desk import paths

EM = 1000
"""All widths and offsets here are in 1/1000 of the font size, as PDF counts them."""

_FALLBACK = (
    "NotoSans", "NotoNaskhArabic", "NotoSansBengali", "NotoSansHebrew", "NotoSansDevanagari", "NotoSansGurmukhi",
    "NotoSansGujarati", "NotoSansTamil", "NotoSansEthiopic", "NotoSansThai", "NotoSansGeorgian", "NotoSansArmenian",
    "NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath", "NotoEmoji",
)  # fmt: skip
"""The first that has a character draws it."""

_EMOJI = "NotoEmoji"
_SCALES = {"NotoNaskhArabic": 1.2}
"""Drawn larger, because their letters are small for their size beside the Latin ones."""

_ZWNJ, _ZWJ = "\u200c", "\u200d"
_EMOJI_STYLE = "\ufe0f"
_VIRAMA_CLASS = 9


class Glyph(NamedTuple):
    """One drawn shape: its number in the face, how far it moves the pen, and where it stands.

    `text` is what the glyphs of its cluster say; the first of them carries it.
    """

    number: int
    advance: float
    dx: float
    dy: float
    text: str
    cluster: int


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file. Compared by identity: `face` makes each only once."""

    name: str
    characters: frozenset[str]
    font: Any
    data: bytes
    units_per_em: int
    scale: float

    def advance(self, number: int) -> float:
        """The width the font file gives to a glyph; what a PDF reader moves by unless told otherwise."""
        units: int = self.font.get_glyph_h_advance(number)
        return units * EM / self.units_per_em


@cache
def face(name: str) -> Face:
    """The face in resources/fonts/pdf/`name`.ttf."""
    import uharfbuzz

    data = (paths.resources() / "fonts" / "pdf" / f"{name}.ttf").read_bytes()
    shapes = uharfbuzz.Face(data)
    scale = _SCALES.get(name.partition("-")[0], 1)
    return Face(name, frozenset(map(chr, shapes.unicodes)), uharfbuzz.Font(shapes), data, shapes.upem, scale)


@cache
def _order(bold: bool) -> tuple[str, ...]:
    """File names to try; a face without a bold cut draws its regular one."""
    folder = paths.resources() / "fonts" / "pdf"
    wanted = "Bold" if bold else "Regular"
    return tuple(
        f"{name}-{wanted if (folder / f'{name}-{wanted}.ttf').exists() else 'Regular'}" for name in _FALLBACK
    )


@lru_cache(maxsize=10_000)
def face_for(cluster: str, bold: bool) -> Face | None:
    """The face that has every character of `cluster`, or None."""
    needed = {character for character in cluster if not _is_joiner(character)}
    order = _order(bold)
    if _EMOJI_STYLE in cluster:
        order = (f"{_EMOJI}-Regular", *order)
    return next((found for found in map(face, order) if needed <= found.characters), None)


def _is_joiner(character: str) -> bool:
    """Characters that change their neighbours and have no shape of their own: joiners and variation selectors."""
    return character in (_ZWNJ, _ZWJ) or "\ufe00" <= character <= "\ufe0f"


def clusters(text: str) -> list[str]:
    """What a reader takes for one character: a base with its marks, an emoji sequence, a pair making a flag.

    Coarser than Unicode's grapheme clusters where that is harmless; used to choose a face and to part endless words.
    """
    found: list[str] = []
    for character in text:
        if found and _continues(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _continues(cluster: str, character: str) -> bool:
    last = cluster[-1]
    return (
        unicodedata.category(character).startswith("M")
        or _is_joiner(character)
        or last == _ZWJ
        or unicodedata.combining(last) == _VIRAMA_CLASS
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= character <= "\U000e007f"  # tags of the flags of England, Scotland and Wales
        or (len(cluster) == 1 and _is_regional(cluster) and _is_regional(character))
    )


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


@lru_cache(maxsize=50_000)
def shape(found: Face, text: str, right_to_left: bool) -> tuple[Glyph, ...]:
    """The glyphs of `text`, left to right as drawn."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.guess_segment_properties()
    buffer.language = "en"  # otherwise taken from the computer's settings: the same text must give the same page
    uharfbuzz.shape(found.font, buffer, {})
    scale = EM / found.units_per_em
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    glyphs = []
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        said = text[info.cluster : ends.pop(info.cluster, info.cluster)]
        moved = (at.x_advance * scale, at.x_offset * scale, at.y_offset * scale)
        glyphs.append(Glyph(info.codepoint, *moved, said, info.cluster))
    return tuple(glyphs)


@cache
def plain_glyph(found: Face, character: str) -> Glyph | None:
    """The glyph of a character that needs no shaping: it stands left to right and keeps to itself."""
    if character not in found.characters or unicodedata.category(character)[0] in "MC":
        return None
    if unicodedata.bidirectional(character) in ("R", "AL", "AN"):
        return None
    number = found.font.get_nominal_glyph(ord(character))
    return Glyph(number, found.advance(number), 0, 0, character, 0)
