"""`verify` and `accept`: a bundle is checked by anyone, without a vault, against the keys they have accepted."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.asking import UNREADABLE, read_file, read_passphrase, say_error
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.when import say_day

if TYPE_CHECKING:
    from dsl_desk.cli.asking import Commands
    from dsl_desk.services.ledgers import Root

ACCEPTED, REFUSED = 0, 2
"""Exit codes of ``accept``; it ends with `UNREADABLE` where a file cannot be read or written."""


def add_commands(commands: Commands) -> None:
    _add_verify(commands)
    _add_accept(commands)


def day(text: str) -> date:
    """A day as ISO 8601 writes it; argparse names this function where it cannot be read."""
    return date.fromisoformat(text)


def _add_verify(commands: Commands) -> None:
    verify = commands.add_parser("verify", help="check a bundle; needs no vault")
    verify.add_argument("bundle", type=Path, metavar="BUNDLE", help="the zip, or the unpacked folder")
    verify.add_argument("apart", type=Path, nargs="?", metavar="PAYLOAD.zip", help="the other zip, if it came in two")
    verify.add_argument("--root", type=Path, metavar="ROOT.pem", help="the school's root, accepted for this once")
    verify.add_argument("--ledger", type=Path, metavar="F", help="keys you accepted before, and what came before")
    verify.add_argument("--passphrase-file", type=Path, metavar="F", help="a file that holds the bundle's passphrase")
    verify.add_argument("--demo", action="store_true", help="accept a made-up school")
    verify.add_argument("--json", action="store_true", help="answer in JSON")
    verify.set_defaults(deed=_verify, usage=verify)


def _add_accept(commands: Commands) -> None:
    accept = commands.add_parser("accept", help="accept a school's key for good, after checking it by phone")
    accept.add_argument("root", type=Path, metavar="ROOT.pem", help="the root certificate from the school")
    accept.add_argument("--ledger", type=Path, required=True, metavar="F", help="your ledger; made if there is none")
    accept.add_argument("--words", metavar="WORDS", help="the eight words of the key, as the school read them out")
    accept.add_argument("--until", type=day, metavar="DAY", help="the school gave this key up on YYYY-MM-DD")
    accept.add_argument("--by", metavar="WHO", help="who compared the words, or heard that the key was given up")
    accept.add_argument("--how", metavar="HOW", help="how: on which number, and from whose list")
    accept.add_argument("--stop", action="store_true", help="accept nothing under this key, whenever it was signed")
    accept.set_defaults(deed=_accept, usage=accept)


def _verify(options: argparse.Namespace) -> int:
    from dsl_desk.services import verdict_words, verifying

    if not (options.root or options.ledger):
        options.usage.error("name the root you accept with --root, or your ledger with --ledger")
    try:
        handed = verifying.Handed(
            path=options.bundle,
            apart=options.apart,
            passphrase=read_passphrase(options.passphrase_file) if options.passphrase_file else None,
            root_pem=read_file(options.root) if options.root else None,
            ledger=options.ledger,
            demonstration=options.demo,
        )
        verdict = verifying.check(handed)
    except DeskError as error:
        return say_error(str(error), UNREADABLE)
    print(verdict.to_json() if options.json else verdict_words.words(verdict))
    return verdict.exit_code


def _accept(options: argparse.Namespace) -> int:
    from dsl_desk.domain.errors import InvalidRecord
    from dsl_desk.services import ledgers

    told = {name for name in ("words", "until", "by", "how", "stop") if getattr(options, name)}
    if told not in ({"words", "by", "how"}, {"until", "by", "how"}, {"stop"}):
        options.usage.error("give --words or --until, together with --by and --how, or give --stop alone")
    try:
        root = ledgers.load_root(options.root)
        print(f"{_enter(options, root)}: {root.claims_to_be}, {' '.join(root.key_words)}")
        if options.until:
            print(ledgers.STAYS_ACCEPTED)
    except InvalidRecord as error:
        return say_error(f"{error} Nothing was changed.", REFUSED)
    except DeskError as error:
        return say_error(str(error), UNREADABLE)
    return ACCEPTED


def _enter(options: argparse.Namespace, root: Root) -> str:
    """Change the ledger as asked, and say what became of the root."""
    from dsl_desk.services import ledgers

    if options.stop:
        ledgers.drop_root(options.ledger, root.key_sha256)
        return "No longer accepted"
    check = ledgers.KeyCheck(options.by, options.how, date.today())  # noqa: DTZ011  the day on the wall
    if options.until:
        ledgers.give_up_root(options.ledger, root.key_sha256, options.until, check)
        return f"Given up on {say_day(options.until)}"
    ledgers.accept_root(options.ledger, root, options.words, check)
    return "Accepted"
