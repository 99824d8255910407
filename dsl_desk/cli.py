"""The same deeds without a window: demo, verify, doctor, backup, import. Nothing here needs Qt.

This module stands before the first window: each command imports what it needs, when it runs.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk import __version__
from dsl_desk.domain.errors import DeskError, VaultDamaged, VaultError, WrongKey

SOUND, DAMAGED, CANNOT_OPEN = 0, 1, 3
"""Exit codes of ``doctor``; ``import-pupils`` ends with the last one too, and has its own for lists."""

UNREADABLE = 3
"""Exit code of ``verify`` where there is no verdict, its others are the verdict's own; and of ``wording``."""

CLEAR, REMARKED = 0, 1
"""Exit codes of ``wording``: nothing to remark, or something; a remark is advice, not a fault."""

FAILED, STOPPED = 1, 130
YEARS = range(2000, 2100)
"""Years a demonstration can be set in."""

DEFAULT_SEED = 1
DEFAULT_RECORDS = 120


@dataclass(frozen=True, slots=True)
class Window:
    """Hand over to the window: on this vault (None: this computer's), with this passphrase where it is a demo's."""

    vault: Path | None = None
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class SelfTest:
    """Hand over to the self-test, which needs a window; the report goes to `report` as JSON."""

    report: Path | None


if TYPE_CHECKING:
    from datetime import datetime

    from dsl_desk.services.desk import Desk

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

Outcome = int | Window | SelfTest
"""An exit code, or what the app is to do next."""


def run(arguments: Sequence[str]) -> Outcome:
    """Carry out one command. What a person can cause ends in a sentence and an exit code, never in a traceback."""
    options = _parser().parse_args(arguments)
    try:
        outcome = _carry_out(options)
        sys.stdout.flush()
    except DeskError as error:
        return _say_error(str(error), FAILED)
    except BrokenPipeError:  # whoever read our answer stopped listening, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        return _say_error(_disk_words(error), FAILED)
    except KeyboardInterrupt:
        return _say_error("Stopped. What was saved before is safe.", STOPPED)
    return outcome


