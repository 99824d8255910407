"""One row of a list, read field by field: what each cell says, and everything that is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic

from dsl_desk.domain.problems import MAX_LINE
from dsl_desk.exchange import upn
from dsl_desk.exchange.days import DateOrder, read_day
from dsl_desk.exchange.formats import F
from dsl_desk.exchange.pupil import Rejected

FORMULA = tuple("=+-@＝＋－＠")
NOTHING = frozenset({"", "-", "–", "—"})
_ABROAD = re.compile(r"\+[0-9][0-9 ()./-]*")
"""A phone number with the code of its country, which begins as a formula does."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands under one heading or in one element; `column` is its name in the list."""

    column: str
    text: str


class Row(Generic[F]):
    """The cells of one line by field, and what is wrong with them so far; `label` says what a field is called."""

    def __init__(self, line: int, cells: Mapping[F, Sequence[Cell]], label: Callable[[F], str]) -> None:
        self.problems: list[Rejected] = []
        self._line, self._cells, self._label = line, cells, label

    def refuse(self, wanted: F, reason: str) -> None:
        cells = self._cells.get(wanted, ())
        column = cells[0].column if cells else self._label(wanted)
        self.problems.append(Rejected(self._line, column, reason))

    def lines(self, wanted: F) -> tuple[str, ...]:
        """Every line of every cell of this field that says something."""
        found = []
        for cell in self._cells.get(wanted, ()):
            if problem := _problem_with(cell.text):
                self.problems.append(Rejected(self._line, cell.column, problem))
                continue
            found += [_one_line(part) for part in cell.text.splitlines()]
        return tuple(part for part in found if part not in NOTHING)

    def text(self, wanted: F) -> str:
        return " ".join(self.lines(wanted))

    def required(self, wanted: F) -> str:
        before = len(self.problems)
        text = self.text(wanted)
        if not text and len(self.problems) == before:
            self.refuse(wanted, f"The {self._label(wanted).lower()} is missing")
        return text

    def upn(self, wanted: F) -> str:
        number = self.text(wanted).replace(" ", "").upper()
        if number and (problem := upn.problem_with(number)):
            self.refuse(wanted, problem)
        return number

    def born(self, wanted: F, order: DateOrder, today: date) -> date | None:
        text = self.text(wanted)
        if not text:
            return None
        day = read_day(text, order)
        if day is None:
            self.refuse(wanted, f"This is no day of the calendar when read as {order}")
        elif day > today:
            self.refuse(wanted, "This date of birth is in the future")
        return day


def _problem_with(text: str) -> str:
    if len(text) > MAX_LINE:
        return f"This is {len(text):,} characters long. The most is {MAX_LINE:,}"
    if len(text) > 1 and text.lstrip().startswith(FORMULA) and not _says_something(text.strip()):
        return "This begins like a spreadsheet formula. Formulas are not taken in. Export the value itself"
    if any(_is_unreadable(letter) for letter in text):
        return "This holds characters that are not text, or text in an unknown encoding"
    return ""


def _says_something(text: str) -> bool:
    """Whether what begins like a formula is none: a dash for nothing, or a phone number."""
    return text in NOTHING or _ABROAD.fullmatch(text) is not None


def _is_unreadable(letter: str) -> bool:
    """Control characters other than line ends and tabs, half characters, and the mark of a failed decoding."""
    return letter == "\ufffd" or (unicodedata.category(letter) in ("Cc", "Cs", "Cn") and letter not in "\t\n\r\x85")


def _one_line(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
