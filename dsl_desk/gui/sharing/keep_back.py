"""A decision not to share, with its ground and the advice that was sought."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.agency import Agency
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.not_shared import NotShared
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading, new_id
from dsl_desk.gui.forms.part_of_concern import PartOfConcern
from dsl_desk.gui.forms.times import past_time, typed
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.entry import not_shared_grounds
from dsl_desk.services.catalogue.source import cited
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies
from dsl_desk.services.sharing_log import correct_not_shared, decide_not_to_share

TIME = "Such as today 2pm, yesterday, or not known"
OUTRANKS = "Protecting a child outranks privacy. Where you are unsure, ask before you decide."


class _DecisionFields(InlineForm):
    """What was kept, from whom, on which ground; what is to be known of the ground stands under it."""

    def __init__(self, tasks: Tasks, heading: str, verb: str, about: About, **more: LabelledField) -> None:
        self._grounds = {entry.code: entry for entry in not_shared_grounds()}
        self.what, self.why, self.advice = NoteField(lines=2), NoteField(lines=3), NoteField(lines=2)
        self.with_whom, self.advice_from, self.decided_by = QLineEdit(), QLineEdit(), QLineEdit()
        self.agency, self.ground, self.decided = ChoiceBox("Not in the directory"), ChoiceBox("Choose"), past_time()
        self.ground.set_choices((code, entry.wording) for code, entry in self._grounds.items())
        self.about_ground = Words("", Kind.MUTED)
        self.about_ground.hide()
        fields = {
            "what": LabelledField("What was not shared", self.what),
            "with_whom": LabelledField("With whom", self.with_whom, "Who wanted to know, or could have been told"),
            "agency_id": LabelledField("The same in the directory", self.agency, optional=True),
            "ground": LabelledField("Ground", self.ground),
            "why": LabelledField("Why, in your own words", self.why, OUTRANKS),
            "advice_from": LabelledField("Whose advice you sought", self.advice_from, "Name and role", optional=True),
            "advice": LabelledField("What they advised", self.advice, optional=True),
            "decided": LabelledField("When this was decided", self.decided, TIME),
            "decided_by": LabelledField("Who decided", self.decided_by, "Name and role"),
            **more,
        }
        laid_out = [
            widget
            for name, field in fields.items()
            for widget in ((field, self.about_ground) if name == "ground" else (field,))
        ]
        super().__init__(tasks, heading, verb, fields, laid_out, about=about)
        self.ground.edited.connect(self._say_ground)
        tasks.read(self, agencies, self._offer)

    def written(self, make: Callable[..., NotShared]) -> NotShared:
        """What is written, as a record. Raises InvalidRecord."""
        reading = Reading()
        decided = reading.field("decided", self.decided.when, NOT_STATED)
        ground = self._grounds.get(self.ground.text())
        return reading.record(
            lambda: make(
                what=self.what.text(), with_whom=self.with_whom.text(), ground=ground.term if ground else None,
                why=self.why.text(), decided=decided, decided_by=self.decided_by.text(),
                agency_id=self.agency.text(), advice_from=self.advice_from.text(), advice=self.advice.text(),
            )
        )  # fmt: skip

    def _offer(self, found: Sequence[Agency]) -> None:
        self.agency.set_choices((agency.id, agency.name) for agency in found)

    def _say_ground(self) -> None:
        entry = self._grounds.get(self.ground.text())
        sources = "; ".join(source.short for source in cited(entry.sources)) if entry else ""
        self.about_ground.setText(f"{entry.note} ({sources})" if entry else "")
        self.about_ground.setVisible(entry is not None)


class KeepBack(_DecisionFields):
    """A new decision about one child."""

    done = "Decision recorded"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        self._child_id, self.concern = child_id, PartOfConcern(tasks, child_id)
        super().__init__(
            tasks, "Decided not to share", "Save the decision", About(child_id, child_id), concern_id=self.concern
        )
        tasks.read(self, lambda desk: f"{desk.person.name}, {desk.person.role}", self._sign)

    def deed(self) -> Callable[[Desk], Changed]:
        record = self.written(
            lambda **said: NotShared(
                id=new_id(), child_id=self._child_id, concern_id=self.concern.concern_id(), **said
            )
        )
        return lambda desk: decide_not_to_share(desk, record, self.draft.draft_id)

    def _sign(self, who: str) -> None:
        if not self.decided_by.text():
            self.decided_by.setText(who)
            self.draft.opened_with("decided_by")


class CorrectKept(_DecisionFields):
    """A new version; the earlier one stays."""

    done = "Corrected"

    def __init__(self, tasks: Tasks, before: NotShared) -> None:
        self._before, self.reason = before, QLineEdit()
        reason = LabelledField("Why you are correcting this", self.reason, "The earlier version stays")
        about = About(before.id, before.child_id)
        super().__init__(tasks, "Correct a decision not to share", "Save the correction", about, reason=reason)
        self.what.set_text(before.what)
        self.with_whom.setText(before.with_whom)
        self.agency.set_text(before.agency_id)
        self.ground.set_text(before.ground.code)
        self.why.set_text(before.why)
        self.advice_from.setText(before.advice_from)
        self.advice.set_text(before.advice)
        self.decided.set_text(typed(before.decided))
        self.decided_by.setText(before.decided_by)
        self._say_ground()

    def deed(self) -> Callable[[Desk], Changed]:
        corrected, reason = self.written(lambda **said: replace(self._before, **said)), self.reason.text()
        return lambda desk: correct_not_shared(desk, corrected, reason)
