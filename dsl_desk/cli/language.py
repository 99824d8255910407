"""`wording`: the language aid on any text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.asking import UNREADABLE, say_error
from dsl_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from dsl_desk.cli.asking import Commands

CLEAR, REMARKED = 0, 1
"""Exit codes: nothing to remark, or something; a remark is advice, not a fault."""


def add_command(commands: Commands) -> None:
    wording = commands.add_parser(
        "wording",
        help="advise on the language of a text",
        epilog="Exit codes: 0 nothing to remark, 1 remarks, 3 unreadable. Places count characters from 0.",
    )
    wording.add_argument("file", metavar="FILE", help="a text file in UTF-8, or - for what comes in")
    wording.add_argument("--json", action="store_true", help="answer in JSON: start, end, text, entry, strength")
    wording.set_defaults(deed=_wording)


def _wording(options: argparse.Namespace) -> int:
    from dsl_desk import codec
    from dsl_desk.services import language

    try:
        text = language.text_of(_read_text(options.file, language.LARGEST + 1))
    except DeskError as error:
        return say_error(str(error), UNREADABLE)
    found = language.remarks(text)
    if options.json:
        print(codec.encode({"catalogue": language.catalogue().edition, "remarks": found}).decode())
    else:
        line, read = 1, 0
        for remark in found:
            line, read = line + text.count("\n", read, remark.start), remark.start
            about, words = language.entry(remark.entry), " ".join(remark.text.split())
            print(f"line {line}: {words} ({remark.strength}). {about.why} Instead: {about.instead}")
    return REMARKED if found else CLEAR


def _read_text(file: str, most: int) -> bytes:
    """No more than ``most`` bytes of it."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(most)
        with Path(file).open("rb") as text:
            return text.read(most)
    except OSError as error:
        raise DeskError(f"The file {file} cannot be read. Nothing was changed. Check its name and place.") from error
