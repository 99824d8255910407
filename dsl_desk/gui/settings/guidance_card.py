"""Guidance and duties: what the program's rules rest on, and whether someone here has checked it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from dsl_desk.domain.confirmation import InForce
from dsl_desk.gui.deeds.confirm_status import ConfirmStatus
from dsl_desk.gui.deeds.inline_form import InlineSlot
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.rows import Row, RowList
from dsl_desk.gui.widgets.rule_source import name_of, status_of
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.clock import clocks
from dsl_desk.services.catalogue.duty import duty_kinds
from dsl_desk.services.catalogue.grounds import lawful_bases
from dsl_desk.services.catalogue.source import sources
from dsl_desk.services.confirming import Confirmed, confirmations

ABOUT = (
    "Duties, time limits and grounds for sharing come from law and guidance that change. “Status not checked” means "
    "that nobody has confirmed that it applies now, not that there is no duty. When you have looked one up, write "
    "down what you found."
)
ALL, FEWER = "Show every source", "Show only duties, time limits and grounds"


class GuidanceCard(Card):
    """The sources of duties, clocks and lawful bases, those not checked first; all of them when asked."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._confirmed: Mapping[str, Confirmed] = {}
        self._all = False
        self.slot = InlineSlot()
        self.rows = RowList("Guidance and duties", whole=True)
        self.rows.chosen.connect(self._open)
        self.more = link(ALL)
        self.more.clicked.connect(self._turn)
        self.add(Words("Guidance and duties", Kind.HEADING), Words(ABOUT, Kind.MUTED), self.slot, self.rows)
        self.body.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self._fill()

    def read(self) -> None:
        """Ask the vault what the school found out."""
        self._tasks.read(self, confirmations, self._show)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.read()

    def _show(self, confirmed: Mapping[str, Confirmed]) -> None:
        self._confirmed = confirmed
        self._fill()

    def _fill(self) -> None:
        names = list(sources()) if self._all else sorted(_with_effect(), key=self._known)
        self.rows.set_rows([self._row(name) for name in names])

    def _row(self, name: str) -> Row:
        source = sources()[name]
        said = status_of(source, self._confirmed.get(name))
        return Row(name, name_of(source), text=said[:1].upper() + said[1:], verb="I have checked …")

    def _known(self, name: str) -> bool:
        confirmed = self._confirmed.get(name)
        return (confirmed.confirmation.in_force if confirmed else sources()[name].in_force) is not InForce.NOT_CHECKED

    def _turn(self) -> None:
        self._all = not self._all
        self.more.set_words(FEWER if self._all else ALL)
        self._fill()

    def _open(self, name: object) -> None:
        self.slot.open(ConfirmStatus(self._tasks, str(name), self._confirmed.get(str(name))), self.rows)


def _with_effect() -> dict[str, None]:
    """The sources of what someone has to do, each once."""
    citing = [each.sources for each in duty_kinds()]
    citing += [each.sources for each in clocks()]
    citing += [each.sources for each in lawful_bases()]
    return dict.fromkeys(name for names in citing for name in names)
