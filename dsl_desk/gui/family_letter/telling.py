"""May the parents be told? What was decided of it, and why they are told where it was decided otherwise."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.family_letter.decide_here import DecideHere
from dsl_desk.gui.family_letter.family_step import FamilyStep
from dsl_desk.gui.family_letter.material import FamilyMaterial
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.deciding import decide
from dsl_desk.services.drafts import Fields
from dsl_desk.services.lettering.private.standing import FIELD, UNDECIDED, UNSEEN, stop_untold

MAY = "Nothing that was decided keeps you from writing to them."
FORBIDDEN = (
    "It was decided that they are not told. Think of whether a decision should be made anew. To write all the same, "
    "say why: it is kept with the letter."
)
ONWARD, DECIDE = "Save and go on", "Record the decision and go on"


class Telling(FamilyStep):
    """Where nobody has decided, it is decided here; ``to_decide(Fields)`` leads to the whole page of a decision."""

    to_decide = Signal(object)

    name = "told"

    def __init__(self, tasks: Tasks, failed: Callable[[DeskError], None]) -> None:
        super().__init__("May the parents be told?", "Check that the parents may be told", ONWARD)
        self._tasks, self._failed = tasks, failed
        self._material: FamilyMaterial | None = None
        self._just_decided = False
        self._stands = Card(kind="identity")
        self._said, self._words = Words("", Kind.STRONG), Words("")
        self._stands.add(self._said, self._words)
        self.card.add(self._stands)
        self.here = DecideHere()
        for name, field in self.here.fields.items():
            self.put(name, field)
        self.override = NoteField(lines=2)
        self.put("override", LabelledField("Why they are told all the same", self.override))
        self.concern = ChoiceBox("No concern")
        hint = "Who does not see a restricted concern does not see its letters either."
        self.put("concern_id", LabelledField("Which concern it is part of", self.concern, hint, optional=True))
        self.decide = secondary("Decide on a page of its own …")
        self.decide.clicked.connect(self._decide_there)
        self.buttons.addWidget(self.decide)

    @property
    def _decides(self) -> bool:
        """Whether the decision is missing, and the person at the desk may record it."""
        standing = self._material.standing if self._material else None
        undecided = standing is not None and not standing.words and not standing.unseen
        return undecided and not self._tasks.reads_only

    def offer_family(self, material: FamilyMaterial) -> None:
        self._material = material
        standing = material.standing
        self._said.setText(self._say())
        self._words.setText("\n".join(word.say_with_matter() for word in standing.words))
        self._words.setVisible(bool(standing.words) and not standing.unseen)
        self.decide.setVisible(not standing.unseen)
        self.fields["override"].setVisible(bool(standing.forbidding) and not standing.unseen)
        self.concern.set_choices((concern.id, concern.title) for concern in material.concerns)
        self.fields["concern_id"].setVisible(bool(material.concerns))
        self.here.ask(self._decides)
        self.here.sign(material.writer)
        self.onward.set_words(DECIDE if self._decides else ONWARD)
        if self._just_decided and standing.words:
            self._just_decided = False
            QTimer.singleShot(0, self, self._lead_on)

    def restore(self, state: Fields) -> None:
        super().restore(state)
        self.here.sign(self._material.writer if self._material else "")
        self.here.ask(self._decides)

    def filled(self) -> bool:
        return any(any(kept) for name, kept in self.state().items() if name != "decided_by")

    def decided(self) -> dict[str, object]:
        return {"override": self.override.text().strip(), "concern_id": self.concern.text()}

    def status(self) -> Status:
        """Nobody has to press anything where the decision itself says it."""
        status = super().status()
        return Status.PROBLEM if status is Status.NOT_STARTED and self._material else status

    def check(self) -> None:
        """Raises InvalidRecord for what stops a letter, at a field that is in sight."""
        if self._material is None:
            raise InvalidRecord(Problem(FIELD, UNDECIDED))
        stop_untold(self._material.standing, self.override.text())

    def detail(self) -> str:
        return self._say()

    def go_on(self) -> None:
        if self._decides:
            self._decide_here()
        else:
            super().go_on()

    def opened(self) -> None:
        super().opened()
        if self._decides:
            self.here.parents.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._refused:
            first = self.override if self._material and self._material.standing.forbidding else self.onward
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide_here(self) -> None:
        """Record the decision at once: what is typed in the letter waits for nothing else."""
        assert self._material, "decided about a child"
        try:
            decision = self.here.decision(self.concern.text())
        except InvalidRecord as error:
            self.summary.show_problems(error.problems)
            return
        self.summary.clear()
        self.onward.setEnabled(False)
        child_id = self._material.child.id
        self._tasks.write(self, lambda desk: decide(desk, decision, [child_id]), self._decided, self._not_decided)

    def _decided(self, changed: Changed) -> None:
        """The material that follows tells whether they may be told now."""
        self._just_decided = True
        self.onward.setEnabled(True)
        self.here.clear()

    def _not_decided(self, error: DeskError) -> None:
        self.onward.setEnabled(True)
        self._failed(error)

    def _lead_on(self) -> None:
        """To the list, or to the override where it was decided that they are not told."""
        if not self.isVisible() or self._material is None:
            return
        if self._material.standing.forbidding:
            self.opened()
        else:
            self.finished.emit()

    def _decide_there(self) -> None:
        """With what was typed here, so that nothing is typed again."""
        assert self._material, "decided about a child"
        typed = self._decides and self.filled()
        fields = self.here.as_draft(self._material.child.id, self.concern.text()) if typed else {}
        self.to_decide.emit(fields)

    def _say(self) -> str:
        standing = self._material.standing if self._material else None
        if standing is None or standing.unseen:
            return f"{UNSEEN}." if standing else ""
        if not standing.words:
            return f"{UNDECIDED}."
        return FORBIDDEN if standing.forbidding else MAY
