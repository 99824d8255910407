"""999 before anything else: on every page where a record could delay a call."""

from PySide6.QtWidgets import QWidget

from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.number import emergency_numbers


class DangerPanel(Card):
    """If a child is in immediate danger: call first, record afterwards."""

    def __init__(self, parent: QWidget | None = None, *, short: bool = False) -> None:
        super().__init__(parent=parent, kind="danger")
        emergency, police = emergency_numbers()
        self.body.setSpacing(self.body.spacing() // 2)
        self.add(Words("If a child is in immediate danger", Kind.STRONG))
        self.add(Words(f"Call {emergency.number} first. Record it afterwards."))
        if not short:
            self.add_rule()
            self.add_fact("Police (not urgent)", police.number)
