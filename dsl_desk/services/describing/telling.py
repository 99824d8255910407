"""What a record is told as, and the parts of it that every kind uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_STATED, When, say_day, say_when

PROMPTS, DEMEANOUR, PRESENT = "What was asked", "How the child was", "Who was there"
SUPPORT, RELIABILITY = "What else supports it", "What is known of the source"
DANGER, AGAIN = "What could happen if it becomes known who said it", "Asking the source again"
ABOUT, NOT_TOLD = "What it is about", "Must not be told"
SIGNS, FACTORS = "Warning signs, which are indicators and not proof", "What makes life harder for the child"
PROTECTS = "What protects the child"
KNOWN, FROM, WITNESS = "How it is known", "Where it came from", "Who saw or heard it"
LETTERS = "Letters printed"
HAPPENED, ASKED_BY = "When it happened", "Who asks"
INTERPRETED = frozenset({ABOUT, SIGNS, FACTORS, PROTECTS})
"""Facts in which someone weighed what was seen."""
SAID_ALREADY = frozenset({KNOWN, FROM, WITNESS, HAPPENED, ASKED_BY})
"""Facts that `source` and `when` say as well."""
RISKS_OF_SOURCE = frozenset({RELIABILITY, DANGER, AGAIN})
"""Facts that could show who a source is, or put them at risk."""

Agencies = Mapping[str, str]
"""Names by id."""


@dataclass(frozen=True, slots=True)
class Description:
    """`text` is the event in words, `facts` what else is stated, by name; what is not stated is left out.

    `source` says who saw or said it and how that is known. `confidential` are facts that stay in the school's own
    record: they are on no paper.
    """

    title: str
    text: str
    when: When = NOT_STATED
    source: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    confidential: tuple[tuple[str, str], ...] = ()


@singledispatch
def describe(record: object, agencies: Agencies) -> Description:
    """The record in words; `agencies` are the names behind agency ids."""
    raise TypeError(f"no chronology line for {type(record).__name__}")


def stated(*facts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Only what is stated."""
    return tuple((name, text) for name, text in facts if text)


def said(when: When) -> str:
    """A time, where one is stated."""
    return say_when(when) if when != NOT_STATED else ""


def day(day: date | None) -> str:
    """A day, where there is one."""
    return say_day(day) if day else ""


def answer(answer: Answer) -> str:
    """Yes or no, where that is known."""
    return answer.value if answer is not Answer.NOT_KNOWN else ""


def informed(informed: Informed | None) -> str:
    """Whether someone was told or is to be, and why not."""
    if informed is None:
        return ""
    told = "Told" if informed.told else "To be told" if informed.to_be_told else "Not told"
    return ". ".join(filter(None, (told, wordings(informed.reasons), informed.words)))


def wordings(terms: Iterable[Term]) -> str:
    """Terms as they were worded."""
    return "; ".join(term.wording for term in terms)


def counted(count: int, thing: str) -> str:
    """So many of a thing, if any."""
    return f"{count} {thing}" + ("" if count == 1 else "s") if count else ""


def labelled(label: str, text: str) -> str:
    """A text with its name before it, if there is one."""
    return f"{label}: {text}" if text else ""


def lines(*parts: str) -> str:
    """Those that hold something, one a line."""
    return "\n".join(part for part in parts if part)
