"""What is to be checked: a file, two files or a folder, dropped or chosen, and the passphrase."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from dsl_desk.domain.errors import Problem
from dsl_desk.domain.file_name import shown_name
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.passphrase_field import PassphraseField
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words

NOTHING_YET = "Nothing chosen yet. You can drop it here too."
DEMONSTRATION = "It is a demonstration of a made-up school"

ChooseFiles = Callable[[QWidget], Sequence[str]]
ChooseFolder = Callable[[QWidget], str]


def ask_for_files(parent: QWidget) -> Sequence[str]:
    """The zip a person picks, or both zips; nothing when they change their mind."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, "Choose the bundle", "", "Bundles (*.zip);;All files (*)")
    return chosen


def ask_for_folder(parent: QWidget) -> str:
    """The unpacked folder a person picks, or nothing."""
    return QFileDialog.getExistingDirectory(parent, "Choose the folder of the bundle")


class BundleField(QWidget):
    """The paths of one bundle: a folder, a zip, or two zips."""

    def __init__(self, choose_files: ChooseFiles, choose_folder: ChooseFolder) -> None:
        super().__init__()
        self._choose_files, self._choose_folder = choose_files, choose_folder
        self.paths: tuple[Path, ...] = ()
        self.names = Words(NOTHING_YET, Kind.MUTED)
        self.files_button = secondary("Choose the file …", "folder")
        self.folder_button = secondary("Choose an unpacked folder …")
        buttons = Flow(gap=10)
        for button in (self.files_button, self.folder_button):
            buttons.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(8))
        box.addLayout(buttons)
        box.addWidget(self.names)
        self.setFocusProxy(self.files_button)
        self.files_button.clicked.connect(lambda: self.take(self._choose_files(self)))
        self.folder_button.clicked.connect(lambda: self.take([self._choose_folder(self)]))

    def take(self, chosen: Sequence[str]) -> None:
        """Check these from now on; an empty choice changes nothing."""
        paths = tuple(Path(each) for each in chosen if each)
        if paths:
            names = [shown_name(path.name) for path in paths]
            self.paths = paths
            self.names.setText("\n".join(names))
            announce(self, f"Chosen: {' and '.join(names)}")

    def clear(self) -> None:
        """Nothing is chosen any more."""
        self.paths = ()
        self.names.setText(NOTHING_YET)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.files_button.setAccessibleDescription(description)


class ChoosingCard(Card):
    """``check`` when the person asks for it; ``problems`` says what is missing before it can begin."""

    check = Signal()

    def __init__(self, choose_files: ChooseFiles, choose_folder: ChooseFolder) -> None:
        super().__init__()
        self.bundle = BundleField(choose_files, choose_folder)
        self.passphrase = PassphraseField()
        self.demonstration = TickBox(DEMONSTRATION)
        self.fields = {
            "bundle": LabelledField("The bundle", self.bundle, "If it came as two zips, choose both of them."),
            "passphrase": LabelledField(
                "Its passphrase", self.passphrase, "The six words the school told you by phone.", optional=True
            ),
        }
        self.summary = ErrorSummary(self.fields)
        self.body.setSpacing(look().px(14))
        self.add(*self.fields.values(), self.demonstration)
        self.setAcceptDrops(True)
        self.passphrase.entered.connect(self.check)

    def is_complete(self) -> bool:
        """Whether there is something to check; says in the summary what is missing."""
        paths = self.bundle.paths
        self.summary.clear()
        if not paths:
            self.summary.show_problems([Problem("bundle", "Choose the bundle that came")])
        elif len(paths) > 2:
            self.summary.show_problems([Problem("bundle", "Choose one bundle: one zip, two zips or a folder")])
        return 0 < len(paths) <= 2

    def forget(self) -> None:
        """Nothing is chosen any more, and the passphrase is gone."""
        self.bundle.clear()
        self.passphrase.clear()
        self.summary.clear()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self.bundle.take([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()
