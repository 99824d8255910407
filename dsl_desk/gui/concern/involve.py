"""Another child in a concern, with a role of their own."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.concern import Role
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.services.concerns import involve_child
from dsl_desk.services.desk import Desk

CHOOSE_ROLE = "Choose the part the child has in this concern"


class InvolveChild(InlineForm):
    """The role is chosen here: none is taken over from another record."""

    done = "Child added"

    def __init__(self, tasks: Tasks, concern_id: str) -> None:
        self._concern_id = concern_id
        self.picker = ChildPicker()
        self.picker.find_with(tasks)
        self.role = ChoiceBox("Choose")
        self.role.set_choices((role.name, role.value.capitalize()) for role in Role)
        fields = {
            "child": LabelledField("Which child", self.picker),
            "role": LabelledField("The child’s part in it", self.role),
        }
        super().__init__(tasks, "Add a child", "Add the child", fields, about=About(concern_id))

    def deed(self) -> Callable[[Desk], Changed]:
        child, role = self.picker.child(), self.role.text()
        problems = [] if child else [Problem("child", "Choose the child")]
        problems += [] if role else [Problem("role", CHOOSE_ROLE)]
        if child is None or problems:
            raise InvalidRecord(*problems)
        concern_id, child_id = self._concern_id, child.id
        return lambda desk: involve_child(desk, concern_id, child_id, Role[role])
