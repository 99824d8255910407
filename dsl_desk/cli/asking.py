"""What commands ask for and say: passphrases, files, the vault, errors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.domain.errors import DeskError, WrongKey

if TYPE_CHECKING:
    from dsl_desk.services.backups.restoring import WayIn
    from dsl_desk.services.desk import Desk

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

SOUND, DAMAGED, CANNOT_OPEN = 0, 1, 3
"""Exit codes of ``doctor``; ``import-pupils`` ends with the last one too, and has its own for lists."""

UNREADABLE = 3
"""Exit code of ``verify`` where there is no verdict, its others are the verdict's own; and of ``wording``."""


def add_vault(command: argparse.ArgumentParser) -> None:
    command.add_argument("--vault", type=Path, required=True, metavar="DIR", help="the folder of the records")
    add_way_in(command)


def add_way_in(command: argparse.ArgumentParser) -> None:
    """One of: a passphrase, which is asked for where no file is named; the recovery code; two envelopes' codes."""
    way = command.add_mutually_exclusive_group()
    way.add_argument("--passphrase-file", type=Path, metavar="F", help="a file that holds the passphrase")
    way.add_argument("--recovery-code-file", type=Path, metavar="F", help="a file that holds the recovery code")
    way.add_argument(
        "--envelope-files", type=Path, nargs=2, metavar="F", help="two files, each with an envelope's code"
    )


def way_in_from(options: argparse.Namespace) -> WayIn:
    from dsl_desk.services.backups.restoring import WayIn

    if options.recovery_code_file:
        return WayIn(recovery_code=read_passphrase(options.recovery_code_file))
    if options.envelope_files:
        one, other = options.envelope_files
        return WayIn(envelopes=(read_passphrase(one), read_passphrase(other)))
    return WayIn(passphrase=passphrase_from(options.passphrase_file))


def passphrase_from(file: Path | None) -> str:
    """From the file, or asked for."""
    from getpass import getpass

    try:
        return read_passphrase(file) if file else getpass("Passphrase: ")
    except EOFError as error:
        raise DeskError("No passphrase was given, so nothing was opened. Type it, or name its file.") from error


def open_desk(options: argparse.Namespace) -> Desk:
    """The vault, opened by whoever's passphrase it is, or by printed codes."""
    from dsl_desk.services import opening
    from dsl_desk.services.moved_folder import finish_move

    finish_move(options.vault)
    names = opening.people(options.vault)
    way, surroundings = way_in_from(options), opening.this_computer()
    if way.recovery_code or way.envelopes:
        return opening.open_vault(
            options.vault, surroundings, recovery_code=way.recovery_code, envelopes=way.envelopes
        )
    for name in names:
        try:
            return opening.open_vault(options.vault, surroundings, name=name, passphrase=way.passphrase)
        except WrongKey:
            continue
    raise WrongKey


def answer(options: argparse.Namespace, code: int, words: list[str], entries: int = 0) -> int:
    if options.json:
        from dsl_desk import codec

        print(codec.encode({"exit_code": code, "words": words, "entries": entries}).decode())
    else:
        print("\n".join(words), file=sys.stdout if code == SOUND else sys.stderr)
    return code


def read_passphrase(file: Path) -> str:
    try:
        return read_file(file).decode().strip("\r\n")
    except UnicodeDecodeError as error:
        raise DeskError("That file is not plain text. Nothing was opened. Choose another file.") from error


def read_file(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DeskError(f"The file {file} cannot be read. Nothing was changed. Check its name and place.") from error


def say_error(words: str, code: int) -> int:
    print(words, file=sys.stderr)
    return code
