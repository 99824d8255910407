"""After unlocking with a printed code: whose passphrase is set anew, if anybody's."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import START
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.new_passphrase import NewPassphrase
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.people import Member, members, set_passphrase

ABOUT = (
    "You can set a new passphrase for one person now. That person types it, and goes on here in their own name. "
    "Without one, what you do is entered under the printed code."
)
PUT_BACK = (
    "The printed code still opens the records. Seal it and put it back, or make a new one if somebody else has "
    "seen it."
)
SET = "The new passphrase is set. What is done from now on stands in that person’s name."


class NewPassphrasePage(Page):
    """Skipped with one press. Who is at the desk in their own name can only set their own."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Set a new passphrase")
        self.person = ChoiceBox("Choose a person")
        self.new = NewPassphrase(tasks)
        self.fields = {"person": LabelledField("Whose passphrase it is", self.person), **self.new.fields}
        self.summary = ErrorSummary(self.fields)
        self.progress = ProgressPanel()
        self.save_button, self.skip_button = primary("Set the new passphrase", "key"), secondary("Not now")
        card = Card()
        card.add(self.fields["person"], self.new, self.progress)
        self.add(Words(ABOUT), self.summary, card, Words(PUT_BACK, Kind.MUTED))
        self.body.addStretch(1)
        self.add_footer(self.save_button, self.skip_button)
        self.save_button.clicked.connect(self.save)
        self.new.entered.connect(self.save)
        self.skip_button.clicked.connect(lambda: self.navigate.emit(START, None))

    def opened(self) -> None:
        self.person.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tasks.read(self, members, self._offer, self.show_failure)

    def leave(self) -> None:
        self.new.clear()

    def save(self) -> None:
        """Set it, or say what is missing."""
        reading, person_id = Reading(), self.person.text()
        if not person_id:
            reading.refuse("person", "Choose whose passphrase this is to be")
        try:
            passphrase = reading.record(self.new.passphrase)
        except InvalidRecord as error:
            self.summary.show_problems(error.problems)
            return
        self.summary.clear()
        self.save_button.setEnabled(False)
        self.progress.begin("Setting the new passphrase", can_cancel=False)
        self.tasks.read(
            self, lambda desk: set_passphrase(desk, passphrase, person_id), lambda _: self._saved(), self._refuse
        )

    def _offer(self, found: Sequence[Member]) -> None:
        choices = [member.person for member in found if member.is_you] or [member.person for member in found]
        self.person.set_choices((person.id, f"{person.name}, {person.role}") for person in choices)
        if len(choices) == 1:
            self.person.set_text(choices[0].id)

    def _saved(self) -> None:
        self.save_button.setEnabled(True)
        self.progress.finish(SET)
        self.navigate.emit(START, None)
        self.done.emit(SET)

    def _refuse(self, error: DeskError) -> None:
        self.save_button.setEnabled(True)
        self.progress.finish(str(error))
        self.summary.show_problems(error.problems if isinstance(error, InvalidRecord) else [Problem("", str(error))])
