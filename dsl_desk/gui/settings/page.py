"""Settings: one card for each thing that can be set; each saves for itself."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.school import School
from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import FORGOTTEN
from dsl_desk.gui.settings.guidance_card import GuidanceCard
from dsl_desk.gui.settings.holidays_card import HolidaysCard
from dsl_desk.gui.settings.letterhead_card import LetterheadCard
from dsl_desk.gui.settings.links_card import LinksCard
from dsl_desk.gui.settings.look_card import LookCard
from dsl_desk.gui.settings.passphrase import PassphraseCard
from dsl_desk.gui.settings.profile import ProfileCard
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.today.backup import BackupCard
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.services import proving
from dsl_desk.services.backups.making import CHANGED as BACKUP_MADE
from dsl_desk.services.backups.place import BackupStanding, standing
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.settings import Settings, read_settings

ChooseFolder = Callable[[QWidget, str], str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is set now, and when the records were last copied."""

    school: School
    settings: Settings
    backup: BackupStanding
    proof: proving.Standing


def read_standing(desk: Desk, settings_file: Path) -> Standing:
    settings = read_settings(settings_file)
    return Standing(school(desk), settings, standing(desk), proving.standing(desk))


def ask_for_folder(parent: QWidget, words: str) -> str:
    """The folder a person picks, or nothing."""
    return QFileDialog.getExistingDirectory(parent, words)


class SettingsPage(Page):
    """Reads once when opened; what is being typed is not overwritten by a deed elsewhere."""

    def __init__(self, tasks: Tasks, settings_file: Path, choose_folder: ChooseFolder = ask_for_folder) -> None:
        super().__init__(tasks, "Settings")
        self._settings_file = settings_file
        self.profile = ProfileCard(tasks)
        self.holidays = HolidaysCard(tasks)
        self.letterhead = LetterheadCard(tasks)
        self.passphrase = PassphraseCard(tasks)
        self.guidance = GuidanceCard(tasks)
        self.look = LookCard(tasks, settings_file)
        self.backup = BackupCard(tasks, choose_folder)
        for card in (self.profile, self.letterhead, self.holidays, self.passphrase):
            card.said.connect(self.announced)
            card.failed.connect(self.show_failure)
        self.passphrase.asked_whose.connect(lambda: self.navigate.emit(FORGOTTEN, None))
        self.backup.all_wanted.connect(lambda: self.navigate.emit("backups", None))
        self.backup.proof_wanted.connect(lambda: self.navigate.emit("whole", None))
        self.links = LinksCard()
        self.links.wanted.connect(lambda page: self.navigate.emit(page, None))
        narrow = [self.links, self.look, self.backup]
        self.add(Columns([self.profile, self.letterhead, self.holidays, self.passphrase, self.guidance], narrow))

    def opened(self) -> None:
        self.profile.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read(self._show)
        self.letterhead.read()
        self.holidays.read()

    def leave(self) -> None:
        self.passphrase.forget()

    def changed(self, changed: Changed) -> None:
        if BACKUP_MADE in changed.kinds:
            self._read(self._show_backup)
        if "confirmation" in changed.kinds:
            self.guidance.read()

    def _show(self, standing: Standing) -> None:
        self.profile.show_school(standing.school)
        self.look.show_settings(standing.settings)
        self._show_backup(standing)

    def _read(self, then: Callable[[Standing], None]) -> None:
        file = self._settings_file
        self.tasks.read(self, lambda desk: read_standing(desk, file), then, self.show_failure)

    def _show_backup(self, standing: Standing) -> None:
        self.backup.show_state(standing.backup, standing.proof)
