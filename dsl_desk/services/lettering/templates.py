"""The letters that are shipped: the folders of resources/letters (grammar.py says what stands in them)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dsl_desk import paths
from dsl_desk.services.catalogue.reading import damaged, read
from dsl_desk.services.lettering.grammar import Block, Meta, TextRefused, parse_meta, parse_text

FOLDER = "letters"


@dataclass(frozen=True, slots=True)
class Template:
    """A letter as it is shipped: its texts by language (BCP 47)."""

    code: str
    meta: Meta
    texts: Mapping[str, str]

    def blocks(self, language: str) -> tuple[Block, ...]:
        """The shipped text in one language, read. Raises DeskError."""
        where = f"{FOLDER}/{self.code}/{language}.txt"
        try:
            return parse_text(where, shipped(self.code, language), self.meta)
        except TextRefused as error:
            raise damaged(error.what) from error


def template(code: str) -> Template:
    """The letter `code`; raises DeskError when a file of it is missing or damaged."""
    return _template(code)


def templates() -> tuple[Template, ...]:
    """Every letter there is, by code."""
    folder = paths.resources() / FOLDER
    return tuple(template(file.parent.name) for file in sorted(folder.glob("*/letter.json")))


def shipped(code: str, language: str) -> str:
    """The shipped text of a letter in one language; raises DeskError when there is none."""
    if (text := template(code).texts.get(language)) is None:
        raise damaged(f"{FOLDER}/{code}/{language}.txt is missing or cannot be read")
    return text


@cache
def _template(code: str) -> Template:
    file = f"{FOLDER}/{code}/letter.json"
    try:
        meta = parse_meta(read(file))
    except ValueError as error:
        raise damaged(f"{file} {error}") from error
    folder = paths.resources() / FOLDER / code
    return Template(code, meta, {file.stem: _text(code, file.name) for file in sorted(folder.glob("*.txt"))})


def _text(code: str, name: str) -> str:
    file = f"{FOLDER}/{code}/{name}"
    try:
        return read(file).decode()
    except UnicodeDecodeError as error:
        raise damaged(f"{file} is not plain text") from error
