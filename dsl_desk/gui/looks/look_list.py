"""Looks, newest first, with a button for the ones before."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.rows import Row, RowList
from dsl_desk.services.desk import Desk
from dsl_desk.services.looking import NEWEST, Look, Looks

Read = Callable[[Desk, int], Looks]


class LookList(Card):
    """``read`` asks for those before a position, ``say`` makes a row of each; ``chosen(look)``, ``failed(error)``."""

    chosen = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, read: Read, say: Callable[[Look], Row]) -> None:
        super().__init__(snug=True)
        self._tasks, self._read, self._say = tasks, read, say
        self._looks: tuple[Look, ...] = ()
        self._before = NEWEST
        self.rows = RowList("Who has looked", whole=True)
        self.rows.chosen.connect(self.chosen)
        self._none = EmptyState("Nobody has looked yet.", "Looking, printing and copying are entered here.")
        self.earlier = secondary("Show earlier ones")
        self.earlier.clicked.connect(self._read_on)
        self.add(self.rows, self._none)
        self.body.addWidget(self.earlier, alignment=Qt.AlignmentFlag.AlignHCenter)
        for widget in (self.rows, self._none, self.earlier):
            widget.hide()

    def read_newest(self, read: Read | None = None) -> None:
        """Start again from now, perhaps for somebody else."""
        self._read, self._looks, self._before = read or self._read, (), NEWEST
        self._read_on()

    def _read_on(self) -> None:
        read, before = self._read, self._before
        self._tasks.read(self, lambda desk: (read, read(desk, before)), self._show, self.failed.emit)

    def _show(self, answer: tuple[Read, Looks]) -> None:
        asked, found = answer
        if asked is not self._read:
            return
        self._looks = (*self._looks, *found.shown)
        self._before = found.before
        self.rows.set_rows([self._say(look) for look in self._looks])
        self.rows.setVisible(bool(self._looks))
        self._none.setVisible(not self._looks)
        self.earlier.setVisible(bool(found.before))
        announce(self.rows, f"{len(self._looks)} shown")
