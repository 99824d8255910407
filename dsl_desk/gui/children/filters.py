"""What narrows the list of children, for this visit only: nothing of it is stored."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.services.roll.listing import Choices, Wanted

EVERY_YEAR = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Which children: everyone on the roll, those with a concern going on, with a status in force, or who left."""

    status: str = ""
    going_on: bool = False
    left: bool = False


EVERYONE, GOING_ON, LEFT = Group(), Group(going_on=True), Group(left=True)


class Filters(QWidget):
    """Year and group as chips; ``changed`` when another one is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.years: ChipGroup[str] = ChipGroup([Choice(EVERY_YEAR, "Every year")])
        self.years.setAccessibleName("Year")
        self.years.pick(EVERY_YEAR)
        self.groups: ChipGroup[Group] = ChipGroup([Choice(EVERYONE, "On the roll")])
        self.groups.setAccessibleName("Which children")
        self.groups.pick(EVERYONE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(8))
        for chips in (self.groups, self.years):
            column.addWidget(chips)
            chips.chosen.connect(self.changed)
        self.offer(Choices(0, (), ()))

    def offer(self, choices: Choices) -> None:
        """Offer what there is; what is no longer there cannot stay chosen."""
        self.years.set_choices(
            (Choice(EVERY_YEAR, "Every year"), *(Choice(year, _year(year), year) for year in choices.years))
        )
        self.years.setVisible(len(choices.years) > 1)
        self.groups.set_choices((
            Choice(EVERYONE, "On the roll"),
            Choice(GOING_ON, "Open concern"),
            *(Choice(Group(status=kind.code), kind.wording) for kind in choices.statuses),
            Choice(LEFT, "Left the school"),
        ))  # fmt: skip
        if self.years.value() is None:
            self.years.pick(EVERY_YEAR)
        if self.groups.value() is None:
            self.groups.pick(EVERYONE)

    def wanted(self, text: str) -> Wanted:
        """The children of the chosen year and group, found by `text`."""
        group = self.groups.value() or EVERYONE
        return Wanted(text, self.years.value() or EVERY_YEAR, group.status, group.going_on, group.left)


def _year(year: str) -> str:
    return f"Year {year}" if year[:1].isdigit() else year
