"""Who at the next school gets the file, and what they have to know before it comes."""

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import past_time, typed
from dsl_desk.gui.referral.receiving import Receiving
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.transfer.material import FileMaterial
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.drafts import Fields

RECEIVER = "The safeguarding lead there, by name, and how you know that it is them."
ADVANCE = "Such as a social worker, a Channel case, or support after abuse; whom you told, and on which number."


class NextSchool(Step):
    """A school of the directory, or a name to be put there. Nothing is sent by choosing it."""

    name = "next"

    def __init__(self) -> None:
        super().__init__("Who gets the file", "Say who gets the file")
        self._file: FileMaterial | None = None
        self.agency, self.new_school = ChoiceBox("Choose a school"), QLineEdit()
        self.receiver, self.advance, self.advanced = QLineEdit(), NoteField(lines=3), past_time()
        self._about = Card(kind="identity")
        self._key, self._channel = Words("", Kind.STRONG), Words("")
        self._about.add(self._key, self._channel)
        self.put("agency", LabelledField("The next school", self.agency))
        hint = "It is put in your directory. Add there how to reach it."
        self.put("new_school", LabelledField("Or its name, if it is not there", self.new_school, hint, optional=True))
        self.card.add(self._about)
        self.put("receiver", LabelledField("Who receives it there", self.receiver, RECEIVER))
        self.put("advance", LabelledField("What was told in advance", self.advance, ADVANCE, optional=True))
        when = LabelledField("When that was told", self.advanced, "Such as today 10:15, or not known", optional=True)
        self.put("advanced", when)
        self.card.add(RuleSource("transfer-advance", "transfer-receipt"))
        self.agency.edited.connect(self._show_about)
        self._show_about()

    def offer_file(self, file: FileMaterial) -> None:
        """The schools of the directory, and what was written down before."""
        self._file = file
        self.agency.set_choices((each.id, each.name) for each in sorted(file.schools, key=lambda each: each.name))
        sent = file.transfer
        if sent and sent.open:
            self.agency.set_text(self.agency.text() or sent.agency_id)
            self.receiver.setText(self.receiver.text() or sent.receiver)
            if sent.advance and not self.advance.text():
                self.advance.set_text(sent.advance)
                self.advanced.set_text(typed(sent.advanced))
        self._show_about()

    def restore(self, state: Fields) -> None:
        super().restore(state)
        self._show_about()

    def check(self) -> None:
        reading, problems = Reading(), Problems()
        when = reading.field("advanced", self.advanced.when, NOT_STATED)
        reading.record(lambda: when)
        if not (self.agency.text() or self.new_school.text().strip()):
            problems.add("agency", "Choose the next school, or enter its name")
        problems.require("receiver", self.receiver.text(), "Enter who receives the file there")
        if self.advance.text().strip() and when == NOT_STATED:
            problems.add("advanced", "Enter when this was told, or type not known")
        problems.note("advance", self.advance.text())
        problems.raise_if_any()

    def school(self) -> str:
        """Its name, once it is one of the directory."""
        known = self._file.schools if self._file else ()
        return next((each.name for each in known if each.id == self.agency.text()), "")

    def receiving(self) -> Receiving | None:
        """How the chosen school receives a file."""
        return self._file.base.receiving.get(self.agency.text()) if self._file else None

    def detail(self) -> str:
        return ", ".join(part for part in (self.school(), self.receiver.text().strip()) if part) or "School and lead"

    def _show_about(self) -> None:
        receiving = self.receiving()
        self._about.setVisible(receiving is not None)
        if receiving:
            self._key.setText(receiving.key_check)
            self._channel.setText(receiving.how)
