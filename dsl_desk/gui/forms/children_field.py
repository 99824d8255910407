"""Children added one by one to what is typed."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.gui.widgets.child_picker import ChildPicker


class ChildrenField(QWidget):
    """Typing a name and Enter adds a child; each has a row, from which they can be taken out again."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, Child] = {}
        self._rows: dict[str, QWidget] = {}
        self.picker = ChildPicker()
        # Queued: the picker first finishes with its own choice.
        self.picker.chosen.connect(self._add, Qt.ConnectionType.QueuedConnection)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.picker)
        self.setFocusProxy(self.picker)

    def set_children(self, children: Iterable[Child]) -> None:
        """Whom a draft may name already."""
        self._known = {child.id: child for child in children}

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.picker.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.picker.setAccessibleDescription(description)

    def _show(self, child: Child) -> None:
        """Put the row of a child at the end."""
        raise NotImplementedError

    def _after(self, child_id: str) -> QWidget:
        """Where the keyboard goes once a child is added."""
        return self.picker

    def _add(self, child: Child | None) -> None:
        if child is None:
            return
        self.picker.choose(None)
        if child.id not in self._rows:
            self._show(child)
            self.edited.emit()
        self._after(child.id).setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, child_id: str, _checked: bool = False) -> None:
        self._drop(child_id)
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, child_id: str) -> None:
        row = self._rows.pop(child_id)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _clear(self) -> None:
        for child_id in tuple(self._rows):
            self._drop(child_id)
