"""While a form is filled in: the duties that what was chosen brings to mind."""

from collections.abc import Collection

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.clock import clock
from dsl_desk.services.catalogue.duty import DutyKind, duties_to_consider, duty_kinds

HEADING = "Does someone have to report this?"
AFTERWARDS = "Save first. The question then waits on the child’s page and is answered there, yes or no."


class DutyPrompts(Card):
    """Hidden until something is chosen that a duty may hang on; nothing here is a conclusion."""

    def __init__(self) -> None:
        super().__init__(HEADING, kind="warning")
        self._lines = {kind.code: _line(kind) for kind in duty_kinds() if _can_be_brought_up(kind)}
        self.add(*self._lines.values(), Words(AFTERWARDS, Kind.MUTED))
        self._asked: tuple[str, ...] = ()
        self.consider()

    def consider(
        self, domains: Collection[str] = (), indicators: Collection[str] = (), exploitation: Collection[str] = ()
    ) -> None:
        """Ask about the duties that go with these codes, and about no others."""
        kinds = duties_to_consider(domains, indicators, exploitation)
        asked = tuple(kind.code for kind in kinds)
        for code, line in self._lines.items():
            line.setVisible(code in asked)
        self.setVisible(bool(asked))
        if new := [kind.prompt for kind in kinds if kind.code not in self._asked]:
            announce(self, " ".join(new))
        self._asked = asked

    def asked(self) -> tuple[str, ...]:
        """The codes of the duties asked about now."""
        return self._asked


def _can_be_brought_up(kind: DutyKind) -> bool:
    return bool(kind.domains or kind.indicators or kind.exploitation)


def _line(kind: DutyKind) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look().px(2))
    box.addWidget(Words(kind.prompt))
    if kind.clock:
        box.addWidget(Words(clock(kind.clock).wording, Kind.MUTED))
    codes = (kind.code, kind.clock) if kind.clock else (kind.code,)
    box.addWidget(RuleSource(*codes, words=False))
    return holder
