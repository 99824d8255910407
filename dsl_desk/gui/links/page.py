"""Shared people, cars, places, phones and accounts across the school: the table first, the map second."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.links.map import LinkMap
from dsl_desk.gui.links.part import SUBJECT_PAGE
from dsl_desk.gui.links.sayings import ICONS, details
from dsl_desk.gui.page import Page
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.buttons import Button, link
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.rows import Row, RowList
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.seen_together import Group, Shared, shown_groups

ABOUT = (
    "Children who are linked to the same person, vehicle, place, phone or account. A shared link is something to "
    "look into, not a conclusion about anyone."
)
SHOW_MAP, HIDE_MAP = "Show the map", "Hide the map"


class LinksPage(Page):
    """One card for each group of children who share something."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Links")
        self.lists: list[RowList] = []
        self._groups = QWidget()
        self._begun = False
        self._none = Card()
        self._none.add(
            EmptyState("No two children share a link yet.", "Links are added on a child’s record, People and links.")
        )
        self._none.hide()  # nothing is said to be absent before it was read
        self.add(Words(ABOUT, Kind.MUTED), self._none, self._groups)
        self.body.addStretch(1)

    def opened(self) -> None:
        self._begun = False
        self._read()

    def changed(self, changed: Changed) -> None:
        if changed.kinds & {"subject", "link", "child"}:
            self._read()

    def show_groups(self, found: tuple[Group, ...]) -> None:
        """Show what was read."""
        self.lists = []
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        for group in found:
            for widget in self._group(group):
                column.addWidget(widget)
        self.body.replaceWidget(self._groups, shown)
        self._groups.deleteLater()
        self._groups = shown
        self._none.setVisible(not found)
        if self.lists and not self._begun:
            self._begun = True
            self.lists[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self.tasks.read(self, shown_groups, self.show_groups, self.show_failure)

    def _group(self, group: Group) -> tuple[QWidget, QWidget]:
        turn = link(SHOW_MAP)
        turn.setAccessibleDescription(f"The same as the table: {group.words}")
        heading = Words(group.words, Kind.HEADING)
        rows = RowList(f"Shared: {group.words}", whole=True)
        rows.set_rows([_row(shared) for shared in group.subjects])
        rows.chosen.connect(lambda shared: self.navigate.emit(SUBJECT_PAGE, shared.subject.id))
        drawn = LinkMap(group)
        drawn.hide()
        turn.clicked.connect(partial(_turn, turn, drawn))
        card = Card(snug=True)
        card.add(rows, drawn)
        card.body.addWidget(turn, alignment=Qt.AlignmentFlag.AlignLeft)
        self.lists.append(rows)
        return heading, card


def _row(shared: Shared) -> Row:
    subject = shared.subject
    names = ", ".join(f"{child.name} ({child.place})" if child.place else child.name for child in shared.children)
    linked = names or "Linked through the others in this list"
    days = "" if not shared.days else f"{len(shared.days)} date{'s' if len(shared.days) > 1 else ''}"
    return Row(
        shared, subject.label, details(subject), linked, icon=ICONS[subject.kind], tint=Tint.PURPLE,
        tag=days, verb="Open",
    )  # fmt: skip


def _turn(button: Button, drawn: LinkMap) -> None:
    drawn.setVisible(drawn.isHidden())
    button.setText(SHOW_MAP if drawn.isHidden() else HIDE_MAP)
