"""What has to be seen before anyone is contacted or anything leaves: on the front sheet, and where either is done."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.front_sheet_facts import title_of
from dsl_desk.domain.front_sheet_file import Cautions
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Words

CONFIDENTIAL = "Address kept confidential"
KEPT = (
    "It is printed in no letter, front sheet, chronology or bundle. A record in which it is written cannot leave: "
    "leave that record out."
)


class CautionCards(QWidget):
    """One card for each person who must not be contacted, one for an address that must not leave; else nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[Card] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(14))
        self.hide()

    def show_cautions(self, cautions: Cautions) -> None:
        """Show these and no others."""
        for card in self._cards:
            self._column.removeWidget(card)
            card.deleteLater()
        self._cards = [
            _card(f"{title_of(member)}, {member.contact.value}", member.contact_reason, "danger")
            for member in cautions.must_not_contact
        ]
        if cautions.address_confidential:
            self._cards.append(_card(CONFIDENTIAL, KEPT, "warning"))
        for card in self._cards:
            self._column.addWidget(card)
        self.setVisible(bool(self._cards))


def _card(heading: str, words: str, kind: str) -> Card:
    card = Card(heading, kind=kind)
    card.add(Words(words))
    return card
