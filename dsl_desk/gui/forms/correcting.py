"""Forms that also correct a record: filled with the newest version, with a reason for changing it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from dsl_desk.domain.child import Child
from dsl_desk.gui.forms.form import CHILD, Form
from dsl_desk.gui.forms.opening import Opening, read_opening
from dsl_desk.gui.forms.page import FormPage
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.child_picker import describe
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import Fields
from dsl_desk.services.reviewing import involvements
from dsl_desk.services.roll.listing import named

T = TypeVar("T")
REASON = "What was wrong, and how you know. The version before stays and can be read."


@dataclass(frozen=True, slots=True)
class Correcting(Opening):
    """The newest version of what is corrected, and the first child it is about."""

    before: Any
    about: Child


class CorrectingForm(Form):
    """A form with a reason that is asked only when a record is corrected. Whom it is about is no part of that."""

    def __init__(self) -> None:
        super().__init__()
        self.before: Any = None
        self.reason = NoteField(lines=2)
        self.identity = Card(kind="identity")
        self.identity.body.setSpacing(look().px(2))
        self.identity.hide()
        self.body.insertWidget(0, self.identity)

    def made(self, record: Callable[..., T], /, **fields: Any) -> T:
        """The record these fields make; what a corrected one holds besides them stays. Raises InvalidRecord."""
        corrected: T = replace(self.before, **fields) if self.before else record(id=self.record_id, **fields)
        return corrected

    def put_reason(self) -> None:
        """Where the form asks for it, once there is something to correct."""
        self.put("reason", "Why you are correcting this", self.reason, REASON).hide()

    def correct(self, before: Any, about: Child, state: Fields) -> None:
        """Show the version that is corrected."""
        self.before = before
        self.record_id = before.id
        self.choose_child(about.id)
        for name in {CHILD, "others"} & self.fields.keys():
            self.fields[name].hide()
        self.identity.add(Words(about.name, Kind.STRONG), Words(describe(about), Kind.MUTED))
        self.identity.show()
        self.fields["reason"].show()
        self.restore(state)
        self._blank = self.state() | {CHILD: ""}


class CorrectingPage(FormPage):
    """As FormPage, and ``shown`` may be the id of a record to correct; its draft has the same id.

    Subclasses say in ``recorded`` which record that is, and in ``state_of`` how the form stands with it.
    """

    form: CorrectingForm
    correction_title: str

    def recorded(self, desk: Desk, record_id: str) -> Any | None:
        """The newest version of the record, if this page corrects it."""
        raise NotImplementedError

    def state_of(self, record: Any) -> Fields:
        """The form as it would stand with this record typed in."""
        raise NotImplementedError

    def read(self, desk: Desk) -> Opening:
        opening = read_opening(desk, self.shown)
        before = self.recorded(desk, str(self.shown))
        if before is None:
            return opening
        (about,) = named(desk, [involvements(desk, before.id)[0].child_id])
        return Correcting((about,), opening.agencies, opening.person, opening.draft, before, about)

    def begin(self, opening: Opening) -> None:
        if isinstance(opening, Correcting) and not self.form.before:
            self.heading.setText(self.correction_title)
            self.form.offer(opening)
            self.form.correct(opening.before, opening.about, self.state_of(opening.before))
        super().begin(opening)
