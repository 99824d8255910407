"""Children chosen one by one, whose families a letter is for."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.gui.widgets.buttons import Button, link
from dsl_desk.gui.widgets.child_picker import ChildPicker, describe
from dsl_desk.gui.widgets.tab_order import tab_anchor, tab_through


class ChosenChildren(QWidget):
    """Typing a name and Enter adds a child; each can be taken out again. Kept as their ids."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, Button] = {}
        self._known: dict[str, Child] = {}
        self.picker = ChildPicker()
        # Queued: the picker first finishes with its own choice.
        self.picker.chosen.connect(self._add, Qt.ConnectionType.QueuedConnection)
        self._anchor = tab_anchor(self)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.picker)
        self.setFocusProxy(self.picker)

    def set_known(self, children: Iterable[Child]) -> None:
        """Whom a draft may name already."""
        self._known = {child.id: child for child in children}

    def text(self) -> list[str]:
        """The ids, in the order they were chosen."""
        return list(self._rows)

    def set_text(self, ids: Iterable[str]) -> None:
        for child_id in tuple(self._rows):
            self._drop(child_id)
        for child_id in ids:
            if child := self._known.get(child_id):
                self._show(child)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.picker.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.picker.setAccessibleDescription(description)

    def _add(self, child: Child | None) -> None:
        if child is None:
            return
        self.picker.choose(None)
        if child.id not in self._rows:
            self._show(child)
            self.edited.emit()
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, child: Child) -> None:
        row = link(f"Take out {child.name}, {describe(child)}")
        row.clicked.connect(partial(self._remove, child.id))
        self._rows[child.id] = row
        self._box.addWidget(row, alignment=Qt.AlignmentFlag.AlignLeft)
        tab_through((self._anchor, *self._rows.values()))

    def _remove(self, child_id: str, _checked: bool = False) -> None:
        self._drop(child_id)
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, child_id: str) -> None:
        row = self._rows.pop(child_id)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()
