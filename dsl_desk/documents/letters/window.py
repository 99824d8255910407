"""Whom a letter is for, set so that it is all that can be read through an envelope's window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dsl_desk.documents.blocks import Style
from dsl_desk.documents.letters.content import Addressee, Letter, Window
from dsl_desk.documents.lines import Line, set_lines
from dsl_desk.documents.press import MARGIN, TEXT_WIDTH
from dsl_desk.documents.text import para
from dsl_desk.domain.errors import DocumentError

MM = 72 / 25.4
"""Points."""

_SLIP = 5.0
"""Millimetres that a page may have slipped to any side with its address still wholly seen."""

_SIZES = (12.0, 11.0, 10.0, 9.0, 8.4)
_WHOLE = 10.0
"""Points: rather than set lines smaller, they are parted."""

_TIGHT, _LEADING = 1.2, 1.3


@dataclass(frozen=True, slots=True)
class Address:
    """Its lines, `height` points together; in the window's place, or under the letterhead where `top` is 0."""

    lines: tuple[Line, ...]
    step: float
    left: float = MARGIN
    top: float = 0.0

    @property
    def height(self) -> float:
        return len(self.lines) * self.step


def clear_band(window: Window) -> tuple[float, float]:
    """From where to where nothing but the address may stand, in points from the page's upper edge."""
    return (window.top - window.play) * MM, (window.top + window.height + window.play) * MM


def set_address(letter: Letter, addressee: Addressee) -> Address:
    """Raises DocumentError when it has letters that no font has, or is too long for the window."""
    words = [para(f"{line} ", Style()).words for line in addressee.lines]
    if letter.window is None:
        return Address(_lines(words, letter.size, TEXT_WIDTH), letter.size * _LEADING)
    left = max((letter.window.left + _SLIP) * MM, MARGIN)
    width = (letter.window.left + letter.window.width - _SLIP) * MM - left
    height = (letter.window.height - 2 * _SLIP) * MM
    fitted = fit_lines(words, width, height)
    if fitted is None:
        raise DocumentError(
            f"{_which(addressee)} is too long for the window of the envelope. Nothing was printed of it. Shorten the "
            "address, or print for envelopes without a window."
        )
    lines, step = fitted
    return Address(lines, step, left, (letter.window.top + _SLIP) * MM)


def fit_lines(words: Sequence[str], width: float, height: float) -> tuple[tuple[Line, ...], float] | None:
    """The lines as large as they fit, and from one to the next, in points; None where they are too many."""
    tries = [(size, True) for size in _SIZES if size >= _WHOLE] + [(size, False) for size in _SIZES]
    for size, whole in tries:
        lines = _lines(words, size, width)
        if len(lines) * size * _TIGHT <= height and (not whole or len(lines) == len(words)):
            return lines, size * _TIGHT
    return None


def _lines(words: Sequence[str], size: float, width: float) -> tuple[Line, ...]:
    return tuple(made for line in words for made in set_lines(line, size=size, width=width))


def _which(addressee: Addressee) -> str:
    return f"The address of letter {addressee.number}" if addressee.number else "The address"
