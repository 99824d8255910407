"""A small real school for tests of the forms: a fast vault with four children, two of one name."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from pytestqt.qtbot import QtBot

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.child import Child
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import save_agency
from dsl_desk.services.opening import lock
from dsl_desk.services.recording import add_children
from tests.gui.desks import new_desk
from tests.gui.stage import Stage
from tests.gui.visit import Visit

FINLEY = Child("f1" * 16, "Ward", "Finley", born=date(2012, 11, 14), year="9", form="9A")
NAMESAKE = Child("f2" * 16, "Ward", "Finley", born=date(2014, 2, 3), year="7", form="7C")
AMELIA = Child("a1" * 16, "Okafor", "Amelia", born=date(2012, 5, 9), year="9", form="9C")
FILSAN = Child("f3" * 16, "Warsame-Price", "Filsan", year="10")
POLICE = Agency("b1" * 16, "Larkshire Police", AgencyKind.POLICE)


class SmallStage(Stage):
    """An open desk without the made-up school's story."""

    def __init__(self, tasks: Tasks) -> None:
        self.tasks = tasks
        self._arguments = {}


@contextmanager
def small_school(folder: Path, qtbot: QtBot) -> Iterator[Visit]:
    """The shown window on the small school, with no page in front yet."""
    tasks, owner, loop = Tasks(), QObject(), QEventLoop()

    def make() -> tuple[Desk, None]:
        desk, _ = new_desk(folder)
        add_children(desk, (FINLEY, NAMESAKE, AMELIA, FILSAN))
        save_agency(desk, POLICE)
        return desk, None

    tasks.open(owner, make, lambda _: loop.quit(), lambda error: loop.quit())
    loop.exec()
    visit = Visit(SmallStage(tasks), qtbot)
    visit.wait_for(visit.window.isActiveWindow)
    yield visit
    tasks.close(owner, lock, loop.quit)
    loop.exec()
    tasks.finish()
    visit.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
