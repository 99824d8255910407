"""One task of a letter to a family."""

from collections.abc import Iterable

from PySide6.QtCore import Qt

from dsl_desk.gui.family_letter.material import FamilyMaterial
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.referral.tick_rows import TickRow, TickRows
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words

IN_LETTER = ("stands in the letter", "does not stand in the letter")


class FamilyStep(Step):
    """``decided`` gives fields of the PrivateAsked."""

    def offer_family(self, material: FamilyMaterial) -> None:
        """What the vault has to choose from."""


class ChosenRows(FamilyStep):
    """Things that a letter can hold, ticked one by one; what cannot stand in one is said below."""

    optional = True
    label = hint = nothing = none_chosen = ""

    def __init__(self, title: str, task: str) -> None:
        super().__init__(title, task)
        self.list = TickRows(self.label, self.nothing, IN_LETTER)
        self.put(self.name, LabelledField(self.label, self.list, self.hint, optional=self.optional))
        self.left_out = Words("", Kind.MUTED)
        self.card.add(self.left_out)

    def show_rows(self, rows: Iterable[TickRow], left_out: Iterable[str] = ()) -> None:
        """Offer these, and say why others are not offered."""
        kept = self.list.text()
        self.list.set_rows(tuple(rows))
        self.list.set_text(kept)
        words = "\n".join(left_out)
        self.left_out.setText(words)
        self.left_out.setVisible(bool(words))

    def opened(self) -> None:
        super().opened()
        if not self.list.rows.rowCount():
            self.onward.setFocus(Qt.FocusReason.OtherFocusReason)

    def codes(self) -> tuple[str, ...]:
        """What is ticked, in its order."""
        return tuple(row.id for row in self.list.chosen())

    def decided(self) -> dict[str, object]:
        return {self.name: self.codes()}

    def detail(self) -> str:
        rows = self.list.rows.rowCount()
        return f"{len(self.codes())} of {rows} chosen" if rows and self.codes() else self.none_chosen
