"""Decide: open a concern, keep watch, support, refer, close, or do nothing further, always with the reason."""

from collections.abc import Callable, Mapping, Sequence

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.gui.decide.deciding import Deciding, OnConcern
from dsl_desk.gui.decide.form import DecisionForm
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.forms.opening import Opening, read_opening
from dsl_desk.gui.forms.page import FormPage
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.concerns import Involved, companions, involved_in
from dsl_desk.services.deciding import decide, open_concern
from dsl_desk.services.desk import Desk

CONCERN_PAGE = "concern"


class DecidePage(FormPage):
    """``shown``: the id of the child it is about, of a draft to finish, a Deciding about a concern, or None."""

    form: DecisionForm

    def __init__(self, tasks: Tasks, shown: object) -> None:
        super().__init__(tasks, "decide", "Decide", DecisionForm(), shown, FormFooter("Save decision"))
        self.form.child_chosen.connect(self._read_companions)

    def read(self, desk: Desk) -> Opening:
        opening = read_opening(desk, self.shown)
        if not isinstance(self.shown, Deciding):
            return opening
        involved = involved_in(desk, self.shown.concern_id)
        children = tuple(each.child for each in involved)
        return OnConcern(children, opening.agencies, opening.person, None, involved)

    def start(self, opening: Opening) -> None:
        if not isinstance(opening, OnConcern) or not isinstance(self.shown, Deciding):
            super().start(opening)
            return
        also = [each.child.id for each in opening.involved if each.child.id != self.shown.child_id]
        self.form.prefill("concern_id", self.shown.concern_id)
        self.form.prefill("also", also)
        if self.shown.kind:
            self.form.prefill("kind", [self.shown.kind])
        self.form.choose_child(self.shown.child_id)

    def deed(self) -> Callable[[Desk], Changed]:
        decision = self.form.decision()
        if self.form.opens:
            concern, involvements = self.form.opened_concern(), self.form.involvements()
            return lambda desk: open_concern(desk, concern, involvements, decision, draft_id=decision.id)
        child_ids, outcome = self.form.child_ids(), self.form.outcome.text() if self.form.closes else ""
        return lambda desk: decide(desk, decision, child_ids, outcome, draft_id=decision.id)

    def go_on(self, next_page: str, child_id: str) -> None:
        if isinstance(self.shown, Deciding):
            self.navigate.emit(CONCERN_PAGE, self.shown.concern_id)
        else:
            super().go_on(next_page, child_id)

    def _read_companions(self, child: Child | None) -> None:
        if child is None:
            self.form.show_companions({})
            return

        def show(found: Mapping[str, Sequence[Involved]]) -> None:
            if self.form.child == child:
                self.form.show_companions(found)

        self.tasks.read(self, lambda desk: companions(desk, child.id), show, self.show_failure)
