"""What became of a list, for a terminal or another program: numbers, lines and fields; no child's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dsl_desk import codec
from dsl_desk.exchange.pupil import Rejected
from dsl_desk.services.roll.family_lists import FamilyList
from dsl_desk.services.roll.list_plan import Difference, ListPlan, PlannedRow, R
from dsl_desk.services.roll.pupil_lists import CtfList, OpenList

ALL_TAKEN, SOME_REFUSED, LIST_REFUSED = 0, 1, 2
"""Exit codes; with LIST_REFUSED nothing was taken in."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A line of the list and the fields concerned."""

    line: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`changes` are those made, `kept` those not made because a person wrote the field; `absent` counts children."""

    exit_code: int
    dry_run: bool
    read_as: str
    new: int
    changed: int
    unchanged: int
    absent: int
    changes: tuple[Touched, ...]
    kept: tuple[Touched, ...]
    rejected: tuple[Rejected, ...]

    def words(self) -> str:
        return "\n".join(self._lines())

    def to_json(self) -> str:
        return codec.encode(self).decode()

    def _lines(self) -> Iterator[str]:
        yield f"Read as {self.read_as}."
        yield "Nothing was saved, because this was a dry run. The import would be:" if self.dry_run else "Taken in:"
        yield f"  {self.new} new, {self.changed} changed, {self.unchanged} unchanged"
        yield from (f"  line {each.line} changes: {', '.join(each.fields)}" for each in self.changes)
        yield from _listed("Left as someone wrote it here, though the list differs:", self.kept)
        if self.rejected:
            rows = len({each.line for each in self.rejected})
            yield f"Refused, {'1 row' if rows == 1 else f'{rows} rows'}:"
            yield from (
                f"  line {each.line}{f', {each.column}' if each.column else ''}: {each.reason}."
                for each in self.rejected
            )
        if self.absent:
            yield f"On the roll but not in this list: {self.absent}. Nobody was marked as left."


def report(opened: OpenList | FamilyList, plan: ListPlan[R], *, dry_run: bool) -> Report:
    """The report on a plan that was carried out, or would be."""
    return Report(
        SOME_REFUSED if plan.rejected else ALL_TAKEN,
        dry_run,
        _read_as(opened),
        len(plan.new),
        len(plan.changed),
        len(plan.unchanged),
        len(plan.absent),
        tuple(_touched(each, each.changes) for each in plan.changed),
        tuple(_touched(each, each.kept) for each in plan.kept),
        plan.rejected,
    )


def _touched(row: PlannedRow, differences: Sequence[Difference]) -> Touched:
    return Touched(row.line, tuple(each.label for each in differences))


def _read_as(opened: OpenList | FamilyList) -> str:
    if isinstance(opened, CtfList):
        return "a Common Transfer File"
    asked = "" if opened.order_known else ", which is not certain from the list"
    return f"{opened.table.encoding} with {opened.table.separator}, dates as {opened.order}{asked}"


def _listed(heading: str, touched: Sequence[Touched]) -> Iterator[str]:
    if touched:
        yield heading
        yield from (f"  line {each.line}: {', '.join(each.fields)}" for each in touched)
