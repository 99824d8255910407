"""Write down an Operation Encompass notice."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.forms.page import FormPage
from dsl_desk.gui.incoming.notice_form import NoticeForm
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.desk import Desk
from dsl_desk.services.incoming import record_incoming

NOTICE_PAGE = "notice"


class NoticePage(FormPage):
    """``shown``: the id of the child it is about, of a draft to finish, or None."""

    form: NoticeForm

    def __init__(self, tasks: Tasks, shown: object) -> None:
        footer = FormFooter("Save notice")
        super().__init__(tasks, NOTICE_PAGE, "Operation Encompass notice", NoticeForm(), shown, footer)

    def deed(self) -> Callable[[Desk], Changed]:
        notice, child_ids = self.form.notice(), self.form.child_ids()
        return lambda desk: record_incoming(desk, notice, child_ids, draft_id=notice.id)
