"""One row's cells as a pupil, or everything that is wrong with the row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dsl_desk.exchange.days import DateOrder
from dsl_desk.exchange.formats import Field, Formats
from dsl_desk.exchange.pupil import Pupil, Rejected
from dsl_desk.exchange.row import Cell, Row

_YEAR_WORDS = re.compile(r"^(?:nc )?(?:year|yr|y)\.? ?(?:group )?(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of one list are to be read."""

    formats: Formats
    order: DateOrder
    today: date


def read_row(line: int, cells: Mapping[Field, Sequence[Cell]], reading: Reading) -> Pupil | tuple[Rejected, ...]:
    """The pupil on this line, or why not: every reason, not only the first."""
    row = _PupilRow(line, cells, reading.formats.label)
    family_name, given_name = row.required(Field.FAMILY_NAME), row.required(Field.GIVEN_NAME)
    pupil = Pupil(
        line,
        family_name,
        given_name,
        upn=row.upn(Field.UPN),
        family_known_as=_unless(row.text(Field.FAMILY_KNOWN_AS), family_name),
        known_as=_unless(row.text(Field.KNOWN_AS), given_name),
        born=row.born(Field.BORN, reading.order, reading.today),
        year=row.year(reading.formats),
        form=row.text(Field.FORM),
        address=row.lines(Field.ADDRESS),
        postcode=row.text(Field.POSTCODE).upper(),
        ethnicity=row.coded(Field.ETHNICITY, reading.formats),
        first_language=row.coded(Field.FIRST_LANGUAGE, reading.formats),
        send=row.coded(Field.SEND, reading.formats),
    )
    if not row.problems and not pupil.upn and pupil.born is None:
        row.refuse(
            Field.BORN,
            "This row has neither a unique pupil number nor a date of birth, so the child cannot be told from "
            "another of the same name",
        )
    return tuple(row.problems) or pupil


class _PupilRow(Row[Field]):
    def year(self, formats: Formats) -> str:
        text = self.text(Field.YEAR)
        if not text:
            return ""
        kept = formats.years.get(_YEAR_WORDS.sub("", text.casefold()))
        if kept is None:
            self.refuse(Field.YEAR, "This is not a school year. Write N, R, or a number from 1 to 13")
        return kept or ""

    def coded(self, wanted: Field, formats: Formats) -> str:
        """Words, where the list has a code of the school census."""
        text = self.text(wanted)
        return formats.codes.get(wanted, {}).get(text.upper(), text)


def _unless(text: str, same: str) -> str:
    """School systems repeat the legal name as the preferred one; that says nothing."""
    return "" if text == same else text
