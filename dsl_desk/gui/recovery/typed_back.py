"""A printed code, shown once, and a few of its groups typed back from the paper."""

from random import SystemRandom

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.errors import Problem
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words

ASKED = 3
"""Groups typed back: enough to show that the page was printed and can be read."""

GROUP_WIDTH = 160


class TypedBack(QWidget):
    """Nothing of the code stays here after ``clear``. ``fields`` go to an error summary, by names of their own."""

    def __init__(self, prefix: str = "group", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[str] = []
        self.asked: tuple[int, ...] = ()
        self._lines = [QLineEdit() for _ in range(ASKED)]
        self.fields = {f"{prefix}_{place}": LabelledField("", line) for place, line in enumerate(self._lines, 1)}
        self._code = Words("", Kind.CODE)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(10))
        column.addWidget(self._code)
        groups = Flow(gap=14)
        for field, line in zip(self.fields.values(), self._lines, strict=True):
            line.setMaximumWidth(look().px(GROUP_WIDTH))
            groups.addWidget(field)
        column.addLayout(groups)

    def show_code(self, code: str) -> None:
        """Show it, and ask for groups that nobody can foresee."""
        self._groups = code.split("-")
        half = len(self._groups) // 2
        lines = (self._groups[:half], self._groups[half:])
        self._code.setText("\n".join("   ".join(line) for line in lines))
        self.asked = tuple(sorted(SystemRandom().sample(range(1, len(self._groups) + 1), ASKED)))
        for number, field, line in zip(self.asked, self.fields.values(), self._lines, strict=True):
            words = f"Type group {number} back"
            field.label.setText(words)
            line.setAccessibleName(words)
            line.clear()

    def problems(self) -> tuple[Problem, ...]:
        """The groups that were not typed back as printed."""
        from dsl_desk.services.recovery import wrong_groups

        typed = {number: line.text() for number, line in zip(self.asked, self._lines, strict=True)}
        wrong = wrong_groups("-".join(self._groups), typed)
        return tuple(
            Problem(name, f"Group {number} is not as printed. Read it from your sheet again")
            for name, number in zip(self.fields, self.asked, strict=True)
            if number in wrong
        )

    def clear(self) -> None:
        """Forget the code; someone has it on paper."""
        self._groups = []
        self._code.clear()
        for line in self._lines:
            line.clear()
