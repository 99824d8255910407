"""Labels for the envelopes, on sheets that are sold for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from dsl_desk.documents.blocks import Style
from dsl_desk.documents.letters.content import LabelSheet
from dsl_desk.documents.letters.window import MM, fit_lines
from dsl_desk.documents.lines import Line
from dsl_desk.documents.press import HEIGHT, Sheet, lines_at
from dsl_desk.documents.text import para
from dsl_desk.domain.errors import DocumentError

_EDGE = 4.0
"""Millimetres left free at each side of a label: printers do not take a sheet in quite straight."""

_Placed = tuple[Line, float, float]


def labels(
    sheet: LabelSheet,
    each: Sequence[tuple[str, ...]],
    made: datetime,
    *,
    used: int = 0,
    demonstration: bool = False,
) -> bytes:
    """The lines of each label, in the order of the sheet; `used` labels of the first sheet are gone already.

    Raises DocumentError, naming the label by its number, when its lines do not fit on it, and when they hold
    characters that no embedded font can draw.
    """
    pages: list[list[_Placed]] = []
    for place, (number, lines) in enumerate(enumerate(each, 1), used):
        page, on_page = divmod(place, len(sheet.places))
        if page == len(pages):
            pages.append([])
        pages[page] += _label(sheet, sheet.places[on_page], number, lines)
    return lines_at(Sheet("Labels", made, "", demonstration=demonstration), pages)


def _label(sheet: LabelSheet, place: tuple[float, float], number: int, lines: Sequence[str]) -> Iterator[_Placed]:
    left, top = place
    width, height = ((side - 2 * _EDGE) * MM for side in (sheet.width, sheet.height))
    fitted = fit_lines([para(line, Style()).words for line in lines], width, height)
    if fitted is None:
        raise DocumentError(
            f"Label {number} has more lines than fit on it. Nothing was printed. Choose a sheet with larger labels, "
            "or shorten the address."
        )
    made, step = fitted
    upper = (top + sheet.height / 2) * MM - len(made) * step / 2
    for index, line in enumerate(made):
        yield line, (left + _EDGE) * MM, HEIGHT - upper - index * step - line.size
