"""Facts as lines of a page: a label and what was recorded, or no line where nothing was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dsl_desk.documents.blocks import Text
from dsl_desk.documents.styles import FIELD
from dsl_desk.documents.text import para
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.when import NOT_STATED, When, say_day, say_when


def stated(label: str, words: str) -> Iterator[Text]:
    """One line, where there are words."""
    if words:
        yield para(words, FIELD, label=label)


def stated_when(label: str, when: When) -> Iterator[Text]:
    """One line, where a time was stated or is said to be unknown."""
    return stated(label, say_when(when) if when != NOT_STATED else "")


def stated_day(label: str, day: date | None) -> Iterator[Text]:
    return stated(label, say_day(day) if day else "")


def told(label: str, informed: Informed) -> Iterator[Text]:
    """Whether someone was told or is to be, and why not."""
    said = "yes" if informed.told else "not yet, to be told" if informed.to_be_told else "no"
    reasons = "; ".join(f"{term.wording} ({term.code})" for term in informed.reasons)
    yield para(". ".join(filter(None, (said, reasons))), FIELD, label=label)
    yield from stated("In the school's words:", informed.words)
