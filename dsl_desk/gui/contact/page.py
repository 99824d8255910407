"""Log a contact."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.contact.form import ContactForm
from dsl_desk.gui.forms.footer import FormFooter
from dsl_desk.gui.forms.page import FormPage
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.contacting import log_contact
from dsl_desk.services.desk import Desk


class ContactPage(FormPage):
    """``shown``: the id of the child it is about, of a draft to finish, or None."""

    form: ContactForm

    def __init__(self, tasks: Tasks, shown: object) -> None:
        super().__init__(tasks, "contact", "Log a contact", ContactForm(), shown, FormFooter("Save contact"))

    def deed(self) -> Callable[[Desk], Changed]:
        contact, child = self.form.contact(), self.form.chosen()
        return lambda desk: log_contact(desk, contact, [child.id], draft_id=contact.id)
