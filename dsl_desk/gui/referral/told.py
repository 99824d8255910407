"""Who knows that this leaves: the parents, the child, other agencies."""

from typing import Any

from dsl_desk.domain.problems import Problems
from dsl_desk.gui.forms.informed_choice import InformedChoice, have_you_told
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.grounds import Party

RECORDED = "What the record says last of the parents:"


class Told(Step):
    """Telling is not asking: nothing here makes consent a condition."""

    name = "told"

    def __init__(self) -> None:
        super().__init__("Who has been told", "Say who has been told")
        self.informed = {party: InformedChoice(party) for party in Party}
        self.recorded = Words("", Kind.MUTED)
        self.card.add(self.recorded)
        self.agencies = NoteField(lines=2)
        for party, choice in self.informed.items():
            self.put(party.value, LabelledField(have_you_told(party), choice))
        hint = "Which one, who there, when, and on which number. Leave it blank where none is."
        self.put("agencies_told", LabelledField("Other agencies that know", self.agencies, hint, optional=True))

    def offer(self, material: Material) -> None:
        self.recorded.setText("\n".join((RECORDED, *material.told)))
        self.recorded.setVisible(bool(material.told))

    def decided(self) -> dict[str, Any]:
        return {
            "parents": self.informed[Party.PARENTS].informed(),
            "child": self.informed[Party.CHILD].informed(),
            "agencies_told": self.agencies.text().strip(),
        }

    def check(self) -> None:
        problems = Problems()
        for party, choice in self.informed.items():
            if words := choice.problem():
                problems.add(party.value, words)
        problems.note("agencies_told", self.agencies.text())
        problems.raise_if_any()

    def detail(self) -> str:
        said = [f"{party.value} {_say(choice)}" for party, choice in self.informed.items() if choice.answered]
        return "; ".join(said).capitalize() or "Parents, the child, and other agencies"


def _say(choice: InformedChoice) -> str:
    return "not told" if choice.not_told else "told"
