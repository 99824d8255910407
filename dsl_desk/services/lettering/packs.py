"""Packs: the letters that are chosen together and printed as one file, each beginning on a new page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.domain.letter import LetterKind
from dsl_desk.services.catalogue.reading import damaged, load
from dsl_desk.services.lettering.grammar import Ask
from dsl_desk.services.lettering.templates import FOLDER, Template, template


@dataclass(frozen=True, slots=True)
class PackText:
    template: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Pack:
    """`name` and `about` are for the person who chooses; `title` is that of the printed file, which tells nothing."""

    code: str
    name: str
    about: str
    kind: LetterKind
    texts: tuple[PackText, ...]
    title: str

    def templates(self, chosen: tuple[str, ...] = ()) -> tuple[Template, ...]:
        """The letters of the pack in its order: those that always go, and of the others the `chosen` ones."""
        return tuple(template(each.template) for each in self.texts if not each.optional or each.template in chosen)

    def asks(self, chosen: tuple[str, ...] = ()) -> tuple[Ask, ...]:
        """What these letters ask, each question once."""
        asked = {ask.field: ask for each in self.templates(chosen) for ask in each.meta.asks}
        return tuple(asked.values())


@cache
def packs() -> tuple[Pack, ...]:
    """Every pack, in the order of choosing. Raises DeskError when a general one holds a private text."""
    found = load(tuple[Pack, ...], f"{FOLDER}/packs.json")
    for each in found:
        for text in each.texts:
            if each.kind is LetterKind.GENERAL and template(text.template).meta.kind is LetterKind.PRIVATE:
                raise damaged(f"{FOLDER}/packs.json puts the private letter {text.template} into {each.code}")
    return found


def pack(code: str) -> Pack:
    """Raises DeskError when there is none of this code."""
    for each in packs():
        if each.code == code:
            return each
    raise damaged(f"{FOLDER}/packs.json holds no pack {code}")
