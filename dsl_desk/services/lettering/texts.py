"""Which text of a letter is printed: the school's own while it has one in use, else the one that is shipped.

A translation is printed for families once somebody who speaks the language confirmed exactly this text beside exactly
this English one; a change of either makes it unconfirmed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.letter_text import LetterText, text_id
from dsl_desk.domain.translation_check import TranslationCheck
from dsl_desk.services.catalogue import letter_language
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.lettering.drawable import not_drawable
from dsl_desk.services.lettering.grammar import Block, TextRefused, parse_text
from dsl_desk.services.lettering.pupils import refuse_pupils
from dsl_desk.services.lettering.templates import Template, template, templates
from dsl_desk.services.lettering.translation_checks import confirmed
from dsl_desk.store import records
from dsl_desk.store.records import Version


@dataclass(frozen=True, slots=True)
class TextInUse:
    """`version` is what is logged, such as "2026-11" or "2026-11, our copy 3"; `own` says that it is the school's."""

    text: str
    version: str
    own: bool
    confirmed: TranslationCheck | None


@dataclass(frozen=True, slots=True)
class TextState:
    """One text in the list of all: `outdated` where the school's own was written from an earlier shipped letter."""

    template: Template
    language: str
    in_use: TextInUse
    shipped: bool
    outdated: bool

    @property
    def for_families(self) -> bool:
        """Whether it may be printed for families as far as its language goes."""
        return self.language == ENGLISH or self.in_use.confirmed is not None


def text_in_use(desk: Desk, code: str, language: str) -> TextInUse:
    """What is printed of the letter `code` in a language. Raises DeskError where there is no such text."""
    text, version, own = _in_use(desk, template(code), language)
    return TextInUse(text, version, own, _confirmed(desk, code, language, text))


def texts(desk: Desk) -> tuple[TextState, ...]:
    """Every text there is, letter by letter, English first."""
    own = {each.id: each for each in records.every(desk.connection, LetterText) if each.used}
    found = []
    for each in templates():
        spoken = {*each.texts, *(text.language for text in own.values() if text.template == each.code)}
        for language in sorted(spoken, key=lambda code: (code != ENGLISH, code)):
            mine = own.get(text_id(each.code, language))
            outdated = mine is not None and mine.based_on != each.meta.version
            state = TextState(
                each, language, text_in_use(desk, each.code, language), language in each.texts, outdated
            )
            found.append(state)
    return tuple(found)


def save_text(desk: Desk, code: str, language: str, text: str) -> Changed:
    """Keep the school's own text of a letter; from now on it is printed.

    Raises InvalidRecord, for the field `text`, for one that no letter can be made from, that no font draws, that is
    in use already, or that names a pupil; DeskError for a language that letters do not know.
    """
    about, own = template(code), text_id(code, language)
    letter_language.language(language)
    kept = LetterText(own, code, language, text, about.meta.version)
    try:
        blocks = parse_text("", text, about.meta)
    except TextRefused as error:
        raise InvalidRecord(Problem("text", str(error).removesuffix("."))) from error
    _refuse_undrawn(blocks)
    refuse_pupils(desk, {"text": text})
    now = records.current(desk.connection, LetterText, own)
    if text == (now.text if now and now.used else about.texts.get(language)):
        raise InvalidRecord(Problem("text", "Nothing has been changed yet"))
    return _record(desk, kept)


def use_shipped(desk: Desk, code: str, language: str) -> Changed:
    """Print the shipped text again; the school's own is kept among the versions. Raises InvalidRecord."""
    now = records.current(desk.connection, LetterText, text_id(code, language))
    if now is None or not now.used:
        raise InvalidRecord(Problem("text", "The shipped text is in use already"))
    return _record(desk, replace(now, used=False))


def versions(desk: Desk, code: str, language: str) -> tuple[Version[LetterText], ...]:
    """What the school made of a text, oldest first; one that is not `used` went back to the shipped text."""
    return records.versions(desk.connection, LetterText, text_id(code, language))


def _record(desk: Desk, text: LetterText) -> Changed:
    with desk.deed() as deed:
        deed.record(text)
    return changed(deed, text.id)


def _refuse_undrawn(blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        if wrong := not_drawable(block.text):
            raise InvalidRecord(Problem("text", f"Line {block.line} {wrong}"))


def _in_use(desk: Desk, about: Template, language: str) -> tuple[str, str, bool]:
    """Text, version, and whether it is the school's own."""
    own = records.current(desk.connection, LetterText, text_id(about.code, language))
    if own and own.used:
        copy = sum(version.record.used for version in versions(desk, about.code, language))
        return own.text, f"{own.based_on}, our copy {copy}", True
    if (text := about.texts.get(language)) is None:
        name = letter_language.language(language).name
        raise DeskError(
            f"“{about.meta.name}” has no text in {name}. Nothing was printed. "
            "Leave that language out, or add a text in it first."
        )
    return text, about.meta.version, False


def _confirmed(desk: Desk, code: str, language: str, text: str) -> TranslationCheck | None:
    if language == ENGLISH:
        return None
    return confirmed(desk, code, language, text, _in_use(desk, template(code), ENGLISH)[0])
