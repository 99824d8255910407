"""Write down an Operation Encompass notice."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.gui.forms.correcting import CorrectingPage
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.incoming.notice_form import NoticeForm, state_of
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import Fields
from dsl_desk.services.incoming import correct_incoming, incoming, record_incoming

NOTICE_PAGE = "notice"


class NoticePage(CorrectingPage):
    """``shown``: the id of the child it is about, of a draft to finish, of a notice to correct, or None."""

    form: NoticeForm
    correction_title = "Correct a notice"

    def __init__(self, tasks: Tasks, shown: object) -> None:
        footer = FormFooter("Save notice")
        super().__init__(tasks, NOTICE_PAGE, "Operation Encompass notice", NoticeForm(), shown, footer)

    def recorded(self, desk: Desk, record_id: str) -> EncompassNotice | None:
        found = incoming(desk, record_id)
        return found.record if found and isinstance(found.record, EncompassNotice) else None

    def state_of(self, record: EncompassNotice) -> Fields:
        return state_of(record)

    def deed(self) -> Callable[[Desk], Changed]:
        notice, reason = self.form.notice(), self.form.reason.text()
        if self.form.before:
            return lambda desk: correct_incoming(desk, notice, reason, draft_id=notice.id)
        child_ids = self.form.child_ids()
        return lambda desk: record_incoming(desk, notice, child_ids, draft_id=notice.id)
