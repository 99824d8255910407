"""What taking in a list would do, whatever its rows are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from dsl_desk.domain.child import Child
from dsl_desk.exchange.pupil import Rejected


@dataclass(frozen=True, slots=True)
class Difference:
    """One field where roll and list differ, in words to show. `name` is its name in the record."""

    name: str
    label: str
    before: str
    after: str


class PlannedRow(Protocol):
    """What a row of a list would change. `kept` stays as a person wrote it, whatever the list says."""

    @property
    def line(self) -> int: ...
    @property
    def child(self) -> Child: ...
    @property
    def changes(self) -> tuple[Difference, ...]: ...
    @property
    def kept(self) -> tuple[Difference, ...]: ...


R = TypeVar("R", bound=PlannedRow)


@dataclass(frozen=True, slots=True)
class ListPlan(Generic[R]):
    """Every row of a list is in exactly one of the first four.

    `absent` are on the roll and in none of the first three, where the list is one of the whole roll: while rows are
    rejected, one of those may be theirs.
    """

    new: tuple[R, ...]
    changed: tuple[R, ...]
    unchanged: tuple[R, ...]
    rejected: tuple[Rejected, ...]
    absent: tuple[Child, ...] = ()

    @property
    def kept(self) -> tuple[R, ...]:
        """Those where a person wrote something else than the list has."""
        return tuple(each for each in (*self.changed, *self.unchanged) if each.kept)

    @property
    def rows_rejected(self) -> int:
        return len({each.line for each in self.rejected})
