"""What a person decides of a letter to one family, and the gates it has to pass before any of it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from dsl_desk.documents.letters.content import EnglishStands
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.letter import ENGLISH, Delivery, LetterKind
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.second_look import NOT_SAID, SecondLook
from dsl_desk.services.catalogue.letter_language import language as letter_language
from dsl_desk.services.catalogue.letter_words import FamilySign, family_signs
from dsl_desk.services.catalogue.private_letter import private_letter_rule
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.answers import OwnWords, check_answers, check_own_words
from dsl_desk.services.lettering.grammar import Ask, AskKind
from dsl_desk.services.lettering.packs import Pack, pack
from dsl_desk.services.lettering.private.households import LetterHousehold, chosen, households, stop_delivery
from dsl_desk.services.lettering.private.origin import from_police, kept_words, stop_not_told, stop_unread
from dsl_desk.services.lettering.private.signs import seen_signs
from dsl_desk.services.lettering.private.standing import standing, stop_untold
from dsl_desk.services.lettering.templates import Template
from dsl_desk.services.other_names import NameFound, find_names
from dsl_desk.services.withholding import stop_confidential_words
from dsl_desk.store import hiding, records

OWN_WORDS = Ask(
    "own_words",
    "Your own words to this family",
    "Facts and kind words, in short sentences. No name of another child, and nobody the school has doubts about.",
    AskKind.TEXT,
    needed=False,
)
"""Asked of every private letter, as its texts ask their own questions."""
SLIP_DAY = "reply_by"
"""The question of a letter with a slip: by which day it comes back."""
NAMED = (
    "This holds the name of another child on the roll, or of somebody who has the same name. Take it out; write an "
    "adult’s name with a title, such as Mr"
)
ONE_MEETING = (
    "Parents who live apart are invited one by one, each to a time of their own: they may not be safe together. "
    "Choose one household, and make the other letter after it"
)
RESTRICTED = (
    "A sign chosen here is told only in a restricted concern. Make the letter part of that concern, so that those "
    "who do not see it do not see the letter"
)


@dataclass(frozen=True, slots=True)
class PrivateAsked:
    """Everything decided about a letter to the family of one child.

    `to` are ids of family members: each of their households has a letter of its own. `chosen` are optional texts of
    the pack, `signs` and `school_does` codes, `contacts` entries of the directory. `answers` are as in `answers.py`,
    the own words among them; `own` is what was typed in `language`. `override` is why the parents are told although
    a decision says not to, `envelope` the code of one with a window, `second` who else has read it, `reply_by` when
    an answer is asked after.
    """

    child_id: str
    to: tuple[str, ...]
    pack: str = "family"
    chosen: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    school_does: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    language: str = ENGLISH
    own: OwnWords = field(default_factory=OwnWords)
    english: EnglishStands = EnglishStands.BEHIND
    large_print: bool = False
    both_sides: bool = False
    envelope: str = ""
    copies: int = 1
    delivery: Delivery = Delivery.NOT_SENT_YET
    override: str = ""
    second: SecondLook = NOT_SAID
    concern_id: str = ""
    reply_by: date | None = None

    def answer_by(self) -> date | None:
        """When an answer is asked after: the day said for that, or the one on the slip. The answers are checked."""
        on_slip = self.answers.get(SLIP_DAY, "")
        return self.reply_by or (date.fromisoformat(on_slip) if on_slip else None)

    def private_pack(self) -> Pack:
        """Raises DeskError for a general one: what is about a child stands in none of its texts."""
        found = pack(self.pack)
        if found.kind is not LetterKind.PRIVATE:
            raise InvalidRecord(Problem("pack", "Choose a letter to one family: this one goes to many"))
        return found

    def templates(self) -> tuple[Template, ...]:
        return self.private_pack().templates(self.chosen)

    def asks(self) -> tuple[Ask, ...]:
        """The questions of the texts that are chosen, each once, and the own words."""
        found = {ask.field: ask for each in self.templates() for ask in each.meta.asks}
        return (*found.values(), OWN_WORDS)

    def typed(self) -> Iterator[tuple[str, str]]:
        """Every text that somebody typed, after the field it stands in."""
        words = [ask.field for ask in self.asks() if ask.kind in (AskKind.LINE, AskKind.TEXT)]
        yield from ((name, self.answers.get(name, "")) for name in words)
        yield from ((f"{name}/{self.language}", self.own.answers.get(name, "")) for name in words)


class NamesAnotherChild(InvalidRecord):
    """`found` are the children and the words that may be their names, for the person to take out."""

    def __init__(self, problem: Problem, found: tuple[NameFound, ...]) -> None:
        super().__init__(problem)
        self.found = found


def pass_gates(desk: Desk, asked: PrivateAsked) -> tuple[LetterHousehold, ...]:
    """The households that may be written to, one letter each. Raises InvalidRecord at the first gate that is shut."""
    stop_untold(standing(desk, asked.child_id), asked.override)
    found = chosen(households(desk, asked.child_id), asked.to)
    for household in found:
        stop_delivery(household, asked.delivery)
    _check_answers(asked)
    _stop_one_meeting(asked, found)
    _check_concern(desk, asked)
    _stop_signs(desk, asked)
    _stop_words(desk, asked)
    return found


def needs_second(desk: Desk, asked: PrivateAsked) -> bool:
    """Whether the letter tells what police told: a sign that they alone told of, or words of theirs."""
    police = {sign.code for sign in seen_signs(desk, asked.child_id) if sign.police}
    typed = (text for _, text in asked.typed())
    return not police.isdisjoint(asked.signs) or from_police(kept_words(desk, asked.child_id), typed)


def sign_words(code: str) -> FamilySign | None:
    """How an indicator is told to a family; None for one that the catalogue has no longer."""
    return next((sign for sign in family_signs() if sign.code == code), None)


def _check_answers(asked: PrivateAsked) -> None:
    problems = Problems()
    check_answers(asked.asks(), asked.answers, problems)
    if asked.language != ENGLISH:
        check_own_words(asked.asks(), asked.answers, asked.language, asked.own, problems)
    if asked.copies < 1:
        problems.add("copies", "Enter how many copies")
    asked.second.check("who", problems)
    problems.raise_if_any()


def _stop_one_meeting(asked: PrivateAsked, found: tuple[LetterHousehold, ...]) -> None:
    """Nobody is asked into one room with somebody they may be afraid of."""
    if len(found) > 1 and any(ask.kind is AskKind.TIME for ask in asked.asks()):
        raise InvalidRecord(Problem("to", ONE_MEETING))


def _check_concern(desk: Desk, asked: PrivateAsked) -> None:
    """One about this child; and a sign that is told in a restricted concern alone stays among those who see that."""
    if asked.concern_id and asked.child_id not in records.involved_children(desk.connection, asked.concern_id):
        raise InvalidRecord(Problem("concern_id", "Choose a concern about this child, or none"))
    chosen_signs = [sign for sign in seen_signs(desk, asked.child_id) if sign.code in asked.signs]
    for each in hiding.restrictions(desk.connection):
        told = hiding.telling_of(desk.connection, [each.concern_id])
        if each.concern_id != asked.concern_id and any(told.issuperset(sign.records) for sign in chosen_signs):
            raise InvalidRecord(Problem("concern_id", RESTRICTED))


def _stop_signs(desk: Desk, asked: PrivateAsked) -> None:
    """Only what was ticked about this child, may be told by its record, and has words for a family."""
    seen = {sign.code for sign in seen_signs(desk, asked.child_id)}
    for code in asked.signs:
        told = sign_words(code)
        if code not in seen or told is None:
            raise InvalidRecord(
                Problem("signs", "A sign chosen here is not in this child’s record, or is kept from it")
            )
        if told.never:
            raise InvalidRecord(Problem("signs", f"A sign chosen here never stands in a letter. {told.never}"))


def _stop_words(desk: Desk, asked: PrivateAsked) -> None:
    """What was typed holds nobody else's secrets, and what police told waits for a second person."""
    typed = tuple(asked.typed())
    stop_not_told(kept_words(desk, asked.child_id), typed)
    for name, text in typed:
        if found := find_names(desk, asked.child_id, [(name, _without_adults_and_days(text))]):
            raise NamesAnotherChild(Problem(name, NAMED), found)
        stop_confidential_words(desk, text, name, "this text")
    if needs_second(desk, asked):
        stop_unread(asked.second, desk.person.name)


def _without_adults_and_days(text: str) -> str:
    """A name after a title, such as Mrs, is an adult's, as letters of schools write them; 3 May is a day."""
    titles = "|".join(map(re.escape, private_letter_rule().titles))
    months = "|".join(map(re.escape, letter_language(ENGLISH).months))
    adults = rf"(?:{titles})\.?\s+(?:[A-Z]\.?\s+)?[^\W\d_][\w'’-]*"
    days = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{months})|(?:{months})\s+\d{{1,4}}"
    return re.sub(rf"\b(?:{adults}|{days})\b", " ", text)
