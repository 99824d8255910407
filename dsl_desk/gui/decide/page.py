"""Decide: open a concern, keep watch, support, refer, close, or do nothing further, always with the reason."""

from collections.abc import Callable, Mapping, Sequence

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, ConcernState
from dsl_desk.gui.decide.deciding import Deciding, OnConcern
from dsl_desk.gui.decide.form import DecisionForm
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.forms.opening import Opening, read_opening
from dsl_desk.gui.forms.page import FormPage
from dsl_desk.gui.forms.prompts_card import PromptsCard
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.concerns import Involved, companions, involved_in, prompts_in
from dsl_desk.services.correcting import current
from dsl_desk.services.deciding import decide, open_concern
from dsl_desk.services.desk import Desk


class DecidePage(FormPage):
    """``shown``: the id of the child it is about, of a draft to finish, a Deciding about a concern, or None."""

    form: DecisionForm

    def __init__(self, tasks: Tasks, shown: object) -> None:
        self.prompts = PromptsCard()
        footer = FormFooter("Save decision")
        super().__init__(tasks, "decide", "Decide", DecisionForm(), shown, footer, [self.prompts])
        self.form.child_chosen.connect(self._read_companions)

    def read(self, desk: Desk) -> Opening:
        opening = read_opening(desk, self.shown)
        if not isinstance(self.shown, Deciding):
            return opening
        concern = current(desk, Concern, self.shown.concern_id)
        involved, prompts = involved_in(desk, concern.id), prompts_in(desk, concern.id)
        return OnConcern(opening.children, opening.agencies, opening.person, None, concern, involved, prompts)

    def start(self, opening: Opening) -> None:
        super().start(opening)
        if isinstance(opening, OnConcern) and isinstance(self.shown, Deciding):
            others = [each.child.id for each in opening.involved if each.child.id != self.shown.child_id]
            self.form.prefill("also", others)
            self.prompts.show_prompts(opening.prompts)
            if opening.concern.state is not ConcernState.OPEN:
                self.form.prefill("again", opening.concern.id)
            if self.shown.kind:
                self.form.prefill("kind", [self.shown.kind])

    def deed(self) -> Callable[[Desk], Changed]:
        decision = self.form.decision()
        if self.form.opens:
            concern, involvements = self.form.opened_concern(), self.form.involvements()
            return lambda desk: open_concern(desk, concern, involvements, decision, draft_id=decision.id)
        child_ids, outcome = self.form.child_ids(), self.form.outcome.text() if self.form.closes else ""
        return lambda desk: decide(desk, decision, child_ids, outcome, draft_id=decision.id)

    def _read_companions(self, child: Child | None) -> None:
        if child is None:
            self.form.show_companions({})
            return

        def show(found: Mapping[str, Sequence[Involved]]) -> None:
            if self.form.child == child:
                self.form.show_companions(found)

        self.tasks.read(self, lambda desk: companions(desk, child.id), show, self.show_failure)
