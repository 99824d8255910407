"""One pupil as a list has them, and what was refused of a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.errors import ImportRejected

MOST_PUPILS = 50_000
"""Ten times the largest school. A longer list is not one school's."""

Progress = Callable[[str, float], None]
"""Called between steps with the step's name and the part that is done, 0 to 1; raises to stop."""


@dataclass(frozen=True, slots=True)
class Pupil:
    """A row that can be read. Texts are one line each; `year` as the roll keeps it ("N", "R", "1" to "13")."""

    line: int
    family_name: str
    given_name: str
    upn: str = ""
    family_known_as: str = ""
    known_as: str = ""
    born: date | None = None
    year: str = ""
    form: str = ""
    address: tuple[str, ...] = ()
    postcode: str = ""
    ethnicity: str = ""
    first_language: str = ""
    send: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """Why the row on `line` is not taken in. `column` is the list's own heading; `reason` never quotes a cell."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class PupilList:
    """What a list says: the rows that can be read, and what is wrong with the others."""

    pupils: tuple[Pupil, ...]
    rejected: tuple[Rejected, ...]


def refuse(words: str, line: int = 0, column: str = "") -> ImportRejected:
    """The error for a list that cannot be read at all."""
    return ImportRejected(f"{words} Nothing was taken in.", line, column)


def check_size(data: bytes, most: int) -> None:
    """Raises ImportRejected for a file that is empty, or longer than `most` bytes, which no school's list is."""
    if not data.strip():
        raise refuse("This file is empty. Export the pupil list again and choose the new file.")
    if len(data) > most:
        raise refuse(
            f"This file is larger than {most // 1024**2} MB, so it is not a pupil list. "
            "Export only the columns you need and choose the new file."
        )
