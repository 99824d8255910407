"""One person, vehicle, place, phone or account: what is known of it, its earlier versions, and every link."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.when import say_moment
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.deeds.inline_form import InlineForm, InlineSlot
from dsl_desk.gui.links.add_link import AddLink
from dsl_desk.gui.links.correct import CorrectSubject, WithdrawLink
from dsl_desk.gui.links.sayings import far_end, how
from dsl_desk.gui.page import Page
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.chronicling import Edition
from dsl_desk.services.seen_together import SubjectFile, Tie, subject_file


class SubjectPage(Page):
    """``subject_id``'s page; links and corrections open in place."""

    def __init__(self, tasks: Tasks, subject_id: str) -> None:
        super().__init__(tasks, "Person, car or place")
        self._subject_id = subject_id
        self.file: SubjectFile | None = None
        self.slot = InlineSlot()
        self._known = QWidget()
        self.links = ListCard("Links", "Nothing is linked to this yet.", "Add a link here or on a child’s record.")
        self.links.chosen.connect(self._choose)
        self.correct_button = secondary("Correct", "edit")
        self.link_button = secondary("Link to another person, car or place", "plus")
        self.correct_button.clicked.connect(self._correct)
        self.link_button.clicked.connect(lambda: self._open(AddLink(tasks, other_id=subject_id), self.link_button))
        self.add(self.slot, self._known, SectionHeading("Links"), self.links)
        self.body.addStretch(1)
        self.add_footer(self.correct_button, self.link_button)

    def opened(self) -> None:
        self.correct_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def changed(self, changed: Changed) -> None:
        if changed.kinds & {"subject", "link"}:
            self._read()

    def show_file(self, file: SubjectFile | None) -> None:
        """Show what was read."""
        if file is None:
            self.banner.say("This is not in these records. Nothing is lost. Go back and choose it again.")
            return
        self.file = file
        known = Card()
        for edition in file.editions:
            _add_edition(known, edition, several=len(file.editions) > 1)
        self.body.replaceWidget(self._known, known)
        self._known.deleteLater()
        self._known = known
        self.links.set_rows([_row(tie, self._subject_id) for tie in file.ties])

    def _read(self) -> None:
        subject_id = self._subject_id
        self.tasks.read(self, lambda desk: subject_file(desk, subject_id), self.show_file, self.show_failure)

    def _choose(self, tie: Tie) -> None:
        if not tie.link.withdrawn:
            self._open(WithdrawLink(self.tasks, tie.link.id, how(tie.link)), self.links.rows)

    def _correct(self) -> None:
        if self.file:
            self._open(CorrectSubject(self.tasks, self.file.subject), self.correct_button)

    def _open(self, form: InlineForm, back_to: QWidget) -> None:
        self.slot.open(form, back_to)
        self.scroll_to(form)


def _add_edition(card: Card, edition: Edition, *, several: bool) -> None:
    if several:
        reason = f" Corrected: {edition.reason}." if edition.reason else ""
        recorded = f"Version {edition.number}, {say_moment(edition.recorded)}, {edition.author}.{reason}"
        card.add(Words(recorded, Kind.MUTED))
    card.add(Words(edition.title, Kind.HEADING))
    if edition.text:
        card.add(Words(edition.text))
    for name, value in edition.facts:
        card.add_fact(name, value)


def _row(tie: Tie, subject_id: str) -> Row:
    there = tie.subject.label if tie.link.subject_id != subject_id else far_end(tie)
    child = tie.child
    return Row(
        tie, there, child.place if child else "", how(tie.link), person=child.name if child else "",
        icon="" if child else "links", tint=Tint.GREY if tie.link.withdrawn else None,
        verb="" if tie.link.withdrawn else "Withdraw …",
    )  # fmt: skip
