"""A new action: what kind of step, what, who, by when."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.action import Action, ActionKind
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.form import Reading, new_id
from dsl_desk.gui.forms.part_of_concern import PartOfConcern
from dsl_desk.gui.forms.times import day_to_come
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.acting import add_action
from dsl_desk.services.catalogue.entry import action_guides
from dsl_desk.services.desk import Desk


class AddAction(InlineForm):
    done = "Action added"

    def __init__(self, tasks: Tasks, child_id: str, owner: str) -> None:
        self._child_id = child_id
        self._guides = {guide.code: guide for guide in action_guides()}
        self.what, self.owner = QLineEdit(), QLineEdit(owner)
        self.due = day_to_come()
        self.kind = ChipGroup([Choice(guide.code, guide.wording) for guide in self._guides.values()])
        self.kind.pick(ActionKind.STEP)
        self.concern = PartOfConcern(tasks, child_id)
        self.advice = Words("", Kind.MUTED)
        fields = {
            "what": LabelledField("What is to be done", self.what),
            "owner": LabelledField("Who does it", self.owner),
            "due": LabelledField("By when", self.due, "Such as fri, 27 mar or 27/3/26", optional=True),
            "kind": LabelledField("What kind of step", self.kind, optional=True),
            "concern_id": self.concern,
        }
        about = About(child_id, child_id)
        super().__init__(tasks, "Add an action", "Add the action", fields, about=about)
        self.body.insertWidget(self.body.count() - 1, self.advice)
        self.kind.chosen.connect(self._advise)
        self._advise()

    def deed(self) -> Callable[[Desk], Changed]:
        reading = Reading()
        due = reading.field("due", self.due.when, NOT_STATED).day
        kind = self.kind.value() or ActionKind.STEP
        action = reading.record(
            lambda: Action(
                new_id(), self._child_id, self.what.text(), self.owner.text(), due=due, kind=kind,
                concern_id=self.concern.concern_id(),
            )
        )  # fmt: skip
        return lambda desk: add_action(desk, action)

    def _advise(self) -> None:
        """What the guidance says of the kind that is chosen, with examples."""
        guide = self._guides[self.kind.value() or ActionKind.STEP]
        self.advice.setText(f"{guide.note}. Such as: {'; '.join(guide.examples)}.".replace("..", "."))
