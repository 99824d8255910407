"""Children's files that go to other schools: which are waiting, and the way of one of them."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import DeskError, KeyNotInTime
from dsl_desk.domain.transfer import Destination, Transfer
from dsl_desk.gui.deeds.inline_form import InlineSlot
from dsl_desk.gui.forms.form import new_id
from dsl_desk.gui.front_sheet.cautions import CautionCards
from dsl_desk.gui.page import Page
from dsl_desk.gui.referral.sealing import ChooseFolder, ask_for_folder
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.transfer.days import DaysCard, waiting_row
from dsl_desk.gui.transfer.deeds import ConfirmArrival, WentAnotherWay
from dsl_desk.gui.transfer.flow import TransferFlow
from dsl_desk.gui.transfer.material import FileMaterial, child_of, read_file
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.child_picker import ChildPicker
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rows import RowList
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.transferring.clock import Waiting, files_waiting

NONE = "No child who has left has a file that is still to go."
TAKE_IN = "Take in a file from another school …"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is waiting on a day, and the one file that is in front, if there is one."""

    today: date
    waiting: tuple[Waiting, ...]
    file: FileMaterial | None


class TransferPage(Page):
    """``shown`` is the id of a child or of an unfinished transfer, or None: then the files that wait are listed."""

    def __init__(self, tasks: Tasks, shown: object, choose_folder: ChooseFolder = ask_for_folder) -> None:
        super().__init__(tasks, "Transfer a child’s file")
        self._shown = shown if isinstance(shown, str) else ""
        self._file: FileMaterial | None = None
        self.about = Words("", Kind.STRONG)
        self.slot = InlineSlot()
        self.flow = TransferFlow(tasks, choose_folder)
        self.days, self.cautions, self.stands = DaysCard(), CautionCards(), Card("How it stands")
        self._stands = Words("")
        self.another_way, self.arrived = secondary("It went another way …"), secondary("They have it …", "check")
        self.rows, self._nobody = RowList("Files that have to go", whole=True), Words(NONE, Kind.MUTED)
        self.picker = ChildPicker()
        self.take_in = secondary(TAKE_IN, "folder")
        self._list = Card(snug=True)
        self._choose = Card()
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        if self._file is None:
            self._read(begin=True)

    def leave(self) -> None:
        self.flow.keep()
        self.flow.forget()
        self._file = None

    def changed(self, changed: Changed) -> None:
        child_id = self._file.whole.child_id if self._file else ""
        if self.flow.confirmation or not self.isVisible():
            return
        if not child_id or child_id in changed.child_ids or changed.kinds & {"agency", "recipient"}:
            self._read(begin=False)

    def show_failure(self, error: DeskError) -> None:
        """A key that is not in time can be renewed, on a page of its own."""
        self.banner.say(str(error), "The school’s key" if isinstance(error, KeyNotInTime) else "", urgent=True)

    def _lay_out(self) -> None:
        self._list.add(self.rows, self._nobody)
        self._choose.add(LabelledField("Or choose a child who is on the roll", self.picker))
        self.stands.add(self._stands)
        for button in (self.another_way, self.arrived):
            self.stands.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._waiting = SectionHeading("Files that have to go")
        self._one = Columns([self.slot, self.flow], [self.days, self.cautions, self.stands], first=self.days)
        self.add(self.about, self._waiting, self._list, self._choose, self._one)
        self.body.addWidget(self.take_in, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._show_child(shown=False)

    def _connect(self) -> None:
        self.picker.find_with(self.tasks)
        for note in self.findChildren(NoteField):
            note.keep_with(lambda: self.flow.draft_id)
        self.picker.chosen.connect(self._pick)
        self.rows.chosen.connect(self._open)
        self.take_in.clicked.connect(lambda: self.navigate.emit("take-in", None))
        self.another_way.clicked.connect(self._went_another_way)
        self.arrived.clicked.connect(self._has_arrived)
        self.slot.opened.connect(self.scroll_to)
        self.banner.chosen.connect(lambda: self.navigate.emit("school-key", None))
        self.flow.stale.connect(lambda: self._read(begin=False))
        self.flow.left.connect(lambda: self.navigate.emit("child", self._shown))
        self.flow.failed.connect(self.show_failure)
        self.flow.announced.connect(self.announced)
        self.flow.turned.connect(lambda: self.scroll_to(self.heading))

    def _pick(self, child: Child | None) -> None:
        if child:
            self._open(child.id)

    def _open(self, child_id: str) -> None:
        self._shown = child_id
        self._read(begin=True)

    def _read(self, *, begin: bool) -> None:
        shown = self._shown

        def read(desk: Desk) -> Standing:
            child_id = child_of(desk, shown) if shown else ""
            return Standing(desk.today(), files_waiting(desk), read_file(desk, child_id) if child_id else None)

        self.tasks.read(self, read, self._begin if begin else self._show, self.show_failure)

    def _begin(self, standing: Standing) -> None:
        self._show(standing, begin=True)

    def _show(self, standing: Standing, *, begin: bool = False) -> None:
        self._file = file = standing.file
        self._show_child(shown=file is not None)
        self.rows.set_rows([waiting_row(each, standing.today) for each in standing.waiting])
        self.rows.setVisible(bool(standing.waiting))
        self._nobody.setVisible(not standing.waiting)
        if file is None:
            (self.rows if standing.waiting else self.picker).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._shown = file.whole.child_id
        child = file.base.child
        self.about.setText(", ".join(part for part in (child.name, child.place) if part) if child else "")
        self.days.show_waiting(file.waiting, standing.today)
        self.cautions.show_cautions(file.base.cautions)
        self._show_stands(file)
        if begin:
            self.flow.begin(file)
        else:
            self.flow.offer(file)
        if begin and file.base.missing:
            self.banner.say(file.base.missing)

    def _show_child(self, *, shown: bool) -> None:
        of_one: tuple[QWidget, ...] = (self.about, self._one)
        of_all: tuple[QWidget, ...] = (self._waiting, self._list, self._choose)
        for widget in (*of_one, *of_all):
            widget.setVisible(shown == (widget in of_one))

    def _show_stands(self, file: FileMaterial) -> None:
        sent = file.transfer
        self._stands.setText("\n".join(_stands(file)))
        recording = not self.tasks.reads_only
        self.another_way.setVisible(recording and file.waiting is not None)
        self.arrived.setVisible(recording and sent is not None and sent.awaits_receipt)

    def _went_another_way(self) -> None:
        file = self._file
        if file is None:
            return
        begun = file.transfer if file.transfer and file.transfer.open else None
        child = file.base.child
        starts = child.left if child else None
        transfer = begun or Transfer(new_id(), file.whole.child_id, Destination.SCHOOL, starts)
        self.slot.open(WentAnotherWay(self.tasks, transfer), self.another_way)

    def _has_arrived(self) -> None:
        if self._file and self._file.transfer:
            self.slot.open(ConfirmArrival(self.tasks, self._file.transfer), self.arrived)


def _stands(file: FileMaterial) -> list[str]:
    """How far the file has come, in sentences."""
    sent, lines = file.transfer, []
    if sent is None or file.waiting is not None:
        lines.append("The file has not gone yet.")
    elif sent.none_goes:
        lines.append(f"No file goes: {sent.none_goes}")
    elif sent.sharing_id:
        lines.append("The file went as a bundle. What came back for it stands under Sharing.")
    else:
        lines.append(f"The file went another way: {sent.other_way}")
        lines.append(f"Received: {sent.received}" if sent.received else "Nobody has confirmed it yet.")
    if file.behind:
        more = "entry has" if file.behind == 1 else "entries have"
        lines.append(f"{file.behind} {more} not gone with it: written since, or not seen by whoever sent it.")
    return lines
