"""Other children a record involves, each with a role of their own."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Role
from dsl_desk.gui.forms.children_field import ChildrenField
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.child_picker import describe
from dsl_desk.gui.widgets.words import Kind, Words


class OthersField(ChildrenField):
    """Kept as "child id/ROLE"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles: dict[str, ChoiceBox] = {}

    def involved(self) -> tuple[tuple[str, Role], ...]:
        """Child id and role, in the order they were added."""
        return tuple((child_id, Role[box.text() or Role.MENTIONED.name]) for child_id, box in self._roles.items())

    def text(self) -> list[str]:
        return [f"{child_id}/{role.name}" for child_id, role in self.involved()]

    def set_text(self, kept: Sequence[str]) -> None:
        self._clear()
        for each in kept:
            child_id, _, role = each.partition("/")
            if child_id in self._known:
                self._show(self._known[child_id], role)

    def _show(self, child: Child, role: str = Role.MENTIONED.name) -> None:
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

    def _after(self, child_id: str) -> QWidget:
        return self._roles[child_id]

    def _drop(self, child_id: str) -> None:
        del self._roles[child_id]
        super()._drop(child_id)
