"""A chronology of 5,000 entries of different heights: CPU time until it is painted, and after a jump to its end."""

from __future__ import annotations

import os
from collections.abc import Iterator

from tests.benchmarks.figure import Figure, cpu, in_turn

COUNT = 5_000
RUNS = 15
MOST = 50.0  # milliseconds of CPU time
WIDTH, HEIGHT = 800, 520


def figures() -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from dsl_desk.gui.child import delegate
    from dsl_desk.gui.child.chronology import ChronologyView
    from dsl_desk.gui.theme import Look, wear
    from tests.gui.child.entries import entries

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    wear(app, Look())
    shown = entries(COUNT)

    def paint() -> ChronologyView:
        delegate.words_height.cache_clear()
        view = ChronologyView()
        view.resize(WIDTH, HEIGHT)
        view.set_entries(shown)
        view.grab()
        return view

    def jump() -> float:
        view = paint()

        def end() -> None:
            view.scrollToBottom()
            view.grab()

        return cpu(end)

    first, end, measured = in_turn(RUNS, lambda: cpu(paint), jump, lambda: cpu(lambda: _measure_all(paint(), COUNT)))
    yield Figure(f"chronology of {COUNT:,} entries: painted (CPU)", first, 0, MOST)
    yield Figure(f"chronology of {COUNT:,} entries: its end painted (CPU)", end, 0, MOST)
    yield Figure(f"chronology of {COUNT:,} entries: beside measuring all", first, measured, 1)


def _measure_all(view: object, count: int) -> None:
    """The plain way: every entry asked for its height."""
    for row in range(count):
        view._measure(row)  # type: ignore[attr-defined]
