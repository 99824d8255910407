"""Another school's file comes in: opened, read, heard on the phone, and only then kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.deeds.inline_form import InlineSlot
from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import AtRecord
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.transfer.arrived import ArrivedCard
from dsl_desk.gui.transfer.deeds import KeepForeign
from dsl_desk.gui.transfer.phone_check import PhoneCheck
from dsl_desk.gui.transfer.whose import WhoseFile
from dsl_desk.gui.verify.choosing import ChooseFiles, ChooseFolder, ChoosingCard, ask_for_files, ask_for_folder
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.gui.widgets.wrapped_link import WrappedLink
from dsl_desk.services.desk import Desk
from dsl_desk.services.transferring.arriving import Arrival, Judged, arrival, judge
from dsl_desk.services.transferring.taking_in import take_in

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")

ABOUT = (
    "For the child protection file that another school sends when a child comes to you. Its entries are kept to the "
    "letter, under the name of the school that wrote them, and nobody can change them here."
)
ANOTHER = "It comes from another system, or on paper: keep it as it is"
KEPT = "The file is kept. Now tell the school that sent it: the receipt stands on Today."


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is whole, what it would bring, and who is at the desk."""

    arrival: Arrival
    person: str


class TakeInPage(Page):
    """What was opened is dropped when another page comes to the front."""

    def __init__(
        self, tasks: Tasks, choose_files: ChooseFiles = ask_for_files, choose_folder: ChooseFolder = ask_for_folder
    ) -> None:
        super().__init__(tasks, "Take in a child’s file")
        self._arrival: Arrival | None = None
        self._demonstration = False
        self.choosing = ChoosingCard(choose_files, choose_folder)
        self.choosing.demonstration.hide()
        self.open_button = primary("Open it", "shield")
        self.another = WrappedLink(ANOTHER)
        self.slot = InlineSlot()
        self.progress = ProgressPanel()
        self.arrived, self.phone, self.whose = ArrivedCard(), PhoneCheck(), WhoseFile(tasks)
        self._fields: dict[str, LabelledField] = {}
        self.summary = ErrorSummary(self._fields)
        self.keep_button, self.drop_button = primary("Keep this file", "check"), secondary("Do not keep it")
        only_who_records(tasks, self.keep_button)
        self._chosen: tuple[QWidget, ...] = (self.choosing, self.open_button, self.another)
        self._opened: tuple[QWidget, ...] = (self.arrived, self.phone, self.whose, self.keep_button, self.drop_button)
        self._lay_out()
        self._connect()
        self._show(opened=False)

    def opened(self) -> None:
        self.tasks.read(self, lambda desk: desk.demonstration, self._begin, self.show_failure)

    def leave(self) -> None:
        self.forget()

    def open_file(self) -> None:
        """Open and judge what was chosen; nothing of it is written anywhere."""
        if not self.choosing.is_complete() or not self.open_button.isEnabled():
            return
        path, *others = self.choosing.bundle.paths
        passphrase = self.choosing.passphrase.text() or None
        made_up = self._demonstration
        self.open_button.setEnabled(False)
        self.progress.begin("Opening the file", can_cancel=False)

        def work(_progress: object) -> Judged:
            return judge(path, passphrase, _first(others), demonstration=made_up)

        self.tasks.make(self, work, self._judged, self._refuse)

    def keep(self) -> None:
        """Keep all of it in one deed, or say what is missing."""
        found = self._arrival
        if found is None or not self.keep_button.isEnabled():
            return
        try:
            deed = self._deed(found)
        except InvalidRecord as error:
            self.summary.show_problems(error.problems)
            return
        self.summary.clear()
        self.keep_button.setEnabled(False)
        self.progress.begin("Keeping the file", can_cancel=False)
        self.tasks.write(self, deed, self._kept, self._not_kept)

    def forget(self) -> None:
        """Drop the passphrase and everything that was read."""
        self._arrival = None
        self.choosing.forget()
        for part in (self.arrived, self.phone, self.whose):
            part.forget()
        self.summary.clear()
        self._show(opened=False)

    def _lay_out(self) -> None:
        self.add(Words(ABOUT, Kind.MUTED), self.choosing.summary, self.summary, self.choosing)
        self.body.addWidget(self.open_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self.another, self.slot, self.progress, self.arrived, self.phone, self.whose)
        for button in (self.keep_button, self.drop_button):
            self.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.choosing.check.connect(self.open_file)
        self.open_button.clicked.connect(self.open_file)
        self.another.clicked.connect(lambda: self.slot.open(KeepForeign(self.tasks), self.another))
        self.slot.opened.connect(self.scroll_to)
        self.keep_button.clicked.connect(self.keep)
        self.drop_button.clicked.connect(self.forget)

    def _begin(self, demonstration: bool) -> None:
        self._demonstration = demonstration
        self.choosing.bundle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judged(self, judged: Judged) -> None:
        def read(desk: Desk) -> Opened:
            return Opened(arrival(desk, judged), desk.person.name)

        self.tasks.read(self, read, self._show_arrival, self._refuse)

    def _show_arrival(self, opened: Opened) -> None:
        self._ready("The file is open")
        self._arrival = opened.arrival
        self.arrived.show_arrival(opened.arrival)
        self.phone.show_heard(opened.arrival.heard)
        self.whose.show_arrival(opened.arrival, opened.person)
        self._fields.update(self.phone.fields | self.whose.fields)
        self._show(opened=True)
        self.arrived.pdf.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_to(self.arrived)

    def _deed(self, found: Arrival) -> Callable[[Desk], Changed]:
        problems: list[Problem] = []
        heard = _collect(problems, self.phone.heard) if found.heard is None else None
        child, reception = _collect(problems, self.whose.chosen), _collect(problems, self.whose.reception)
        if problems or child is None or reception is None:
            raise InvalidRecord(*problems)
        words, particulars = self.phone.words.text(), self.whose.particulars.isChecked()
        return lambda desk: take_in(desk, found, child, reception, words=words, heard=heard, particulars=particulars)

    def _kept(self, changed: Changed) -> None:
        self._ready("The file is kept")
        (child_id,) = changed.child_ids
        self.forget()
        self.done.emit(KEPT)
        self.navigate.emit("child", AtRecord(child_id, changed.id))

    def _refuse(self, error: DeskError) -> None:
        self._ready(str(error))
        self.banner.say(str(error), urgent=True)

    def _not_kept(self, error: DeskError) -> None:
        self._ready(str(error))
        if isinstance(error, InvalidRecord):
            self.summary.show_problems(error.problems)
        else:
            self.banner.say(str(error), urgent=True)

    def _ready(self, words: str) -> None:
        self.progress.finish(words)
        self.open_button.setEnabled(True)
        self.keep_button.setEnabled(not self.tasks.reads_only)

    def _show(self, *, opened: bool) -> None:
        for widget in self._chosen:
            widget.setVisible(not opened)
        for widget in self._opened:
            widget.setVisible(opened)


def _first(paths: "list[Path]") -> "Path | None":
    return paths[0] if paths else None


def _collect(problems: list[Problem], read: Callable[[], T]) -> T | None:
    try:
        return read()
    except InvalidRecord as error:
        problems += error.problems
        return None
