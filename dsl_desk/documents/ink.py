"""One page's content being written, each part marked with what it is (ISO 32000-1, 14.6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dsl_desk.documents.blocks import Picture, Rule
from dsl_desk.documents.lines import Line
from dsl_desk.documents.rows import Row
from dsl_desk.documents.structure import Element

if TYPE_CHECKING:
    from dsl_desk.documents.embedding import EmbeddedFonts

_RULE = 0.5
_DASHES = "[3 3] 0 d"


class Ink:
    """Positions are in points from the lower left corner of the page. What is no element's is an artifact.

    `pictures` are the names that the page's resources have for them.
    """

    def __init__(self, fonts: EmbeddedFonts, pictures: Mapping[Picture, str], first_mark: int = 0) -> None:
        self._fonts = fonts
        self._pictures = pictures
        self._first = first_mark
        self._parts: list[str] = []
        self._open: list[Element | None] = []
        self.marked: list[Element] = []
        """The element of each piece of marked content, in their order from `first_mark` on."""

    def content(self) -> bytes:
        self._close()
        return "\n".join(self._parts).encode("ascii")

    def row(self, row: Row, left: float, top: float) -> None:
        """Draw `row` with its upper edge at `top`, in a text area that begins at `left`."""
        left += row.x
        if row.bullet:
            out = row.bullet.size * 1.2
            x = left + row.width + out - row.bullet.width if row.mirrored else left - out
            self.line(row.bullet, x, top - row.baseline, row.element and row.element.kids[0])
        match row.mark:
            case Line() as line:
                x = left + row.width - line.width if line.right_to_left else left
                self.line(line, x, top - row.baseline, _last(row.element))
            case Rule(dashed=dashed):
                self.rule(left, top, row.width, dashed=dashed)
            case Picture() as picture:
                x = left + row.width - picture.width if row.mirrored else left
                self.picture(picture, x, top - row.height, row.element)

    def line(self, line: Line, x: float, baseline: float, element: Element | None = None) -> None:
        from dsl_desk.documents.embedding import draw

        if line.pieces:
            self.draw(draw(line, x, baseline, self._fonts), element)

    def rule(self, x: float, y: float, width: float, *, dashed: bool = False) -> None:
        self.draw(f"q {_RULE} w {_DASHES if dashed else ''} {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S Q")

    def picture(self, picture: Picture, x: float, y: float, element: Element | None) -> None:
        """Draw it with its lower left corner at `x`, `y`."""
        place = f"{picture.width:.2f} 0 0 {picture.height:.2f} {x:.2f} {y:.2f} cm"
        self.draw(f"q {place} /{self._pictures[picture]} Do Q", element)

    def draw(self, operators: str, element: Element | None = None) -> None:
        if self._open != [element]:
            self._close()
            self._open = [element]
            self._parts.append(self._begin(element))
        self._parts.append(operators)

    def _begin(self, element: Element | None) -> str:
        if element is None:
            return "/Artifact BMC"
        self.marked.append(element)
        return f"/{element.tag} << /MCID {self._first + len(self.marked) - 1} >> BDC"

    def _close(self) -> None:
        if self._open:
            self._parts.append("EMC")
            self._open = []


def _last(element: Element | None) -> Element | None:
    """Where an element has a label, what is labelled."""
    return element.kids[-1] if element and element.kids else element
