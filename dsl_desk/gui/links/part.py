"""A child's links: who and what is seen around them, and who else is seen with the same."""

from PySide6.QtCore import Qt

from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.links.add_link import AddLink
from dsl_desk.gui.links.sayings import ICONS, details, far_end, how
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.buttons import link, secondary
from dsl_desk.gui.widgets.card import SectionHeading
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.services.desk import Desk
from dsl_desk.services.seen_together import AlsoSeen, ChildLinks, Tie, child_links, count_links

SUBJECT_PAGE, LINKS_PAGE = "subject", "links"


class LinksPart(ChildPart):
    """Leads, never conclusions: a shared car is a shared car."""

    title = "People and links"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id)
        self.add_button = secondary("Add a link", "plus")
        self.add_button.clicked.connect(
            lambda: self.form_wanted.emit(AddLink(self.tasks, child_id=self.child_id), self.add_button)
        )
        self.ties = ListCard(
            "People and links",
            "No people, cars, places, phones or accounts are linked yet.",
            "Link what was seen, also where nobody knows the name: a man in a silver car is enough to begin with.",
        )
        self.also = ListCard("Also seen with", "No other child is linked to the same.")
        self.ties.chosen.connect(lambda tie: self.navigate.emit(SUBJECT_PAGE, tie.subject.id))
        self.also.chosen.connect(lambda also: self.navigate.emit("child", also.child.id))
        everyone = link("All shared people, cars and places")
        everyone.clicked.connect(lambda: self.navigate.emit(LINKS_PAGE, None))
        self.body.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self.ties, SectionHeading("Also seen with", beside=everyone), self.also)

    @staticmethod
    def count(desk: Desk, child_id: str) -> int:
        return count_links(desk, child_id)

    def read(self) -> None:
        child_id = self.child_id
        self.tasks.read(self, lambda desk: child_links(desk, child_id), self._show, self.failed.emit)

    def _show(self, found: ChildLinks) -> None:
        self.ties.set_rows([_tie_row(tie, self.child_id) for tie in found.ties])
        self.also.set_rows([_also_row(also) for also in found.also])


def _tie_row(tie: Tie, child_id: str) -> Row:
    beyond = "" if tie.link.child_id == child_id else f"({far_end(tie)})"
    return Row(
        tie, tie.subject.label, details(tie.subject), how(tie.link, beyond), icon=ICONS[tie.subject.kind],
        tint=Tint.GREY if tie.link.withdrawn else Tint.PURPLE, verb="Open",
    )  # fmt: skip


def _also_row(also: AlsoSeen) -> Row:
    shared = ", ".join(subject.label for subject in also.through)
    return Row(
        also, also.child.name, also.child.place, f"Both linked to: {shared}", person=also.child.name, verb="Open"
    )
