"""From the bytes of a CSV file to its rows: encoding, separator, quotation marks (RFC 4180)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dsl_desk.exchange.pupil import MOST_PUPILS, check_size, refuse

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
MOST_BYTES = 32 * 1024 * 1024
MOST_COLUMNS = 500
_HEAD = 65_536  # characters looked at to find the separator
_QUOTED = re.compile(r'"[^"]*"?')
_SAID = re.compile(r"sep=(.)(?:\r\n|\r|\n)")
"""The line in which spreadsheets say the separator."""

_OTHER_FILES = {
    b"PK\x03\x04": "a spreadsheet workbook or another zip file",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet workbook",
    b"%PDF": "a PDF",
}

# One very long cell must not end the reading: it is refused by line and column. The size of the file is the limit.
csv.field_size_limit(MOST_BYTES)


@dataclass(frozen=True, slots=True)
class Line:
    """One row and the number of the line it starts on, counted from 1 as an editor does."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A list with its headings. `encoding` and `separator` are words to show, so that a wrong guess is seen."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    encoding: str
    separator: str


def read_table(data: bytes) -> CsvTable:
    """The headings and rows of a CSV file; raises ImportRejected for what cannot be read as one."""
    check_size(data, MOST_BYTES)
    text, encoding = _decode(data)
    separator, text, before = _separator(text)
    lines = tuple(_lines(text, separator, before))
    if not lines:
        raise refuse("This file holds no headings. Export the pupil list again with its headings.")
    headings, *rest = lines
    if not rest:
        raise refuse("This file holds headings and no pupils. Export the pupil list again.", headings.number)
    if len(headings.cells) > MOST_COLUMNS:
        raise refuse(f"This file has more than {MOST_COLUMNS} columns, so it is not a pupil list.", headings.number)
    return CsvTable(
        tuple(" ".join(cell.split()) for cell in headings.cells), tuple(rest), encoding, SEPARATORS[separator]
    )


def _decode(data: bytes) -> tuple[str, str]:
    for mark, what in _OTHER_FILES.items():
        if data.startswith(mark):
            raise refuse(f"This is {what}, not a CSV file. Save the list as CSV UTF-8 and choose that file.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode_as(data, "utf-16"), "UTF-16"
    if b"\0" in data:
        raise refuse(
            "This file holds bytes that are not text. Save the list as CSV UTF-8 and choose that file.",
            1 + data[: data.index(b"\0")].count(b"\n"),
        )
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return _decode_as(data, "cp1252"), "Windows-1252"


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise refuse(
            "The letters of this file are in an encoding that is not known. Save the list as CSV UTF-8 and choose "
            "that file.",
            1 + data[: error.start].count(b"\n"),
        ) from None
    if "\0" in text:
        raise refuse("This file holds bytes that are not text. Save the list as CSV UTF-8 and choose that file.")
    return text


def _separator(text: str) -> tuple[str, str, int]:
    """The separator, the text after the line that says it, and how many lines that took."""
    if (said := _SAID.match(text)) and said[1] in SEPARATORS:
        return said[1], text[said.end() :], 1
    head = _QUOTED.sub("", text[:_HEAD].lstrip("\r\n"))
    first = re.split(r"[\r\n]", head, maxsplit=1)[0]
    return max(SEPARATORS, key=first.count), text, 0


def _lines(text: str, separator: str, before: int) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number, count = before + 1, 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                count += 1
                if count > MOST_PUPILS + 1:
                    raise refuse(f"This file has more than {MOST_PUPILS:,} rows, so it is not one school's list.")
                yield Line(number, tuple(cells))
            number = before + reader.line_num + 1
    except csv.Error:
        # The library's words may quote the file.
        raise refuse(
            f"From line {number} on this file cannot be read: a quotation mark there has no partner or stands inside "
            "a cell. Put it right and choose the file again.",
            number,
        ) from None
