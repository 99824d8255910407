"""Signing the report that was read, and saving the bundle."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, Problem
from dsl_desk.domain.second_look import NOT_SAID
from dsl_desk.domain.transfer import Transfer
from dsl_desk.gui.referral.made_bundle import MadeBundle
from dsl_desk.gui.referral.receiving import Receiving
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.tasks import Progress, Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.exporting import Prepared, new_passphrase, record_made, seal

ChooseFolder = Callable[[QWidget], str]
SIGNED = 0.3  # of the work, before the bundle is written
LOCKED = (
    "One locked file. You will be shown six words that open it: give them by phone, to a number from the agency’s "
    "own list, never in the same message."
)
NOT_LOCKED = (
    "One file that is not locked, for the channel that encrypts by itself. Save it on this computer only, and never "
    "send it by ordinary email."
)
NOBODY_YET = (
    "No second person has read this. You can sign now all the same, and say in Sharing afterwards who read it."
)


def ask_for_folder(parent: QWidget) -> str:
    """The folder a person picks, or nothing."""
    return QFileDialog.getExistingDirectory(parent, "Choose where the bundle is saved")


class Sealing(Step):
    """``made(MadeBundle)`` when the bundle has its name; ``failed`` when it has not, and nothing has left.

    `transfer` is the one that the bundle is the file of, where it is one.
    """

    made = Signal(object)
    failed = Signal(object)

    name = "seal"

    def __init__(
        self,
        tasks: Tasks,
        prepared: Callable[[], Prepared | None],
        receiving: Callable[[], Receiving | None],
        choose_folder: ChooseFolder,
        transfer: Callable[[], Transfer | None] = lambda: None,
    ) -> None:
        super().__init__("Sign and save the bundle", "Sign and save the bundle", "Sign and save")
        self._tasks, self._prepared, self._receiving = tasks, prepared, receiving
        self._choose_folder, self._transfer = choose_folder, transfer
        self._running: Progress | None = None
        self._draft_id = ""
        self.folder = _FolderField(self._pick)
        self.progress = ProgressPanel()
        self.progress.cancelled.connect(self._cancel)
        self._about, self._second = Words(""), Words(NOBODY_YET, Kind.STRONG)
        self.card.add(self._about, self._second)
        hint = "Such as a USB stick, or a folder."
        self.show_problems_of("folder", LabelledField("Where to save it", self.folder, hint))
        self.card.add(self.progress)

    def set_draft(self, draft_id: str) -> None:
        """The unfinished referral that ends with this bundle."""
        self._draft_id = draft_id

    def status(self) -> Status:
        return Status.NOT_STARTED if self._prepared() else Status.CANNOT_START

    def detail(self) -> str:
        receiving = self._receiving()
        locked = receiving is None or receiving.locked
        return (
            "One locked file, with six words to give by phone" if locked else "One file, for a channel that encrypts"
        )

    def opened(self) -> None:
        receiving, prepared = self._receiving(), self._prepared()
        self._about.setText(LOCKED if receiving is None or receiving.locked else NOT_LOCKED)
        self._second.setVisible(bool(prepared and prepared.assembled.sharing.second == NOT_SAID))
        super().opened()

    def go_on(self) -> None:
        """Sign and save on the second thread; then enter it in the vault, which gives the file its name."""
        prepared, receiving, folder = self._prepared(), self._receiving(), self.folder.line.text().strip()
        if self._running or prepared is None or receiving is None:
            return
        if not folder:
            self.summary.show_problems([Problem("folder", "Choose where to save the bundle")])
            return
        self.summary.clear()
        transfer = self._transfer()
        self.onward.setEnabled(False)
        self.progress.begin("Signing the report")

        def work(progress: Progress) -> tuple[MadeBundle, Callable[..., Changed], Callable[[], None]]:
            progress("Signing the report", 0)
            passphrase = new_passphrase() if receiving.locked else ""
            written = partial(_written, progress)
            sealed = seal(prepared, Path(folder), passphrase or None, written, most=receiving.most)
            sharing, casefile = prepared.assembled.sharing, prepared.assembled.casefile
            bundle = MadeBundle(
                sharing.id,
                sharing.child_id,
                casefile.recipient.name,
                sealed.files,
                receiving.most,
                prepared.assembled.keys.words,
                passphrase,
            )
            deed = partial(record_made, prepared=prepared, sealed=sealed, draft_id=self._draft_id, transfer=transfer)
            return bundle, deed, sealed.discard

        self._running = self._tasks.make(self, work, self._sealed, self._refuse, self.progress.progressed)

    def _sealed(self, result: tuple[MadeBundle, Callable[..., Changed], Callable[[], None]]) -> None:
        bundle, deed, discard = result
        if self._running is None:
            # Cancel was pressed after the last step: what was written has no name yet and goes.
            self._tasks.make(self, lambda progress: discard(), lambda _: None)
            return
        self.progress.begin("Entering it in the records", can_cancel=False)
        self._tasks.write(self, deed, lambda _: self._named(bundle), self._refuse)

    def _named(self, bundle: MadeBundle) -> None:
        self._end("The bundle is saved")
        self.made.emit(bundle)

    def _cancel(self) -> None:
        if self._running:
            self._running.cancel()
            self._end("Stopped. Nothing was saved")

    def _refuse(self, error: DeskError) -> None:
        self._end(str(error))
        self.failed.emit(error)

    def _end(self, words: str) -> None:
        self._running = None
        self.onward.setEnabled(True)
        self.progress.finish(words)

    def _pick(self) -> None:
        chosen = self._choose_folder(self)
        if chosen:
            self.folder.line.setText(chosen)
            self.onward.setFocus(Qt.FocusReason.OtherFocusReason)


class _FolderField(QWidget):
    """A path typed, or picked with the button."""

    def __init__(self, pick: Callable[[], None]) -> None:
        super().__init__()
        self.line = QLineEdit(self)
        button = secondary("Choose …", "folder")
        button.setAccessibleName("Choose the folder")
        button.clicked.connect(lambda: pick())  # noqa: PLW0108 - clicked carries an argument
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(8))
        row.addWidget(self.line, 1)
        row.addWidget(button)
        self.setFocusProxy(self.line)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.line.setAccessibleDescription(description)


def _written(progress: Progress, done: int, total: int) -> None:
    progress("Encrypting and saving", SIGNED + (1 - SIGNED) * done / max(1, total))
