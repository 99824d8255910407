"""What of the child's front sheet goes along, part by part."""

from collections.abc import Iterable, Iterator
from typing import Any

from dsl_desk.domain.front_sheet_facts import facts, title_of
from dsl_desk.domain.front_sheet_file import FrontSheetFile, is_current
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.referral.tick_rows import TickRow, TickRows
from dsl_desk.gui.widgets.field import LabelledField

SHEET = "front-sheet"
"""Where the ids of everything else stand: the particulars of the child are one thing."""


class Details(Step):
    """An address that is kept confidential leaves in no case; the service that gathers sees to it."""

    name = "details"
    optional = True

    def __init__(self) -> None:
        super().__init__("The child’s details", "Choose the child’s details")
        self._file: FrontSheetFile | None = None
        self.list = TickRows("Details that could leave", "The front sheet is not written yet.")
        hint = (
            "Name, date of birth, year and school always go along. Tick what else they need. An address that is kept "
            "confidential never leaves."
        )
        self.put("details", LabelledField("Details", self.list, hint, optional=True))

    def offer(self, material: Material) -> None:
        self._file = material.front_sheet
        self.list.set_rows(tuple(_rows(material.front_sheet)) if material.front_sheet else ())

    def decided(self) -> dict[str, Any]:
        ticked = set(self.list.text())

        def ids(records: Iterable[Any]) -> tuple[str, ...]:
            return tuple(record.id for record in records if record.id in ticked)

        file = self._file
        return {
            "front_sheet": SHEET in ticked,
            "family": ids(file.members) if file else (),
            "professionals": ids(file.professionals) if file else (),
            "statuses": ids(file.statuses) if file else (),
        }

    def written(self) -> tuple[tuple[str, str], ...]:
        return tuple((row.title, f"{row.title}\n{row.full}") for row in self.list.chosen())

    def detail(self) -> str:
        chosen = len(self.list.chosen())
        return (
            f"{chosen} of {self.list.rows.rowCount()} chosen" if chosen else "Family, professionals, plans and care"
        )


def _rows(file: FrontSheetFile) -> Iterator[TickRow]:
    if particulars := facts(file.sheet):
        yield _row(SHEET, "Addresses, phones, language and needs", "Front sheet", particulars)
    for kind, records in (("Family", file.members), ("Professional", file.professionals), ("Status", file.statuses)):
        for record in records:
            over = "" if is_current(record, file.today) else ", over"
            yield _row(record.id, title_of(record), f"{kind}{over}", facts(record))


def _row(id_: str, title: str, kind: str, said: Iterable[tuple[str, str]]) -> TickRow:
    lines = [f"{name}: {words}" for name, words in said]
    return TickRow(id_, title, " · ".join(lines), kind, "\n".join(lines))
