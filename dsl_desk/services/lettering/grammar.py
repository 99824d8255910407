"""The little language of letters: plain text that a school can edit, and what it may hold.

A letter is a folder of resources/letters: `letter.json` (what it is and what it asks) and one `LANGUAGE.txt` for each
language. A text has one block a line; blank lines only separate:

    # Text       the title        $contacts       numbers that a person at the school has checked
    ## Text      a heading        $signs          signs seen, in neutral words         (private letters only)
    - Text       a bullet         $school_does    what the school does for this child  (private letters only)
    Text         a paragraph      $own_words      what the DSL writes to this family   (private letters only)
    $page        a new page       $signature      room to sign
    $slip        every line after it is a line of the tear-off slip, to be filled in by hand

A `$field` stands anywhere in a line: one of the school's profile (FIELDS), one that the letter asks (`asks` in
letter.json), or in a private letter one of PRIVATE_FIELDS. `$$` prints a dollar sign. Everything else is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Template as Fields

from dsl_desk import codec
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.letter import LetterKind

SHOWN = 40
"""Characters of what is wrong that an error shows."""

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
    "emergency_number": "the number for an emergency",
    "police_number": "the number of the police",
}
"""What every text may ask of the school's profile and of the national numbers, and what a person calls it."""

PRIVATE_FIELDS: Mapping[str, str] = {
    "child_name": "the child's name",
    "recipient_names": "the names of those the letter is for",
}
"""What only a letter about one child may ask."""


class BlockKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    CONTACTS = "contacts"
    SIGNS = "signs"
    SCHOOL_DOES = "school_does"
    OWN_WORDS = "own_words"
    SIGNATURE = "signature"
    NEW_PAGE = "page"
    SLIP = "slip"


PRIVATE_BLOCKS = frozenset({BlockKind.SIGNS, BlockKind.SCHOOL_DOES, BlockKind.OWN_WORDS})
_ALONE = {f"${kind}": kind for kind in (*PRIVATE_BLOCKS, BlockKind.CONTACTS, BlockKind.SIGNATURE, BlockKind.NEW_PAGE)}
_SLIP = f"${BlockKind.SLIP}"
_MARKS = (("## ", BlockKind.HEADING), ("# ", BlockKind.TITLE), ("- ", BlockKind.BULLET))

_CODE = re.compile(
    r"</?[a-z!?%][^<>]{0,20}>?|%>|&#?\w{1,10};|\{[{%#]|[}%#]\}|\$\{(?![a-z_]\w*\})[^}]{0,20}\}?",
    re.ASCII | re.IGNORECASE,
)
"""What a browser or a template engine would act on. A letter is words; none of it is ever run."""

_REACH = re.compile(
    r"(?<![\w$])(?:\+|[0\u0660\u06f0]\s?)\d(?:[\d\s()]|(?<=\d{3})[-./\u2010-\u2015](?=\d{3})){5,}\d"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.\w+)+"
    r"|https?://\S+|(?<![\w@.-])(?:www\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|net)\b)",
    re.IGNORECASE,
)
"""A phone number, a mail address or a page of the web as it is typed. Dates and times are no such thing."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a text. `line` is where it stands, counted from 1."""

    kind: BlockKind
    text: str
    line: int


class AskKind(StrEnum):
    LINE = "line"
    TEXT = "text"
    DAY = "day"
    TIME = "time"
    CONTACT = "contact"
    """An entry of the directory whose number is what the letter is for."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a letter asks of whoever sends it; a line whose answer is not `needed` goes when there is none."""

    field: str
    label: str
    hint: str
    kind: AskKind
    needed: bool


@dataclass(frozen=True, slots=True)
class Meta:
    name: str
    kind: LetterKind
    version: str
    sources: tuple[str, ...]
    asks: tuple[Ask, ...]


class TextRefused(DeskError):
    """A text that no letter can be made from: `what` is wrong and on which line, 0 for all of it."""

    def __init__(self, where: str, line: int, what: str) -> None:
        place = f"line {line}" if line else "the text"
        self.line, self.what = line, f"{where}, {place}, {what}" if where else f"{place.capitalize()} {what}"
        super().__init__(f"{self.what}.")


def parse_text(where: str, text: str, meta: Meta) -> tuple[Block, ...]:
    """The blocks of a text of the letter `meta`. Nothing in it is ever run.

    Raises TextRefused with line and name for a field or block that this letter does not have, a "$" that names
    nothing, markup or code, a number that nobody has checked, and a mark with no words. `where` names the text in the
    error: its file, or nothing.
    """
    blocks = tuple(_blocks(where, text, meta))
    if not blocks:
        raise TextRefused(where, 0, "holds no words")
    return blocks


