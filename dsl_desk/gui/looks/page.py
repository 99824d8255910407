"""Who has looked: one person, and everything that person looked at, printed or copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from dsl_desk.domain.school import Person
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.looks.look_list import LookList, Read
from dsl_desk.gui.looks.sayings import row_by_child
from dsl_desk.gui.page import Page
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.looking import Look, looks_by, people

ABOUT = (
    "Every record opened, found, printed or copied is entered in the journal, which nobody can change. "
    "Each child’s record shows its own list under Who has looked."
)


class LooksPage(Page):
    """Starts with the person at the desk."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Who has looked")
        self.who = ChoiceBox("Choose a person")
        self.list = LookList(tasks, _of(""), row_by_child)
        self.add(Words(ABOUT, Kind.MUTED), LabelledField("Person", self.who), self.list)
        self.body.addStretch(1)
        self.who.edited.connect(self._read)
        self.list.chosen.connect(self._open)
        self.list.failed.connect(self.show_failure)

    def opened(self) -> None:
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tasks.read(self, _everyone, self._show_people, self.show_failure)

    def _show_people(self, found: tuple[str, Sequence[Person]]) -> None:
        own_id, everyone = found
        self.who.set_choices((person.id, f"{person.name}, {person.role}") for person in everyone)
        if not self.who.text():
            self.who.set_text(own_id)
        self._read()

    def _read(self) -> None:
        self.list.read_newest(_of(self.who.text()))

    def _open(self, look: Look) -> None:
        if look.child:
            self.navigate.emit("child", look.child.id)


def _everyone(desk: Desk) -> tuple[str, Sequence[Person]]:
    return desk.person.id, people(desk)


def _of(person_id: str) -> Read:
    return lambda desk, before: looks_by(desk, person_id, before)
