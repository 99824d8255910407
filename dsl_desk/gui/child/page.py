"""One child: who it is, and the parts of the record under their tabs."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.identity import IdentityBar
from dsl_desk.gui.child.paper import ChooseFile, Paper, PaperPanel, ask_for_file
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.child.parts import PARTS
from dsl_desk.gui.deeds.inline_form import InlineForm, InlineSlot
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import FILL
from dsl_desk.gui.widgets.printing import Print, print_pdf
from dsl_desk.gui.widgets.tabs import Tabs
from dsl_desk.services.desk import Desk
from dsl_desk.services.reviewing import ChildHead, child_head

P = TypeVar("P", bound=ChildPart)
LOW = 520  # logical pixels of height under which the identity bar scrolls away with the rest


class ChildPage(Page):
    """``child_id``'s record, at the record ``at`` or with the tab ``part`` in front.

    Opening it is entered in the journal once a sitting.
    """

    def __init__(
        self,
        tasks: Tasks,
        child_id: str,
        print_: Print = print_pdf,
        choose_file: ChooseFile = ask_for_file,
        at: str = "",
        part: str = "",
    ) -> None:
        super().__init__(tasks, "A child’s record")
        self._child_id = child_id
        self._made: dict[type[ChildPart], ChildPart] = {}
        self.tabs = Tabs([part.title for part in PARTS])
        self.slot = InlineSlot()
        self.paper = PaperPanel(tasks, child_id, print_, choose_file)
        self.identity = IdentityBar(self.tabs)
        only_who_records(tasks, *self.identity.deeds)
        self._paper_from: QWidget = self.identity.print_button
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        self._place.addStretch(1)
        self._lay_out()
        self._connect()
        self._front = self._bring(_titled(part) if part else ChronologyPart)
        self.tabs.show_tab(self._front.title)
        if at:
            self.part(ChronologyPart).show_record(at)

    def part(self, kind: type[P]) -> P:
        """The part of this kind, made when it is first asked for."""
        part = self._made.get(kind) or self._make(kind)
        assert isinstance(part, kind)
        return part

    def show_part(self, kind: type[P]) -> P:
        """Bring a part to the front as its tab does."""
        self.tabs.show_tab(kind.title)
        self._choose(kind.title)
        return self.part(kind)

    def opened(self) -> None:
        self._front.take_focus()
        self._read()
        self._front.opened()

    def leave(self) -> None:
        if not self.paper.isHidden():
            self._choose(self.tabs.current())

    def changed(self, changed: Changed) -> None:
        if self._child_id in changed.child_ids:
            self._read()
        for part in tuple(self._made.values()):
            part.changed(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().height() < look().px(LOW):
            self.body.insertWidget(0, self.identity)
        else:
            self.add_header(self.identity)

    def _lay_out(self) -> None:
        self.add(self.paper, self.slot)
        self.body.addLayout(self._place, 1)
        self.add_header(self.identity)
        self.paper.hide()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._choose)
        self.identity.wanted.connect(lambda page: self.navigate.emit(page, self._child_id))
        self.identity.print_wanted.connect(self._show_chronology)
        self.paper.closed.connect(self._back_from_paper)
        self.paper.saved.connect(self.banner.say)
        self.paper.failed.connect(self.show_failure)
        QShortcut(QKeySequence.StandardKey.Find, self, self._find)

    def _read(self) -> None:
        child_id = self._child_id

        def read(desk: Desk) -> tuple[ChildHead, dict[str, int]]:
            return child_head(desk, child_id), {part.title: part.count(desk, child_id) for part in PARTS}

        self.tasks.read(self, read, self._show_head, self.show_failure)

    def _show_head(self, found: tuple[ChildHead, dict[str, int]]) -> None:
        head, counts = found
        self.identity.show_head(head)
        for title, count in counts.items():
            self.tabs.set_count(title, count)

    def _make(self, kind: type[ChildPart]) -> ChildPart:
        part = self._made[kind] = kind(self.tasks, self._child_id)
        part.navigate.connect(self.navigate)
        part.form_wanted.connect(self._open_form)
        part.paper_wanted.connect(self._show_paper)
        part.said.connect(self.banner.say)
        part.failed.connect(self.show_failure)
        part.in_sight.connect(self.scroll_to)
        part.hide()
        self._place.insertWidget(0, part, FILL if part.fills else 0)
        return part

    def _choose(self, title: str) -> None:
        self._front = self._bring(_titled(title))
        self._front.opened()

    def _bring(self, kind: type[ChildPart]) -> ChildPart:
        self.paper.hide()
        self.paper.drop()
        chosen = self.part(kind)
        for part in self._made.values():
            part.setVisible(part is chosen)
        return chosen

    def _show_chronology(self) -> None:
        self._paper_from = self.identity.print_button
        self._front.hide()
        self.paper.open_chronology()
        self.scroll_to(self.paper.options)

    def _show_paper(self, paper: Paper[Any], back_to: QWidget) -> None:
        self._paper_from = back_to
        self._front.hide()
        self.paper.open_paper(paper)
        self.scroll_to(self.paper.close_button)

    def _back_from_paper(self) -> None:
        self._choose(self.tabs.current())
        self._paper_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self) -> None:
        self.show_part(ChronologyPart).find_words()

    def _open_form(self, form: InlineForm, back_to: QWidget) -> None:
        self.slot.open(form, back_to)
        self.scroll_to(form)


def _titled(title: str) -> type[ChildPart]:
    return next(part for part in PARTS if part.title == title)
