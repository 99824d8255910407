"""The school's key: how it stands, who has checked it, and what to do when it runs out, is lost or is stolen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.key_change import KeyChange
from dsl_desk.gui.deeds.inline_form import InlineForm, InlineSlot
from dsl_desk.gui.page import Page
from dsl_desk.gui.school_key.changing import ChangeKey, ChangesCard
from dsl_desk.gui.school_key.forms import HowItGetsThere, RecordKeyCheck, TheirCertificateForm
from dsl_desk.gui.school_key.keeping import BringBackKey, KeepKey, KeyFileCard
from dsl_desk.gui.school_key.key_card import KeyCardCard
from dsl_desk.gui.school_key.recipients import Receiving, RecipientsCard
from dsl_desk.gui.school_key.state import StateCard
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.services.desk import Desk
from dsl_desk.services.key_changing import key_changes
from dsl_desk.services.key_recovery import KEY_FILE, key_kept
from dsl_desk.services.key_standing import KeyStanding, key_standing
from dsl_desk.services.recipients import receiving, say_key_check
from dsl_desk.services.school_keys import CHANGED

ChooseFolder = Callable[[QWidget, str], str]
ChooseFile = Callable[[QWidget], str]
SHOWN = frozenset({CHANGED, "recipient", "agency", "school"})


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the page shows."""

    key: KeyStanding | None
    kept: datetime | None
    changes: tuple[KeyChange, ...]
    receiving: tuple[Receiving, ...]
    person: str


def read_standing(desk: Desk) -> Standing:
    return Standing(
        key_standing(desk),
        key_kept(desk),
        key_changes(desk),
        tuple(Receiving(agency, known, say_key_check(desk, known)) for agency, known in receiving(desk)),
        desk.person.name,
    )


def ask_for_folder(parent: QWidget, words: str) -> str:
    return QFileDialog.getExistingDirectory(parent, words)


def ask_where_to_save(parent: QWidget) -> str:
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save the recovery file", KEY_FILE)
    return chosen


def ask_for_key_file(parent: QWidget) -> str:
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose the recovery file", "", "Recovery files (*.recovery)")
    return chosen


def ask_for_certificate(parent: QWidget) -> str:
    kinds = "Certificates (*.pem *.crt *.cer *.der);;All files (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose their certificate", "", kinds)
    return chosen


@dataclass(frozen=True, slots=True)
class Choosing:
    """How files and folders are asked for."""

    folder: ChooseFolder = ask_for_folder
    key_to_save: ChooseFile = ask_where_to_save
    key_to_open: ChooseFile = ask_for_key_file
    certificate: ChooseFile = ask_for_certificate


class SchoolKeyPage(Page):
    """One form at a time opens over the cards."""

    def __init__(self, tasks: Tasks, choosing: Choosing | None = None) -> None:
        super().__init__(tasks, "The school’s key")
        self._choosing = choosing or Choosing()
        self._standing: Standing | None = None
        self.slot = InlineSlot()
        self.slot.opened.connect(self.scroll_to)
        self.state = StateCard(tasks)
        self.recipients = RecipientsCard(tasks)
        self.key_card = KeyCardCard(tasks, self._choosing.folder)
        self.key_file = KeyFileCard(tasks)
        self.changes = ChangesCard(tasks, self._choosing.folder)
        self._connect()
        wide = [self.slot, self.state, self.recipients]
        self.add(Columns(wide, [self.key_card, self.key_file, self.changes]))
        self.body.addStretch(1)

    def opened(self) -> None:
        self._read(self.state.take_focus)

    def changed(self, changed: Changed) -> None:
        if "school" in changed.kinds:
            self.key_card.forget()
        if self.isVisible() and changed.kinds & SHOWN:
            self._read()

    def _connect(self) -> None:
        for card in (self.state, self.key_card, self.changes):
            card.said.connect(self.announced)
            card.failed.connect(self.show_failure)
        self.state.made.connect(lambda: self._read(self.state.take_focus))
        self.recipients.check.connect(self._record_check)
        self.recipients.how.connect(lambda each: self._open(HowItGetsThere(self.tasks, each)))
        self.recipients.certificate.connect(
            lambda each: self._open(TheirCertificateForm(self.tasks, each, self._choosing.certificate))
        )
        self.key_file.keep.connect(lambda: self._open(KeepKey(self.tasks, self._choosing.key_to_save)))
        self.key_file.bring_back.connect(lambda: self._open(BringBackKey(self.tasks, self._choosing.key_to_open)))
        self.changes.wanted.connect(lambda: self._open(ChangeKey(self.tasks)))

    def _read(self, then: Callable[[], None] = lambda: None) -> None:
        def show(standing: Standing) -> None:
            self._show(standing)
            then()

        self.tasks.read(self, read_standing, show, self.show_failure)

    def _show(self, standing: Standing) -> None:
        focused = self.focusWidget()
        name = focused.accessibleName() if focused and self._rebuilt(focused) else ""
        self._standing = standing
        self.state.show_standing(standing.key)
        self.key_file.show_kept(standing.kept)
        self.changes.show_changes(standing.changes)
        self.recipients.show_receiving(standing.receiving)
        if name:
            same = (
                each for each in self.findChildren(QWidget) if each.accessibleName() == name and not each.isHidden()
            )
            next(same, self.state.renew_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuilt(self, widget: QWidget) -> bool:
        return self.recipients.isAncestorOf(widget) or self.changes.isAncestorOf(widget)

    def _record_check(self, each: Receiving) -> None:
        standing = self._standing
        sha256 = standing.key.sha256 if standing and standing.key else ""
        person = standing.person if standing else ""
        self._open(RecordKeyCheck(self.tasks, each, sha256, person))

    def _open(self, form: InlineForm) -> None:
        self.slot.open(form, self.focusWidget() or self.state.renew_button)
