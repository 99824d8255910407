"""A child's front sheet on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.front_sheet_file import FrontSheetFile
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import front_sheet_file
from dsl_desk.services.withholding import withhold


@dataclass(frozen=True, slots=True)
class PrintedFrontSheet:
    """The front sheet as it may leave, by whom and when it was printed."""

    file: FrontSheetFile
    printed: datetime
    by: str
    demonstration: bool


def gather_front_sheet(desk: Desk, child_id: str) -> PrintedFrontSheet:
    """Gather a child's front sheet without confidential addresses.

    Raises InvalidRecord when such an address is written in another line of it.
    """
    file = withhold(desk, front_sheet_file(desk, child_id))
    return PrintedFrontSheet(file, desk.clock.now(), desk.person.name, desk.demonstration)


def front_sheet_pdf(found: PrintedFrontSheet) -> bytes:
    """The exact pages. Raises DocumentError. Needs no vault."""
    from dsl_desk.documents.front_sheet import front_sheet

    return front_sheet(found.file, found.printed, found.by, demonstration=found.demonstration)
