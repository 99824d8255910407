"""Why this is shared, on what basis, and who was told."""

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.term import Term
from dsl_desk.gui.forms.informed_choice import InformedChoice, have_you_told
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.services.catalogue.grounds import LawfulBasis, Party, lawful_bases
from dsl_desk.services.drafts import Fields


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
            self.field(party.value, LabelledField(have_you_told(party), choice))
            choice.edited.connect(self.edited)
        self.purpose.editor.textChanged.connect(self.edited)
        self.basis.edited.connect(self.edited)

    def terms(self) -> tuple[Term, ...]:
        """The bases ticked, as they were worded here."""
        return tuple(basis.term for basis in _shown_bases() if basis.code in self.basis.codes())

    def state(self) -> Fields:
        kept: Fields = {"purpose": self.purpose.text(), "lawful_basis": list(self.basis.codes())}
        for party, choice in self.informed.items():
            kept[f"{party.value}_told"] = choice.text()
        return kept

    def restore(self, state: Fields) -> None:
        self.purpose.set_text(str(state.get("purpose", "")))
        self.basis.tick(state.get("lawful_basis", ()))
        for party, choice in self.informed.items():
            choice.set_text(list(state.get(f"{party.value}_told", ())))

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


def _shown_bases() -> tuple[LawfulBasis, ...]:
    return tuple(basis for basis in lawful_bases() if basis.offered)


def _option(basis: LawfulBasis) -> Option:
    return Option(basis.code, basis.wording, basis.use_when, basis.check_first)
