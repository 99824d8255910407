"""Who leaves, and who takes over."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import primary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.gui.widgets.wrapped_link import WrappedLink
from dsl_desk.services.leaving import begin_leaving
from dsl_desk.services.people import Member

ABOUT = (
    "The list leads from handing on the work to the last backup. It stays as you leave it, also for the successor, "
    "until it is put away. Nothing is changed by starting it."
)


class Begin(Card):
    """``begun`` when the list was started; ``people_wanted`` to add the successor first."""

    begun = Signal()
    people_wanted = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__("Start the list")
        self._tasks = tasks
        self.leaver, self.successor = ChoiceBox("Choose who leaves"), ChoiceBox("Choose who takes over")
        self.fields = {
            "leaver": LabelledField("Who leaves", self.leaver),
            "successor": LabelledField("Who takes over", self.successor, "Someone with full access to the records."),
        }
        self.summary = ErrorSummary(self.fields)
        self.button = primary("Start the list")
        self.button.clicked.connect(self.begin)
        only_who_records(tasks, self.button)
        add = WrappedLink("The successor is not among them: add them first")
        add.clicked.connect(self.people_wanted)
        self.body.setSpacing(look().px(12))
        self.add(Words(ABOUT, Kind.MUTED), self.summary, *self.fields.values(), add)
        self.body.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)

    def offer(self, members: Sequence[Member]) -> None:
        """Choose among these."""
        people = [member.person for member in members]
        self.leaver.set_choices((person.id, f"{person.name}, {person.role}") for person in people)
        self.successor.set_choices(
            (person.id, f"{person.name}, {person.role}") for person in people if not person.reads_only
        )

    def begin(self) -> None:
        leaver, successor = self.leaver.text(), self.successor.text()
        self._tasks.read(
            self, lambda desk: begin_leaving(desk, leaver, successor), lambda _: self._begun(), self._refuse
        )

    def _begun(self) -> None:
        self.summary.clear()
        self.begun.emit()

    def _refuse(self, error: DeskError) -> None:
        problems = error.problems if isinstance(error, InvalidRecord) else (Problem("", str(error)),)
        self.summary.show_problems(problems)
