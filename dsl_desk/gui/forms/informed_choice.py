"""Whether the parents, or the child, were told or are to be; and why not."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.informed import Informed
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.services.catalogue.grounds import Party, not_informed_reasons

WHO = {Party.PARENTS: "the parents or carers", Party.CHILD: "the child"}
WERE = {Party.PARENTS: "the parents or carers were", Party.CHILD: "the child was"}
TOLD, TO_BE_TOLD, NOT_TOLD = "yes", "later", "no"


def have_you_told(party: Party) -> str:
    """The question as it stands above the answers."""
    return f"Have you told {WHO[party]}?"


class InformedChoice(QWidget):
    """Told, or not told with at least one reason and words; the prompts of the ticked reasons say what to write.

    With ``unasked``, the words for it, it can be left unanswered. Where it ``decides``, they may also be told later:
    what leaves the school asks only what was done. Kept as the answer, the words and the codes ticked, in this order.
    """

    edited = Signal()

    def __init__(self, party: Party, unasked: str = "", *, decides: bool = False) -> None:
        super().__init__()
        self._party = party
        answers = [Option(TOLD, "Yes, told"), Option(NOT_TOLD, "No, not told")]
        if decides:
            answers.insert(1, Option(TO_BE_TOLD, "Not yet: we are going to tell them"))
        self.answer = Options([*answers, Option("", unasked)] if unasked else answers)
        reasons = not_informed_reasons(party)
        self.reasons = Options([Option(each.code, each.wording, each.prompt) for each in reasons], several=True)
        self.words = NoteField(lines=3)
        self._why = LabelledField(f"Why {WERE[party]} not told", self.reasons, "Tick every one that fits.")
        in_words = f"In your words: why {WERE[party]} not told, and who will tell them"
        self._in_words = LabelledField(in_words, self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(10))
        for part in (self.answer, self._why, self._in_words):
            column.addWidget(part)
        self.setFocusProxy(self.answer)
        self.answer.edited.connect(self._answered)
        self.reasons.edited.connect(self.edited)
        self.words.editor.textChanged.connect(self.edited)
        self._show()

    @property
    def answered(self) -> bool:
        """Whether it was said at all."""
        return bool(self.answer.code())

    @property
    def not_told(self) -> bool:
        """Whether it was said that they were not told."""
        return self.answer.code() == NOT_TOLD

    @property
    def untold(self) -> bool:
        """Whether it was said that nobody has told them so far, whatever was decided."""
        return self.answer.code() in (TO_BE_TOLD, NOT_TOLD)

    def informed(self) -> Informed:
        """Raises InvalidRecord while it is not answered."""
        if self.problem():
            raise InvalidRecord(Problem(self._party.value, self.problem()))
        return self._informed()

    def problem(self) -> str:
        """What is missing, or nothing."""
        if not self.answered:
            return "Say whether you have told " + WHO[self._party]
        return self._informed().problem()

    def text(self) -> list[str]:
        return [self.answer.code(), self.words.text(), *self.reasons.codes()]

    def set_text(self, kept: Sequence[str]) -> None:
        told, words, *reasons = kept or ("", "")
        self.answer.tick([told])
        self.words.set_text(words)
        self.reasons.tick(reasons)
        self._show()

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.answer.setAccessibleDescription(description)

    def _informed(self) -> Informed:
        if self.answer.code() == TOLD:
            return Informed(True)
        if self.answer.code() == TO_BE_TOLD:
            return Informed(False, to_be_told=True)
        ticked = self.reasons.codes()
        terms = tuple(each.term for each in not_informed_reasons(self._party) if each.code in ticked)
        return Informed(False, terms, self.words.text().strip())

    def _answered(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        for part in (self._why, self._in_words):
            part.setVisible(self.not_told)
