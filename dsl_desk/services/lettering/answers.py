"""What a letter asks, answered: checked, and said in the language of the letter.

Days and times are said in every language. The program never translates words: what somebody typed stands in a letter
in another language only as somebody typed it in that language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.problems import Problems
from dsl_desk.services.catalogue.letter_language import LetterLanguage, say_day_in, say_time_in
from dsl_desk.services.catalogue.letter_language import language as letter_language
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.drawable import not_drawable
from dsl_desk.services.lettering.grammar import Ask, AskKind, typed_reach
from dsl_desk.services.lettering.printable_contacts import contact_line, purpose_contact

WRITER = "written_by"
"""Before the language: the field of who wrote what was typed in it."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What somebody at the school wrote in another language: answers by field, and who wrote them."""

    answers: Mapping[str, str] = field(default_factory=dict)
    written_by: str = ""


NO_OWN_WORDS = OwnWords()


def check_answers(asks: Iterable[Ask], answers: Mapping[str, str], problems: Problems) -> None:
    """Add what is wrong: a day is "2026-12-01", a time "18:30", a contact the id of its entry in the directory."""
    for ask in asks:
        answer = answers.get(ask.field, "").strip()
        if ask.needed:
            problems.require(ask.field, answer, f"Answer “{ask.label}”")
        if ask.kind is AskKind.TEXT:
            problems.note(ask.field, answer)
        else:
            problems.line(ask.field, answer)
        if ask.kind in (AskKind.LINE, AskKind.TEXT):
            _check_words(ask.field, answer, problems)
        if answer and ask.kind is AskKind.DAY and not _reads(date.fromisoformat, answer):
            problems.add(ask.field, "Choose a day")
        if answer and ask.kind is AskKind.TIME and not _reads(time.fromisoformat, answer):
            problems.add(ask.field, "Enter a time, such as 18:30")


def check_own_words(
    asks: Iterable[Ask], answers: Mapping[str, str], language: str, own: OwnWords, problems: Problems
) -> None:
    """Add what is missing of a letter in another language: every text that is answered, and who wrote it there.

    A problem stands at the field with the language, such as "visit_plan/pl", or "written_by/pl".
    """
    name = letter_language(language).name
    for ask in asks:
        if ask.kind is AskKind.TEXT and answers.get(ask.field, "").strip():
            words = f"Type this in {name} too, or leave {name} out. DSL Desk does not translate"
            problems.require(f"{ask.field}/{language}", own.answers.get(ask.field, ""), words)
        problems.note(f"{ask.field}/{language}", own.answers.get(ask.field, ""))
        _check_words(f"{ask.field}/{language}", own.answers.get(ask.field, ""), problems)
    if any(words.strip() for words in own.answers.values()):
        problems.require(f"{WRITER}/{language}", own.written_by, f"Enter who wrote the {name}")


def _check_words(field: str, words: str, problems: Problems) -> None:
    if wrong := not_drawable(words):
        problems.add(field, f"This {wrong}")
    if typed_reach(words):
        problems.add(field, "Take the number or address out: a letter carries those of the directory only")


def say_answers(
    desk: Desk, asks: Iterable[Ask], answers: Mapping[str, str], language: str, own: OwnWords
) -> dict[str, str]:
    """The answers, checked before, as they are printed in a language.

    A line in another language stands as it was typed in English where nobody typed it again: a name or a place.
    Raises InvalidRecord for a contact that may not be printed: the letter is about it, so it waits.
    """
    again = {name: words for name, words in own.answers.items() if words.strip()} if language != ENGLISH else {}
    typed, spoken = {**answers, **again}, letter_language(language)
    return {ask.field: _say(desk, ask, typed.get(ask.field, "").strip(), spoken) for ask in asks}


def _say(desk: Desk, ask: Ask, answer: str, spoken: LetterLanguage) -> str:
    if not answer:
        return ""
    match ask.kind:
        case AskKind.DAY:
            return say_day_in(spoken, date.fromisoformat(answer))
        case AskKind.TIME:
            return say_time_in(spoken, time.fromisoformat(answer))
        case AskKind.CONTACT:
            return contact_line(purpose_contact(desk, answer, ask.field))
        case AskKind.LINE:
            return " ".join(answer.split())
        case AskKind.TEXT:
            return answer


def _reads(read: Callable[[str], object], typed: str) -> bool:
    try:
        read(typed)
    except ValueError:
        return False
    return True
