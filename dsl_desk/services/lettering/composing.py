"""The texts of a pack, filled and put together in one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dsl_desk.documents.letters.content import Part, PartKind, Wording
from dsl_desk.domain.letter import ENGLISH, TextUsed
from dsl_desk.services.catalogue.letter_language import language as letter_language
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.filling import Filling, fill
from dsl_desk.services.lettering.templates import Template, parse_text
from dsl_desk.services.lettering.texts import text_in_use


@dataclass(frozen=True, slots=True)
class Composed:
    """`not_confirmed` names the letters whose translation nobody has confirmed: then the wording is marked so."""

    wording: Wording
    texts: tuple[TextUsed, ...]
    not_confirmed: tuple[str, ...]


def compose(desk: Desk, chosen: Iterable[Template], language: str, filling: Filling) -> Composed:
    """One text after the other, each on a new page. Raises DeskError as `text_in_use`, `parse_text` and `fill` do."""
    spoken = letter_language(language)
    parts: list[Part] = []
    used: list[TextUsed] = []
    not_confirmed: list[str] = []
    for each in chosen:
        text = text_in_use(desk, each.code, language)
        parts += [Part(PartKind.NEW_PAGE)] if parts else []
        blocks = parse_text(f"{each.meta.name} ({spoken.name})", text.text, each.meta)
        parts += fill(blocks, filling, each.meta.asks)
        used.append(TextUsed(each.code, text.version, language))
        if language != ENGLISH and text.confirmed is None:
            not_confirmed.append(each.meta.name)
    mark = (spoken.not_checked or letter_language(ENGLISH).not_checked) if not_confirmed else ""
    wording = Wording(tuple(parts), language, spoken.page_of, spoken.copy_of, mark)
    return Composed(wording, tuple(used), tuple(not_confirmed))
