"""`check-notice`: whether a school's old key vouches for the notice of another one, and the change in the ledger."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.asking import UNREADABLE, read_file, say_error
from dsl_desk.domain.errors import DeskError, Tampered

if TYPE_CHECKING:
    from dsl_desk.cli.asking import Commands

VOUCHED, NOT_VOUCHED, REFUSED = 0, 1, 2
"""Exit codes of ``check-notice``; it ends with `UNREADABLE` where a file cannot be read."""


def add_command(commands: Commands) -> None:
    check = commands.add_parser("check-notice", help="check a school's notice that its key changed; needs no vault")
    check.add_argument("notice", type=Path, metavar="NOTICE.pdf", help="the notice")
    check.add_argument("--old-root", type=Path, required=True, metavar="OLD.pem", help="the root you accepted")
    check.add_argument("--root", type=Path, required=True, metavar="NEW.pem", help="the root that came with it")
    check.add_argument("--ledger", type=Path, metavar="F", help="your ledger: accept the new key, end the old one")
    check.add_argument("--words", metavar="WORDS", help="the eight words of the new key, as the school read them out")
    check.add_argument("--by", metavar="WHO", help="who compared them")
    check.add_argument("--how", metavar="HOW", help="how: on which number, and from whose list")
    check.set_defaults(deed=_check, usage=check)


def _check(options: argparse.Namespace) -> int:
    from dsl_desk.domain.errors import InvalidRecord
    from dsl_desk.services import key_notices

    told = (options.ledger, options.words, options.by, options.how)
    if any(told) != all(told):
        options.usage.error("give --ledger, --words, --by and --how together, or none of them")
    try:
        files = (read_file(path) for path in (options.notice, options.old_root, options.root))
        notice = key_notices.check_key_notice(*files)
        if options.ledger:
            check = key_notices.KeyCheck(options.by, options.how, date.today())  # noqa: DTZ011  the day on the wall
            key_notices.follow_key_notice(options.ledger, notice, options.words, check)
        print((key_notices.say_followed if options.ledger else key_notices.say_key_notice)(notice))
    except Tampered as error:
        return say_error(str(error), NOT_VOUCHED)
    except InvalidRecord as error:
        return say_error(f"{error} Nothing was changed.", REFUSED)
    except DeskError as error:
        return say_error(str(error), UNREADABLE)
    return VOUCHED
