"""One letter for each household of a child's family, filled in the family's language and ready to be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dsl_desk.documents.letters.content import LARGE, NORMAL, Addressee, Letter
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.letter import ENGLISH, TextUsed
from dsl_desk.services.catalogue.letter_language import language as letter_language
from dsl_desk.services.catalogue.letter_language import say_day_in
from dsl_desk.services.catalogue.letter_words import FamilySign, SchoolStep, school_steps
from dsl_desk.services.correcting import current
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.lettering.answers import say_answers
from dsl_desk.services.lettering.appearance import window_of
from dsl_desk.services.lettering.composing import compose
from dsl_desk.services.lettering.filling import Filling, school_fields
from dsl_desk.services.lettering.letterhead import letterhead
from dsl_desk.services.lettering.printable_contacts import contact_line, letter_contacts
from dsl_desk.services.lettering.private.asked import OWN_WORDS, PrivateAsked, pass_gates, sign_words
from dsl_desk.services.lettering.private.households import LetterHousehold
from dsl_desk.services.lettering.sentences import Sentences, sentences_confirmed
from dsl_desk.services.lettering.texts import text_in_use
from dsl_desk.services.withholding import stop_confidential_words


@dataclass(frozen=True, slots=True)
class PreparedPrivate:
    """A letter to one household. `id` is that of the contact it is logged as: one printing, one entry."""

    id: str
    asked: PrivateAsked
    household: LetterHousehold
    letter: Letter = field(repr=False)
    texts: tuple[TextUsed, ...]

    def says(self) -> str:
        """The text that is printed, as it is kept in the record: the English, or the one there is."""
        return "\n".join(part.text for part in self.letter.wordings[-1].parts if part.text)


@dataclass(frozen=True, slots=True)
class DrawnPrivate:
    """A letter with the exact pages that are printed and kept."""

    prepared: PreparedPrivate
    pdf: bytes = field(repr=False)


def prepare_private(desk: Desk, asked: PrivateAsked) -> tuple[PreparedPrivate, ...]:
    """A letter for each household chosen, once every gate is passed.

    Raises InvalidRecord at a gate that is shut (`pass_gates`), and for a translation that no speaker has confirmed;
    DeskError where a text is damaged or something it needs is missing. Then there is nothing to draw or to log.
    """
    found = pass_gates(desk, asked)
    stop_unconfirmed(desk, asked)
    made = tuple(_prepared(desk, asked, household) for household in found)
    for each in made:
        stop_confidential_words(desk, each.letter, "own_words", "the letter")
    return made


def draw_private(prepared: PreparedPrivate) -> DrawnPrivate:
    """Draw the pages. Raises DocumentError. Needs no vault."""
    from dsl_desk.documents.letters.letter import letter

    return DrawnPrivate(prepared, letter(prepared.letter))


def stop_unconfirmed(desk: Desk, asked: PrivateAsked) -> None:
    """Raise InvalidRecord for words in another language that nobody who speaks it has confirmed."""
    if asked.language == ENGLISH:
        return
    checks = {each.meta.name: text_in_use(desk, each.code, asked.language).confirmed for each in asked.templates()}
    if asked.signs:
        checks["the signs"] = sentences_confirmed(desk, Sentences.SIGNS, asked.language)
    if asked.school_does:
        checks["what the school does"] = sentences_confirmed(desk, Sentences.SCHOOL_DOES, asked.language)
    if waiting := [name for name, check in checks.items() if check is None]:
        spoken = letter_language(asked.language).name
        words = (
            f"Nobody who speaks {spoken} has confirmed {', '.join(waiting)}. Let a speaker read it under Letters, or "
            "print in English"
        )
        raise InvalidRecord(Problem("language", words))


def _prepared(desk: Desk, asked: PrivateAsked, household: LetterHousehold) -> PreparedPrivate:
    languages = dict.fromkeys((asked.language, ENGLISH))
    composed = [compose(desk, asked.templates(), code, _filling(desk, asked, household, code)) for code in languages]
    letter = Letter(
        letterhead=letterhead(desk),
        title=asked.private_pack().title,
        wordings=tuple(each.wording for each in composed),
        made=desk.clock.now(),
        english=asked.english,
        window=window_of(asked.envelope),
        addressee=Addressee(_lines(household)),
        copies=asked.copies,
        size=LARGE if asked.large_print else NORMAL,
        both_sides=asked.both_sides,
        demonstration=desk.demonstration,
    )
    return PreparedPrivate(
        desk.new_id(), asked, household, letter, tuple(text for each in composed for text in each.texts)
    )


def _filling(desk: Desk, asked: PrivateAsked, household: LetterHousehold, code: str) -> Filling:
    child = current(desk, Child, asked.child_id)
    answers = say_answers(desk, asked.asks(), asked.answers, code, asked.own)
    own_words = answers.pop(OWN_WORDS.field)
    fields = {
        **answers,
        **school_fields(school(desk), say_day_in(letter_language(code), desk.today())),
        "child_name": child.known_as or child.given_name,
        "recipient_names": household.names,
    }
    return Filling(
        fields,
        contacts=_contacts(desk, asked),
        signs=tuple(_words(sign, code, "signs") for each in asked.signs if (sign := sign_words(each))),
        school_does=tuple(_words(step, code, "school_does") for step in _steps(asked)),
        own_words=tuple(line.strip() for line in own_words.splitlines() if line.strip()),
    )


def _steps(asked: PrivateAsked) -> tuple[SchoolStep, ...]:
    found = tuple(step for step in school_steps() if step.code in asked.school_does)
    if len(found) != len(set(asked.school_does)):
        raise InvalidRecord(Problem("school_does", "Something chosen here is no longer offered. Choose again"))
    return found


def _words(said: FamilySign | SchoolStep, code: str, name: str) -> str:
    if words := said.words.get(code):
        return words
    spoken = letter_language(code).name
    raise InvalidRecord(
        Problem(name, f"Something chosen here has no words in {spoken}. Take it out, or print in English")
    )


def _contacts(desk: Desk, asked: PrivateAsked) -> tuple[str, ...]:
    """Only those that were checked lately enough. Raises InvalidRecord for any other."""
    printable: Mapping[str, str] = {each.id: contact_line(each) for each in letter_contacts(desk).entries}
    if set(asked.contacts) - printable.keys():
        raise InvalidRecord(
            Problem("contacts", "A number chosen here has not been checked lately. Check it in the directory first")
        )
    return tuple(line for id_, line in printable.items() if id_ in asked.contacts)


def _lines(household: LetterHousehold) -> tuple[str, ...]:
    address = household.address
    where = (*address.lines, address.postcode) if address else ()
    return tuple(line for line in (household.names, *where) if line.strip())
