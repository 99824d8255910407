"""Naming the people who see a concern, with a reason."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.tick_list import TickList
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.people import Member
from dsl_desk.services.restricting import WhoSees, restrict_concern

LEAST, MOST = 2, 5  # lines in sight
PEOPLE = "Space ticks. Tick nobody to let everyone see it again."
WITH_IT = (
    "What is in the concern is hidden with it: what says so, and what a decision in it rests on. The child stays on "
    "the roll for everyone. It takes effect when the others next unlock."
)


class RestrictConcern(InlineForm):
    """Ticks the people; whoever restricts is among them."""

    done = "Saved who can see it"

    def __init__(self, tasks: Tasks, concern_id: str, sees: WhoSees) -> None:
        self._concern_id = concern_id
        self.people, self.reason = TickList(min(MOST, max(LEAST, len(sees.choices)))), QLineEdit()
        self.people.set_choices((member.person.id, _say(member)) for member, _ in sees.choices)
        self.people.set_text([member.person.id for member, named in sees.choices if named])
        fields = {
            "people": LabelledField("Who can see it", self.people, PEOPLE),
            "reason": LabelledField("Why", self.reason, "Everyone who sees the concern can read this."),
        }
        laid_out = (fields["people"], Words(WITH_IT, Kind.MUTED), fields["reason"])
        super().__init__(tasks, "Restrict this concern", "Save", fields, laid_out, about=About(concern_id))

    def deed(self) -> Callable[[Desk], Changed]:
        concern_id, people, reason = self._concern_id, self.people.text(), self.reason.text()
        return lambda desk: restrict_concern(desk, concern_id, people, reason)


def _say(member: Member) -> str:
    person = member.person
    you = " (you)" if member.is_you else ""
    return f"{person.name}, {person.role}{you}{', reads only' if person.reads_only else ''}"
