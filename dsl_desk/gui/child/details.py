"""What the roll says of a child."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.child import Child
from dsl_desk.domain.when import say_day
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.deeds.add_child import AddChild
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.services.reviewing import child


class DetailsPart(ChildPart):
    """Names as the roll has them, and what the school knows the child by."""

    title = "Details"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        self._child: Child | None = None
        self._facts = QWidget()
        self.button = secondary("Correct the details", "edit")
        self.button.clicked.connect(self._correct)
        self._card = Card()
        self._card.body.addWidget(self._facts)
        self._card.body.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self._card)

    def read(self) -> None:
        child_id = self.child_id
        self.tasks.read(self, lambda desk: child(desk, child_id), self._show, self.failed.emit)

    def _show(self, child: Child) -> None:
        self._child = child
        facts = Card(kind="identity")
        for name, value in (
            ("First name", child.given_name),
            ("Family name", child.family_name),
            ("Known as", child.known_as),
            ("Date of birth", say_day(child.born) if child.born else ""),
            ("Year", child.year),
            ("Form", child.form),
            ("Unique pupil number", child.upn),
        ):
            facts.add_fact(name, value or "not stated")
        self._card.body.replaceWidget(self._facts, facts)
        self._facts.deleteLater()
        self._facts = facts

    def _correct(self) -> None:
        if self._child:
            self.form_wanted.emit(AddChild(self.tasks, self._child), self.button)
