"""Choosing a child by typing the beginnings of the names."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.domain.when import say_day
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.rows import Row, RowList
from dsl_desk.gui.widgets.tag import Avatar
from dsl_desk.gui.widgets.words import Kind, Words

SHOWN = 6


class ChildPicker(QWidget):
    """Typing "fi wa" finds Finley Ward; Up and Down move, Enter chooses, Change starts again.

    Children in ``recent`` (ids, latest record first) come before the others.
    """

    chosen = Signal(object)

    def __init__(
        self, children: Sequence[Child] = (), recent: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._child: Child | None = None
        self._shown: _Identity | None = None
        self._found: tuple[Child, ...] = ()
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
        self.line.textChanged.connect(self._find)
        self.set_children(children, recent)

    def set_children(self, children: Sequence[Child], recent: Sequence[str] = ()) -> None:
        """Offer those of them who are on the roll; a child already chosen stays chosen."""
        rank = {child_id: place for place, child_id in enumerate(recent)}
        last = len(rank)
        self._children = sorted(
            (child for child in children if child.left is None),
            key=lambda child: (rank.get(child.id, last), child.family_name, child.given_name),
        )
        self._find()

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
        self._find()
        self.chosen.emit(child)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._found:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                self._move(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose_id(self._found[max(0, self._list.currentIndex().row())].id)
                return True
        return super().eventFilter(watched, event)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.line.setAccessibleDescription(description)

    def _find(self) -> None:
        typed = self.line.text().lower().split()
        found = [child for child in self._children if _matches(child, typed)] if typed else []
        self._found = tuple(found[:SHOWN])
        self._list.set_rows([_row(child, self._found) for child in self._found])
        self._list.setVisible(bool(self._found))
        self._nobody.setVisible(bool(typed) and not self._found)
        if self._found:
            self._list.selectRow(0)

    def _move(self, step: int) -> None:
        row = (self._list.currentIndex().row() + step) % len(self._found)
        self._list.selectRow(row)
        announce(self.line, _row(self._found[row], self._found).spoken)

    def _choose_id(self, child_id: object) -> None:
        self.choose(next(child for child in self._children if child.id == child_id))
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


def _matches(child: Child, typed: Collection[str]) -> bool:
    names = f"{child.known_as} {child.given_name} {child.family_name}".lower().replace("-", " ").split()
    return all(any(name.startswith(word) for name in names) for word in typed)


def _row(child: Child, others: Sequence[Child]) -> Row:
    """Two of one name are told apart by year, form and date of birth."""
    same = sum(other.name == child.name for other in others) > 1
    return Row(child.id, child.name, describe(child) if same else child.place, person=child.name)
