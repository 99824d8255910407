"""Write down a police request for information."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.forms.page import FormPage
from dsl_desk.gui.incoming.request_form import RequestForm
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.desk import Desk
from dsl_desk.services.incoming import record_incoming

REQUEST_PAGE = "police-request"


class RequestPage(FormPage):
    """``shown``: the id of the child it is about, of a draft to finish, or None."""

    form: RequestForm

    def __init__(self, tasks: Tasks, shown: object) -> None:
        footer = FormFooter("Save request")
        super().__init__(tasks, REQUEST_PAGE, "Police request for information", RequestForm(), shown, footer)

    def deed(self) -> Callable[[Desk], Changed]:
        request, child_ids = self.form.request(), self.form.child_ids()
        return lambda desk: record_incoming(desk, request, child_ids, draft_id=request.id)
