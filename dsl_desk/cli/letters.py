"""`check-letter`: whether a text can be used as a letter, how hard it is to read, how it is worded."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.asking import UNREADABLE, say_error
from dsl_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.cli.asking import Commands
    from dsl_desk.services.lettering.checking import TextCheck
    from dsl_desk.services.lettering.grammar import Meta

PLAIN, REMARKED = 0, 1
"""Exit codes: nothing to remark; refused, hard to read, or something remarked."""


def add_command(commands: Commands) -> None:
    check = commands.add_parser(
        "check-letter",
        help="check the text of a letter before it is used",
        epilog="Exit codes: 0 nothing to remark, 1 refused or remarks, 3 unreadable. The name of the file says the "
        "language, such as pl.txt; what the letter asks is read from letter.json beside it, where there is one.",
    )
    check.add_argument("file", type=Path, metavar="FILE.txt", help="the text, in UTF-8")
    check.add_argument("--meta", type=Path, metavar="letter.json", help="what the letter is and what it asks")
    check.add_argument("--json", action="store_true", help="answer in JSON: refused, scores, hard, remarks")
    check.set_defaults(deed=_check_letter)


def _check_letter(options: argparse.Namespace) -> int:
    from dsl_desk.services.catalogue.letter_language import languages
    from dsl_desk.services.language import LARGEST, text_of
    from dsl_desk.services.lettering.checking import check_text

    try:
        text, meta = text_of(_read(options.file, LARGEST + 1)), _meta(options)
    except DeskError as error:
        return say_error(str(error), UNREADABLE)
    known = [each.code for each in languages()]
    spoken = options.file.stem if options.file.stem in known else known[0]
    found = check_text(text, meta, spoken)
    print(_json(found) if options.json else "\n".join(_words(found)))
    return REMARKED if found.refused or found.hard or found.remarks or not _is_plain(found) else PLAIN


def _meta(options: argparse.Namespace) -> Meta:
    """Of the file that is named, of the one beside the text, or of a general letter that asks nothing."""
    from dsl_desk.domain.letter import LetterKind
    from dsl_desk.services.language import LARGEST
    from dsl_desk.services.lettering.grammar import Meta, parse_meta

    file = options.meta or options.file.with_name("letter.json")
    if not options.meta and not file.exists():
        return Meta("", LetterKind.GENERAL, "", (), ())
    try:
        return parse_meta(_read(file, LARGEST))
    except ValueError as error:
        raise DeskError(f"The file {file} {error}. Nothing was changed. Put that right first.") from error


def _read(file: Path, most: int) -> bytes:
    """No more than `most` bytes of it."""
    try:
        with file.open("rb") as content:
            return content.read(most)
    except OSError as error:
        raise DeskError(f"The file {file} cannot be read. Nothing was changed. Check its name and place.") from error


def _is_plain(found: TextCheck) -> bool:
    return found.reading is not None and found.reading.is_plain


def _words(found: TextCheck) -> Iterator[str]:
    from dsl_desk.services.language import entry
    from dsl_desk.services.lettering.readable import say_reading

    if found.refused:
        yield str(found.refused)
    for line, words in found.hard:
        yield f"line {line}: a sentence of {words} words"
    for each in found.remarks:
        about, said = entry(each.remark.entry), " ".join(each.remark.text.split())
        yield f"line {each.line}: {said} ({each.remark.strength}). {about.why} Instead: {about.instead}"
    if found.reading:
        yield from say_reading(found.reading)


def _json(found: TextCheck) -> str:
    from dsl_desk import codec

    scores = found.reading.scores if found.reading else None
    answer = {
        "refused": {"line": found.refused.line, "words": str(found.refused)} if found.refused else None,
        "scores": {"flesch": round(scores.flesch, 1), "grade": round(scores.grade, 1), "smog": round(scores.smog, 1)}
        if scores
        else None,
        "hard": [{"line": line, "words": words} for line, words in found.hard],
        "remarks": [
            {
                "line": each.line,
                "text": each.remark.text,
                "entry": each.remark.entry,
                "strength": each.remark.strength,
            }
            for each in found.remarks
        ],
    }
    return codec.encode(answer).decode()
