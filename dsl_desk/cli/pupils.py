"""`import-pupils`: a pupil list is taken in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.asking import CANNOT_OPEN, add_vault, answer, open_desk
from dsl_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from dsl_desk.cli.asking import Commands


def add_command(commands: Commands) -> None:
    pupils = commands.add_parser("import-pupils", help="take in a pupil list: CSV, or a Common Transfer File")
    pupils.add_argument("file", type=Path, metavar="FILE", help="the list that the school system exported")
    add_vault(pupils)
    pupils.add_argument("--dry-run", action="store_true", help="say what it would do, and do nothing")
    pupils.add_argument("--json", action="store_true", help="answer in JSON")
    pupils.set_defaults(deed=_import_pupils)


def _import_pupils(options: argparse.Namespace) -> int:
    from dsl_desk.services import opening
    from dsl_desk.services.roll import pupil_lists
    from dsl_desk.services.roll.import_plan import plan_import
    from dsl_desk.services.roll.import_report import LIST_REFUSED, report
    from dsl_desk.services.roll.importing import import_pupils

    try:
        opened = pupil_lists.open_list(options.file)
    except DeskError as error:
        return answer(options, LIST_REFUSED, [str(error)])
    try:
        desk = open_desk(options)
    except DeskError as error:
        return answer(options, CANNOT_OPEN, [str(error)])
    try:
        plan = plan_import(desk, pupil_lists.read_list(opened, desk.today()))
        if not options.dry_run:
            import_pupils(desk, plan)
    except DeskError as error:
        return answer(options, LIST_REFUSED, [str(error)])
    finally:
        opening.lock(desk)
    made = report(opened, plan, dry_run=options.dry_run)
    print(made.to_json() if options.json else made.words())
    return made.exit_code
