"""A letter in two languages to be merged."""

from __future__ import annotations

from datetime import UTC, datetime

from dsl_desk.documents.letters.content import Letter, Letterhead, Part, PartKind, Wording
from dsl_desk.domain.letter import ENGLISH
from tests.desks import SCHOOL


def letter(text: str, language: str = ENGLISH) -> Letter:
    wording = Wording((Part(PartKind.TITLE, "For families"), Part(PartKind.PARAGRAPH, text)), language)
    return Letter(Letterhead(SCHOOL), "Letter to parents and carers", (wording,), datetime(2026, 3, 24, tzinfo=UTC))


LETTERS = {ENGLISH: letter("We write to every family."), "pl": letter("Piszemy do każdej rodziny.", "pl")}
