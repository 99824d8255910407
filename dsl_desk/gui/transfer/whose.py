"""Whose file it is and how it came: the last questions before it is kept."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.when import NOT_STATED, say_day
from dsl_desk.gui.forms.form import Reading, new_id
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.services.transferring.arriving import Arrival
from dsl_desk.services.transferring.taking_in import Reception

NEW, OTHER = "new", "other"
ANOTHER = Option(OTHER, "Another child on the roll")
PARTICULARS = "Add to our front sheet and our links what they do not say yet. Nothing of ours is changed."


class WhoseFile(Card):
    """Nobody is chosen until a person chooses: two children of one name may be two children."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__("Whose file it is, and how it came")
        self._arrival: Arrival | None = None
        self._place = QVBoxLayout()
        self.child = Options([ANOTHER])
        self.picker = ChildPicker()
        self.picker.find_with(tasks)
        self.received, self.how, self.received_by = past_time(), QLineEdit(), QLineEdit()
        self.particulars = TickBox(PARTICULARS)
        self.fields: dict[str, LabelledField] = {}
        self._question = QWidget()
        box = QVBoxLayout(self._question)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(self._place)
        self._other = LabelledField("Which child on the roll", self.picker)
        self.fields["other"] = self._other
        self.fields["received"] = LabelledField("When it came", self.received, "Such as today 10:15, or not known")
        self.fields["how"] = LabelledField("How it came", self.how, "Such as by hand, or through a secure portal.")
        self.fields["received_by"] = LabelledField("Who received it", self.received_by, "Name and role.")
        self.add(self._question, *self.fields.values(), self.particulars)

    def show_arrival(self, arrival: Arrival, person: str) -> None:
        """Offer those who may be the child; ``person`` is who is at the desk."""
        self._arrival = arrival
        name = arrival.casefile.child.name
        offered = [Option(child.id, _say(child)) for child in arrival.likely]
        offered += [ANOTHER, Option(NEW, f"Nobody yet: put {name} on the roll")]
        self.child = Options(offered)
        field = LabelledField("Which child on your roll is this about?", self.child)
        if "child" in self.fields:
            self._place.removeWidget(self.fields["child"])
            self.fields["child"].deleteLater()
        self._place.addWidget(field)
        self.fields["child"] = field
        self.child.edited.connect(self._show_other)
        self.received_by.setText(person)
        details = arrival.casefile.details
        told = (details.front_sheet, details.family, details.professionals, details.statuses)
        self.particulars.setVisible(any(told) or bool(arrival.casefile.subjects))
        self._show_other()

    def chosen(self) -> Child:
        """Whose file it is; raises InvalidRecord while nobody is chosen."""
        assert self._arrival, "nothing is kept before it was shown"
        code = self.child.code()
        if code == NEW:
            came = self._arrival.casefile.child
            return replace(came, id=new_id(), form="", left=None, left_for="")
        if code == OTHER:
            child = self.picker.child()
            if child is None:
                raise InvalidRecord(Problem("other", "Choose the child"))
            return child
        for each in self._arrival.likely:
            if each.id == code:
                return each
        raise InvalidRecord(Problem("child", "Choose whose file this is"))

    def reception(self) -> Reception:
        """How it came; raises InvalidRecord with everything that is missing."""
        reading = Reading()
        received = reading.field("received", self.received.when, NOT_STATED)
        if received == NOT_STATED and not self.received.text().strip():
            reading.refuse("received", "Enter when it came, or type not known")
        for name, line in (("how", self.how), ("received_by", self.received_by)):
            if not line.text().strip():
                reading.refuse(name, "Enter how it came" if name == "how" else "Enter who received it")
        return reading.record(lambda: Reception(received, self.how.text().strip(), self.received_by.text().strip()))

    def forget(self) -> None:
        """Blank again."""
        self._arrival = None
        self.received.set_text("")
        self.how.clear()
        self.particulars.setChecked(False)

    def _show_other(self) -> None:
        self._other.setVisible(self.child.code() == OTHER)


def _say(child: Child) -> str:
    born = f"born {say_day(child.born)}" if child.born else "date of birth not known here"
    left = "has left" if child.left else ""
    return ", ".join(part for part in (child.name, child.place, born, left) if part)
