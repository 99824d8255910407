"""The one way typed words get onto a page."""

from __future__ import annotations

import unicodedata

from dsl_desk.documents.blocks import Style, Text
from dsl_desk.documents.fonts import face_for
from dsl_desk.domain.errors import DocumentError

_KEPT_FORMATS = frozenset("\u200c\u200d") | {chr(code) for code in range(0xE0020, 0xE0080)}
"""Joiners and emoji tags: they shape what is seen. Every other invisible character is shown by a mark."""

_LISTED = 5


def para(text: str, style: Style, *, label: str = "", bullet: str = "", from_right: bool = False) -> Text:
    """A block of `text` exactly as typed. There is no markup here: `<b>` and `&amp;` are words like any others.

    Characters that cannot be seen (controls, direction overrides, zero-width spaces) are shown as their number.
    Raises DocumentError where no embedded font has a character: a page never holds a box in place of a letter.
    """
    shown = "\n".join(_show(line) for line in text.splitlines())
    refuse_uncovered(shown + label + bullet)
    return Text(shown, style, label, bullet, from_right)


def refuse_uncovered(text: str) -> None:
    """Raise DocumentError naming the characters (by number, never the words around them) that no font can draw."""
    if missing := undrawn(text):
        listed = ", ".join(f"U+{ord(character):04X}" for character in missing[:_LISTED])
        more = f" and {len(missing) - _LISTED} more" if len(missing) > _LISTED else ""
        raise DocumentError(
            f"This cannot be printed because it holds characters that DSL Desk has no letters for ({listed}{more}). "
            "The record itself is safe and unchanged. Describe those characters in words in a correction, "
            "then print again."
        )


def undrawn(text: str) -> list[str]:
    """The characters of a text that no font can draw, in the order of their numbers."""
    return sorted(part for part in _unusual(text) if face_for(part, False) is None)


def _unusual(text: str) -> set[str]:
    return {character for character in set(text) if character not in _KEPT_FORMATS and character != "\n"}


def _show(line: str) -> str:
    line = line.expandtabs(4)
    if line.isascii() and line.isprintable():
        return line
    return "".join(_mark(character) if _is_hidden(character) else character for character in line)


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf") and character not in _KEPT_FORMATS


def _mark(character: str) -> str:
    return f"‹U+{ord(character):04X}›"
