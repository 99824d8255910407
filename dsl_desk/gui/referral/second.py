"""The second person who reads what leaves: asked for, never a gate or a timer; a delay can hurt a child."""

from typing import Any

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.second_look import NOT_SAID, SecondLook
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.drafts import Fields

READ, AFTERWARDS = "read", "afterwards"
ABOUT = (
    "Somebody else who may know, such as the headteacher or another lead, sees what you no longer see. Let them read "
    "the report at your side or on paper. Do not wait for it where waiting could hurt a child."
)


class SecondPerson(Step):
    """Left blank, the bundle can be signed all the same, and the report says that nobody else was named."""

    name = "second"
    optional = True

    def __init__(self) -> None:
        super().__init__("A second person reads it", "Ask a second person")
        self.answer = Options(
            [
                Option(READ, "Someone else has read it"),
                Option(AFTERWARDS, "Send now, a second person reads it afterwards"),
            ]
        )
        self.who, self.when, self.why = QLineEdit(), past_time(), NoteField(lines=2)
        self.card.add(Words(ABOUT))
        self.put("answer", LabelledField("Has a second person read what leaves?", self.answer, optional=True))
        self.put("who", LabelledField("Who read it", self.who, "Name and role."))
        self.put("when", LabelledField("When", self.when, "Such as today 10:15, or not known"))
        self.put(
            "why", LabelledField("Why it does not wait", self.why, "It is written on the report and in the log.")
        )
        self.answer.edited.connect(self._show)
        self._show()

    def decided(self) -> dict[str, Any]:
        return {"second": self._look()}

    def check(self) -> None:
        self._look()

    def restore(self, state: Fields) -> None:
        super().restore(state)
        self._show()

    def detail(self) -> str:
        if self.answer.code() == READ:
            return f"Read by {self.who.text().strip() or '…'}"
        if self.answer.code() == AFTERWARDS:
            return "Sent now, read afterwards"
        return "Asked for, and nothing waits for it"

    def _look(self) -> SecondLook:
        """Raises InvalidRecord where an answer is half given."""
        reading, look = Reading(), NOT_SAID
        if self.answer.code() == READ:
            look = SecondLook(self.who.text().strip(), reading.field("when", self.when.when, NOT_STATED))
            if not look.who:
                reading.refuse("who", "Enter who read it")
            if not self.when.text().strip():
                reading.refuse("when", "Enter when they read it, or type not known")
        elif self.answer.code() == AFTERWARDS:
            look = SecondLook(why_not_yet=self.why.text().strip())
            if not look.why_not_yet:
                reading.refuse("why", "Say in a few words why it does not wait")
        return reading.record(lambda: look)

    def _show(self) -> None:
        for name, answer in (("who", READ), ("when", READ), ("why", AFTERWARDS)):
            self.fields[name].setVisible(self.answer.code() == answer)
