"""The phone call that shows whose key signed a file: its eight words as the other school reads them out."""

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.received import KeyHeard
from dsl_desk.domain.when import NOT_STATED, say_when
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Words

ABOUT = (
    "Ring the school on a number you found elsewhere, never on one that came with the file. Ask for the eight words "
    "of the school’s key, which its lead finds under “The school’s key”, and type them as you hear them."
)
HEARD = "You accepted this school’s key before: {who} read its words out on {number}, {when}. Nobody need ring again."


class PhoneCheck(Card):
    """Nothing is asked where the key was accepted before."""

    def __init__(self) -> None:
        super().__init__("Is it really theirs?")
        self._known = Words("")
        self._about = Words(ABOUT)
        self.words, self.read_by = QLineEdit(), QLineEdit()
        self.number, self.number_from, self.when = QLineEdit(), QLineEdit(), past_time()
        self.fields = {
            "words": LabelledField("The eight words, as they read them out", self.words),
            "read_by": LabelledField("Who read them out", self.read_by, "Name and role."),
            "number": LabelledField("On which number", self.number),
            "number_from": LabelledField(
                "Where you found the number", self.number_from, "Such as the local authority’s list."
            ),
            "when": LabelledField("When", self.when, "Such as today 10:15, or not known"),
        }
        self.add(self._known, self._about, *self.fields.values())

    def show_heard(self, heard: KeyHeard | None) -> None:
        """What is known of this key already, or the questions."""
        for widget in (self._about, *self.fields.values()):
            widget.setVisible(heard is None)
        self._known.setVisible(heard is not None)
        if heard:
            when = say_when(heard.when)
            self._known.setText(HEARD.format(who=heard.read_by, number=heard.number, when=when))

    def heard(self) -> KeyHeard:
        """The call as it was made. Raises InvalidRecord with everything that is missing."""
        reading = Reading()
        when = reading.field("when", self.when.when, NOT_STATED)
        return reading.record(
            lambda: KeyHeard(
                self.read_by.text().strip(), self.number.text().strip(), self.number_from.text().strip(), when
            )
        )

    def forget(self) -> None:
        """Blank again."""
        for line in (self.words, self.read_by, self.number, self.number_from):
            line.clear()
        self.when.set_text("")
