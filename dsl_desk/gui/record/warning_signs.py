"""The warning signs listed for what an observation is about. Nothing is ticked unless the person ticks it."""

from collections.abc import Collection, Iterable
from textwrap import fill

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.term import Term
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.entry import Entry
from dsl_desk.services.catalogue.sign import Domain, indicators

LONGEST_LINE = 72  # letters on one line of a chip, fewer where large text leaves no room for them
LARGE_LINE = 112  # letters at 100 % that fill the least window


class WarningSigns(QWidget):
    """One group of chips for each domain chosen; signs of a domain no longer chosen are kept but do not count."""

    edited = Signal()

    def __init__(self, domains: Iterable[Domain], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[str, ChipGroup[str]] = {}
        self._sections: dict[str, QWidget] = {}
        self._none = Words("Choose what it is about to see the signs listed for it.", Kind.MUTED)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().px(10))
        self._box.addWidget(self._none)
        for domain in domains:
            self._add(domain)

    def show_domains(self, codes: Collection[str]) -> None:
        """List the signs of these domains."""
        for code, section in self._sections.items():
            section.setVisible(code in codes)
        self._none.setVisible(not self._sections.keys() & set(codes))

    def text(self) -> list[str]:
        """The codes ticked, of the domains shown."""
        shown = (group for code, group in self._groups.items() if not self._sections[code].isHidden())
        return [code for group in shown for code in group.values()]

    def set_text(self, codes: Collection[str]) -> None:
        """Tick exactly these."""
        for group in self._groups.values():
            group.pick(*codes)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        for group in self._groups.values():
            group.setAccessibleDescription(description)

    def _add(self, domain: Domain) -> None:
        group = ChipGroup(
            [Choice(sign.code, _wrapped(sign.wording), sign.key) for sign in indicators(domain.code)], several=True
        )
        group.setAccessibleName(f"Warning signs: {domain.wording}")
        group.chosen.connect(self.edited)
        section = QWidget()
        box = QVBoxLayout(section)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(6))
        box.addWidget(Words(domain.wording, Kind.MUTED))
        box.addWidget(group)
        section.hide()
        self._groups[domain.code], self._sections[domain.code] = group, section
        self._box.addWidget(section)


def sign_terms() -> dict[str, Term]:
    """Every sign of the catalogue by its code."""
    return {sign.code: sign.term for sign in indicators()}


def chips(entries: Iterable[Entry]) -> list[Choice[str]]:
    """Chips of a list of the catalogue; the first letter of each picks it."""
    return [Choice(each.code, _wrapped(each.wording)) for each in entries]


def _wrapped(wording: str) -> str:
    return fill(wording, min(LONGEST_LINE, LARGE_LINE * 100 // look().text_scale))
