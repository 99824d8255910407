"""Restore a backup: which folder, which of its backups, what opens it. It knows nothing of what is in the records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.theme import look
from dsl_desk.gui.unlock.page import ASKED, GROUPS, Way
from dsl_desk.gui.widgets.buttons import link, primary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.passphrase_field import PassphraseField
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.select import Select
from dsl_desk.gui.widgets.words import Kind, Words

WIDTH = 640

WAYS = (
    Choice(Way.CODE, "Recovery code"),
    Choice(Way.ENVELOPES, "Two sealed envelopes"),
    Choice(Way.PERSON, "Passphrase"),
)

ANYONES = "Anyone’s of that day. It may open only on the computer it was set on; a printed code opens on any."

ChooseFolder = Callable[[QWidget], str]


@dataclass(frozen=True, slots=True)
class Offered:
    """A backup that can be chosen: when it was made and what it holds, in words that name nobody."""

    folder: Path
    made: str
    held: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be restored, and what was typed to open it: as `WayIn` of services/backups/restoring.py."""

    folder: Path
    passphrase: str
    recovery_code: str
    envelopes: tuple[str, str] | None


def ask_for_folder(parent: QWidget) -> str:
    """The folder a person picks, or nothing."""
    return QFileDialog.getExistingDirectory(parent, "Choose the folder with the backup")


