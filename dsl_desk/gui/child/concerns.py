"""A child's concerns: the matters opened about them by a decision."""

from collections.abc import Sequence

from dsl_desk.domain.concern import Concern
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.services.desk import Desk
from dsl_desk.services.reviewing import concerns


class ConcernsPart(ChildPart):
    title = "Concerns"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        self.list = ListCard("Concerns", "No concern is open.", "A concern is opened by a decision, with its reason.")
        self.list.chosen.connect(lambda concern: self.navigate.emit("concern", concern.id))
        self.add(self.list)

    @staticmethod
    def count(desk: Desk, child_id: str) -> int:
        return len(concerns(desk, child_id))

    def read(self) -> None:
        child_id = self.child_id
        self.tasks.read(self, lambda desk: concerns(desk, child_id), self._show, self.failed.emit)

    def _show(self, found: Sequence[Concern]) -> None:
        self.list.set_rows([_row(concern) for concern in found])


def _row(concern: Concern) -> Row:
    return Row(
        concern, concern.title, "", concern.outcome or concern.summary or "Everything in it, on a page of its own",
        icon="folder", tint=Tint.GREEN, tag=concern.state.value.title(), tag_tint=Tint.GREY,
    )  # fmt: skip
