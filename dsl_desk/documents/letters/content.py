"""What is printed of a letter, as plain data: filled texts, the school's head, and where an envelope's window is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.school import School

NORMAL = 12.0
LARGE = 18.0
"""Points: ordinary and large print (practice.md 6: 12 pt or more)."""


class PartKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    SIGNATURE = "signature"
    """Where the picture of a signature stands, or room to sign by hand."""
    NEW_PAGE = "new page"
    SLIP = "slip"
    """A line of the tear-off slip: its label, with room to write."""


@dataclass(frozen=True, slots=True)
class Part:
    """One filled block, top to bottom."""

    kind: PartKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """The whole text in one language (a BCP 47 tag), with the words around it that are printed in that language.

    `page_of` such as "Page {number} of {count}", `copy_of` such as "Copy {number} of {count}". `mark` stands across
    every page that holds this text, as where nobody who speaks the language has checked it; empty for none.
    """

    parts: tuple[Part, ...]
    language: str = ENGLISH
    page_of: str = "Page {number} of {count}"
    copy_of: str = "Copy {number} of {count}"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The school's own head. `logo` and `signature` are PNG files, checked when they were chosen, or empty."""

    school: School
    logo: bytes = b""
    signature: bytes = b""


@dataclass(frozen=True, slots=True)
class Window:
    """Where an envelope's window lets the page be read: millimetres from the left and upper edge of A4.

    `play` is how far the page may slip up or down in the envelope from there, `folds` are where it is folded,
    millimetres from its upper edge.
    """

    left: float
    top: float
    width: float
    height: float
    play: float = 5.0
    folds: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A4 with a label of `width` by `height` at each of `places`: millimetres from the left and upper edge."""

    places: tuple[tuple[float, float], ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom one copy is for: the lines in the window, and their number on the office's list, 0 for none."""

    lines: tuple[str, ...] = ()
    number: int = 0


class EnglishStands(StrEnum):
    """Where the English stands of a letter in another language."""

    BEHIND = "behind"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Letter:
    """`wordings` has the family's language first and the English after it; one where it is English already.

    `title` is the file's own and names neither a child nor what the letter is about. `copies` makes a private letter
    say "Copy n of m" on every page; 0 says nothing. `size` is that of the text in points. `both_sides`: the
    paper is printed on both sides, so every copy has to begin on a sheet of its own.
    """

    letterhead: Letterhead
    title: str
    wordings: tuple[Wording, ...]
    made: datetime
    english: EnglishStands = EnglishStands.BEHIND
    window: Window | None = None
    addressee: Addressee = Addressee()
    copies: int = 0
    size: float = NORMAL
    both_sides: bool = False
    demonstration: bool = False
