"""Who the chronology is printed for, and how many copies."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.audiences import AUDIENCES, Audience, audience

MOST_COPIES = 30
LETTERS = {"conference": "c", "summary": "s", "evidence": "p", "transfer": "n"}


class PrintOptions(Card):
    """``chosen`` whenever the pages would be others."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__("Who is it for?", kind="identity")
        self.chips: ChipGroup[str] = ChipGroup(
            [Choice(each.code, each.choice, LETTERS[each.code]) for each in AUDIENCES]
        )
        self.chips.setAccessibleName("Who is it for?")
        self.chips.pick(AUDIENCES[0].code)
        self._about = Words("", Kind.MUTED)
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setMaximumWidth(self.copies.sizeHint().width() * 2)
        self.copies.setKeyboardTracking(False)
        self.copies.lineEdit().setTextMargins(look().px(9), 0, 0, 0)
        self.add(
            self.chips,
            self._about,
            LabelledField("Copies", self.copies, f"1 to {MOST_COPIES}. Each page says which copy it is"),
        )
        self.chips.chosen.connect(self._choose)
        self.copies.valueChanged.connect(self.chosen)
        self._say()

    def audience(self) -> Audience:
        return audience(self.chips.value() or AUDIENCES[0].code)

    def _choose(self) -> None:
        self._say()
        self.chosen.emit()

    def _say(self) -> None:
        self._about.setText(self.audience().about)