def parse_meta(content: bytes) -> Meta:
    """What a letter.json holds. Raises ValueError, whose words follow the name of the file."""
    try:
        meta = codec.decode(Meta, content)
    except ValueError as error:
        raise ValueError("cannot be understood") from error
    if wrong := _wrong_ask(meta):
        raise ValueError(f"asks for {wrong}")
    return meta


def typed_reach(text: str) -> str:
    """The first phone number, mail address or page of the web in a text, or nothing.

    A letter lies in a drawer for months: what it says to ring comes from the directory, where somebody checks it.
    """
    found = _REACH.search(text)
    return found[0][:SHOWN] if found else ""


def fields_of(blocks: tuple[Block, ...]) -> frozenset[str]:
    """The fields that a text asks for."""
    return frozenset(name for block in blocks for name in Fields(block.text).get_identifiers())


def _blocks(where: str, text: str, meta: Meta) -> Iterator[Block]:
    slip = 0
    labels = False
    for number, line in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), 1):
        words = line.replace("\t", " ").strip()
        if not words:
            continue
        if slip:
            labels = True
            block = _label(where, words, number)
        elif words == _SLIP:
            slip = number
            continue
        else:
            block = _block(where, words, number)
        _check(where, block, meta)
        yield block
    if slip and not labels:
        raise TextRefused(where, slip, f"holds {_SLIP} and no line after it says what the slip asks")


def _block(where: str, words: str, number: int) -> Block:
    if words in _ALONE:
        return Block(_ALONE[words], "", number)
    for mark, kind in _MARKS:
        if words.startswith(mark):
            return Block(kind, words.removeprefix(mark).strip(), number)
    if words == "-" or words.startswith("#"):
        raise TextRefused(where, number, 'has a mark that is none of "# ", "## " and "- " with words after it')
    return Block(BlockKind.PARAGRAPH, words, number)


def _label(where: str, words: str, number: int) -> Block:
    if words in _ALONE or words == _SLIP or words.startswith(("#", "- ")):
        name = words.split(maxsplit=1)[0][:SHOWN]
        raise TextRefused(where, number, f"holds {name} inside the slip, where every line is something to fill in")
    return Block(BlockKind.SLIP, words, number)


def _check(where: str, block: Block, meta: Meta) -> None:
    if found := _CODE.search(block.text):
        raise TextRefused(where, block.line, f"holds “{found[0]}”, which is markup or code; write words only")
    if reach := typed_reach(block.text):
        raise TextRefused(
            where, block.line, f"holds {reach}; numbers and addresses come from $contacts or $school_phone"
        )
    if hidden := next(filter(_is_hidden, block.text), ""):
        raise TextRefused(where, block.line, f"holds the hidden character U+{ord(hidden):04X}; type the line again")
    fields = Fields(block.text)
    if not fields.is_valid():
        raise TextRefused(where, block.line, 'holds a "$" with no field name; write "$$" for a dollar')
    for name in fields.get_identifiers():
        _check_field(where, block, name, meta)
    if block.kind in PRIVATE_BLOCKS and meta.kind is LetterKind.GENERAL:
        raise _private(where, block, block.kind.value)


def _is_hidden(sign: str) -> bool:
    """Control characters, ends of lines that no editor shows, half characters, what turns the reading round or cannot
    be seen at all: a page would show its number. The joiners of scripts that need them stay.
    """
    return unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Cs") and sign not in "\u200c\u200d"


def _check_field(where: str, block: Block, name: str, meta: Meta) -> None:
    if f"${name}" in (*_ALONE, _SLIP):
        raise TextRefused(where, block.line, f"holds ${name} among other words; it stands alone on its line")
    if name in PRIVATE_FIELDS and meta.kind is LetterKind.GENERAL:
        raise _private(where, block, name)
    known = allowed_fields(meta)
    if name not in known:
        listed = ", ".join(f"${field}" for field in known)
        raise TextRefused(where, block.line, f"asks for ${name[:SHOWN]}, which is not one of {listed}")


def allowed_fields(meta: Meta) -> Mapping[str, str]:
    """The fields that a text of this letter may ask for, and what a person calls each."""
    asked = {ask.field: ask.label for ask in meta.asks}
    return {**FIELDS, **(PRIVATE_FIELDS if meta.kind is LetterKind.PRIVATE else {}), **asked}


def _private(where: str, block: Block, name: str) -> TextRefused:
    return TextRefused(where, block.line, f"asks for ${name}, which only a private letter to one family may hold")


def _wrong_ask(meta: Meta) -> str:
    """What is wrong with what a letter asks, or nothing."""
    names = [ask.field for ask in meta.asks]
    for name in names:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name, re.ASCII):
            return f"${name}, which is no name of a field"
        if name in FIELDS or name in PRIVATE_FIELDS or f"${name}" in (*_ALONE, _SLIP):
            return f"${name}, which every letter has"
        if names.count(name) > 1:
            return f"${name} twice"
    return ""
