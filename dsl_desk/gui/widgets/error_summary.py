"""The summary at the top of a form that cannot be saved yet, after the GOV.UK pattern."""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.errors import Problem
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField, OfParts
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.gui.widgets.wrapped_link import WrappedLink


class ErrorSummary(Card):
    """Takes the focus, links to each field and puts the same words beside it; what was typed stays."""

    def __init__(self, fields: Mapping[str, LabelledField], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, kind="danger")
        self._fields = fields
        self._lines: list[QWidget] = []
        self.body.addWidget(Words("There is a problem", Kind.HEADING))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("There is a problem")
        self.hide()

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show these problems and no others; with none the summary goes away."""
        self.clear()
        found = tuple(problems)
        for problem in found:
            self._add(problem)
        self.setAccessibleDescription(". ".join(problem.words for problem in found))
        self.setVisible(bool(found))
        if found:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, "There is 1 problem" if len(found) == 1 else f"There are {len(found)} problems")

    def clear(self) -> None:
        """Forget every problem, here and beside the fields."""
        for line in self._lines:
            line.deleteLater()
        self._lines = []
        for field in self._fields.values():
            field.set_error("")
        self.hide()

    def _add(self, problem: Problem) -> None:
        field = self._fields.get(problem.field)
        if field is None:
            line: QWidget = Words(problem.words, Kind.ERROR)
        else:
            field.set_error(problem.words)
            line = WrappedLink(problem.words)
            line.clicked.connect(partial(_go_to, field))
        self.body.addWidget(line)
        # The lines are made last but read first: Tab goes from the summary through them to the form.
        self.setTabOrder(self._lines[-1] if self._lines else self, line)
        self._lines.append(line)


def _go_to(field: LabelledField, _checked: bool = False) -> None:
    control = field.control
    place = control.to_put_right() if isinstance(control, OfParts) else field
    place.setFocus(Qt.FocusReason.ShortcutFocusReason)
