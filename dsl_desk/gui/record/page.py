"""Record an observation. On screen it is "a concern", the word staff use; opening one is the DSL's own decision."""

from collections.abc import Callable
from functools import partial

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.forms.page import FormPage
from dsl_desk.gui.forms.prompts_card import PromptsCard
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.page_entry import RECORD
from dsl_desk.gui.record.form import ObservationForm
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.services.catalogue.prompt import prompts_for
from dsl_desk.services.concerns import standing_terms
from dsl_desk.services.desk import Desk
from dsl_desk.services.recording import record_observation

REFERRAL_PAGE = "referral"


class RecordPage(FormPage):
    """``shown``: the id of the child it is about, of a draft to finish, or None."""

    def __init__(self, tasks: Tasks, shown: object) -> None:
        refer = secondary("Save and start a referral", "referral")
        self.form: ObservationForm
        self.prompts = PromptsCard()
        self._standing: frozenset[str] = frozenset()
        footer = FormFooter("Save concern", refer)
        super().__init__(tasks, RECORD, "Record a concern", ObservationForm(), shown, footer, [self.prompts])
        refer.clicked.connect(lambda: self.save(REFERRAL_PAGE))
        self.form.edited.connect(self._ask)
        self.form.child_chosen.connect(self._read_standing)

    def deed(self) -> Callable[[Desk], Changed]:
        observation, files = self.form.observation(), self.form.files.files()
        involvements = self.form.involvements()
        return lambda desk: record_observation(desk, observation, involvements, observation.id, files)

    def _read_standing(self, child: Child | None) -> None:
        self._show_standing(child, frozenset())
        if child:
            then = partial(self._show_standing, child)
            self.tasks.read(self, lambda desk: standing_terms(desk, child.id), then, self.show_failure)

    def _show_standing(self, child: Child | None, terms: frozenset[str]) -> None:
        if self.form.child == child:
            self._standing = terms
            self._ask()

    def _ask(self) -> None:
        """Questions that the child's own facts and what is ticked bring up, as they change."""
        child = self.form.child
        asked = prompts_for(child.born, now().date(), self._standing | self.form.ticked()) if child else ()
        self.prompts.show_prompts(asked)
