"""Backups: where they go, when the last was made, which there are, and how one is restored."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.backups.making_panel import MakingPanel
from dsl_desk.gui.page import Page
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.rows import Row, RowList
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.backups.making import CHANGED
from dsl_desk.services.backups.overview import Asked, Overview, asked, overview
from dsl_desk.services.backups.rules import rules
from dsl_desk.services.backups.saying import say_held, say_made

ChooseFolder = Callable[[QWidget, str], str]

MEGABYTE = 1_000_000

RESTORE = (
    "On any computer: open DSL Desk, choose “Restore a backup” on the first page, and choose one of these folders. "
    "The recovery code on the printed sheet opens it, or the codes from two sealed envelopes. Here: lock DSL Desk "
    "first, then choose it on the unlock page. The records that are here now are set aside, never overwritten."
)


def ask_for_folder(parent: QWidget, start: str) -> str:
    """The folder a person picks, or nothing."""
    return QFileDialog.getExistingDirectory(parent, "Choose where backups go", start)


class BackupsPage(Page):
    """Reads what the vault knows, then looks at the place away from the vault: it may be slow to answer."""

    def __init__(self, tasks: Tasks, choose_folder: ChooseFolder = ask_for_folder) -> None:
        super().__init__(tasks, "Backups")
        self._choose_folder = choose_folder
        self._folder = ""
        self.reminder = Card(kind="warning")
        self._due = Words("")
        self.last, self.place, self.about = Words("", Kind.STRONG), Words(""), Words("", Kind.MUTED)
        self.now, self.other = primary("Back up now", "backup"), secondary("Choose another place …")
        self.making = MakingPanel(tasks)
        self.list = RowList("Backups", whole=True)
        self._none = EmptyState("No backup here yet.", "Each stands here with what it held when it was checked.")
        self._listed = Card(snug=True)
        self._lay_out()
        self.now.clicked.connect(self._back_up)
        self.other.clicked.connect(self._ask)
        self.making.busy.connect(self._busy)

    def opened(self) -> None:
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def changed(self, changed: Changed) -> None:
        if CHANGED in changed.kinds:
            self._read()

    def _lay_out(self) -> None:
        self.reminder.add(self._due)
        self.reminder.hide()
        where = Card()
        buttons = Flow(gap=10)
        for button in (self.now, self.other):
            buttons.addWidget(button)
        where.add(self.last, self.place, self.about)
        where.body.addLayout(buttons)
        self._listed.add(self.list, self._none)
        keep = rules().keep
        kept = Words(
            f"Of the last {keep.daily} days, {keep.weekly} weeks and {keep.monthly} months with a backup, the newest "
            "of each is kept; older ones are removed after a new one was checked. The newest is never removed.",
            Kind.MUTED,
        )
        restore = Card("If this computer is lost or the records are damaged")
        restore.add(Words(RESTORE))
        self.add(self.reminder, where, self.making, SectionHeading("Backups there"), self._listed, kept, restore)
        self.body.addStretch(1)

    def _read(self) -> None:
        self.tasks.read(self, asked, self._look, self.show_failure)

    def _look(self, of: Asked) -> None:
        self._folder = of.standing.folder
        self._due.setText(of.standing.reminder)
        self.reminder.setVisible(of.standing.due)
        last = of.standing.last_words
        self.last.setText(f"Last backup made and checked: {last}")
        self.last.setVisible(bool(last))
        self.place.setText(f"Backups go to {self._folder}" if self._folder else "No place for backups is known yet.")
        self.now.set_words("Back up now" if self._folder else "Back up now …")
        self.other.setVisible(bool(self._folder))
        self.tasks.make(self, lambda _: overview(of), self._show, self.show_failure)

    def _show(self, found: Overview) -> None:
        about = found.words
        if self._folder and not found.reachable:
            about = ("It is not there now. Plug in the stick or connect the drive to see the backups in it.",)
        self.about.setText(" ".join(about))
        self.about.setVisible(bool(about))
        rows = backup_rows(found)
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def _back_up(self) -> None:
        if self._folder:
            self.making.begin(Path(self._folder))
        else:
            self._ask()

    def _ask(self) -> None:
        chosen = self._choose_folder(self, self._folder)
        if chosen:
            self.making.begin(Path(chosen))

    def _busy(self, busy: bool) -> None:
        for button in (self.now, self.other):
            button.setEnabled(not busy)


def backup_rows(found: Overview) -> list[Row]:
    """Newest first, then the folders that cannot be used."""
    rows = [
        Row(
            each.folder,
            say_made(each.backup),
            say_held(each.backup),
            f"{each.folder.name}, {_say_size(size)}",
            icon="backup",
            tag="Newest" if number == 0 else "",
            tag_tint=Tint.GREEN,
        )
        for number, (each, size) in enumerate(zip(found.kept, found.sizes, strict=True))
    ]
    return rows + [
        Row(
            folder,
            "Cannot be used",
            "",
            f"{folder.name}: a file is missing or damaged",
            icon="warning",
            tag="Not a backup",
            tag_tint=Tint.RED,
        )
        for folder in found.unusable
    ]


def _say_size(size: int) -> str:
    return f"{max(0.1, size / MEGABYTE):,.1f} MB"
