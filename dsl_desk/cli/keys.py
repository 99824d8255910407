"""`check-notice`: whether a school's old key vouches for the notice that it has another one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.asking import UNREADABLE, read_file, say_error
from dsl_desk.domain.errors import DeskError, Tampered

if TYPE_CHECKING:
    from dsl_desk.cli.asking import Commands

VOUCHED, NOT_VOUCHED = 0, 1
"""Exit codes of ``check-notice``; it ends with `UNREADABLE` where a file cannot be read."""


def add_command(commands: Commands) -> None:
    check = commands.add_parser("check-notice", help="check a school's notice that its key changed; needs no vault")
    check.add_argument("notice", type=Path, metavar="NOTICE.pdf", help="the notice")
    check.add_argument("--old-root", type=Path, required=True, metavar="OLD.pem", help="the root you accepted")
    check.add_argument("--root", type=Path, required=True, metavar="NEW.pem", help="the root that came with it")
    check.set_defaults(deed=_check)


def _check(options: argparse.Namespace) -> int:
    from dsl_desk.services.key_notices import check_key_notice

    try:
        files = (read_file(path) for path in (options.notice, options.old_root, options.root))
        print(check_key_notice(*files))
    except Tampered as error:
        return say_error(str(error), NOT_VOUCHED)
    except DeskError as error:
        return say_error(str(error), UNREADABLE)
    return VOUCHED
