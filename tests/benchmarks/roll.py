"""The list of children at 100,000: until its rows are painted, against a bare QTableView over the same ids."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from dsl_desk.domain.child import Child
from dsl_desk.services.demo import fiction
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import lock
from dsl_desk.services.recording import add_children
from tests.benchmarks.figure import Figure, cpu, in_turn
from tests.benchmarks.saving import new_desk

if TYPE_CHECKING:
    from tests.benchmarks.tables import Shown

COUNT = 100_000
IN_ONE_DEED = 5_000
RUNS = 15
LIMIT = 1.5
TYPED = "fi wa"


def figures() -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from dsl_desk.gui.theme import Look, wear
    from tests.benchmarks.tables import BareTable, OurTable

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    wear(app, Look())
    with tempfile.TemporaryDirectory() as place:
        desk = filled(Path(place) / "vault")
        ours, bare = OurTable(desk), BareTable(desk)
        for what, work in DEEDS.items():
            turns = [lambda work=work, table=table: work(table) for table in (ours, bare)]
            mine, plain = in_turn(RUNS, *turns)
            yield Figure(f"{COUNT:,} children: {what}", mine, plain, LIMIT)
        lock(desk)


def filled(folder: Path) -> Desk:
    """A school with so many children on its roll, named as the demonstration names them."""
    desk, _ = new_desk(folder)
    random = Random(1)  # noqa: S311 made-up children
    for _ in range(0, COUNT, IN_ONE_DEED):
        drawn = fiction.children(random, IN_ONE_DEED, desk.today())
        add_children(desk, [_as_new(desk, child) for child in drawn])
    return desk


def _as_new(desk: Desk, child: Child) -> Child:
    return Child(desk.new_id(), child.family_name, child.given_name, "", child.born, child.year, child.form)


def _first(table: Shown) -> float:
    table.make()
    return cpu(lambda: table.find(""))


def _end(table: Shown) -> float:
    table.make()
    table.find("")
    return cpu(table.go_to_end)


def _found(table: Shown) -> float:
    table.make()
    table.find("")
    return cpu(lambda: table.find(TYPED))


DEEDS: dict[str, Callable[[Shown], float]] = {
    "painted": _first,
    "their end painted": _end,
    f"“{TYPED}” found and painted": _found,
}
