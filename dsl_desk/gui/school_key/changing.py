"""Another key: why, and the notices of every change with the certificates that earlier bundles lead to."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.domain.key_change import KeyChange
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.school_key.sayings import FOLLOWS, LOST, say_change
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.printing import print_pdf
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.key_changing import NOTICE_FILE, OLD_ROOT_FILE, change_key, kept_notice, save_notice

ChooseFolder = Callable[[QWidget, str], str]


class ChangesCard(Card):
    """``wanted`` asks for the form; ``said`` and ``failed`` tell how a print or save ended."""

    wanted = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, choose_folder: ChooseFolder) -> None:
        super().__init__("Lost or stolen")
        self._tasks, self._choose_folder = tasks, choose_folder
        self._shown: list[QWidget] = []
        self.change_button = secondary("Change the key …", "warning")
        self.change_button.clicked.connect(self.wanted)
        only_who_records(tasks, self.change_button)
        self.add(Words(LOST, Kind.MUTED))
        self.body.addWidget(self.change_button, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_changes(self, changes: tuple[KeyChange, ...]) -> None:
        """The newest first, each with its notice."""
        for widget in self._shown:
            self.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = [part for change in reversed(changes) for part in self._parts(change)]
        self.add(*self._shown)

    def _parts(self, change: KeyChange) -> list[QWidget]:
        holder = QWidget()
        flow = Flow(holder, gap=10)
        deeds = (("Print the notice", self._print), ("Save the notice …", self._save))
        for words, deed in deeds:
            button = secondary(words)
            button.setAccessibleName(f"{words}: {say_change(change)}")
            button.clicked.connect(partial(deed, change))
            flow.addWidget(button)
        return [Words(say_change(change)), holder]

    def _print(self, change: KeyChange) -> None:
        def put_on_paper(notice: bytes) -> None:
            print_pdf(notice, self, lambda _: self.said.emit("The notice is printed"))

        self._read(change, put_on_paper)

    def _save(self, change: KeyChange) -> None:
        folder = self._choose_folder(self, "Choose where the notice goes")
        if folder:
            self._read(change, partial(self._write, change, Path(folder)))

    def _write(self, change: KeyChange, folder: Path, notice: bytes) -> None:
        words = f"Saved {NOTICE_FILE} and {OLD_ROOT_FILE}"
        self._tasks.make(
            self,
            lambda progress: save_notice(change, notice, folder),
            lambda _: self.said.emit(words),
            self.failed.emit,
        )

    def _read(self, change: KeyChange, then: Callable[[bytes], None]) -> None:
        self._tasks.read(self, lambda desk: kept_notice(desk, change.id), then, self.failed.emit)


class ChangeKey(InlineForm):
    done = "The key is changed. Ring every recipient, and send them the notice and the new key card"

    def __init__(self, tasks: Tasks) -> None:
        self.reason = QLineEdit()
        self.progress = ProgressPanel()
        hint = "Every recipient reads it. Nothing about a child belongs here."
        fields = {"reason": LabelledField("Why the key is changed", self.reason, hint)}
        laid_out = (Words(FOLLOWS), *fields.values(), self.progress)
        super().__init__(tasks, "Change the key", "Change the key", fields, laid_out, about=About(""))

    def deed(self) -> Callable[[Desk], Changed]:
        reason = self.reason.text().strip()
        if not reason:
            raise InvalidRecord(Problem("reason", "Enter why the key is changed"))
        self.progress.begin("Making the new key and the notice", can_cancel=False)
        return lambda desk: change_key(desk, reason)

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish("")
        super()._refuse(error)
