"""What tests of the window share: the look, the tasks with an end, the frame around a page."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dsl_desk.gui.guard.idle import IdleWatch
from dsl_desk.gui.main_window import MainWindow, SignedIn
from dsl_desk.gui.page_entry import PageEntry
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Look, application, wear
from tests.gui.small_school import small_school
from tests.gui.visit import Visit, visit

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def plain_look(qapp: object) -> Iterator[None]:
    """Every test starts in the light look at 100 % and leaves it so."""
    _wear_plain()
    yield
    _wear_plain()


def _wear_plain() -> None:
    """Every widget that lives is dressed anew, so only where another look is worn."""
    if application().property("look") != Look():
        wear(application(), Look())


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.finish()


@pytest.fixture
def window(qtbot: QtBot, tasks: Tasks) -> Callable[..., MainWindow]:
    """Makes a shown window with the given pages."""

    def make(*entries: PageEntry, after_lock: Callable[[], None] = lambda: None, idle: float = 600.0) -> MainWindow:
        made = MainWindow(
            tasks, SignedIn("Larkfield Academy"), lambda desk: None, after_lock, IdleWatch(idle), entries
        )
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.start()
        return made

    return make


@pytest.fixture
def visitor(qtbot: QtBot, tmp_path: Path) -> Iterator[Visit]:
    """The real window with every page, on a made-up school of its own."""
    with visit(tmp_path / "vault", qtbot) as made:
        yield made


@pytest.fixture
def small(qtbot: QtBot, tmp_path: Path) -> Iterator[Visit]:
    """The real window with every page, on a small school whose vault opens at once."""
    with small_school(tmp_path / "vault", qtbot) as made:
        yield made
