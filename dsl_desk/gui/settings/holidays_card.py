"""The school's own holidays: days that count neither as school days nor as term time."""

from PySide6.QtCore import Qt, Signal

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord
from dsl_desk.domain.school_calendar import SchoolCalendar, read_calendar, say_calendar
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.bank_holidays import bank_holidays
from dsl_desk.services.desk import Desk
from dsl_desk.services.school_days import school_calendar, set_school_calendar

WHY = (
    "A child’s file goes to the next school within so many school days, and some contacts answer in term time only. "
    "Weekends are known, and bank holidays to the end of {year}."
)
HINT = "One a line, such as Half term: 26 Oct to 30 Oct 2026, or Training day: 4 Jan 2027."


class HolidaysCard(Card):
    """``said`` and ``failed`` tell the page how saving ended. What is being typed is never overwritten."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._shown = ""
        self.text = NoteField(lines=5, advised=False)
        self.field = LabelledField("School holidays and training days", self.text, HINT)
        self.summary = ErrorSummary({"holidays": self.field})
        self.save_button = secondary("Save school holidays", "check")
        only_who_records(tasks, self.save_button)
        self.save_button.clicked.connect(self.save)
        self.body.setSpacing(look().px(12))
        self.add(
            Words("School holidays", Kind.HEADING),
            Words(WHY.format(year=bank_holidays().until_year), Kind.MUTED),
            self.summary,
            self.field,
        )
        self.body.addWidget(self.save_button, alignment=Qt.AlignmentFlag.AlignLeft)

    def read(self) -> None:
        """Show what is entered, unless the person is in the middle of changing it."""
        self._tasks.read(self, school_calendar, self._show, self.failed.emit)

    def save(self) -> None:
        """Save what is typed, or show every line that cannot be read."""
        typed = self.text.text()

        def deed(desk: Desk) -> Changed:
            return set_school_calendar(desk, read_calendar(typed, desk.today()))

        self._tasks.write(self, deed, lambda _: self._saved(typed), self._refuse)

    def _show(self, calendar: SchoolCalendar) -> None:
        if self.text.text() == self._shown:
            self._shown = say_calendar(calendar)
            self.text.set_text(self._shown)

    def _saved(self, typed: str) -> None:
        self.summary.clear()
        self._shown = typed
        self.read()
        self.said.emit("School holidays saved")

    def _refuse(self, error: DeskError) -> None:
        if isinstance(error, InvalidRecord):
            self.summary.show_problems(error.problems)
        else:
            self.failed.emit(error)
