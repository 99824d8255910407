"""`import-pupils` and `import-families`: a list of the school system is taken in."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.asking import CANNOT_OPEN, add_vault, answer, open_desk
from dsl_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from dsl_desk.cli.asking import Commands
    from dsl_desk.services.desk import Desk
    from dsl_desk.services.roll.family_lists import FamilyList
    from dsl_desk.services.roll.import_report import Report
    from dsl_desk.services.roll.list_plan import ListPlan, R
    from dsl_desk.services.roll.pupil_lists import OpenList

    Take = Callable[[Desk], Report]
    """Takes a list in, or only says what that would do."""


def add_commands(commands: Commands) -> None:
    pupils = commands.add_parser("import-pupils", help="take in a pupil list: CSV, or a Common Transfer File")
    _add_list(pupils, _pupils)
    families = commands.add_parser("import-families", help="take in a list of the adults of each child: CSV")
    _add_list(families, _families)


def _add_list(command: argparse.ArgumentParser, read: Callable[[argparse.Namespace], Take]) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="the list that the school system exported")
    add_vault(command)
    command.add_argument("--dry-run", action="store_true", help="say what it would do, and do nothing")
    command.add_argument("--json", action="store_true", help="answer in JSON")
    command.set_defaults(deed=lambda options: _import(options, read))


def _import(options: argparse.Namespace, read: Callable[[argparse.Namespace], Take]) -> int:
    from dsl_desk.services import opening
    from dsl_desk.services.roll.import_report import LIST_REFUSED

    try:
        take = read(options)
    except DeskError as error:
        return answer(options, LIST_REFUSED, [str(error)])
    try:
        desk = open_desk(options)
    except DeskError as error:
        return answer(options, CANNOT_OPEN, [str(error)])
    try:
        made = take(desk)
    except DeskError as error:
        return answer(options, LIST_REFUSED, [str(error)])
    finally:
        opening.lock(desk)
    print(made.to_json() if options.json else made.words())
    return made.exit_code


def _pupils(options: argparse.Namespace) -> Take:
    from dsl_desk.services.roll.import_plan import plan_import
    from dsl_desk.services.roll.importing import import_pupils
    from dsl_desk.services.roll.pupil_lists import open_list, read_list

    opened = open_list(options.file)
    return _take(options, opened, lambda desk: plan_import(desk, read_list(opened, desk.today())), import_pupils)


def _families(options: argparse.Namespace) -> Take:
    from dsl_desk.services.roll.family_importing import import_families
    from dsl_desk.services.roll.family_lists import open_families, read_family_list
    from dsl_desk.services.roll.family_plan import plan_families

    opened = open_families(options.file)
    return _take(
        options, opened, lambda desk: plan_families(desk, read_family_list(opened, desk.today())), import_families
    )


def _take(
    options: argparse.Namespace,
    opened: OpenList | FamilyList,
    compare: Callable[[Desk], ListPlan[R]],
    take_in: Callable[[Desk, ListPlan[R]], object],
) -> Take:
    from dsl_desk.services.roll.import_report import report

    def take(desk: Desk) -> Report:
        plan = compare(desk)
        if not options.dry_run:
            take_in(desk, plan)
        return report(opened, plan, dry_run=options.dry_run)

    return take
