"""Filling a text: its fields and its lists, and what is left out because there is nothing to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from string import Template as Fields

from dsl_desk.documents.letters.content import Part, PartKind
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.school import School
from dsl_desk.services.catalogue.number import emergency_fields
from dsl_desk.services.lettering.grammar import FIELDS, PRIVATE_FIELDS, Ask, Block, BlockKind

_BULLETS = frozenset({BlockKind.CONTACTS, BlockKind.SIGNS, BlockKind.SCHOOL_DOES})
_LISTS = _BULLETS | {BlockKind.OWN_WORDS}
_ENDS_SECTION = _LISTS | {BlockKind.TITLE, BlockKind.NEW_PAGE}


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands in a letter's places, each in the words and the language that are printed."""

    fields: Mapping[str, str] = field(default_factory=dict)
    contacts: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    school_does: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()

    def of(self, kind: BlockKind) -> tuple[str, ...]:
        """The lines of one list."""
        lists = {
            BlockKind.CONTACTS: self.contacts,
            BlockKind.SIGNS: self.signs,
            BlockKind.SCHOOL_DOES: self.school_does,
            BlockKind.OWN_WORDS: self.own_words,
        }
        return lists[kind]


def school_fields(school: School, date: str) -> dict[str, str]:
    """What every letter can say about the school that sends it; `date` in the words of the letter's language."""
    return {
        "date": date,
        "school_name": school.name,
        "school_address": ", ".join(school.address),
        "school_phone": school.phone,
        "school_email": school.email,
        "dsl_name": school.dsl_name,
        "dsl_role": school.dsl_role,
        "local_authority": school.local_authority,
        "police_force": school.police_force,
        **emergency_fields(),
    }


def fill(blocks: tuple[Block, ...], filling: Filling, asks: tuple[Ask, ...] = ()) -> tuple[Part, ...]:
    """The letter as it will be printed; `asks` are those of its template.

    A list with nothing in it is left out with the section that leads up to it, heading and all. A line whose field
    need not be answered, and was not, is left out, and a heading that stands over no other line with it. Raises
    DeskError for a field that has to be filled and is not, naming it and where to enter it.
    """
    kept: list[Block] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.kind in _LISTS and not filling.of(block.kind):
            del kept[_section(kept) :]
        elif _is_answered(block, filling.fields, asks):
            kept.append(block)
        elif _stands_bare(kept, following):
            kept.pop()
    return tuple(part for block in kept for part in _parts(block, filling))


def _section(kept: list[Block]) -> int:
    """Where the section begins that goes with an empty list after these blocks; their end where it has no heading."""
    for at in range(len(kept) - 1, -1, -1):
        if kept[at].kind is BlockKind.HEADING:
            return at
        if kept[at].kind in _ENDS_SECTION:
            break
    return len(kept)


def _is_answered(block: Block, fields: Mapping[str, str], asks: tuple[Ask, ...]) -> bool:
    """False for a line that goes without the answer it would hold. Raises DeskError where it has to be there."""
    empty = [name for name in Fields(block.text).get_identifiers() if not fields.get(name, "").strip()]
    for name in empty:
        if not any(ask.field == name and not ask.needed for ask in asks):
            raise _missing(name, asks)
    return not empty


def _stands_bare(kept: list[Block], following: Block | None) -> bool:
    """Whether the last block is a heading that nothing is left to stand under."""
    ends = following is None or following.kind in (BlockKind.HEADING, BlockKind.TITLE, BlockKind.NEW_PAGE)
    return ends and bool(kept) and kept[-1].kind is BlockKind.HEADING


def _parts(block: Block, filling: Filling) -> Iterator[Part]:
    """An answer of several lines makes several parts."""
    if block.kind in _LISTS:
        kind = PartKind.BULLET if block.kind in _BULLETS else PartKind.PARAGRAPH
        yield from (Part(kind, words) for words in filling.of(block.kind))
    elif block.kind in (BlockKind.SIGNATURE, BlockKind.NEW_PAGE):
        yield Part(PartKind.SIGNATURE if block.kind is BlockKind.SIGNATURE else PartKind.NEW_PAGE)
    else:
        lines = Fields(block.text).substitute(filling.fields).splitlines()
        yield from (Part(PartKind(block.kind.value), line) for line in map(str.strip, lines) if line)


def _missing(name: str, asks: tuple[Ask, ...]) -> DeskError:
    for ask in asks:
        if ask.field == name:
            return DeskError(f"This letter needs an answer to “{ask.label}”. Nothing was printed. Enter it first.")
    if name in PRIVATE_FIELDS:
        return DeskError(
            f"This letter needs {PRIVATE_FIELDS[name]}. Nothing was printed. Choose who it is for first."
        )
    return DeskError(
        f"This letter needs {FIELDS.get(name, f'the field ${name}')}, which the school profile does not hold yet. "
        "Nothing was printed. Add it to the school profile, then make the letter again."
    )
