"""`doctor`, `backup`, `restore`: the records as a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.asking import (
    CANNOT_OPEN,
    DAMAGED,
    SOUND,
    add_vault,
    add_way_in,
    answer,
    open_desk,
    say_error,
    way_in_from,
)
from dsl_desk.domain.errors import DeskError, VaultDamaged, VaultError

if TYPE_CHECKING:
    from dsl_desk.cli.asking import Commands


def add_commands(commands: Commands) -> None:
    _add_doctor(commands)
    _add_backup(commands)
    _add_restore(commands)


def _add_doctor(commands: Commands) -> None:
    doctor = commands.add_parser("doctor", help="open a vault and check all of it")
    add_vault(doctor)
    doctor.add_argument("--rebuild", action="store_true", help="replay the journal into the tables and compare")
    doctor.add_argument("--json", action="store_true", help="answer in JSON")
    doctor.set_defaults(deed=_doctor)


def _add_backup(commands: Commands) -> None:
    backup = commands.add_parser("backup", help="make one verified copy of a vault")
    add_vault(backup)
    backup.add_argument("to", type=Path, metavar="TO", help="the folder that is to hold the backup")
    backup.set_defaults(deed=_backup)


def _add_restore(commands: Commands) -> None:
    restore = commands.add_parser("restore", help="make a vault again from a backup, or list the backups in a folder")
    restore.add_argument("backup", type=Path, metavar="BACKUP", help="the folder of the backup, or of all backups")
    what = restore.add_mutually_exclusive_group(required=True)
    what.add_argument("--vault", type=Path, metavar="DIR", help="the folder for the records")
    what.add_argument("--list", action="store_true", help="say which backups there are, newest first")
    restore.add_argument("--set-aside", action="store_true", help="first move what is in DIR to a folder beside it")
    add_way_in(restore)
    restore.set_defaults(deed=_restore)


def _doctor(options: argparse.Namespace) -> int:
    from dsl_desk.services import examining, opening

    try:
        desk = open_desk(options)
    except VaultDamaged as error:
        return answer(options, DAMAGED, [str(error)])
    except DeskError as error:
        return answer(options, CANNOT_OPEN, [str(error)])
    try:
        found = examining.examine(desk, rebuild=options.rebuild)
    except VaultError as error:
        return answer(options, DAMAGED, [str(error)])
    finally:
        opening.lock(desk)
    notices = [notice for notice in desk.notices if notice not in found.findings]
    if not found.sound:
        return answer(options, DAMAGED, [*found.findings, *notices], entries=found.entries)
    words = [f"Sound: {found.entries} journal entries, every link, seal and signature checked."]
    if found.rebuilt:
        words.append("The tables were rebuilt from the journal and are the same, row for row.")
    return answer(options, SOUND, [*words, *notices], entries=found.entries)


def _backup(options: argparse.Namespace) -> int:
    from dsl_desk.services import opening
    from dsl_desk.services.backups import making

    desk = open_desk(options)
    try:
        print(f"Backup made and verified: {making.back_up(desk, options.to)}")
    finally:
        opening.lock(desk)
    return 0


def _restore(options: argparse.Namespace) -> int:
    from dsl_desk.services import opening
    from dsl_desk.services.backups.restoring import restore

    if options.list:
        return _list_backups(options.backup)
    restored = restore(
        options.backup, options.vault, opening.this_computer(), way_in_from(options), set_aside=options.set_aside
    )
    if restored.aside:
        print(f"Set aside: {restored.aside}")
    print(f"Restored and verified: {options.vault}")
    return 0


def _list_backups(place: Path) -> int:
    from dsl_desk.services.backups.listing import list_backups
    from dsl_desk.services.backups.saying import say_backup

    listing = list_backups(place)
    for each in listing.kept:
        print(f"{each.folder}\n    {say_backup(each.backup)}")
    for folder in listing.unusable:
        print(f"{folder}\n    cannot be used: a file is missing or damaged")
    if not listing.kept:
        return say_error("There is no backup in this folder that can be used.", CANNOT_OPEN)
    return 0
