"""`verify`: a bundle is checked by anyone, without a vault."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.asking import UNREADABLE, read_file, read_passphrase, say_error
from dsl_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from dsl_desk.cli.asking import Commands


def add_command(commands: Commands) -> None:
    verify = commands.add_parser("verify", help="check a bundle; needs no vault")
    verify.add_argument("bundle", type=Path, metavar="BUNDLE", help="the zip, or the unpacked folder")
    verify.add_argument("--root", type=Path, required=True, metavar="ROOT.pem", help="the school's accepted root")
    verify.add_argument("--passphrase-file", type=Path, metavar="F", help="a file that holds the bundle's passphrase")
    verify.add_argument("--demo", action="store_true", help="accept a made-up school")
    verify.add_argument("--json", action="store_true", help="answer in JSON")
    verify.set_defaults(deed=_verify)


def _verify(options: argparse.Namespace) -> int:
    from dsl_desk.services import verifying

    try:
        passphrase = read_passphrase(options.passphrase_file) if options.passphrase_file else None
        root = read_file(options.root)
    except DeskError as error:
        return say_error(str(error), UNREADABLE)
    verdict = verifying.verify(options.bundle, root, passphrase, demonstration=options.demo)
    print(verdict.to_json() if options.json else verifying.words(verdict))
    return verdict.exit_code
