"""Correct an observation: a new version with its reason; the version before stays."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.concern import Role
from dsl_desk.gui.amend.form import AmendForm, Correcting
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.forms.opening import Opening, read_opening
from dsl_desk.gui.forms.page import FormPage
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.desk import Desk
from dsl_desk.services.recording import amend_observation
from dsl_desk.services.reviewing import involvements, observation
from dsl_desk.services.roll.listing import named

NOTHING = "There is no such record to correct. Choose one in a child’s chronology."


class AmendPage(FormPage):
    """``shown``: the id of the observation; a draft of its correction has the same id."""

    form: AmendForm

    def __init__(self, tasks: Tasks, shown: object) -> None:
        super().__init__(
            tasks, "amend", "Correct a recorded concern", AmendForm(), shown, FormFooter("Save correction")
        )

    def read(self, desk: Desk) -> Opening:
        opening = read_opening(desk, self.shown)
        versions = observation(desk, str(self.shown))
        involved = involvements(desk, str(self.shown))
        about = next((each.child_id for each in involved if each.role is Role.ABOUT), "")
        return Correcting(
            named(desk, (about,)),
            opening.agencies,
            opening.person,
            opening.draft,
            versions[-1].record if versions else None,
            about,
        )

    def begin(self, opening: Opening) -> None:
        super().begin(opening)
        found = self.form.child is not None
        self.form.setEnabled(found)
        self.footer.save.setEnabled(found)
        if not found:
            self.banner.say(NOTHING)

    def deed(self) -> Callable[[Desk], Changed]:
        corrected, files, reason = self.form.observation(), self.form.files.files(), self.form.reason.text()
        return lambda desk: amend_observation(desk, corrected, reason, corrected.id, files)
