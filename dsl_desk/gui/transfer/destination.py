"""Where the child goes, from when the days are counted, and what is done where no file can go to a school."""

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.transfer import Destination
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.forms.times import now, typed_day
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.transfer.material import FileMaterial
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.when_field import WhenField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.exit import exit_to, exits
from dsl_desk.services.drafts import Fields

COUNTED = "The first day the child was no longer here, or the first day of the new term."
NONE_GOES = "Whom you told, when, and what was agreed. Then the days stop, and you can come back to it."


class DestinationStep(Step):
    """A way out without a school leads to guidance and a note in place of a file."""

    name = "destination"

    def __init__(self) -> None:
        super().__init__("Where the child goes", "Say where the child goes")
        self.destination = Options([Option(each.code.value, each.wording) for each in exits()])
        self.counted_from = WhenField(now, future=True)
        self.none_goes = NoteField(lines=3)
        self._note = Words("", Kind.STRONG)
        self.put("destination", LabelledField("Where does the child go?", self.destination))
        self.card.add(self._note)
        self.put("counted_from", LabelledField("From which day the days are counted", self.counted_from, COUNTED))
        self.put("none_goes", LabelledField("What is done instead of sending the file", self.none_goes, NONE_GOES))
        self.card.add(RuleSource("file-transfer-days", "file-transfer-school-days"))
        self.destination.edited.connect(self._show)
        self._show()

    def offer_file(self, file: FileMaterial) -> None:
        """Begin with what was written down before, and with the day the child left."""
        sent, child = file.transfer, file.base.child
        if sent and self.chosen() is None and (sent.open or file.waiting is None):
            self.destination.tick([sent.destination.value])
            self.none_goes.set_text(sent.none_goes)
        counted = (sent.counted_from if sent and sent.open else None) or (child.left if child else None)
        if counted and not self.counted_from.text():
            self.counted_from.set_text(typed_day(counted))
        self._show()

    def chosen(self) -> Destination | None:
        """Where the child goes, once that was said."""
        return Destination(self.destination.code()) if self.destination.code() else None

    def without_file(self) -> str:
        """Why no file goes, where that was decided."""
        return self.none_goes.text().strip() if self._needs_note() else ""

    def check(self) -> None:
        reading, problems = Reading(), Problems()
        when = reading.field("counted_from", self.counted_from.when, NOT_STATED)
        reading.record(lambda: when)
        problems.require("destination", self.destination.code(), "Choose where the child goes")
        if when.day is None:
            problems.add("counted_from", "Enter from which day the days are counted")
        if self.chosen() is Destination.UNKNOWN:
            problems.require("none_goes", self.none_goes.text(), "Enter whom you told, and what is done now")
        problems.note("none_goes", self.none_goes.text())
        problems.raise_if_any()

    def restore(self, state: Fields) -> None:
        super().restore(state)
        self._show()

    def detail(self) -> str:
        chosen = self.chosen()
        return exit_to(chosen).wording if chosen else "Another school, at home, abroad, not known"

    def _needs_note(self) -> bool:
        chosen = self.chosen()
        return chosen is not None and (chosen is Destination.DUAL or not exit_to(chosen).file)

    def _show(self) -> None:
        chosen = self.chosen()
        self._note.setText(exit_to(chosen).note if chosen else "")
        self._note.setVisible(chosen is not None)
        self.fields["none_goes"].setVisible(self._needs_note())
