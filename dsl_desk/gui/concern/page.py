"""One concern: everything in it, the children with their roles, and the questions it asks of the DSL."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.concern import ConcernState
from dsl_desk.domain.decision import DecisionKind
from dsl_desk.gui.child.chronology import ChronologyView
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.concern.group_card import GroupCard
from dsl_desk.gui.concern.head import HeadCard
from dsl_desk.gui.concern.involve import InvolveChild
from dsl_desk.gui.concern.restrict import RestrictConcern
from dsl_desk.gui.concern.revise import ReviseConcern
from dsl_desk.gui.concern.sees import WhoSeesCard
from dsl_desk.gui.decide.deciding import Deciding
from dsl_desk.gui.deeds.inline_form import InlineForm, InlineSlot
from dsl_desk.gui.forms.opening import InConcern
from dsl_desk.gui.forms.prompts_card import HEADING, PromptsCard
from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import AtRecord
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint, look
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import link, primary, secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.services.concerns import ConcernFile, concern_file

LIST_HEIGHT = 420  # logical pixels
NOBODY = "No child is in this concern."


class ConcernPage(Page):
    """``concern_id``'s page; opening it is a look at each child in it."""

    def __init__(self, tasks: Tasks, concern_id: str) -> None:
        super().__init__(tasks, "Concern")
        self._concern_id = concern_id
        self._file: ConcernFile | None = None
        self.head, self.slot, self.group = HeadCard(), InlineSlot(), GroupCard()
        self.entries = ChronologyView()
        self.entries.setAccessibleName("What stands in this concern")
        self.entries.setFixedHeight(look().px(LIST_HEIGHT))
        self.children_list = ListCard("Children in it", NOBODY)
        self.linked = ListCard("Linked concerns", "No other concern is linked.")
        self.sees = WhoSeesCard(tasks, concern_id)
        self.sees.looks.failed.connect(self.show_failure)
        self.prompts: list[PromptsCard] = []
        self._asked = Card(kind="plain", snug=True)
        self.decide = primary("Decide", "decision")
        self.record = secondary("Record something in it", "record")
        self.contact = secondary("Log a contact", "contact")
        only_who_records(tasks, self.decide, self.record, self.contact, *self.group.buttons.values())
        self.involve, self.revise = link("Add a child …"), link("Revise the concern …")
        self.restrict = link("Change …")
        self.restrict.setAccessibleName("Change who can see this concern")
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        self.entries.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def changed(self, changed: Changed) -> None:
        involved = {each.child.id for each in self._file.involved} if self._file else set()
        if involved & changed.child_ids:
            self._read()

    def _lay_out(self) -> None:
        stands = Card(snug=True)
        stands.add(self.entries)
        self.add(
            Columns(
                [
                    self.head,
                    self.slot,
                    SectionHeading("What stands in it", beside=self.revise),
                    stands,
                    SectionHeading("Who can see it", beside=self.restrict),
                    self.sees,
                ],
                [
                    SectionHeading("Children in it", beside=self.involve),
                    self.children_list,
                    self.group,
                    self._asked,
                    SectionHeading("Linked concerns"),
                    self.linked,
                ],
                narrow_width=340,
            )
        )
        self._deeds = (self.decide, self.record, self.contact)
        self.add_footer(*self._deeds)
        for button in (*self._deeds, self.involve, self.revise, self.restrict):
            button.setEnabled(False)

    def _connect(self) -> None:
        self.decide.clicked.connect(lambda: self._decide(None))
        self.record.clicked.connect(lambda: self._write("record"))
        self.contact.clicked.connect(lambda: self._write("contact"))
        self.group.decided.connect(self._decide)
        self.involve.clicked.connect(self._involve)
        self.revise.clicked.connect(self._revise)
        self.restrict.clicked.connect(self._restrict)
        self.entries.chosen.connect(self._go_to)
        self.children_list.chosen.connect(lambda child_id: self.navigate.emit("child", child_id))
        self.linked.chosen.connect(lambda concern_id: self.navigate.emit("concern", concern_id))

    def _read(self) -> None:
        concern_id = self._concern_id
        self.tasks.read(self, lambda desk: concern_file(desk, concern_id), self._show, self.show_failure)

    def _show(self, file: ConcernFile) -> None:
        self._file = file
        self.head.show_file(file)
        self.entries.set_entries(file.entries)
        self.group.show_question(file.group)
        self.children_list.set_rows(
            [Row(each.child.id, each.child.name, text=each.role.value.capitalize(), person=each.child.name)
             for each in file.involved]
        )  # fmt: skip
        self.linked.set_rows(
            [Row(each.id, each.title, text=each.state.value.capitalize(), icon="folder", tint=Tint.GREY)
             for each in file.linked]
        )  # fmt: skip
        self.sees.show_sees(file.sees)
        self._show_prompts(file)
        for button in (self.involve, self.revise, self.restrict):
            button.setEnabled(True)
        closed = file.concern.state is ConcernState.CLOSED
        for button in self._deeds:
            button.setEnabled(bool(file.involved) and (button is self.decide or not closed))

    def _show_prompts(self, file: ConcernFile) -> None:
        for card in self.prompts:
            card.deleteLater()
        self.prompts = []
        for asked in file.asked if file.concern.state is not ConcernState.CLOSED else ():
            card = PromptsCard(f"{HEADING} about {asked.child.name}")
            # In its place before it shows: a card without one would open as a window.
            self._asked.add(card)
            card.show_prompts(asked.prompts)
            self.prompts.append(card)
        self._asked.setVisible(bool(self.prompts))

    def _decide(self, kind: DecisionKind | None) -> None:
        if self._file and self._file.involved:
            child_id = self._file.involved[0].child.id
            self.navigate.emit("decide", Deciding(child_id, self._concern_id, kind))

    def _write(self, form: str) -> None:
        if self._file and self._file.involved:
            self.navigate.emit(form, InConcern(self._file.involved[0].child.id, self._concern_id))

    def _involve(self) -> None:
        if self._file:
            self._open(InvolveChild(self.tasks, self._concern_id), self.involve)

    def _revise(self) -> None:
        if self._file:
            self._open(ReviseConcern(self.tasks, self._file), self.revise)

    def _restrict(self) -> None:
        if self._file:
            self._open(RestrictConcern(self.tasks, self._concern_id, self._file.sees), self.restrict)

    def _open(self, form: InlineForm, back_to: QWidget) -> None:
        self.slot.open(form, back_to)
        self.scroll_to(form)

    def _go_to(self, entry: ChronologyEntry) -> None:
        """To the child it is about, where the whole entry is read and corrected."""
        if self._file:
            self.navigate.emit("child", AtRecord(self._file.about[entry.id], entry.id))
