"""Beside every task: call first, what must not leave, and what the bundle is so far."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.domain.front_sheet_file import Cautions
from dsl_desk.domain.route import Route
from dsl_desk.gui.front_sheet.cautions import CautionCards
from dsl_desk.gui.referral.receiving import Receiving
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.number import emergency_numbers


class BundleSummary(QWidget):
    """``danger`` stands by itself: sending this tells nobody of a crime, so 999 and 101 are beside every task."""

    def __init__(self) -> None:
        super().__init__()
        emergency, police = emergency_numbers()
        self.danger = Card(kind="danger")
        self.danger.add(
            Words("Not for emergencies, and not a crime report", Kind.STRONG),
            Words(
                f"Danger now: call {emergency.number}. To report a crime: call {police.number} or report it online. "
                "What you send here does neither."
            ),
        )
        self.cautions = CautionCards()
        facts = Card("This bundle")
        self._child = facts.add_fact("Child", "")
        self._to = facts.add_fact("To", "")
        self._reported = facts.add_fact("Reported by", "")
        self._records = facts.add_fact("Records", "")
        self._files = facts.add_fact("Files", "")
        self._size = facts.add_fact("Size", "")
        self._key = Words("", Kind.MUTED)
        facts.add(self._key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(14))
        column.addWidget(self.cautions)
        column.addWidget(facts)

    def show_child(self, child: Child | None, cautions: Cautions) -> None:
        self.cautions.show_cautions(cautions)
        place = f", {child.place}" if child and child.place else ""
        self._child.setText(f"{child.name}{place}" if child else "Not chosen yet")

    def show_decided(self, to: str, route: Route | None, receiving: Receiving | None) -> None:
        self._to.setText(to or "Not chosen yet")
        information = route is Route.INFORMATION
        self._reported.setText("Nobody: information only" if information else route or "Not answered yet")
        self._key.setText(receiving.key_check if receiving else "")
        self._key.setVisible(receiving is not None)

    def show_content(self, records: int, files: int, size: str) -> None:
        """``size`` in words, empty before the report is put together."""
        self._records.setText(str(records))
        self._files.setText(str(files))
        self._size.setText(size or "Known with the report")
