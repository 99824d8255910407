"""Where on the body something was seen: numbered marks on an outline, each in words. Never a photograph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.domain.problems import Problems

MAX_MARKS = 40
"""Marks in one observation. More cannot be told apart on paper."""

FULL = 1000
"""The far edge of the drawing: positions are in thousandths, so that no float is ever sealed."""


class BodySide(StrEnum):
    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class BodyMark:
    """One numbered mark. `x` and `y` are thousandths of the width and height of the outline of its `side`, from the
    top left of the drawing as it is looked at; left and right in `part` are the child's own.

    Raises InvalidRecord without a part of the body or without words: a mark alone says nothing in ten years.
    """

    number: int
    side: BodySide
    x: int
    y: int
    part: str
    note: str

    def __post_init__(self) -> None:
        problems = Problems()
        problems.require("marks", self.part, f"Mark {self.number}: choose the part of the body")
        problems.require(
            "marks", self.note, f"Mark {self.number}: write what was seen, such as size, colour and shape"
        )
        if self.number < 1 or not (0 <= self.x <= FULL and 0 <= self.y <= FULL):
            problems.add("marks", f"Mark {self.number} is not on the drawing. Remove it and place it again")
        problems.line("marks", self.part)
        problems.note("marks", self.note)
        problems.raise_if_any()


def check_marks(problems: Problems, marks: Sequence[BodyMark]) -> None:
    """Add what is wrong with the marks of one observation taken together."""
    if len(marks) > MAX_MARKS:
        problems.add("marks", f"There are {len(marks)} marks. Keep to {MAX_MARKS}, and say the rest in words")
    if len({mark.number for mark in marks}) < len(marks):
        problems.add("marks", "Two marks have the same number. Remove one and place it again")
