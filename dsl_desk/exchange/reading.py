"""One row's cells, read field by field: a pupil, or everything that is wrong with the row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.problems import MAX_LINE
from dsl_desk.exchange import upn
from dsl_desk.exchange.days import DateOrder, read_day
from dsl_desk.exchange.formats import Field, Formats
from dsl_desk.exchange.pupil import Pupil, Rejected

FORMULA = tuple("=+-@＝＋－＠")
NOTHING = frozenset({"", "-", "–", "—"})
_YEAR_WORDS = re.compile(r"^(?:nc )?(?:year|yr|y)\.? ?(?:group )?(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands under one heading or in one element; `column` is its name in the list."""

    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of one list are to be read."""

    formats: Formats
    order: DateOrder
    today: date


def read_row(line: int, cells: Mapping[Field, Sequence[Cell]], reading: Reading) -> Pupil | tuple[Rejected, ...]:
    """The pupil on this line, or why not: every reason, not only the first."""
    row = _Row(line, cells, reading)
    family_name, given_name = row.name(Field.FAMILY_NAME), row.name(Field.GIVEN_NAME)
    pupil = Pupil(
        line,
        family_name,
        given_name,
        upn=row.upn(),
        family_known_as=_unless(row.text(Field.FAMILY_KNOWN_AS), family_name),
        known_as=_unless(row.text(Field.KNOWN_AS), given_name),
        born=row.born(),
        year=row.year(),
        form=row.text(Field.FORM),
        address=row.lines(Field.ADDRESS),
        postcode=row.text(Field.POSTCODE).upper(),
        ethnicity=row.coded(Field.ETHNICITY),
        first_language=row.coded(Field.FIRST_LANGUAGE),
        send=row.coded(Field.SEND),
    )
    if not row.problems and not pupil.upn and pupil.born is None:
        row.refuse(
            Field.BORN,
            "This row has neither a unique pupil number nor a date of birth, so the child cannot be told from "
            "another of the same name",
        )
    return tuple(row.problems) or pupil


class _Row:
    """The cells of one line, and what is wrong with them so far."""

    def __init__(self, line: int, cells: Mapping[Field, Sequence[Cell]], reading: Reading) -> None:
        self.problems: list[Rejected] = []
        self._line, self._cells, self._reading = line, cells, reading

    def refuse(self, wanted: Field, reason: str) -> None:
        cells = self._cells.get(wanted, ())
        column = cells[0].column if cells else self._reading.formats.label(wanted)
        self.problems.append(Rejected(self._line, column, reason))

    def lines(self, wanted: Field) -> tuple[str, ...]:
        """Every line of every cell of this field that says something."""
        found = []
        for cell in self._cells.get(wanted, ()):
            if problem := _problem_with(cell.text):
                self.problems.append(Rejected(self._line, cell.column, problem))
                continue
            found += [_one_line(part) for part in cell.text.splitlines()]
        return tuple(part for part in found if part not in NOTHING)

    def text(self, wanted: Field) -> str:
        return " ".join(self.lines(wanted))

    def name(self, wanted: Field) -> str:
        before = len(self.problems)
        text = self.text(wanted)
        if not text and len(self.problems) == before:
            self.refuse(wanted, f"The {self._reading.formats.label(wanted).lower()} is missing")
        return text

    def upn(self) -> str:
        number = self.text(Field.UPN).replace(" ", "").upper()
        if number and (problem := upn.problem_with(number)):
            self.refuse(Field.UPN, problem)
        return number

    def born(self) -> date | None:
        text = self.text(Field.BORN)
        if not text:
            return None
        day = read_day(text, self._reading.order)
        if day is None:
            self.refuse(Field.BORN, f"This is no day of the calendar when read as {self._reading.order}")
        elif day > self._reading.today:
            self.refuse(Field.BORN, "This date of birth is in the future")
        return day

    def year(self) -> str:
        text = self.text(Field.YEAR)
        if not text:
            return ""
        kept = self._reading.formats.years.get(_YEAR_WORDS.sub("", text.casefold()))
        if kept is None:
            self.refuse(Field.YEAR, "This is not a school year. Write N, R, or a number from 1 to 13")
        return kept or ""

    def coded(self, wanted: Field) -> str:
        """Words, where the list has a code of the school census."""
        text = self.text(wanted)
        return self._reading.formats.codes.get(wanted, {}).get(text.upper(), text)


def _problem_with(text: str) -> str:
    if len(text) > MAX_LINE:
        return f"This is {len(text):,} characters long. The most is {MAX_LINE:,}"
    if len(text) > 1 and text.lstrip().startswith(FORMULA) and text.strip() not in NOTHING:
        return "This begins like a spreadsheet formula. Formulas are not taken in. Export the value itself"
    if any(_is_unreadable(letter) for letter in text):
        return "This holds characters that are not text, or text in an unknown encoding"
    return ""


def _is_unreadable(letter: str) -> bool:
    """Control characters other than line ends and tabs, half characters, and the mark of a failed decoding."""
    return letter == "\ufffd" or (unicodedata.category(letter) in ("Cc", "Cs", "Cn") and letter not in "\t\n\r\x85")


def _one_line(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _unless(text: str, same: str) -> str:
    """School systems repeat the legal name as the preferred one; that says nothing."""
    return "" if text == same else text
