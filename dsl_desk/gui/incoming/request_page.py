"""Write down a police request for information."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.gui.forms.correcting import CorrectingPage
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.incoming.request_form import RequestForm, state_of
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import Fields
from dsl_desk.services.incoming import correct_incoming, incoming, record_incoming

REQUEST_PAGE = "police-request"


class RequestPage(CorrectingPage):
    """``shown``: the id of the child it is about, of a draft to finish, of a request to correct, or None."""

    form: RequestForm
    correction_title = "Correct a police request"

    def __init__(self, tasks: Tasks, shown: object) -> None:
        footer = FormFooter("Save request")
        super().__init__(tasks, REQUEST_PAGE, "Police request for information", RequestForm(), shown, footer)

    def recorded(self, desk: Desk, record_id: str) -> PoliceRequest | None:
        found = incoming(desk, record_id)
        return found.record if found and isinstance(found.record, PoliceRequest) else None

    def state_of(self, record: PoliceRequest) -> Fields:
        return state_of(record)

    def deed(self) -> Callable[[Desk], Changed]:
        request, reason = self.form.request(), self.form.reason.text()
        if self.form.before:
            return lambda desk: correct_incoming(desk, request, reason, draft_id=request.id)
        child_ids = self.form.child_ids()
        return lambda desk: record_incoming(desk, request, child_ids, draft_id=request.id)
