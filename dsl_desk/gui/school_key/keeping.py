"""The recovery file of the key: made, and brought back into records that were begun anew."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.school_key.sayings import BRING_BACK, KEEPING, say_kept
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.new_passphrase import NewPassphrase
from dsl_desk.gui.widgets.passphrase_field import PassphraseField
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.key_recovery import bring_back_key, keep_key, offered_key_passphrase, read_key_file

ChooseFile = Callable[[QWidget], str]


class KeyFileCard(Card):
    """``keep`` and ``bring_back`` ask for the forms."""

    keep = Signal()
    bring_back = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__("If everything is lost")
        self._made = Words("")
        self.keep_button = secondary("Make a recovery file …", "key")
        self.bring_back_button = secondary("Bring a key back …")
        self.keep_button.clicked.connect(self.keep)
        self.bring_back_button.clicked.connect(self.bring_back)
        only_who_records(tasks, self.keep_button, self.bring_back_button)
        self.add(self._made, Words(KEEPING, Kind.MUTED))
        for button in (self.keep_button, self.bring_back_button):
            self.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_kept(self, made: datetime | None) -> None:
        self._made.setText(say_kept(made))


class KeepKey(InlineForm):
    """The verb asks where the file goes."""

    done = "The recovery file is saved. Write its passphrase down and keep the two apart"

    def __init__(self, tasks: Tasks, choose: ChooseFile) -> None:
        self._choose = choose
        self.new = NewPassphrase(tasks, "Passphrase of the file", offered_key_passphrase)
        self.progress = ProgressPanel()
        laid_out = (Words(KEEPING, Kind.MUTED), self.new, self.progress)
        super().__init__(
            tasks, "Make a recovery file", "Save the file …", {}, laid_out, about=About(""), unkept=self.new.fields
        )

    def deed(self) -> Callable[[Desk], Changed]:
        passphrase = self.new.passphrase()
        chosen = self._choose(self)
        if not chosen:
            raise InvalidRecord(Problem("passphrase", "Choose where the file goes"))
        self.progress.begin("Locking the file", can_cancel=False)
        return lambda desk: keep_key(desk, passphrase, Path(chosen))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.new.clear()
        super().hideEvent(event)

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish("")
        super()._refuse(error)


class BringBackKey(InlineForm):
    """The verb asks for the file."""

    done = "The key is back. Bundles are signed with it from now on"

    def __init__(self, tasks: Tasks, choose: ChooseFile) -> None:
        self._choose = choose
        self.passphrase = PassphraseField()
        self.progress = ProgressPanel()
        fields = {"passphrase": LabelledField("Passphrase of the file", self.passphrase)}
        laid_out = (Words(BRING_BACK, Kind.MUTED), *fields.values(), self.progress)
        super().__init__(tasks, "Bring a key back", "Choose the file …", {}, laid_out, about=About(""), unkept=fields)

    def deed(self) -> Callable[[Desk], Changed]:
        passphrase = self.passphrase.text()
        if not passphrase:
            raise InvalidRecord(Problem("passphrase", "Enter the passphrase of the file"))
        chosen = self._choose(self)
        if not chosen:
            raise InvalidRecord(Problem("passphrase", "Choose the recovery file"))
        self.progress.begin("Opening the file", can_cancel=False)
        return lambda desk: bring_back_key(desk, read_key_file(Path(chosen), passphrase))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.passphrase.clear()
        super().hideEvent(event)

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish("")
        super()._refuse(error)
