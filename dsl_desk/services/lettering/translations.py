"""A translation beside the English: who speaks both reads them line by line and says that they are the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.translation_check import TranslationCheck, check_id, fingerprint
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.lettering.grammar import Block, BlockKind, fields_of, parse_text
from dsl_desk.services.lettering.sentences import Sentences, sentences_text
from dsl_desk.services.lettering.templates import template
from dsl_desk.services.lettering.texts import text_in_use
from dsl_desk.services.lettering.translation_checks import latest_check

_SENTENCES = frozenset(Sentences)


@dataclass(frozen=True, slots=True)
class Row:
    """One block of each text; one side is empty where that text has no block in this place."""

    kind: BlockKind
    english: str
    translated: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The two texts that are in use. `template` is a letter or a list of Sentences; `check` the newest word about it.

    `differences` says in words which blocks or fields one text has and the other has not.
    """

    template: str
    language: str
    text: str
    original: str
    rows: tuple[Row, ...]
    differences: tuple[str, ...]
    check: TranslationCheck | None

    @property
    def is_confirmed(self) -> bool:
        return self.check is not None and self.check.is_for(self.text, self.original)

    def confirmed_by(self, speaker: str, speaks: str, checked_on: date | None) -> TranslationCheck:
        """The word of somebody who has read just these two texts. Raises InvalidRecord for what is missing."""
        return TranslationCheck(
            check_id(self.template, self.language),
            self.template,
            self.language,
            fingerprint(self.text),
            fingerprint(self.original),
            speaker.strip(),
            speaks.strip(),
            checked_on,
        )


def side_by_side(desk: Desk, code: str, language: str) -> SideBySide:
    """The text in use of a letter, or a list of Sentences, beside the English in use. Raises DeskError."""
    check = latest_check(desk, code, language)
    if code in _SENTENCES:
        text, original = (sentences_text(Sentences(code), each) for each in (language, ENGLISH))
        return SideBySide(code, language, text, original, *_compare_sentences(text, original), check)
    text, original = (text_in_use(desk, code, each).text for each in (language, ENGLISH))
    theirs, ours = (parse_text("", each, template(code).meta) for each in (text, original))
    return SideBySide(
        code, language, text, original, tuple(_rows(ours, theirs)), tuple(_differences(ours, theirs)), check
    )


def confirm_translation(desk: Desk, check: TranslationCheck) -> Changed:
    """Keep the word of a speaker; from now on families may get this translation.

    Raises InvalidRecord for a day to come, DeskError where one of the two texts is not as it was read.
    """
    if check.checked_on and check.checked_on > desk.today():
        raise InvalidRecord(Problem("checked_on", "This day is still to come. Enter the day they read both texts"))
    now = side_by_side(desk, check.template, check.language)
    if not check.is_for(now.text, now.original):
        raise DeskError("One of the two texts was changed in the meantime. Nothing was confirmed. Read them again.")
    with desk.deed() as deed:
        deed.record(check)
    return changed(deed, check.id)


def _compare_sentences(text: str, original: str) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    rows = tuple(Row(BlockKind.BULLET, *each) for each in zip(original.split("\n"), text.split("\n"), strict=True))
    missing = sum(not row.translated for row in rows)
    return rows, (f"{missing} of {len(rows)} sentences are missing",) if missing else ()


def _rows(ours: tuple[Block, ...], theirs: tuple[Block, ...]) -> Iterator[Row]:
    for english, translated in zip_longest(ours, theirs):
        yield Row((english or translated).kind, _shown(english), _shown(translated))


def _shown(block: Block | None) -> str:
    """The words of a block; the name of a list or of a place where it has none of its own."""
    return (block.text or f"${block.kind}") if block else ""


def _differences(ours: tuple[Block, ...], theirs: tuple[Block, ...]) -> Iterator[str]:
    for name in sorted(fields_of(ours) - fields_of(theirs)):
        yield f"The English asks for ${name} and the translation does not"
    for name in sorted(fields_of(theirs) - fields_of(ours)):
        yield f"The translation asks for ${name} and the English does not"
    for kind in BlockKind:
        english, translated = (sum(block.kind is kind for block in blocks) for blocks in (ours, theirs))
        if english != translated:
            yield f"Lines of the kind “{kind}”: {english} in the English, {translated} in the translation"
