"""Decide: open a concern, keep watch, support, refer, close, or do nothing further, always with the reason."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.decide.form import DecisionForm
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.forms.page import FormPage
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.deciding import decide, open_concern
from dsl_desk.services.desk import Desk


class DecidePage(FormPage):
    """``shown``: the id of the child it is about, of a draft to finish, or None."""

    form: DecisionForm

    def __init__(self, tasks: Tasks, shown: object) -> None:
        super().__init__(tasks, "decide", "Decide", DecisionForm(), shown, FormFooter("Save decision"))

    def deed(self) -> Callable[[Desk], Changed]:
        decision = self.form.decision()
        if self.form.opens:
            concern, involvements = self.form.opened_concern(), self.form.involvements()
            return lambda desk: open_concern(desk, concern, involvements, decision, draft_id=decision.id)
        child_id, outcome = self.form.chosen().id, self.form.outcome.text() if self.form.closes else ""
        return lambda desk: decide(desk, decision, [child_id], outcome, draft_id=decision.id)
