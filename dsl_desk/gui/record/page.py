"""Record an observation. On screen it is "a concern", the word staff use; opening one is the DSL's own decision."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.forms.page import FormPage
from dsl_desk.gui.pages import RECORD
from dsl_desk.gui.record.form import ObservationForm
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.services.desk import Desk
from dsl_desk.services.recording import record_observation

REFERRAL_PAGE = "referral"


class RecordPage(FormPage):
    """``shown``: the id of the child it is about, of a draft to finish, or None."""

    def __init__(self, tasks: Tasks, shown: object) -> None:
        refer = secondary("Save and start a referral", "referral")
        self.form: ObservationForm
        super().__init__(
            tasks, RECORD, "Record a concern", ObservationForm(), shown, FormFooter("Save concern", refer)
        )
        refer.clicked.connect(lambda: self.save(REFERRAL_PAGE))

    def deed(self) -> Callable[[Desk], Changed]:
        observation = self.form.observation()
        involvements = self.form.involvements()
        return lambda desk: record_observation(desk, observation, involvements, draft_id=observation.id)
