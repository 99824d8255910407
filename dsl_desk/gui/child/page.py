"""One child: who it is, everything recorded in time order, what is to be done, what was shared."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.action import Action
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.gui.child.chronology_panel import ChronologyPanel
from dsl_desk.gui.child.identity import IdentityBar
from dsl_desk.gui.child.lists import Details, ListPanel, action_rows, concern_rows, in_order, sharing_rows
from dsl_desk.gui.child.open_actions import OpenActions
from dsl_desk.gui.child.paper import ChooseFile, PaperPanel, Print, ask_for_file
from dsl_desk.gui.deeds.add_action import AddAction
from dsl_desk.gui.deeds.add_child import AddChild
from dsl_desk.gui.deeds.complete_action import CompleteAction
from dsl_desk.gui.deeds.inline_form import InlineForm, InlineSlot
from dsl_desk.gui.deeds.record_sent import RecordSent
from dsl_desk.gui.page import Page
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.printing import print_pdf
from dsl_desk.gui.widgets.tabs import Tabs
from dsl_desk.services.reviewing import ChildFile, Edition, child_file, editions

CHRONOLOGY, ACTIONS, CONCERNS, DETAILS, SHARING = TABS = ("Chronology", "Actions", "Concerns", "Details", "Sharing")
LOW = 520  # logical pixels of height under which the identity bar scrolls away with the rest


class ChildPage(Page):
    """``child_id``'s record; opening it is entered in the journal once a sitting."""

    def __init__(
        self, tasks: Tasks, child_id: str, print_: Print = print_pdf, choose_file: ChooseFile = ask_for_file
    ) -> None:
        super().__init__(tasks, "A child’s record")
        self._child_id = child_id
        self.file: ChildFile | None = None
        self.tabs = Tabs(TABS)
        self.slot = InlineSlot()
        self.paper = PaperPanel(tasks, print_, choose_file)
        self.chronology = ChronologyPanel()
        self.identity = IdentityBar(self.tabs, self.chronology.find_line)
        self.action_list = ListPanel("Actions", "No actions yet.", "Add an action to say who does what by when.")
        self.concerns = ListPanel(
            "Concerns", "No concern is open.", "A concern is opened by a decision, with its reason."
        )
        self.details = Details()
        self.sharing = ListPanel("Sharing", "Nothing has been shared.", "A referral makes the bundle that leaves.")
        self.open_actions = OpenActions()
        self._parts: dict[str, QWidget] = dict(
            zip(TABS, (self.chronology, self.action_list, self.concerns, self.details, self.sharing), strict=True)
        )
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        self.chronology.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def leave(self) -> None:
        if not self.paper.isHidden():
            self._show_part(self.tabs.current())

    def changed(self, changed: Changed) -> None:
        if self._child_id in changed.child_ids:
            self._read()

    def show_file(self, file: ChildFile) -> None:
        """Show what was read."""
        self.file = file
        opened = in_order([action for action in file.actions if action.open])
        self.identity.show_child(file.child, file.today)
        self.chronology.set_entries(file.entries)
        self.action_list.set_rows(action_rows(file.actions, file.today))
        self.concerns.set_rows(concern_rows(file.concerns))
        self.details.show_child(file.child)
        self.sharing.set_rows(sharing_rows(file.sharings, {entry.id: entry for entry in file.entries}))
        self.open_actions.show_actions(opened, file.today)
        for name, count in ((ACTIONS, len(opened)), (CONCERNS, len(file.concerns)), (SHARING, len(file.sharings))):
            self.tabs.set_count(name, count)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().height() < look().px(LOW):
            self.body.insertWidget(0, self.identity)
        else:
            self.add_header(self.identity)

    def _lay_out(self) -> None:
        # Of the parts only the chronology scrolls by itself: it takes the height there is.
        columns = Columns([self.paper, self.slot, *self._parts.values()], [self.open_actions], fill=self.chronology)
        self.body.addWidget(columns, 1)
        self.add_header(self.identity)
        self.paper.hide()
        self._show_part(CHRONOLOGY)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_part)
        self.identity.wanted.connect(lambda page: self.navigate.emit(page, self._child_id))
        self.identity.print_wanted.connect(self._show_paper)
        self.paper.closed.connect(self._back_from_paper)
        self.paper.saved.connect(self.banner.say)
        self.paper.failed.connect(self.show_failure)
        self.chronology.opened.connect(self._read_editions)
        self.chronology.entry.correct.connect(lambda observation_id: self.navigate.emit("amend", observation_id))
        self.open_actions.add_wanted.connect(self._add_action)
        self.open_actions.done.connect(self._complete)
        self.action_list.chosen.connect(self._complete)
        self.sharing.chosen.connect(self._record_sent)
        self.details.correct.connect(self._correct_details)
        QShortcut(QKeySequence.StandardKey.Find, self, self._find)

    def _read(self) -> None:
        child_id = self._child_id
        self.tasks.read(self, lambda desk: child_file(desk, child_id), self.show_file, self.show_failure)

    def _show_part(self, chosen: str) -> None:
        for name, part in self._parts.items():
            part.setVisible(name == chosen)
        self.paper.hide()
        self.paper.drop()

    def _show_paper(self) -> None:
        for part in self._parts.values():
            part.hide()
        self.paper.show()
        self.paper.prepare(self._child_id)

    def _back_from_paper(self) -> None:
        self._show_part(self.tabs.current())
        self.identity.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self) -> None:
        self.tabs.show_tab(CHRONOLOGY)
        self._show_part(CHRONOLOGY)
        self.chronology.find_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chronology.find_line.selectAll()

    def _read_editions(self, entry: ChronologyEntry) -> None:
        if entry.kind != "observation":
            return

        def show(found: tuple[Edition, ...]) -> None:
            self.chronology.entry.show_editions(found)

        self.tasks.read(self, lambda desk: editions(desk, entry.id), show, self.show_failure)

    def _open(self, form: InlineForm, back_to: QWidget) -> None:
        self.slot.open(form, back_to)
        self.scroll_to(form)

    def _add_action(self) -> None:
        owner = self.file.person.name if self.file else ""
        self._open(AddAction(self.tasks, self._child_id, owner), self.open_actions.add_button)

    def _complete(self, action: Action) -> None:
        if action.open:
            self._open(CompleteAction(self.tasks, action.id, action.what), self.open_actions.add_button)

    def _record_sent(self, sharing: Sharing) -> None:
        if sharing.state is SharingState.MADE:
            self._open(RecordSent(self.tasks, sharing.id, f"Bundle {sharing.bundle}"), self.sharing.rows)

    def _correct_details(self) -> None:
        if self.file:
            self._open(AddChild(self.tasks, self.file.child), self.details.button)