class RestorePage(QWidget):
    """``look_in(Path)`` is answered by ``show_backups``, ``restore(Wanted)`` by ``show_restored`` or ``show_error``.

    ``left`` comes when the person goes back or, after a restore, on to the unlock page.
    """

    look_in = Signal(object)
    restore = Signal(object)
    cancelled = Signal()
    left = Signal()

    def __init__(self, folder: str, *, occupied: bool, choose_folder: ChooseFolder = ask_for_folder) -> None:
        super().__init__()
        self.setMaximumWidth(look().px(WIDTH))
        self._choose_folder = choose_folder
        self._offered: tuple[Offered, ...] = ()
        self.folder, self.backup, self.held = QLineEdit(), Select(), Words("", Kind.MUTED)
        self.ways = ChipGroup(WAYS)
        self.passphrase = PassphraseField()
        self.code, self.first, self.second = QLineEdit(), QLineEdit(), QLineEdit()
        self._fields = {
            "folder": LabelledField("Folder of the backups", self.folder, "On a stick, a school drive or a cloud."),
            "backup": LabelledField("Backup", self.backup, "The newest stands first."),
            "way": LabelledField("What do you have to open it?", self.ways),
            "passphrase": LabelledField("Passphrase", self.passphrase, ANYONES),
            "recovery_code": LabelledField("Recovery code", self.code, GROUPS),
            "first_envelope": LabelledField("Code from one envelope", self.first, GROUPS),
            "second_envelope": LabelledField("Code from another envelope", self.second, GROUPS),
        }  # fmt: skip
        self.summary = ErrorSummary(self._fields)
        self.progress = ProgressPanel()
        self.go, self.back = primary("Restore", "backup"), link("Back")
        self._choose = link("Choose a folder")
        self._form, self._done = Card(), Card()
        self.result = Words("")
        self.on = primary("Go to the unlock page", "lock")
        self._lay_out(folder, occupied)
        self._connect()
        self.ways.pick(Way.CODE)
        self._show_fields()

    def show_backups(self, offered: Sequence[Offered], unusable: int) -> None:
        """What lies in the folder that was asked about."""
        self._offered = tuple(offered)
        self.backup.clear()
        self.backup.addItems([each.made for each in offered])
        self._show_fields()
        if offered:
            self.summary.clear()
            self.backup.setFocus()
        else:
            broken = " The backup there cannot be used: a file is missing or damaged" if unusable else ""
            words = f"There is no backup in this folder that can be used.{broken}" if broken else (
                "There is no backup in this folder. Choose the one that holds folders named dsl-desk-backup"
            )  # fmt: skip
            self.summary.show_problems([Problem("folder", words)])

    def wait(self) -> None:
        self.summary.clear()
        self._form.setEnabled(False)
        self.back.setEnabled(False)
        self.progress.begin("Checking the backup")

    def ready(self, words: str) -> None:
        """The attempt is over: everything can be typed and pressed again."""
        self.progress.finish(words)
        self._form.setEnabled(True)
        self.back.setEnabled(True)

    def show_error(self, error: DeskError) -> None:
        """It was not restored: say why; everything typed stays."""
        self.ready(str(error))
        last = list(ASKED[self._way])[-1]
        problems = error.problems if isinstance(error, InvalidRecord) else (Problem(last, str(error)),)
        self.summary.show_problems(problems)

    def show_restored(self, words: str) -> None:
        """It is done; what was typed is forgotten here."""
        self.ready(words)
        self.passphrase.clear()
        for line in (self.code, self.first, self.second):
            line.clear()
        self.result.setText(words)
        for part in (self._form, self.back, self._about):
            part.hide()
        self._done.show()
        self.on.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._choose.setFocus()

    @property
    def _way(self) -> Way:
        return self.ways.value() or Way.CODE

    def _lay_out(self, folder: str, occupied: bool) -> None:
        worn = look()
        aside = "What is there now is set aside in a folder beside, not deleted. " if occupied else ""
        self._about = Words(
            f"The records are made again in {folder}. {aside}The backup stays as it is. Everything is checked before "
            "it is put in place."
        )
        self._form.body.setSpacing(worn.px(14))
        for name, field in self._fields.items():
            self._form.add(field)
            if name == "folder":
                self._form.body.addWidget(self._choose, alignment=Qt.AlignmentFlag.AlignLeft)
            elif name == "backup":
                self._form.add(self.held)
        self._form.body.addWidget(self.go, alignment=Qt.AlignmentFlag.AlignLeft)
        self._done.body.setSpacing(worn.px(14))
        self._done.add(self.result)
        self._done.body.addWidget(self.on, alignment=Qt.AlignmentFlag.AlignLeft)
        self._done.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(14))
        for part in (Words("Restore a backup", Kind.TITLE), self._about, self.summary, self._form, self.progress):
            column.addWidget(part)
        column.addWidget(self._done)
        column.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._ask_for_folder)
        self.folder.editingFinished.connect(self._look)
        self.backup.currentIndexChanged.connect(self._say_held)
        self.ways.chosen.connect(self._show_fields)
        self.passphrase.entered.connect(self._ask)
        for line in (self.code, self.second):
            line.returnPressed.connect(self._ask)
        self.first.returnPressed.connect(self.second.setFocus)
        self.go.clicked.connect(self._ask)
        self.progress.cancelled.connect(self.cancelled)
        for button in (self.back, self.on):
            button.clicked.connect(self.left)

    def _say_held(self, index: int) -> None:
        self.held.setText(f"It holds {self._offered[index].held}." if index >= 0 else "")

    def _ask_for_folder(self) -> None:
        chosen = self._choose_folder(self)
        if chosen:
            self.folder.setText(chosen)
            self._look()

    def _look(self) -> None:
        if self.folder.text().strip():
            self.look_in.emit(Path(self.folder.text().strip()))

    def _show_fields(self) -> None:
        found = bool(self._offered)
        for part in (self._fields["backup"], self.held, self._fields["way"], self.go):
            part.setVisible(found)
        for name in ("passphrase", "recovery_code", "first_envelope", "second_envelope"):
            self._fields[name].setVisible(found and name in ASKED[self._way])

    def _ask(self) -> None:
        typed = {
            "passphrase": self.passphrase.text(),
            "recovery_code": self.code.text().strip(),
            "first_envelope": self.first.text().strip(),
            "second_envelope": self.second.text().strip(),
        }
        asked = ASKED[self._way]
        missing = [Problem(name, words) for name, words in asked.items() if words and not typed[name]]
        if missing:
            self.summary.show_problems(missing)
            return
        way = self._way
        self.restore.emit(
            Wanted(
                self._offered[self.backup.currentIndex()].folder,
                typed["passphrase"] if way is Way.PERSON else "",
                typed["recovery_code"] if way is Way.CODE else "",
                (typed["first_envelope"], typed["second_envelope"]) if way is Way.ENVELOPES else None,
            )
        )
