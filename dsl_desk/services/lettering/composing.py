"""The texts of a pack, filled and put together in one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dsl_desk.documents.letters.content import Part, PartKind, Wording
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.letter import ENGLISH, TextUsed
from dsl_desk.services.catalogue.letter_language import LetterLanguage
from dsl_desk.services.catalogue.letter_language import language as letter_language
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.filling import Filling, fill
from dsl_desk.services.lettering.grammar import Block, BlockKind, TextRefused, parse_text
from dsl_desk.services.lettering.pupils import naming_pupils
from dsl_desk.services.lettering.templates import Template
from dsl_desk.services.lettering.texts import TextInUse, text_in_use

_MEND = "Nothing was printed. Correct that text, or go back to the shipped one."


@dataclass(frozen=True, slots=True)
class Composed:
    """`not_confirmed` are the codes of letters whose translation nobody has confirmed: then the wording is marked so.

    `lists_contacts` says that there is a place for the contacts of the directory in it.
    """

    wording: Wording
    texts: tuple[TextUsed, ...]
    not_confirmed: tuple[str, ...]
    lists_contacts: bool


def compose(desk: Desk, chosen: Iterable[Template], language: str, filling: Filling) -> Composed:
    """One text after the other, each on a new page. Raises DeskError.

    A school's own text can ask for what a later version of its letter has no more, and a child can have come to the
    school who is named in it.
    """
    spoken = letter_language(language)
    parts: list[Part] = []
    used: list[TextUsed] = []
    not_confirmed: list[str] = []
    lists_contacts = False
    for each in chosen:
        text = text_in_use(desk, each.code, language)
        parts += [Part(PartKind.NEW_PAGE)] if parts else []
        blocks = _blocks(desk, f"“{each.meta.name}” in {spoken.name}", each, text)
        lists_contacts |= any(block.kind is BlockKind.CONTACTS for block in blocks)
        parts += fill(blocks, filling, each.meta.asks)
        used.append(TextUsed(each.code, text.version, language))
        if language != ENGLISH and text.confirmed is None:
            not_confirmed.append(each.code)
    mark = _not_checked(spoken) if not_confirmed else ""
    wording = Wording(tuple(parts), language, spoken.page_of, spoken.copy_of, mark)
    return Composed(wording, tuple(used), tuple(not_confirmed), lists_contacts)


def _not_checked(spoken: LetterLanguage) -> str:
    """For whoever looks at the pages in English, and for a family that should get them all the same."""
    return " · ".join(filter(None, (letter_language(ENGLISH).not_checked, spoken.not_checked)))


def _blocks(desk: Desk, called: str, letter: Template, text: TextInUse) -> tuple[Block, ...]:
    if text.own and naming_pupils(desk, {called: text.text}):
        raise DeskError(f"{called} holds the name of a child on the roll. {_MEND}")
    try:
        return parse_text(called, text.text, letter.meta)
    except TextRefused as error:
        raise DeskError(f"{error} {_MEND}") from error
