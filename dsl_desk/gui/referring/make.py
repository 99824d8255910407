"""Writing down, or correcting, a referral made by phone, online or in writing. The program itself sends nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.agency import Agency
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.referral import Referral, ReferralHow
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading, new_id, picked
from dsl_desk.gui.forms.part_of_concern import PartOfConcern
from dsl_desk.gui.forms.times import day_to_come, past_time, typed, typed_day
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies
from dsl_desk.services.referring import REPLY, WRITTEN, Waiting, correct_referral, make_referral

HOW = (ReferralHow.PHONE, ReferralHow.ONLINE, ReferralHow.WRITING)
"""A bundle has a page of its own."""


class _ReferralForm(InlineForm):
    """The fields that say what was referred, to whom and how."""

    def __init__(self, tasks: Tasks, heading: str, verb: str, about: About, **more: LabelledField) -> None:
        self.agency = ChoiceBox("Choose")
        self.how = ChipGroup([Choice(each, each.value.capitalize()) for each in HOW])
        self.made, self.reply_by = past_time(), day_to_come()
        self.told_to, self.reference = QLineEdit(), QLineEdit()
        self.why = NoteField(lines=2)
        fields = {
            "agency_id": LabelledField("Who it was made to", self.agency, "Agencies come from the directory"),
            "how": LabelledField("How it was made", self.how),
            "made": LabelledField("When", self.made, "Such as today 2pm or yesterday"),
            "told_to": LabelledField("Who you spoke to", self.told_to, "Needed for a call"),
            "why": LabelledField("Why", self.why, "What is happening now, and what you are afraid will happen"),
            "reference": LabelledField("Their reference", self.reference, optional=True),
            "reply_by": LabelledField(
                "Ask them again on", self.reply_by, "Left empty, the usual time for an answer counts", optional=True
            ),
            **more,
        }
        super().__init__(tasks, heading, verb, fields, about=about)
        self.body.insertWidget(self.body.count() - 1, RuleSource(WRITTEN, REPLY))
        tasks.read(self, agencies, self._offer)

    def written(self, make: Callable[..., Referral]) -> Referral:
        """What is written, as a record. Raises InvalidRecord."""
        reading = Reading()
        made = reading.field("made", self.made.when, NOT_STATED)
        reply_by = reading.field("reply_by", self.reply_by.when, NOT_STATED).day
        return reading.record(
            lambda: make(
                agency_id=self.agency.text(), how=picked(self.how), why=self.why.text(), made=made,
                told_to=self.told_to.text(), reference=self.reference.text(), reply_by=reply_by,
            )
        )  # fmt: skip

    def _offer(self, found: Sequence[Agency]) -> None:
        self.agency.set_choices((agency.id, agency.name) for agency in found)


class MakeReferral(_ReferralForm):
    done = "Referral written down"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        about = About(child_id, child_id)
        self._child_id, self.concern = child_id, PartOfConcern(tasks, child_id)
        super().__init__(
            tasks, "Write down a referral you have made", "Save the referral", about, concern_id=self.concern
        )

    def deed(self) -> Callable[[Desk], Changed]:
        referral = self.written(partial(Referral, new_id(), self._child_id, concern_id=self.concern.concern_id()))
        return lambda desk: make_referral(desk, referral, self.draft.draft_id)


class CorrectReferral(_ReferralForm):
    """A new version; the earlier one stays."""

    done = "Corrected"

    def __init__(self, tasks: Tasks, waiting: Waiting) -> None:
        self._before = before = waiting.referral
        self.reason = QLineEdit()
        reason = LabelledField("Why you are correcting this", self.reason, "The earlier version stays")
        about = About(before.id, before.child_id)
        super().__init__(
            tasks, f"Correct the referral to {waiting.agency}", "Save the correction", about, reason=reason
        )
        self.agency.set_text(before.agency_id)
        self.how.pick(before.how)
        self.made.set_text(typed(before.made))
        self.told_to.setText(before.told_to)
        self.why.set_text(before.why)
        self.reference.setText(before.reference)
        self.reply_by.set_text(typed_day(before.reply_by) if before.reply_by else "")

    def deed(self) -> Callable[[Desk], Changed]:
        corrected, reason = self.written(partial(replace, self._before)), self.reason.text()
        return lambda desk: correct_referral(desk, corrected, reason)
