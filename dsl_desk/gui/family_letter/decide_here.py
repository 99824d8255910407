"""Deciding where the letter asks for it whether the parents are told: the few questions such a decision needs."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.gui.forms.form import Reading, new_id
from dsl_desk.gui.forms.informed_choice import InformedChoice, have_you_told
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.services.catalogue.grounds import Party
from dsl_desk.services.drafts import Fields
from dsl_desk.services.lettering.private.standing import FIELD

WHY = "Why they are told or not. This may be read years from now."
LATER = "Name, role and day, such as: Ruth Patel, DSL, by this letter on Friday."


class DecideHere:
    """``fields`` by the names that problems have; the task puts them on its page."""

    def __init__(self) -> None:
        self.parents = InformedChoice(Party.PARENTS, decides=True)
        self.reason = NoteField(lines=2)
        self.inform_later, self.decided_by = QLineEdit(), QLineEdit()
        later = LabelledField("Who will tell them, and when", self.inform_later, LATER, optional=True)
        self.fields: Mapping[str, LabelledField] = {
            FIELD: LabelledField(have_you_told(Party.PARENTS), self.parents),
            "inform_later": later,
            "reason": LabelledField("Why", self.reason, WHY),
            "decided_by": LabelledField("Who decided", self.decided_by),
        }
        self._asked = False
        self.parents.edited.connect(self._show)
        self.ask(False)

    def ask(self, asked: bool) -> None:
        """Ask it, or not: then what was typed stays out of sight."""
        self._asked = asked
        self._show()

    def sign(self, writer: str) -> None:
        """Who decided, unless somebody else was entered."""
        if not self.decided_by.text().strip():
            self.decided_by.setText(writer)

    def decision(self, concern_id: str) -> Decision:
        """What is answered, as a record. Raises InvalidRecord with everything that is to be put right."""
        reading = Reading()
        parents = reading.field(FIELD, self.parents.informed, None)
        return reading.record(
            lambda: Decision(
                id=new_id(),
                kind=DecisionKind.TELLING,
                reason=self.reason.text(),
                decided_by=self.decided_by.text(),
                concern_id=concern_id,
                parents=parents,
                inform_later=self.inform_later.text() if self.parents.untold else "",
            )
        )

    def as_draft(self, child_id: str, concern_id: str) -> Fields:
        """The same answers in an unfinished decision."""
        return {
            "child": child_id,
            "kind": [DecisionKind.TELLING],
            "concern_id": concern_id,
            "reason": self.reason.text(),
            "decided_by": self.decided_by.text(),
            "parents_told": self.parents.text() if self.parents.answered else ["", ""],
            "inform_later": self.inform_later.text(),
        }

    def clear(self) -> None:
        """It is recorded, or goes on elsewhere."""
        self.parents.set_text(())
        self.reason.set_text("")
        self.inform_later.clear()

    def _show(self) -> None:
        for field in self.fields.values():
            field.setVisible(self._asked)
        self.fields["inform_later"].setVisible(self._asked and self.parents.untold)
