"""A catalogue entry as it was shown when it was chosen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Code and wording together: a catalogue may change, what a DSL ticked may not."""

    code: str
    wording: str


NOT_SURE = Term("not-sure", "Not sure yet")
"""Stands alone where a domain is asked for and the recorder cannot say yet."""

POSITIVE = Term("positive", "Something good")
"""A chronology tells of what went well too (practice.md 7)."""
