"""A general letter to parents: composed from a pack, printed, and logged once for the school.

It cannot carry a pupil's details: its fields come from the school's profile and from what its texts ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from dsl_desk.documents.letters.content import LARGE, NORMAL, EnglishStands, Letter, Part, Window
from dsl_desk.domain.agency import DirectoryEntry
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.letter import ENGLISH, Delivery, Distribution, TextUsed
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.say_list import say_list
from dsl_desk.services.catalogue.letter_language import language as letter_language
from dsl_desk.services.catalogue.letter_language import say_day_in
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.directory import school
from dsl_desk.services.lettering.answers import NO_OWN_WORDS, OwnWords, check_answers, check_own_words, say_answers
from dsl_desk.services.lettering.composing import Composed, compose
from dsl_desk.services.lettering.filling import Filling, school_fields
from dsl_desk.services.lettering.grammar import Ask, AskKind
from dsl_desk.services.lettering.letterhead import letterhead
from dsl_desk.services.lettering.packs import pack
from dsl_desk.services.lettering.printable_contacts import (
    LetterContacts,
    contact_line,
    letter_contacts,
    purpose_contact,
    say_checked,
)
from dsl_desk.services.lettering.pupils import refuse_pupils
from dsl_desk.services.lettering.templates import template
from dsl_desk.services.withholding import stop_confidential_words


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be printed: a pack, those of its optional texts that are `chosen`, and the answers by field.

    `languages` are those beside English, which is always among the letters; `own` is what was typed in them. Of paper
    that is printed on `both_sides` every letter has sheets of its own.
    """

    pack: str
    chosen: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    own: Mapping[str, OwnWords] = field(default_factory=dict)
    large_print: bool = False
    english: EnglishStands = EnglishStands.BEHIND
    window: Window | None = None
    both_sides: bool = False


@dataclass(frozen=True, slots=True)
class PreparedLetter:
    """A letter by language, English first, as it can be shown; `name` is what was chosen, `texts` what was printed.

    `checked` says of each contact it carries when it was checked and whether it is open; `left_out` are those that it
    could not carry and how to mend that. `not_confirmed` are the codes of the letters, by language, whose translation
    nobody has confirmed: their pages are marked so, and no family gets them.
    """

    name: str
    letters: Mapping[str, Letter]
    texts: tuple[TextUsed, ...]
    checked: tuple[str, ...]
    left_out: tuple[str, ...]
    not_confirmed: Mapping[str, tuple[str, ...]]
    large_print: bool

    def parts(self, language: str = ENGLISH) -> tuple[Part, ...]:
        """What is printed in one language."""
        return self.letters[language].wordings[0].parts

    def for_families(self) -> Mapping[str, Letter]:
        """The letters, where each may go to families. Raises InvalidRecord, for the field `languages`."""
        if self.not_confirmed:
            words = " ".join(_say_not_confirmed(*each) for each in self.not_confirmed.items())
            raise InvalidRecord(Problem("languages", words.removesuffix(".")))
        return self.letters


def prepare_general(desk: Desk, asked: Asked) -> PreparedLetter:
    """Fill the texts from the school's profile, the answers and the contacts for parents that were checked lately.

    Raises InvalidRecord for answers that are missing or name a pupil and for a contact that may not be printed,
    DeskError when a text is damaged or names a pupil, the profile lacks something, or an address kept confidential
    would leave.
    """
    chosen = pack(asked.pack)
    if not (templates := chosen.templates(asked.chosen)):
        raise InvalidRecord(Problem("chosen", "Choose at least one letter"))
    asks, contacts = chosen.asks(asked.chosen), letter_contacts(desk)
    languages = tuple(dict.fromkeys((ENGLISH, *asked.languages)))
    _check(desk, asks, asked)
    composed = {
        language: compose(desk, templates, language, _filling(desk, asks, asked, contacts, language))
        for language in languages
    }
    listed = any(made.lists_contacts for made in composed.values())
    carried = dict.fromkeys((*_purposes(desk, asks, asked), *(contacts.entries if listed else ())))
    letters = _letters(desk, asked, chosen.title, composed)
    stop_confidential_words(desk, tuple(letters.values()), "letter", "the letter")
    return PreparedLetter(
        name=", ".join(each.meta.name for each in templates),
        letters=letters,
        texts=tuple(text for made in composed.values() for text in made.texts),
        checked=tuple(say_checked(desk, entry) for entry in carried),
        left_out=contacts.left_out if listed else (),
        not_confirmed={each: made.not_confirmed for each, made in composed.items() if made.not_confirmed},
        large_print=asked.large_print,
    )


