"""What the pages of the letters' texts show, read from the vault at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.translation_check import TranslationCheck
from dsl_desk.services.catalogue.letter_language import LetterLanguage, language, languages
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.grammar import Meta
from dsl_desk.services.lettering.sentences import Sentences, sentence_languages
from dsl_desk.services.lettering.templates import template
from dsl_desk.services.lettering.texts import TextState, texts, versions
from dsl_desk.services.lettering.translation_checks import latest_check
from dsl_desk.services.lettering.translations import SideBySide, side_by_side
from dsl_desk.services.naming import people_names

NAMES = {
    Sentences.SIGNS: "Signs that a letter to one family can tell",
    Sentences.SCHOOL_DOES: "What school does, for a letter to one family",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A letter, or a list of sentences, in one language; it need not have a text in it yet."""

    code: str = "warning-signs"
    language: str = ENGLISH

    @classmethod
    def of(cls, key: str) -> Wanted:
        """From its `key`."""
        return cls(*key.split("/"))

    @property
    def key(self) -> str:
        """What a form about it keeps its draft by."""
        return f"{self.code}/{self.language}"


@dataclass(frozen=True, slots=True)
class Standing:
    """One text and where it stands; `shipped` says that DSL Desk has one too.

    `check` is the newest word of a speaker, also for a text of before.
    """

    wanted: Wanted
    name: str
    language: LetterLanguage
    version: str
    own: bool
    shipped: bool
    outdated: bool
    confirmed: bool
    check: TranslationCheck | None

    @property
    def is_english(self) -> bool:
        return self.wanted.language == ENGLISH


@dataclass(frozen=True, slots=True)
class Kept:
    """One version of the school's own text; one that is not `used` went back to ours."""

    number: int
    text: str
    used: bool
    person: str
    day: date


@dataclass(frozen=True, slots=True)
class OneText:
    """`standing` is None where there is no text yet, `meta` for sentences, which a person does not change here."""

    wanted: Wanted
    name: str
    language: LetterLanguage
    standing: Standing | None
    read: SideBySide
    meta: Meta | None
    kept: tuple[Kept, ...]
    today: date


def every_text(desk: Desk) -> tuple[Standing, ...]:
    """Letter by letter, English first; then the lists of sentences in their other languages."""
    return (*(_of_letter(desk, state) for state in texts(desk)), *_of_sentences(desk))


def one_text(desk: Desk, wanted: Wanted) -> OneText:
    """Raises DeskError where there is no such letter or language."""
    standing = next((each for each in every_text(desk) if each.wanted == wanted), None)
    is_list = wanted.code in NAMES
    meta = None if is_list else template(wanted.code).meta
    return OneText(
        wanted=wanted,
        name=NAMES[Sentences(wanted.code)] if is_list else template(wanted.code).meta.name,
        language=language(wanted.language),
        standing=standing,
        read=side_by_side(desk, wanted.code, wanted.language if standing else ENGLISH),
        meta=meta,
        kept=() if is_list else tuple(_kept(desk, wanted)),
        today=desk.today(),
    )


def _of_letter(desk: Desk, state: TextState) -> Standing:
    code = state.template.code
    return Standing(
        Wanted(code, state.language),
        state.template.meta.name,
        language(state.language),
        state.in_use.version,
        state.in_use.own,
        state.shipped,
        state.outdated,
        state.in_use.confirmed is not None,
        latest_check(desk, code, state.language),
    )


def _of_sentences(desk: Desk) -> Iterator[Standing]:
    for which, name in NAMES.items():
        for spoken in languages():
            if spoken.code != ENGLISH and spoken.code in sentence_languages(which):
                read = side_by_side(desk, which, spoken.code)
                wanted = Wanted(which, spoken.code)
                yield Standing(wanted, name, spoken, "", False, True, False, read.is_confirmed, read.check)


def _kept(desk: Desk, wanted: Wanted) -> Iterator[Kept]:
    names = people_names(desk)
    for version in versions(desk, wanted.code, wanted.language):
        text, day = version.record, school_time(version.recorded).date()
        yield Kept(version.number, text.text, text.used, names.get(version.author_id, ""), day)
