"""Other children a record involves, each with a role of their own."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Role
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.child_picker import ChildPicker, describe
from dsl_desk.gui.widgets.words import Kind, Words


class OthersField(QWidget):
    """Adds one child at a time; kept as "child id/ROLE"."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._children: dict[str, Child] = {}
        self._roles: dict[str, ChoiceBox] = {}
        self._rows: dict[str, QWidget] = {}
        self.picker = ChildPicker()
        # Queued: the picker first finishes with its own choice.
        self.picker.chosen.connect(self._add, Qt.ConnectionType.QueuedConnection)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.picker)
        self.setFocusProxy(self.picker)

    def set_children(self, children: Sequence[Child]) -> None:
        """Whom a draft may name already."""
        self._children = {child.id: child for child in children}

    def involved(self) -> tuple[tuple[str, Role], ...]:
        """Child id and role, in the order they were added."""
        return tuple((child_id, Role[box.text() or Role.MENTIONED.name]) for child_id, box in self._roles.items())

    def text(self) -> list[str]:
        return [f"{child_id}/{role.name}" for child_id, role in self.involved()]

    def set_text(self, kept: Sequence[str]) -> None:
        for child_id in tuple(self._roles):
            self._remove(child_id)
        for each in kept:
            child_id, _, role = each.partition("/")
            if child_id in self._children:
                self._show(self._children[child_id], role)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.picker.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.picker.setAccessibleDescription(description)

    def _add(self, child: Child | None) -> None:
        if child is None:
            return
        self.picker.choose(None)
        if child.id not in self._roles:
            self._show(child, Role.MENTIONED.name)
            self.edited.emit()
        self._roles[child.id].setFocus()

    def _show(self, child: Child, role: str) -> None:
        box = ChoiceBox(Role.MENTIONED.value.capitalize())
        box.set_choices((each.name, each.value.capitalize()) for each in Role if each is not Role.MENTIONED)
        box.set_text("" if role == Role.MENTIONED.name else role)
        box.setAccessibleName(f"Role of {child.name}")
        box.edited.connect(self.edited)
        remove = link("Remove")
        remove.setAccessibleName(f"Remove {child.name}")
        remove.clicked.connect(partial(self._remove, child.id))
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, look().px(4), 0, 0)
        grid.addWidget(Words(child.name, Kind.STRONG), 0, 0)
        grid.addWidget(Words(describe(child), Kind.MUTED), 1, 0)
        grid.addWidget(box, 0, 1, 2, 1)
        grid.addWidget(remove, 0, 2, 2, 1)
        grid.setColumnStretch(0, 1)
        self._roles[child.id], self._rows[child.id] = box, row
        self._box.addWidget(row)
        for before, after in ((self.picker.line, box), (box, remove)):
            QWidget.setTabOrder(before, after)

    def _remove(self, child_id: str, _checked: bool = False) -> None:
        del self._roles[child_id]
        self._rows.pop(child_id).deleteLater()
        self.edited.emit()
