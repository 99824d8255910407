"""The school's own details, as they stand on letters, reports and in the signing key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.domain.school import School
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import primary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.directory import set_school

LABELS = {
    "name": ("Name of the school", ""),
    "address": ("Address", "On one line, with commas."),
    "phone": ("Telephone of the office", "Letters need it."),
    "email": ("Safeguarding email address", "It names the key that signs your bundles, so it must be there first."),
    "dsl_name": ("Designated safeguarding lead", "The name that stands on letters and reports."),
    "dsl_role": ("Their role", ""),
    "local_authority": ("Local authority", ""),
    "police_force": ("Police force", "What it asks of schools that report a crime is shown, where that is known."),
}
OPTIONAL = {"address", "local_authority", "police_force"}
NEEDED = {
    "phone": "Enter the telephone number of the school office",
    "email": "Enter the school’s safeguarding email address",
    "dsl_name": "Enter the name of the designated safeguarding lead",
}


class ProfileCard(Card):
    """``said`` and ``failed`` tell the page how saving ended."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._typed = False
        self._lines = {name: QLineEdit() for name in LABELS}
        self.fields = {
            name: LabelledField(label, self._lines[name], hint, optional=name in OPTIONAL)
            for name, (label, hint) in LABELS.items()
        }
        for line in self._lines.values():
            line.textEdited.connect(self._type)
            line.returnPressed.connect(self.save)
        self.summary = ErrorSummary(self.fields)
        self.save_button = primary("Save school profile", "check")
        only_who_records(tasks, self.save_button)
        self.save_button.clicked.connect(self.save)
        self.body.setSpacing(look().px(12))
        self.add(Words("School profile", Kind.HEADING), self.summary, *self.fields.values())
        self.body.addWidget(self.save_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.first = self._lines["name"]

    def show_school(self, school: School) -> None:
        """Fill the fields in, unless the person is in the middle of changing them."""
        if not self._typed:
            for name, line in self._lines.items():
                value = getattr(school, name)
                line.setText(", ".join(value) if name == "address" else value)

    def school(self) -> School:
        """What is typed; raises InvalidRecord with everything that is missing."""
        typed = {name: line.text().strip() for name, line in self._lines.items()}
        problems = [Problem(name, words) for name, words in NEEDED.items() if not typed[name]]
        if typed["email"] and "@" not in typed["email"]:
            problems.append(Problem("email", "Enter an email address with an @, such as office@school.example"))
        address = tuple(part.strip() for part in typed.pop("address").split(",") if part.strip())
        try:
            school = School(address=address, **typed)
        except InvalidRecord as error:
            problems = [*error.problems, *problems]
        if problems:
            raise InvalidRecord(*problems)
        return school

    def save(self) -> None:
        try:
            school = self.school()
        except InvalidRecord as error:
            self.summary.show_problems(error.problems)
            return
        self._tasks.write(self, lambda desk: set_school(desk, school), lambda _: self._saved(), self._refuse)

    def _type(self) -> None:
        self._typed = True

    def _saved(self) -> None:
        self._typed = False
        self.summary.clear()
        self.said.emit("School profile saved")

    def _refuse(self, error: DeskError) -> None:
        self.failed.emit(error)
