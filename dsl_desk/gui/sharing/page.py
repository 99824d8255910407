"""Sharing: the school's log over all children, of what left, what came back for it, and what was kept."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.child.paper import ChooseFile, ask_for_file
from dsl_desk.gui.deeds.inline_form import InlineForm, InlineSlot
from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import AtPart
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.sharing.bundles import Bundles
from dsl_desk.gui.sharing.filters import Filters
from dsl_desk.gui.sharing.keep_back import CorrectKept, KeepBack
from dsl_desk.gui.sharing.sayings import kept_row
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import SectionHeading
from dsl_desk.gui.widgets.child_picker import ChildPicker, describe
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.printing import Print, print_pdf
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.papers import save_paper
from dsl_desk.services.sharing_log import Kept, SharingLog, sharing_log
from dsl_desk.services.sharing_log_printing import LogPaper, sharing_log_paper

ABOUT = (
    "A receipt counts for what it shows: that they opened this bundle, because they quote its words or signed them. "
    "A bundle is never a crime report."
)


class SharingPage(Page):
    """At the bundle ``sharing_id``, if one is given."""

    def __init__(
        self, tasks: Tasks, sharing_id: str = "", print_: Print = print_pdf, choose_file: ChooseFile = ask_for_file
    ) -> None:
        super().__init__(tasks, "Sharing")
        self._wanted, self._print, self._choose_file = sharing_id, print_, choose_file
        self._log: SharingLog | None = None
        self.slot = InlineSlot()
        self.slot.opened.connect(self.scroll_to)
        self.filters = Filters()
        self.bundles = Bundles(
            tasks, "No bundle is shown.", "A referral makes one. Other filters may show more.", with_child=True
        )
        self.kept = ListCard("Decided not to share", "No decision not to share is shown.")
        self.picker = ChildPicker()
        self.about = LabelledField("Which child is it about?", self.picker)
        self.keep_button = secondary("Decided not to share …", "plus")
        self.print_button = secondary("Print this list", "print")
        self.save_button = secondary("Save as PDF …")
        only_who_records(tasks, self.keep_button)
        self._shared_heading, self._kept_heading = SectionHeading("Bundles"), SectionHeading("Decided not to share")
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        self.filters.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def changed(self, changed: Changed) -> None:
        if self.isVisible():
            self._read()

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = Flow(buttons, gap=10)
        for button in (self.keep_button, self.print_button, self.save_button):
            flow.addWidget(button)
        self.about.hide()
        self.add(
            Words(ABOUT, Kind.MUTED), self.filters, buttons, self.about, self.slot,
            self._shared_heading, self.bundles, self._kept_heading, self.kept,
        )  # fmt: skip
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._show)
        self.bundles.form_wanted.connect(self._open)
        self.bundles.in_sight.connect(self.scroll_to)
        self.bundles.more_wanted.connect(
            lambda shared: self.navigate.emit("child", AtPart(shared.child.id, "Referrals and sharing"))
        )
        self.kept.chosen.connect(self._correct)
        self.picker.find_with(self.tasks)
        self.picker.chosen.connect(self._keep_back)
        self.keep_button.clicked.connect(self._ask_whom)
        self.print_button.clicked.connect(lambda: self._make(self._print_it))
        self.save_button.clicked.connect(lambda: self._make(self._save_it))

    def _read(self) -> None:
        self.tasks.read(self, sharing_log, self._take, self.show_failure)

    def _take(self, log: SharingLog) -> None:
        self._log = log
        self.filters.offer(log.shared, log.kept)
        self._show()
        if self._wanted:
            self.bundles.choose_id(self._wanted)
        self._wanted = ""

    def _show(self) -> None:
        if self._log is None:
            return
        shared, kept = self.filters.shared(self._log.shared), self.filters.kept(self._log.kept)
        self.bundles.show_bundles(shared, self._log.now)
        self.kept.set_rows([kept_row(each, with_child=True) for each in kept])
        self._shared_heading.set_count(str(len(shared)) if shared else "")
        self._kept_heading.set_count(str(len(kept)) if kept else "")

    def _ask_whom(self) -> None:
        self.picker.choose(None)
        self.about.show()
        self.about.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_back(self, child: Child | None) -> None:
        if child is None:
            return
        form = KeepBack(self.tasks, child.id)
        form.body.insertWidget(1, Words(f"{child.name}, {describe(child)}", Kind.STRONG))
        self.about.hide()
        self._open(form, self.keep_button)

    def _correct(self, kept: Kept) -> None:
        form = CorrectKept(self.tasks, kept.record)
        form.body.insertWidget(1, Words(f"{kept.child.name}, {describe(kept.child)}", Kind.STRONG))
        self._open(form, self.kept.rows)

    def _open(self, form: InlineForm, back_to: QWidget) -> None:
        self.slot.open(form, back_to)

    def _make(self, then: Callable[[LogPaper], None]) -> None:
        """Of what is shown, as it is filtered."""
        if self._log is None:
            return
        shared, kept = self.filters.shared(self._log.shared), self.filters.kept(self._log.kept)
        ids = frozenset((*(each.sharing.id for each in shared), *(each.record.id for each in kept)))
        self.tasks.read(self, lambda desk: sharing_log_paper(desk, ids), then, self.show_failure)

    def _print_it(self, paper: LogPaper) -> None:
        self._print(paper.pdf, self, lambda _: self.banner.say("The list is printed"))

    def _save_it(self, paper: LogPaper) -> None:
        chosen = self._choose_file(self, paper.name)
        if chosen:
            self.tasks.make(
                self,
                lambda _: save_paper(paper.pdf, Path(chosen)),
                lambda _: self.banner.say("The list is saved. The copy is not encrypted: keep it safe."),
                self.show_failure,
            )
