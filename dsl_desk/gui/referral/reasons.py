"""Why this is shared, on what basis, and who was told."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.term import Term
from dsl_desk.gui.referral.options import Option, Options
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.services.catalogue import LawfulBasis, Party, lawful_bases, not_informed_reasons
from dsl_desk.services.drafts import Fields

WHO = {Party.PARENTS: "the parents or carers", Party.CHILD: "the child"}


class Reasons(Step):
    """Telling is not asking: nothing here makes consent a condition."""

    def __init__(self) -> None:
        super().__init__("Why you are sharing, and on what basis", "Say why you are sharing")
        self.purpose = NoteField(lines=3)
        self.basis = Options([_option(basis) for basis in _shown_bases()], several=True)
        self.informed = {party: InformedChoice(party) for party in Party}
        self.field("purpose", LabelledField("Why it is shared", self.purpose, "What it should help them to do."))
        hint = "Keeping a child safe does not wait for consent. Choose what your school relies on."
        self.field("lawful_basis", LabelledField("Lawful basis", self.basis, hint))
        for party, choice in self.informed.items():
            self.field(party.value, LabelledField(f"Have you told {WHO[party]}?", choice))
            choice.answer.edited.connect(self.edited)
            choice.reasons.edited.connect(self.edited)
            choice.words.editor.textChanged.connect(self.edited)
        self.purpose.editor.textChanged.connect(self.edited)
        self.basis.edited.connect(self.edited)

    def terms(self) -> tuple[Term, ...]:
        """The bases ticked, as they were worded here."""
        return tuple(basis.term for basis in _shown_bases() if basis.code in self.basis.codes())

    def state(self) -> Fields:
        kept: Fields = {"purpose": self.purpose.text(), "lawful_basis": list(self.basis.codes())}
        for party, choice in self.informed.items():
            kept |= {f"{party.value}_{name}": value for name, value in choice.state().items()}
        return kept

    def restore(self, state: Fields) -> None:
        self.purpose.set_text(str(state.get("purpose", "")))
        self.basis.tick(state.get("lawful_basis", ()))
        for party, choice in self.informed.items():
            choice.restore({name: state.get(f"{party.value}_{name}", "") for name in choice.state()})

    def check(self) -> None:
        problems = Problems()
        problems.require("purpose", self.purpose.text(), "Enter why this is being shared")
        problems.require("lawful_basis", self.basis.codes(), "Choose the lawful basis")
        for party, choice in self.informed.items():
            if words := choice.problem():
                problems.add(party.value, words)
        problems.raise_if_any()

    def detail(self) -> str:
        return "Purpose, lawful basis, and whether parents and child were told"


class InformedChoice(QWidget):
    """Told, or not told with at least one reason and words; the prompts of the ticked reasons say what to write."""

    def __init__(self, party: Party) -> None:
        super().__init__()
        self._party = party
        who = WHO[party]
        self.answer = Options([Option("yes", "Yes, told"), Option("no", "No, not told")])
        reasons = not_informed_reasons(party)
        self.reasons = Options([Option(each.code, each.wording, each.prompt) for each in reasons], several=True)
        self.words = NoteField(lines=3)
        self._why = LabelledField(f"Why {who} were not told", self.reasons, "Tick every one that fits.")
        self._in_words = LabelledField(f"In your words: why {who} were not told, and who will tell them", self.words)
        if party is Party.CHILD:
            self._why.label.setText("Why the child was not told")
            self._in_words.label.setText("In your words: why the child was not told, and who will tell them")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(10))
        for part in (self.answer, self._why, self._in_words):
            column.addWidget(part)
        self.setFocusProxy(self.answer)
        self.answer.edited.connect(self._show)
        self._show()

    def informed(self) -> Informed:
        """Raises InvalidRecord while it is not answered."""
        if self.problem():
            raise InvalidRecord(Problem(self._party.value, self.problem()))
        return self._informed()

    def problem(self) -> str:
        if not self.answer.code():
            return "Say whether you have told " + WHO[self._party]
        return self._informed().problem()

    def state(self) -> Fields:
        return {"told": self.answer.code(), "reasons": list(self.reasons.codes()), "words": self.words.text()}

    def restore(self, state: Fields) -> None:
        self.answer.tick([str(state["told"])])
        self.reasons.tick(state["reasons"])
        self.words.set_text(str(state["words"]))
        self._show()

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.answer.setAccessibleDescription(description)

    def _informed(self) -> Informed:
        if self.answer.code() == "yes":
            return Informed(True)
        ticked = self.reasons.codes()
        terms = tuple(each.term for each in not_informed_reasons(self._party) if each.code in ticked)
        return Informed(False, terms, self.words.text().strip())

    def _show(self) -> None:
        for part in (self._why, self._in_words):
            part.setVisible(self.answer.code() == "no")


def _shown_bases() -> tuple[LawfulBasis, ...]:
    return tuple(basis for basis in lawful_bases() if basis.offered)


def _option(basis: LawfulBasis) -> Option:
    return Option(basis.code, basis.wording, basis.use_when, basis.check_first)
