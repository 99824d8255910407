"""Correcting what is known of a subject, and taking back a link made in error: both with a reason."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.subject import Subject
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.links.subject_fields import SubjectFields
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.services.desk import Desk
from dsl_desk.services.linking import save_subject, withdraw_link


class CorrectSubject(InlineForm):
    """A new version; the earlier one stays."""

    done = "Corrected"

    def __init__(self, tasks: Tasks, subject: Subject) -> None:
        self._id = subject.id
        self.subject = SubjectFields()
        self.reason = QLineEdit()
        fields = {
            **self.subject.fields,
            "reason": LabelledField("Why you are correcting this", self.reason, "The earlier version stays"),
        }
        super().__init__(tasks, "Correct what is known", "Save the correction", fields, about=About(subject.id))
        self.subject.show_subject(subject)

    def deed(self) -> Callable[[Desk], Changed]:
        corrected, reason = self.subject.subject(self._id), self.reason.text()
        return lambda desk: save_subject(desk, corrected, reason)


class WithdrawLink(InlineForm):
    """It no longer counts, and stays to be seen with its reason."""

    done = "Link withdrawn"

    def __init__(self, tasks: Tasks, link_id: str, words: str) -> None:
        self._link_id = link_id
        self.reason = QLineEdit()
        fields = {"reason": LabelledField("Why this link is wrong", self.reason, words)}
        super().__init__(tasks, "Withdraw a link made in error", "Withdraw the link", fields, about=About(link_id))

    def deed(self) -> Callable[[Desk], Changed]:
        link_id, reason = self._link_id, self.reason.text()
        return lambda desk: withdraw_link(desk, link_id, reason)
