"""Choosing a child by typing the beginnings of the names."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.domain.when import say_day
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.rows import Row, RowList
from dsl_desk.gui.widgets.tag import Avatar
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.roll.listing import find_children

SHOWN = 6


class ChildPicker(QWidget):
    """Typing "fi wa" finds Finley Ward; Up and Down move, Enter chooses, Change starts again. ``chosen(child)``.

    ``asked(text)`` is answered with ``show_found``; ``find_with`` has the vault answer it.
    """

    chosen = Signal(object)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._child: Child | None = None
        self._shown: _Identity | None = None
        self._found: tuple[Child, ...] = ()
        self._answered, self._eager = "", False
        self._held: list[QKeyEvent] = []
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("Type the start of a name, such as fi wa")
        self._list = RowList("Children found", self, whole=True)
        self._list.setProperty("kind", "choices")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.chosen.connect(self._choose_id)
        self._nobody = Words("No child of that name is on the list.", Kind.MUTED)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for part in (self.line, self._list, self._nobody):
            box.addWidget(part)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._ask)
        self._offer("", ())

    def find_with(self, tasks: Tasks, but: str = "") -> None:
        """Find among the children on the roll of the open vault; ``but`` is the id of one who is not meant."""

        def ask(text: str) -> None:
            tasks.read(self, lambda desk: find_children(desk, text, SHOWN + 1), partial(answer, text))

        def answer(text: str, found: Sequence[Child]) -> None:
            self.show_found(text, [child for child in found if child.id != but])

        self.asked.connect(ask)

    def show_found(self, text: str, found: Sequence[Child]) -> None:
        """The first children that ``text`` finds; dropped when something else is typed by now."""
        if text != self._typed():
            return
        self._offer(text, found)
        if self._eager:
            self._eager = False
            if self._found:
                self._choose_id(self._found[0].id)
            self._let_go()

    def child(self) -> Child | None:
        """The child chosen, or None."""
        return self._child

    def choose(self, child: Child | None) -> None:
        """Show ``child`` as chosen, or ask again with None."""
        self._child = child
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = _Identity(child) if child else None
        self.line.clear()
        if self._shown:
            self._box.addWidget(self._shown)
            self._shown.change.clicked.connect(self._change)
            self.setTabOrder(self.line, self._shown.change)
            self._shown.show()
        # Hidden last: the keyboard goes from a line that hides to what is next and shown, which is Change.
        self.line.setVisible(child is None)
        # A hidden proxy would be a dead end for Tab.
        self.setFocusProxy(self._shown.change if self._shown else self.line)
        self.chosen.emit(child)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._typed():
            if self._eager:
                self._held.append(event.clone())
                return True
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps and self._found:
                self._move(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose_current()
                return True
        return super().eventFilter(watched, event)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.line.setAccessibleDescription(description)

    def _typed(self) -> str:
        return self.line.text().strip()

    def _ask(self) -> None:
        text = self._typed()
        if text:
            self.asked.emit(text)
        else:
            self._offer(text, ())

    def _offer(self, text: str, found: Sequence[Child]) -> None:
        self._answered, self._found = text, tuple(found[:SHOWN])
        self._list.set_rows([_row(child, self._found) for child in self._found])
        self._list.setVisible(bool(self._found))
        self._nobody.setVisible(bool(text) and not self._found)
        if self._found:
            self._list.selectRow(0)

    def _move(self, step: int) -> None:
        row = (self._list.currentIndex().row() + step) % len(self._found)
        self._list.selectRow(row)
        announce(self.line, _row(self._found[row], self._found).spoken)

    def _choose_current(self) -> None:
        """The child that is marked; pressed before the answer has come, the first one when it does."""
        self._eager = self._answered != self._typed()
        if self._found and not self._eager:
            self._choose_id(self._found[max(0, self._list.currentIndex().row())].id)

    def _let_go(self) -> None:
        """What was typed while a choice waited for its answer goes where the keyboard is now."""
        held, self._held = self._held, []
        for event in held:
            QCoreApplication.sendEvent(self.window().focusWidget() or self.line, event)

    def _choose_id(self, child_id: object) -> None:
        self.choose(next(child for child in self._found if child.id == child_id))
        self.focusNextChild()

    def _change(self) -> None:
        self.choose(None)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


class _Identity(Card):
    """The child chosen, and the way to choose another."""

    def __init__(self, child: Child) -> None:
        super().__init__(kind="identity")
        self.change = link("Change")
        self.change.setAccessibleName(f"Change the child, now {child.name}")
        words = QVBoxLayout()
        words.setSpacing(look().px(2))
        words.addWidget(Words(child.name, Kind.STRONG))
        words.addWidget(Words(describe(child), Kind.MUTED))
        line = QHBoxLayout()
        line.setSpacing(look().px(12))
        line.addWidget(Avatar(child.name, child.id))
        line.addLayout(words, 1)
        line.addWidget(self.change)
        self.body.addLayout(line)


def describe(child: Child) -> str:
    """Such as "Year 9 · 9A · born Wednesday 14 November 2012", as far as it is known."""
    return " · ".join(part for part in (child.place, f"born {say_day(child.born)}" if child.born else "") if part)


def _row(child: Child, others: Sequence[Child]) -> Row:
    """Two of one name are told apart by year, form and date of birth."""
    same = sum(other.name == child.name for other in others) > 1
    return Row(child.id, child.name, describe(child) if same else child.place, person=child.name)
