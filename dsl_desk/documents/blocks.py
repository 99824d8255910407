"""What can stand on a page, as plain data; press.py sets and draws it."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.body_map import BodyMark


@dataclass(frozen=True, slots=True)
class Style:
    """How a block of text looks. Lengths in points; `leading` is a multiple of the size.

    `keep`: on the same page as what follows. `outline`: level in the PDF's bookmarks. `bar`: a line down the left
    side, which sets a quotation apart.
    """

    size: float = 10
    bold: bool = False
    leading: float = 1.4
    before: float = 0
    after: float = 4
    indent: float = 0
    keep: bool = False
    outline: int | None = None
    bar: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Text as typed; its line ends are kept. Made by text.para only.

    `label` stands before it in bold on the same line; `bullet` hangs to the left of it. `from_right`: it is part of a
    text that runs from right to left, whatever its own letters do.
    """

    words: str
    style: Style
    label: str = ""
    bullet: str = ""
    from_right: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page; a dashed one is where to cut."""

    dashed: bool = False
    space: float = 8


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code of `content`, `side` points wide."""

    content: str
    side: float


@dataclass(frozen=True, slots=True)
class Figure:
    """Front and back of a body with numbered marks, `height` points from the captions to the feet."""

    marks: tuple[BodyMark, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the school's own, a PNG file, `width` by `height` points."""

    png: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in a frame, `together` on one page where they fit on one; else parted where the page ends."""

    blocks: tuple[Text | Rule | Code, ...]
    together: bool = True


@dataclass(frozen=True, slots=True)
class NewPage:
    pass


Block = Text | Rule | Code | Figure | Box | NewPage
