"""General letters: a plain-text template a school can edit, and its text filled in.

One letter is two files in resources/letters. `NAME.json` holds title, version, language, audience and sources.
`NAME.txt` holds one block a line; blank lines only separate:

    # Text       the title            - Text      a bullet
    ## Text      a heading            $contacts   alone: the numbers a person at the school has checked
    Text         a paragraph

A `$field` anywhere in the text is filled from the school profile (see FIELDS); `$$` prints a dollar sign. The
section that holds `$contacts` ends with it, and is left out, heading and all, when no number may be printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from string import Template

from dsl_desk.domain.agency import DirectoryEntry
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.school import School
from dsl_desk.domain.when import say_day
from dsl_desk.services.catalogue.reading import damaged, load, read

FIELDS: Mapping[str, str] = {
    "date": "the date",
    "school_name": "the school's name",
    "school_address": "the school's address",
    "school_phone": "the school's phone number",
    "school_email": "the school's email address",
    "dsl_name": "the name of the designated safeguarding lead",
    "dsl_role": "the role of the designated safeguarding lead",
    "local_authority": "the local authority",
    "police_force": "the police force",
}
"""What a template may ask for, and what a person calls it."""


class BlockKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or bullet. `line` is where it stands in the template, counted from 1."""

    kind: BlockKind
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class LetterMeta:
    title: str
    version: str
    language: str
    audience: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter before filling; `name` is its file name without the ending."""

    name: str
    meta: LetterMeta
    blocks: tuple[Block, ...]


@cache
def load_template(name: str) -> LetterTemplate:
    """The letter `name` of resources/letters.

    Raises DeskError when a file is missing or malformed, or when the text holds an unknown field or a stray "$":
    the words name the file, the line and the field.
    """
    meta = load(LetterMeta, f"letters/{name}.json")
    file = f"letters/{name}.txt"
    try:
        text = read(file).decode()
    except UnicodeDecodeError as error:
        raise damaged(f"{file} is not plain text") from error
    return LetterTemplate(name, meta, tuple(_blocks(file, text)))


def letter_fields(school: School, today: date) -> dict[str, str]:
    """What every letter can say about the school that sends it."""
    return {
        "date": say_day(today),
        "school_name": school.name,
        "school_address": ", ".join(school.address),
        "school_phone": school.phone,
        "school_email": school.email,
        "dsl_name": school.dsl_name,
        "dsl_role": school.dsl_role,
        "local_authority": school.local_authority,
        "police_force": school.police_force,
    }


def fill(
    template: LetterTemplate, fields: Mapping[str, str], contacts: Iterable[DirectoryEntry]
) -> tuple[Block, ...]:
    """The letter as it will be printed; `contacts` are those that may be printed, in order.

    Raises DeskError when the letter needs a field that the school profile does not hold yet.
    """
    numbers = tuple(contacts)
    filled: list[Block] = []
    for block in template.blocks if numbers else _without_contacts(template.blocks):
        if block.kind is BlockKind.CONTACTS:
            filled.extend(Block(BlockKind.BULLET, contact_line(entry), block.line) for entry in numbers)
        else:
            filled.append(Block(block.kind, _fill(block, fields), block.line))
    return tuple(filled)


def contact_line(entry: DirectoryEntry) -> str:
    """`Childline: 0800 1111. Children and young people who want to talk.`"""
    reach = " or ".join(filter(None, (entry.phone, entry.email, entry.web)))
    parts = (f"{entry.label}: {reach}", entry.use_for, entry.hours)
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _blocks(file: str, text: str) -> Iterator[Block]:
    for number, line in enumerate(text.splitlines(), 1):
        if words := line.strip():
            block = _block(words, number)
            if block.kind is not BlockKind.CONTACTS:
                _check_fields(file, block)
            yield block


def _block(words: str, number: int) -> Block:
    if words == "$contacts":
        return Block(BlockKind.CONTACTS, "", number)
    for mark, kind in (("## ", BlockKind.HEADING), ("# ", BlockKind.TITLE), ("- ", BlockKind.BULLET)):
        if words.startswith(mark):
            return Block(kind, words.removeprefix(mark).strip(), number)
    return Block(BlockKind.PARAGRAPH, words, number)


def _check_fields(file: str, block: Block) -> None:
    template = Template(block.text)
    if not template.is_valid():
        raise damaged(f'{file}, line {block.line}, holds a "$" with no field name; write "$$" for a dollar')
    for name in template.get_identifiers():
        if name == "contacts":
            raise damaged(f"{file}, line {block.line}: $contacts must stand alone on its line")
        if name not in FIELDS:
            known = ", ".join(f"${field}" for field in FIELDS)
            raise damaged(f"{file}, line {block.line}, asks for ${name}, which is not one of {known}")


def _fill(block: Block, fields: Mapping[str, str]) -> str:
    template = Template(block.text)
    for name in template.get_identifiers():
        if not fields.get(name, "").strip():
            raise DeskError(
                f"This letter needs {FIELDS[name]}, which the school profile does not hold yet. "
                "Nothing was printed. Add it to the school profile, then make the letter again."
            )
    return template.substitute(fields)


def _without_contacts(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """All but the section that leads up to `$contacts`."""
    kept: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.CONTACTS:
            while kept and kept.pop().kind is not BlockKind.HEADING:
                pass
        else:
            kept.append(block)
    return tuple(kept)