def _carry_out(options: argparse.Namespace) -> Outcome:
    if options.self_test is not None:
        return SelfTest(Path(options.self_test) if options.self_test else None)
    if options.command is None:
        return Window()
    outcome: Outcome = options.deed(options)
    return outcome


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dsl-desk", description="Offline safeguarding records. Without a command it opens the window."
    )
    parser.add_argument("--version", action="version", version=f"DSL Desk {__version__}")
    parser.add_argument(
        "--self-test", nargs="?", const="", metavar="OUT.json", help="try every part of this installation"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_window(commands)
    _add_demo(commands)
    _add_verify(commands)
    _add_doctor(commands)
    _add_backup(commands)
    _add_restore(commands)
    _add_wording(commands)
    _add_import_pupils(commands)
    return parser


def _add_window(commands: Commands) -> None:
    window = commands.add_parser("window", help="open the window on the records in a folder")
    window.add_argument("--vault", type=Path, required=True, metavar="DIR", help="the folder of the records")
    window.set_defaults(deed=lambda options: Window(options.vault))


def _add_demo(commands: Commands) -> None:
    demo = commands.add_parser("demo", help="make a fictional school and run the main job")
    demo.add_argument("folder", type=Path, metavar="DIR", help="an empty folder, or one that an earlier demo made")
    demo.add_argument("--no-window", action="store_true", help="do not open the window at the end")
    demo.add_argument(
        "--seed", type=int, default=DEFAULT_SEED, metavar="N", help="the same seed tells the same story"
    )
    demo.add_argument("--records", type=_count, default=DEFAULT_RECORDS, metavar="N", help="about how many records")
    demo.add_argument("--at", type=_moment, default=None, metavar="ISO-TIME", help="the time of the demonstration")
    demo.set_defaults(deed=_demo)


def _add_verify(commands: Commands) -> None:
    verify = commands.add_parser("verify", help="check a bundle; needs no vault")
    verify.add_argument("bundle", type=Path, metavar="BUNDLE", help="the zip, or the unpacked folder")
    verify.add_argument("--root", type=Path, required=True, metavar="ROOT.pem", help="the school's accepted root")
    verify.add_argument("--passphrase-file", type=Path, metavar="F", help="a file that holds the bundle's passphrase")
    verify.add_argument("--demo", action="store_true", help="accept a made-up school")
    verify.add_argument("--json", action="store_true", help="answer in JSON")
    verify.set_defaults(deed=_verify)


def _add_doctor(commands: Commands) -> None:
    doctor = commands.add_parser("doctor", help="open a vault and check all of it")
    _add_vault(doctor)
    doctor.add_argument("--rebuild", action="store_true", help="replay the journal into the tables and compare")
    doctor.add_argument("--json", action="store_true", help="answer in JSON")
    doctor.set_defaults(deed=_doctor)


def _add_backup(commands: Commands) -> None:
    backup = commands.add_parser("backup", help="make one verified copy of a vault")
    _add_vault(backup)
    backup.add_argument("to", type=Path, metavar="TO", help="the folder that is to hold the backup")
    backup.set_defaults(deed=_backup)


def _add_restore(commands: Commands) -> None:
    restore = commands.add_parser("restore", help="make a vault again from a backup, in an empty folder")
    restore.add_argument("backup", type=Path, metavar="BACKUP", help="the folder of the backup")
    restore.add_argument("--vault", type=Path, required=True, metavar="DIR", help="the folder for the records")
    way = restore.add_mutually_exclusive_group()
    way.add_argument("--passphrase-file", type=Path, metavar="F", help="a file that holds the passphrase")
    way.add_argument("--recovery-code-file", type=Path, metavar="F", help="a file that holds the recovery code")
    restore.set_defaults(deed=_restore)


def _add_wording(commands: Commands) -> None:
    wording = commands.add_parser(
        "wording",
        help="advise on the language of a text",
        epilog="Exit codes: 0 nothing to remark, 1 remarks, 3 unreadable. Places count characters from 0.",
    )
    wording.add_argument("file", metavar="FILE", help="a text file in UTF-8, or - for what comes in")
    wording.add_argument("--json", action="store_true", help="answer in JSON: start, end, text, entry, strength")
    wording.set_defaults(deed=_wording)


def _add_import_pupils(commands: Commands) -> None:
    pupils = commands.add_parser("import-pupils", help="take in a pupil list: CSV, or a Common Transfer File")
    pupils.add_argument("file", type=Path, metavar="FILE", help="the list that the school system exported")
    _add_vault(pupils)
    pupils.add_argument("--dry-run", action="store_true", help="say what it would do, and do nothing")
    pupils.add_argument("--json", action="store_true", help="answer in JSON")
    pupils.set_defaults(deed=_import_pupils)


def _add_vault(command: argparse.ArgumentParser) -> None:
    command.add_argument("--vault", type=Path, required=True, metavar="DIR", help="the folder of the records")
    command.add_argument("--passphrase-file", type=Path, metavar="F", help="a file that holds the passphrase")


def _count(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError("give a number from 0 to 1,000,000")
    return number


def _moment(text: str) -> datetime:
    from datetime import datetime

    from dsl_desk.domain.clock import SCHOOL_ZONE

    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("give a time such as 2026-03-24T09:05") from error
    if moment.year not in YEARS:
        raise argparse.ArgumentTypeError(f"give a year from {YEARS[0]} to {YEARS[-1]}")
    return moment if moment.tzinfo else moment.replace(tzinfo=SCHOOL_ZONE)


def _demo(options: argparse.Namespace) -> Outcome:
    from datetime import UTC, datetime

    from dsl_desk.services.demo import folder

    made = folder.make(
        options.folder, options.seed, options.records, options.at or datetime.now(UTC), _progress_line
    )
    print(made.words())
    if options.no_window or not _has_screen():
        return 0
    return Window(made.folder / "vault", made.passphrase)


def _verify(options: argparse.Namespace) -> int:
    from dsl_desk.services import verifying

    try:
        passphrase = _read_passphrase(options.passphrase_file) if options.passphrase_file else None
        root = _read_file(options.root)
    except DeskError as error:
        return _say_error(str(error), UNREADABLE)
    verdict = verifying.verify(options.bundle, root, passphrase, demonstration=options.demo)
    print(verdict.to_json() if options.json else verifying.words(verdict))
    return verdict.exit_code


def _doctor(options: argparse.Namespace) -> int:
    from dsl_desk.services import keeping, opening

    try:
        desk = _open(options)
    except VaultDamaged as error:
        return _answer(options, DAMAGED, [str(error)])
    except DeskError as error:
        return _answer(options, CANNOT_OPEN, [str(error)])
    try:
        found = keeping.examine(desk, rebuild=options.rebuild)
    except VaultError as error:
        return _answer(options, DAMAGED, [str(error)])
    finally:
        opening.lock(desk)
    if not found.sound:
        return _answer(options, DAMAGED, list(found.findings), entries=found.entries)
    words = [f"Sound: {found.entries} journal entries, every link, seal and signature checked."]
    if found.rebuilt:
        words.append("The tables were rebuilt from the journal and are the same, row for row.")
    return _answer(options, SOUND, words, entries=found.entries)


def _backup(options: argparse.Namespace) -> int:
    from dsl_desk.services import keeping, opening

    desk = _open(options)
    try:
        print(f"Backup made and verified: {keeping.back_up(desk, options.to)}")
    finally:
        opening.lock(desk)
    return 0


def _restore(options: argparse.Namespace) -> int:
    from dsl_desk.services import opening, restoring

    code = _read_passphrase(options.recovery_code_file) if options.recovery_code_file else ""
    passphrase = "" if code else _passphrase(options.passphrase_file)
    restoring.restore(
        options.backup, options.vault, opening.this_computer(), passphrase=passphrase, recovery_code=code
    )
    print(f"Restored and verified: {options.vault}")
    return 0


def _wording(options: argparse.Namespace) -> int:
    from dsl_desk import codec
    from dsl_desk.services import language

    try:
        text = language.text_of(_read_text(options.file, language.LARGEST + 1))
    except DeskError as error:
        return _say_error(str(error), UNREADABLE)
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


def _import_pupils(options: argparse.Namespace) -> int:
    from dsl_desk.services import opening
    from dsl_desk.services.roll import pupil_lists
    from dsl_desk.services.roll.import_plan import plan_import
    from dsl_desk.services.roll.import_report import LIST_REFUSED, report
    from dsl_desk.services.roll.importing import import_pupils

    try:
        opened = pupil_lists.open_list(options.file)
    except DeskError as error:
        return _answer(options, LIST_REFUSED, [str(error)])
    try:
        desk = _open(options)
    except DeskError as error:
        return _answer(options, CANNOT_OPEN, [str(error)])
    try:
        plan = plan_import(desk, pupil_lists.read_list(opened, desk.today()))
        if not options.dry_run:
            import_pupils(desk, plan)
    except DeskError as error:
        return _answer(options, LIST_REFUSED, [str(error)])
    finally:
        opening.lock(desk)
    made = report(opened, plan, dry_run=options.dry_run)
    print(made.to_json() if options.json else made.words())
    return made.exit_code


def _passphrase(file: Path | None) -> str:
    """From the file, or asked for."""
    from getpass import getpass

    try:
        return _read_passphrase(file) if file else getpass("Passphrase: ")
    except EOFError as error:
        raise DeskError("No passphrase was given, so nothing was opened. Type it, or name its file.") from error


def _open(options: argparse.Namespace) -> Desk:
    """The vault, opened by whoever's passphrase it is."""
    from dsl_desk.services import opening

    names = opening.people(options.vault)
    passphrase = _passphrase(options.passphrase_file)
    surroundings = opening.this_computer()
    for name in names:
        try:
            return opening.open_vault(options.vault, surroundings, name=name, passphrase=passphrase)
        except WrongKey:
            continue
    raise WrongKey


def _answer(options: argparse.Namespace, code: int, words: list[str], entries: int = 0) -> int:
    if options.json:
        from dsl_desk import codec

        print(codec.encode({"exit_code": code, "words": words, "entries": entries}).decode())
    else:
        print("\n".join(words), file=sys.stdout if code == SOUND else sys.stderr)
    return code


def _read_passphrase(file: Path) -> str:
    try:
        return _read_file(file).decode().strip("\r\n")
    except UnicodeDecodeError as error:
        raise DeskError("The passphrase file is not plain text. Nothing was opened. Choose another file.") from error


def _read_file(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DeskError(f"The file {file} cannot be read. Nothing was changed. Check its name and place.") from error


def _has_screen() -> bool:
    """Windows and macOS have one; elsewhere an X or Wayland display says so."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _progress_line(words: str) -> None:
    print(words, file=sys.stderr)


def _say_error(words: str, code: int) -> int:
    print(words, file=sys.stderr)
    return code


def _disk_words(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    return f"The disk or folder cannot be used{where}. What was saved before is safe. Choose another place."
