"""May the parents be told? What was decided of it, and why they are told where it was decided otherwise."""

from PySide6.QtCore import Qt, Signal

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.gui.family_letter.family_step import FamilyStep
from dsl_desk.gui.family_letter.material import FamilyMaterial
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.lettering.private.standing import UNDECIDED, UNSEEN, stop_untold

MAY = "Nothing that was decided keeps you from writing to them."
FORBIDDEN = (
    "It was decided that they are not told. Think of whether a decision should be made anew. To write all the same, "
    "say why: it is kept with the letter."
)


class Telling(FamilyStep):
    """``to_decide`` leads to the decision that is missing."""

    to_decide = Signal()

    name = "told"

    def __init__(self) -> None:
        super().__init__("May the parents be told?", "Check that the parents may be told")
        self._material: FamilyMaterial | None = None
        self._stands = Card(kind="identity")
        self._said, self._words = Words("", Kind.STRONG), Words("")
        self._stands.add(self._said, self._words)
        self.decide = secondary("Decide whether they are told …")
        self.decide.clicked.connect(self.to_decide)
        self.card.add(self._stands)
        self.card.body.addWidget(self.decide, alignment=Qt.AlignmentFlag.AlignLeft)
        self.override = NoteField(lines=2)
        self.put("override", LabelledField("Why they are told all the same", self.override))
        self.concern = ChoiceBox("No concern")
        hint = "Who does not see a restricted concern does not see its letters either."
        self.put("concern_id", LabelledField("Which concern it is part of", self.concern, hint, optional=True))

    def offer_family(self, material: FamilyMaterial) -> None:
        self._material = material
        standing = material.standing
        self._said.setText(self._say())
        self._words.setText("\n".join(f"{_matter(word.concern)}{word.say()}" for word in standing.words))
        self._words.setVisible(bool(standing.words) and not standing.unseen)
        self.decide.setVisible(not standing.unseen)
        self.fields["override"].setVisible(bool(standing.forbidding) and not standing.unseen)
        self.concern.set_choices((concern.id, concern.title) for concern in material.concerns)
        self.fields["concern_id"].setVisible(bool(material.concerns))

    def decided(self) -> dict[str, object]:
        return {"override": self.override.text().strip(), "concern_id": self.concern.text()}

    def status(self) -> Status:
        """Nobody has to press anything where the decision itself says it."""
        status = super().status()
        return Status.PROBLEM if status is Status.NOT_STARTED and self._material else status

    def check(self) -> None:
        """Raises InvalidRecord for what stops a letter, at a field that is in sight."""
        if self._material is None:
            raise InvalidRecord(Problem("override", UNDECIDED))
        stop_untold(self._material.standing, self.override.text())

    def detail(self) -> str:
        return self._say()

    def opened(self) -> None:
        super().opened()
        if self._material and not self._material.standing.words:
            self.decide.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._refused:
            first = self.override if self._material and self._material.standing.forbidding else self.onward
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> str:
        standing = self._material.standing if self._material else None
        if standing is None or standing.unseen:
            return f"{UNSEEN}." if standing else ""
        if not standing.words:
            return f"{UNDECIDED}."
        return FORBIDDEN if standing.forbidding else MAY


def _matter(concern: str) -> str:
    return f"{concern}. " if concern else ""
