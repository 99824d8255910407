"""Log a contact, or correct one."""

from collections.abc import Callable, Sequence
from functools import partial

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.family import FamilyMember
from dsl_desk.gui.contact.form import ContactForm, state_of
from dsl_desk.gui.forms.correcting import CorrectingPage
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.contacting import amend_contact, contact, log_contact
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import Fields
from dsl_desk.services.front_sheets import must_not_contact


class ContactPage(CorrectingPage):
    """``shown``: the id of the child it is about, of a draft to finish, of a contact to correct, or None."""

    form: ContactForm
    correction_title = "Correct a contact"

    def __init__(self, tasks: Tasks, shown: object) -> None:
        super().__init__(tasks, "contact", "Log a contact", ContactForm(), shown, FormFooter("Save contact"))
        self.form.child_chosen.connect(self._read_family)

    def recorded(self, desk: Desk, record_id: str) -> Contact | None:
        return contact(desk, record_id)

    def state_of(self, record: Contact) -> Fields:
        return state_of(record)

    def deed(self) -> Callable[[Desk], Changed]:
        made, child = self.form.contact(), self.form.chosen()
        if self.form.before:
            reason = self.form.reason.text()
            return lambda desk: amend_contact(desk, made, reason, draft_id=made.id)
        return lambda desk: log_contact(desk, made, [child.id], draft_id=made.id)

    def _read_family(self, child: Child | None) -> None:
        self.form.show_not_to_be_contacted(())
        if child:
            then = partial(self._show_family, child)
            self.tasks.read(self, lambda desk: must_not_contact(desk, child.id), then, self.show_failure)

    def _show_family(self, child: Child, family: Sequence[FamilyMember]) -> None:
        if self.form.child == child:
            self.form.show_not_to_be_contacted(family)
