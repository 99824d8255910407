"""Collecting what is wrong with a record, so that a person sees all of it at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dsl_desk.domain.errors import InvalidRecord, Problem

MAX_NOTE = 100_000
"""Characters in one note. More is refused in words, never cut (vault.md, hostile input)."""

MAX_LINE = 1_000
"""Characters in a one-line field."""


@dataclass(slots=True)
class Problems:
    """Problems found so far; `raise_if_any` ends the check."""

    found: list[Problem] = field(default_factory=list)

    def add(self, name: str, words: str) -> None:
        self.found.append(Problem(name, words))

    def require(self, name: str, value: object, words: str) -> None:
        """`value` must not be empty; blanks alone count as empty."""
        if not (value.strip() if isinstance(value, str) else value):
            self.add(name, words)

    def note(self, name: str, text: str) -> None:
        """`text` must be storable exactly as typed."""
        self._storable(name, text, MAX_NOTE)

    def line(self, name: str, *texts: str) -> None:
        for text in texts:
            self._storable(name, text, MAX_LINE)

    def _storable(self, name: str, text: str, longest: int) -> None:
        if len(text) > longest:
            self.add(name, f"This is {len(text):,} characters long. Shorten it to {longest:,}")
        if "\0" in text or not _is_text(text):
            self.add(name, "This holds characters that are not text. Type it again or paste it as plain text")

    def in_order(self, name: str, since: date | None, until: date | None) -> None:
        """`until`, where it is given, is not before `since`."""
        if since and until and until < since:
            self.add(name, "This day is before it began. Correct one of the two days")

    def raise_if_any(self) -> None:
        if self.found:
            raise InvalidRecord(*self.found)


def _is_text(text: str) -> bool:
    """False for half characters (lone surrogates), which no file format can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
