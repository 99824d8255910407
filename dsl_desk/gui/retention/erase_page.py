"""Erasing: exactly what goes and what stays, then the grounds, then the second person's passphrase."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.erasure import Ground, Grounds
from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.page import Page
from dsl_desk.gui.retention.certificate import CertificateButtons
from dsl_desk.gui.retention.sayings import FOR_EVER, GROUND_WORDS, NO_NAMES, READ, say_going, say_staying
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import danger, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.passphrase_field import PassphraseField
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.gui.widgets.wrapped_link import WrappedLink
from dsl_desk.services.erasing import GROUNDS, Plan, Target, erase, plan_erasure
from dsl_desk.services.tombstones import Lists, lists, spread

RETENTION_PAGE, PEOPLE_PAGE = "retention", "people"
SECOND_HINT = "They type their own passphrase here, at this computer. Their signature stands in the journal."


class ErasePage(Page):
    """Of one child's whole record, of several former pupils, or of one record. Cancel costs nothing.

    Nothing is chosen or typed beforehand, and nothing typed here is kept as a draft.
    """

    def __init__(self, tasks: Tasks, target: Target) -> None:
        super().__init__(tasks, "Erase a record" if not target.record_id else "Erase one entry of a record")
        self._target = target
        self._plan: Plan | None = None
        self.who = Words("", Kind.LARGE)
        self.going, self.staying = _Lines("What is erased"), _Lines("What stays")
        self.refused, self._refusal = Card(kind="warning"), Words("")
        self.form = Card("Why, and with whom")
        self.ground, self.second = ChoiceBox("Choose why"), ChoiceBox("Choose the second person")
        self.reason, self.authority = QLineEdit(), QLineEdit()
        self.passphrase, self.read = PassphraseField(), TickBox(READ)
        self.fields = {
            "ground": LabelledField("Ground", self.ground),
            "reason": LabelledField("Reason", self.reason, NO_NAMES),
            "authority": LabelledField(
                "Who decided it", self.authority, "A name and role, the order’s number, or your retention schedule."
            ),
            "second": LabelledField("Second person", self.second, SECOND_HINT),
            "passphrase": LabelledField("Passphrase of the second person", self.passphrase),
        }
        self.summary = ErrorSummary(self.fields)
        self.erase_button, self.cancel_button = danger("Erase for ever"), secondary("Cancel")
        self.certificate = CertificateButtons(tasks)
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        if self.certificate.isHidden():
            self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._read()

    def leave(self) -> None:
        self.passphrase.clear()

    def changed(self, changed: Changed) -> None:
        if self.isVisible() and self.certificate.isHidden() and "erasure" not in changed.kinds:
            self._read()

    def erase(self) -> None:
        """Do it once, or say what is missing."""
        plan = self._plan
        if plan is None or not self.erase_button.isEnabled():
            return
        try:
            grounds = self._grounds()
        except InvalidRecord as error:
            self._refuse(error)
            return
        self.summary.clear()
        self.erase_button.setEnabled(False)
        second, passphrase = self.second.text(), self.passphrase.text()
        self.tasks.write(
            self, lambda desk: erase(desk, plan, grounds, second, passphrase), self._erased, self._refuse
        )

    def _lay_out(self) -> None:
        people = WrappedLink("People and access")
        people.clicked.connect(lambda: self.navigate.emit(PEOPLE_PAGE, None))
        self.refused.add(Words("This cannot be erased now", Kind.STRONG), self._refusal, people)
        self.ground.set_choices((each.name, GROUND_WORDS[each]) for each in GROUNDS)
        self.form.add(self.summary, *self.fields.values(), self.read)
        for part in (self.refused, self.form, self.certificate):
            part.hide()
        self._facts = Columns([self.staying, self.form], [self.going], first=self.going)
        self._warning = Words(FOR_EVER, Kind.STRONG)
        self.add(self.who, self._warning, self.refused, self._facts, self.certificate)
        self.body.addStretch(1)
        self.add_footer(self.erase_button, self.cancel_button)
        self.erase_button.setEnabled(False)

    def _connect(self) -> None:
        self.erase_button.clicked.connect(self.erase)
        self.passphrase.entered.connect(self.erase)
        self.cancel_button.clicked.connect(lambda: self.navigate.emit(RETENTION_PAGE, None))
        self.certificate.said.connect(self.banner.say)
        self.certificate.failed.connect(self.show_failure)

    def _read(self) -> None:
        target = self._target
        self.tasks.read(self, lambda desk: plan_erasure(desk, target), self._show, self.show_failure)

    def _show(self, plan: Plan) -> None:
        self._plan = plan
        count = len(plan.children)
        names = " · ".join(part for child in plan.children[:1] for part in (child.name, child.place) if part)
        self.who.setText(names if count == 1 else f"{count:,} former pupils, about whom nothing was ever recorded")
        self.going.show_lines(say_going(plan))
        self.staying.show_lines(say_staying(plan))
        self.second.set_choices((person.id, f"{person.name}, {person.role}") for person in plan.witnesses)
        self._refusal.setText(plan.refused)
        self.refused.setVisible(bool(plan.refused))
        self.form.setVisible(not plan.refused)
        self.erase_button.setEnabled(not plan.refused)

    def _grounds(self) -> Grounds:
        reading, ground = Reading(), self.ground.text()
        if not ground:
            reading.refuse("ground", "Choose why this is erased")
        if not self.second.text():
            reading.refuse("second", "Choose the second person, who is not you")
        if not self.passphrase.text():
            reading.refuse("passphrase", "The second person types their passphrase")
        if not self.read.isChecked():
            reading.refuse("", "Read what is erased and what stays, then tick that you have")
        chosen = Ground[ground] if ground else GROUNDS[0]  # any: without one it was refused above
        return reading.record(lambda: Grounds(chosen, self.reason.text().strip(), self.authority.text().strip()))

    def _erased(self, changed: Changed) -> None:
        self.passphrase.clear()
        self._plan = None
        for part in (self.who, self._warning, self._facts):
            part.hide()
        self.erase_button.hide()
        self.cancel_button.set_words("Back to Retention")
        self.certificate.show_erasure(changed.id)
        self.banner.say("Erased. Both signatures are in the journal.")
        self.tasks.read(self, lists, self._spread, self.show_failure)

    def _spread(self, found: Lists) -> None:
        """To the backups, on the other thread: their place may be slow to answer."""
        self.tasks.make(self, lambda _: spread(found), lambda _: None, self.show_failure)

    def _refuse(self, error: DeskError) -> None:
        self.erase_button.setEnabled(True)
        problems = error.problems if isinstance(error, InvalidRecord) else (Problem("passphrase", str(error)),)
        order = list(self.fields)
        rank = {name: place for place, name in enumerate(order)}
        self.summary.show_problems(sorted(problems, key=lambda each: rank.get(each.field, len(order))))
        self.scroll_to(self.summary)


class _Lines(Card):
    """A heading and one line for each thing."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.words = Words("")
        self.add(self.words)
        self.body.addStretch(1)

    def show_lines(self, lines: Iterable[str]) -> None:
        self.words.setText("\n".join(f"•  {line}" for line in lines))
