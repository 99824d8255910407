"""Children chosen one by one, whose families a letter is for."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.child import Child
from dsl_desk.gui.forms.children_field import ChildrenField
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.child_picker import describe
from dsl_desk.gui.widgets.tab_order import tab_anchor, tab_through


class ChosenChildren(ChildrenField):
    """Kept as their ids."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anchor = tab_anchor(self)

    def text(self) -> list[str]:
        """The ids, in the order they were chosen."""
        return list(self._rows)

    def set_text(self, ids: Iterable[str]) -> None:
        self._clear()
        for child_id in ids:
            if child := self._known.get(child_id):
                self._show(child)

    def _show(self, child: Child) -> None:
        row = link(f"Take out {child.name}, {describe(child)}")
        row.clicked.connect(partial(self._remove, child.id))
        self._rows[child.id] = row
        self._box.addWidget(row, alignment=Qt.AlignmentFlag.AlignLeft)
        tab_through((self._anchor, *self._rows.values()))
