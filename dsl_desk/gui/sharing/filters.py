"""What narrows the log, for this visit only: nothing of it is stored."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.domain.sharing import SharingState
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Beside
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.services.sharing_log import Kept, Shared

FIND = 300  # logical pixels of the line to type in


class Standing(StrEnum):
    """Which entries of the log."""

    EVERYTHING = "Everything"
    FOR_US = "Waits for us"
    FOR_THEM = "Waits for them"
    FINISHED = "Finished"
    KEPT = "Not shared"


class Filters(QWidget):
    """Whose turn it is, the recipient, and a child's name or a bundle's number; ``changed`` at any change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.standing = ChipGroup([Choice(each, each.value) for each in Standing])
        self.standing.setAccessibleName("Which entries")
        self.standing.pick(Standing.EVERYTHING)
        self.line, self.agency = QLineEdit(), ChoiceBox("Every recipient")
        self.line.setMaximumWidth(look().px(FIND))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(8))
        column.addWidget(
            Beside(
                LabelledField("Find a child or a bundle", self.line), LabelledField("Recipient", self.agency),
                least=FIND,
            )
        )  # fmt: skip
        column.addWidget(self.standing)
        self.standing.chosen.connect(self.changed)
        self.agency.edited.connect(self.changed)
        self.line.textChanged.connect(lambda _: self.changed.emit())

    def clear(self) -> None:
        """Show everything again, without a signal."""
        self.blockSignals(True)
        self.standing.pick(Standing.EVERYTHING)
        self.agency.set_text("")
        self.line.clear()
        self.blockSignals(False)

    def offer(self, shared: Sequence[Shared], kept: Sequence[Kept]) -> None:
        """The recipients there are."""
        names = {each.sharing.agency_id: each.agency for each in shared}
        self.agency.set_choices(sorted(names.items(), key=lambda pair: pair[1]))

    def shared(self, found: Sequence[Shared]) -> tuple[Shared, ...]:
        """Those that are to be shown."""
        return tuple(each for each in found if self._takes(each))

    def kept(self, found: Sequence[Kept]) -> tuple[Kept, ...]:
        if self.standing.value() not in (Standing.EVERYTHING, Standing.KEPT):
            return ()
        return tuple(
            each
            for each in found
            if self.agency.text() in ("", each.record.agency_id) and self._names(each.child, each.record.with_whom)
        )

    def _takes(self, each: Shared) -> bool:
        sharing = each.sharing
        if self.agency.text() not in ("", sharing.agency_id):
            return False
        if self.standing.value() not in (Standing.EVERYTHING, _turn(each)):
            return False
        return self._names(each.child, sharing.bundle)

    def _names(self, child: Child, *texts: str) -> bool:
        wanted = self.line.text().casefold().split()
        said = " ".join((child.name, *texts)).casefold()
        return all(word in said for word in wanted)


def _turn(each: Shared) -> Standing:
    """Whose turn it is with one bundle."""
    match each.sharing.state:
        case SharingState.MADE | SharingState.RETURNED:
            return Standing.FOR_US
        case SharingState.SENT | SharingState.RECEIVED | SharingState.ACCEPTED:
            return Standing.FOR_US if each.second_owed else Standing.FOR_THEM
        case _:
            return Standing.FINISHED
