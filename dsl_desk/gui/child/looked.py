"""Who has looked at a child's record."""

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.looks.look_list import LookList
from dsl_desk.gui.looks.sayings import row_by_person
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.looking import looks_at


class LookedPart(ChildPart):
    """Read anew each time it comes to the front: looking changes nothing that would tell it."""

    title = "Who has looked"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        self.list = LookList(tasks, lambda desk, before: looks_at(desk, child_id, before), row_by_person)
        self.list.failed.connect(self.failed)
        note = "Reading is entered once each time someone signs in; printing, files and bundles each time."
        self.add(Words(note, Kind.MUTED), self.list)

    def read(self) -> None:
        self.list.read_newest()

    def opened(self) -> None:
        self.read()

    def changed(self, changed: Changed) -> None:
        """What was shown stays as it was read."""
