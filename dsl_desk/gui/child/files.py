"""The files kept with a child's record: listed with what proves them, and saved out one at a time."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from dsl_desk.domain.file_name import saved_name, shown_name
from dsl_desk.domain.kept_file import KeptFile
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.when import MONTHS, say_time
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.deeds.attach_files import AttachFiles
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.attachments.file_row import say_size
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.services.attaching import Copy, copy_out, count_files, files_of_child
from dsl_desk.services.desk import Desk
from dsl_desk.services.papers import save_paper

SAVED = "A copy is saved, and entered in this child’s record. The copy is not encrypted: keep it safe."

ChooseFile = Callable[[QWidget, str], str]


def ask_for_place(parent: QWidget, name: str) -> str:
    """Where the person wants the copy, or nothing."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save a copy", name)
    return chosen


class FilesPart(ChildPart):
    """Files of the child's own file and of every record about the child, newest first."""

    title = "Files"

    def __init__(self, tasks: Tasks, child_id: str, choose_place: ChooseFile = ask_for_place) -> None:
        super().__init__(tasks, child_id)
        self._choose_place = choose_place
        self.add_button = secondary("Add files", "plus")
        self.add_button.clicked.connect(self._add_files)
        self.list = ListCard("Files", "No files are kept here.", "Letters, minutes and forms can be kept encrypted.")
        self.list.chosen.connect(self._save_copy)
        self.body.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self.list)

    @staticmethod
    def count(desk: Desk, child_id: str) -> int:
        return count_files(desk, child_id)

    def read(self) -> None:
        child_id = self.child_id
        self.tasks.read(self, lambda desk: files_of_child(desk, child_id), self._show, self.failed.emit)

    def take_focus(self) -> None:
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: Sequence[KeptFile]) -> None:
        self.list.set_rows([_row(each) for each in found])

    def _add_files(self) -> None:
        self.form_wanted.emit(
            AttachFiles(self.tasks, self.child_id, self.child_id, "Add files to this child’s file"), self.add_button
        )

    def _save_copy(self, kept: KeptFile) -> None:
        chosen = self._choose_place(self, saved_name(kept.attachment.name))
        if not chosen:
            return

        def write(copy: Copy) -> None:
            self.tasks.make(
                self,
                lambda progress: save_paper(copy.content, Path(chosen)),
                lambda _: self.said.emit(SAVED),
                self.failed.emit,
            )

        self.tasks.read(self, lambda desk: copy_out(desk, kept.attachment.id), write, self.failed.emit)


def _row(kept: KeptFile) -> Row:
    file = kept.attachment
    origin = "" if file.origin is Origin.NOT_STATED else f"from {file.origin.value}"
    day = f"{kept.added.day} {MONTHS[kept.added.month - 1][:3].title()} {kept.added.year}"
    detail = " · ".join(part for part in (say_size(file.size), origin) if part)
    text = " · ".join(part for part in (file.what, f"SHA-256 {file.sha256}") if part)
    return Row(
        kept, shown_name(file.name), detail, text, icon="record", tint=Tint.GREY,
        when=day, by_when=f"{say_time(kept.added.time())}, {kept.by}", verb="Save a copy",
    )  # fmt: skip