def general_pdf(prepared: PreparedLetter, language: str = ENGLISH) -> bytes:
    """The exact pages; marked where nobody has confirmed the translation. Raises DocumentError. Needs no vault."""
    from dsl_desk.documents.letters.letter import letter

    return letter(prepared.letters[language])


def log_general(
    desk: Desk,
    prepared: PreparedLetter,
    audience: str,
    copies: int,
    families: int = 0,
    delivery: Delivery = Delivery.NOT_STATED,
) -> Changed:
    """Log one printing as one distribution of the school, never on a child's record.

    Raises InvalidRecord for what is missing, for an audience that names a pupil, and where a translation is among it
    that nobody has confirmed.
    """
    prepared.for_families()
    refuse_pupils(desk, {"audience": audience})
    first, *others = prepared.texts
    distribution = Distribution(
        id=desk.new_id(),
        template=first.template,
        template_version=first.version,
        title=prepared.name,
        audience=audience,
        copies=copies,
        left_out=prepared.left_out,
        translations=tuple(others),
        large_print=prepared.large_print,
        families=families,
        delivery=delivery,
    )
    with desk.deed() as deed:
        deed.record(distribution)
        deed.note(Event(distribution.id, Happening.PRINTED))
    return changed(deed, distribution.id)


def _check(desk: Desk, asks: tuple[Ask, ...], asked: Asked) -> None:
    problems = Problems()
    check_answers(asks, asked.answers, problems)
    for language in asked.languages:
        if language != ENGLISH:
            check_own_words(asks, asked.answers, language, asked.own.get(language, NO_OWN_WORDS), problems)
    problems.raise_if_any()
    typed = {
        f"{name}/{language}": words for language, own in asked.own.items() for name, words in own.answers.items()
    }
    refuse_pupils(desk, {**asked.answers, **typed})


def _filling(desk: Desk, asks: tuple[Ask, ...], asked: Asked, contacts: LetterContacts, language: str) -> Filling:
    today = say_day_in(letter_language(language), desk.today())
    said = say_answers(desk, asks, asked.answers, language, asked.own.get(language, NO_OWN_WORDS))
    fields = {**said, **school_fields(school(desk), today)}
    return Filling(fields, contacts=tuple(contact_line(entry) for entry in contacts.entries))


def _purposes(desk: Desk, asks: tuple[Ask, ...], asked: Asked) -> Iterator[DirectoryEntry]:
    """The contacts that the letters are about."""
    for ask in asks:
        if ask.kind is AskKind.CONTACT and (chosen := asked.answers.get(ask.field, "")):
            yield purpose_contact(desk, chosen, ask.field)


def _letters(desk: Desk, asked: Asked, title: str, composed: Mapping[str, Composed]) -> dict[str, Letter]:
    """In each language, with the English after it."""
    plain = Letter(
        letterhead=letterhead(desk),
        title=title,
        wordings=(),
        made=desk.clock.now(),
        english=asked.english,
        window=asked.window,
        size=LARGE if asked.large_print else NORMAL,
        both_sides=asked.both_sides,
        demonstration=desk.demonstration,
    )
    return {
        language: replace(
            plain, wordings=tuple(composed[each].wording for each in dict.fromkeys((language, ENGLISH)))
        )
        for language in composed
    }


def _say_not_confirmed(language: str, codes: tuple[str, ...]) -> str:
    name = letter_language(language).name
    listed = say_list(f"“{template(code).meta.name}”" for code in codes)
    return f"Nobody who speaks {name} has confirmed {listed} yet, so no family gets it in {name}."
