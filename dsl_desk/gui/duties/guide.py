"""What the guidance says of one duty: whose it is, to whom, in what time, from where."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.clock import clock
from dsl_desk.services.catalogue.duty import DutyKind


class DutyGuide(QWidget):
    """The question to answer first, then the facts and their source."""

    def __init__(self, kind: DutyKind) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(4))
        box.addWidget(Words(kind.prompt))
        limit = clock(kind.clock).wording if kind.clock else "No time limit is known. Do it without delay."
        for label, text in (("Whose duty", kind.owed_by), ("To whom", kind.route), ("By when", limit)):
            box.addWidget(Words(f"{label}: {text}", Kind.MUTED))
        codes = (kind.code, kind.clock) if kind.clock else (kind.code,)
        self.source = RuleSource(*codes, words=False)
        box.addWidget(self.source)
