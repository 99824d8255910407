"""What an office prints on and puts letters into: envelopes with a window, sheets of labels. All in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.documents.letters.content import LabelSheet, Window
from dsl_desk.services.catalogue.reading import load

_A4_WIDTH = 210.0
_PLAY = 5.0
"""The least that a page is taken to slip up or down in its envelope."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """As it lies with its window in front: the window's place is counted from the left and the lower edge.

    `folds` are where A4 is folded for it, counted from the page's upper edge; the part above the first shows.
    """

    code: str
    name: str
    width: float
    height: float
    window_left: float
    window_bottom: float
    window_width: float
    window_height: float
    folds: tuple[float, ...]
    sources: tuple[str, ...]

    @property
    def window(self) -> Window:
        """Where the window lets the page be read that lies in the middle of the envelope."""
        slack = (self.height - self.folds[0]) / 2
        return Window(
            self.window_left - (self.width - _A4_WIDTH) / 2,
            self.height - self.window_bottom - self.window_height - slack,
            self.window_width,
            self.window_height,
            max(_PLAY, slack),
            self.folds,
        )


@dataclass(frozen=True, slots=True)
class LabelStock:
    """Labels on A4: `across` times `down` of them, the first one's corner `left` and `top` from the page's."""

    code: str
    name: str
    across: int
    down: int
    left: float
    top: float
    width: float
    height: float
    step_across: float
    step_down: float
    sources: tuple[str, ...]

    @property
    def sheet(self) -> LabelSheet:
        places = tuple(
            (self.left + column * self.step_across, self.top + row * self.step_down)
            for row in range(self.down)
            for column in range(self.across)
        )
        return LabelSheet(places, self.width, self.height)


@cache
def envelopes() -> tuple[Envelope, ...]:
    return load(tuple[Envelope, ...], "letters/envelopes.json")


@cache
def label_stocks() -> tuple[LabelStock, ...]:
    return load(tuple[LabelStock, ...], "letters/label_sheets.json")
