"""Why this is shared, and on what basis."""

from typing import Any

from dsl_desk.domain.problems import Problems
from dsl_desk.domain.term import Term
from dsl_desk.gui.forms.options import Option, Options
from dsl_desk.gui.forms.section import Section
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.services.catalogue.grounds import BasisPart, LawfulBasis, lawful_bases

SHOWN = {
    "lawful_basis": (
        BasisPart.LAWFUL_BASIS,
        "Lawful basis",
        "Keeping a child safe does not wait for consent. Choose what your school relies on.",
    ),
    "conditions": (
        BasisPart.CONDITION,
        "Condition for special details and details of crime",
        "Health, ethnicity, sex life, religion or a suspected offence need one beside the lawful basis.",
    ),
}


class Reasons(Step):
    """A ground whose status nobody has checked stands behind one more press, with the warning beside it."""

    name = "reasons"

    def __init__(self) -> None:
        super().__init__("Why you are sharing, and on what basis", "Say why you are sharing")
        self.purpose = NoteField(lines=3)
        self.put("purpose", LabelledField("Why it is shared", self.purpose, "What it should help them to do."))
        self.grounds: dict[str, Options] = {}
        for name, (part, label, hint) in SHOWN.items():
            offered = [basis for basis in lawful_bases() if basis.offered and basis.part is part]
            self.put(name, LabelledField(label, self._choices(name, offered), hint))
        self._others = Section("Other grounds", "Not offered until someone has checked them", self._ticked)
        field = LabelledField("Other grounds, to be checked first", self._choices("others", _not_offered()))
        self._others.add(field)
        self._others.fields["others"] = field
        self._controls.keep("others", self.grounds["others"])
        self.card.add(self._others)
        self._others.refresh()
        self.grounds["others"].edited.connect(self._others.refresh)

    def terms(self) -> tuple[Term, ...]:
        """The grounds ticked, as they were worded here."""
        ticked = {code for grounds in self.grounds.values() for code in grounds.codes()}
        return tuple(basis.term for basis in lawful_bases() if basis.code in ticked)

    def decided(self) -> dict[str, Any]:
        return {"purpose": self.purpose.text().strip(), "lawful_basis": self.terms()}

    def check(self) -> None:
        problems = Problems()
        problems.require("purpose", self.purpose.text(), "Enter why this is being shared")
        problems.require("lawful_basis", self.grounds["lawful_basis"].codes(), "Choose the lawful basis")
        problems.raise_if_any()

    def detail(self) -> str:
        return "What it should help them to do, and the lawful basis"

    def _choices(self, name: str, bases: list[LawfulBasis]) -> Options:
        options = [Option(basis.code, basis.wording, basis.use_when, basis.check_first) for basis in bases]
        self.grounds[name] = Options(options, several=True)
        return self.grounds[name]

    def _ticked(self, _names: object) -> list[str]:
        ticked = self.grounds["others"].codes()
        return [basis.wording for basis in lawful_bases() if basis.code in ticked]


def _not_offered() -> list[LawfulBasis]:
    return [basis for basis in lawful_bases() if not basis.offered]
