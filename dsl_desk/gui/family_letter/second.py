"""The second person, without whom nothing that police told the school reaches a family."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.family_letter.family_step import FamilyStep
from dsl_desk.gui.family_letter.material import FamilyMaterial
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.lettering.private.origin import stop_unread

ABOUT = (
    "Somebody else who may know, such as the headteacher or another lead, reads the letter at your side. Where it "
    "tells what police told the school, it waits for that: a sign that only they told of, or their words in yours."
)
ASKED_FOR = "The letter tells what police told the school: it waits for a second person"


class SecondReader(FamilyStep):
    """``needed`` says whether the letter waits for it; else it may be left blank."""

    name = "second"
    optional = True

    def __init__(self, needed: Callable[[], bool]) -> None:
        super().__init__("A second person reads it", "Ask a second person")
        self._needed, self._writer = needed, ""
        self.who, self.when = QLineEdit(), past_time()
        self.card.add(Words(ABOUT))
        self.put("who", LabelledField("Who read it", self.who, "Name and role.", optional=True))
        self.put("when", LabelledField("When", self.when, "Such as today 10:15, or not known", optional=True))

    def offer_family(self, material: FamilyMaterial) -> None:
        self._writer = material.writer

    def decided(self) -> dict[str, object]:
        return {"second": self._look()}

    def check(self) -> None:
        look = self._look()
        if self._needed() or look.who:
            stop_unread(look, self._writer)

    def status(self) -> Status:
        status = super().status()
        return Status.PROBLEM if status is Status.NOT_STARTED and self._needed() else status

    def detail(self) -> str:
        if self.who.text().strip():
            return f"Read by {self.who.text().strip()}"
        return ASKED_FOR if self._needed() else "Not needed for what is chosen so far"

    def _look(self) -> SecondLook:
        reading = Reading()
        look = SecondLook(self.who.text().strip(), reading.field("when", self.when.when, NOT_STATED))
        return reading.record(lambda: look)
