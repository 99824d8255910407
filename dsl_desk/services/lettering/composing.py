"""The texts of a pack, filled and put together in one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dsl_desk.documents.letters.content import Part, PartKind, Wording
from dsl_desk.domain.letter import TextUsed
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.filling import Filling, fill
from dsl_desk.services.lettering.templates import Template, parse_text
from dsl_desk.services.lettering.texts import text_in_use


@dataclass(frozen=True, slots=True)
class Composed:
    wording: Wording
    texts: tuple[TextUsed, ...]


def compose(desk: Desk, chosen: Iterable[Template], language: str, filling: Filling) -> Composed:
    """One text after the other, each on a new page. Raises DeskError as `parse_text` and `fill` do."""
    parts: list[Part] = []
    used: list[TextUsed] = []
    for each in chosen:
        found = text_in_use(desk, each.code, language)
        blocks = parse_text(f"{each.meta.name} ({language})", found.text, each.meta)
        if parts:
            parts.append(Part(PartKind.NEW_PAGE))
        parts.extend(fill(blocks, filling, each.meta.asks))
        used.append(TextUsed(each.code, found.version, language))
    return Composed(Wording(tuple(parts), language), tuple(used))
