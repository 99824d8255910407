"""Which concern of a child a record belongs to, in the forms that stand on the child's page."""

from collections.abc import Sequence
from functools import partial

from dsl_desk.domain.concern import Concern, ConcernState
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.services.reviewing import concerns


class PartOfConcern(LabelledField):
    """Offers the child's concerns that are not closed; out of sight where there is none."""

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        self._box = ChoiceBox("No concern")
        super().__init__("Part of a concern", self._box, optional=True)
        self.hide()
        tasks.read(self, partial(concerns, child_id=child_id), self._offer)

    def concern_id(self) -> str:
        """The one chosen, or nothing."""
        return self._box.text()

    def _offer(self, found: Sequence[Concern]) -> None:
        going_on = [(each.id, each.title) for each in found if each.state is not ConcernState.CLOSED]
        self._box.set_choices(going_on)
        self.setVisible(bool(going_on))
