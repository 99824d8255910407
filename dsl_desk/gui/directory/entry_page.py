"""Adding or changing one contact, and the agency it belongs to."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from dsl_desk.domain.agency import Agency
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord
from dsl_desk.gui.directory.entry_form import EntryForm, Known
from dsl_desk.gui.page import Page
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.danger_panel import DangerPanel
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies, directory, save_directory_entry

ENTRY_PAGE, DIRECTORY_PAGE = "directory-entry", "directory"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the page is opened on: an entry to change, an agency to add to, or nothing for a new one."""

    entry_id: str = ""
    agency_id: str = ""


class DirectoryEntryPage(Page):
    """One form. What was typed stays until it is saved or the person goes elsewhere."""

    def __init__(self, tasks: Tasks, wanted: Wanted) -> None:
        super().__init__(tasks, "Change a contact" if wanted.entry_id else "Add a contact")
        self._wanted = wanted
        self._filled = False
        self.form = EntryForm()
        self.summary = ErrorSummary(self.form.fields)
        advice = Card("Before you save")
        advice.add(Words("Ring the number, or read it on the agency’s own site. Say where you found it.", Kind.MUTED))
        self.add(Columns([self.summary, self.form], [DangerPanel(short=True), advice]))
        self.save_button = primary("Save contact", "check")
        only_who_records(tasks, self.save_button)
        self.save_button.clicked.connect(self.save)
        back = secondary("Cancel")
        back.clicked.connect(partial(self.navigate.emit, DIRECTORY_PAGE, None))
        self.add_footer(self.save_button, back)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    def opened(self) -> None:
        self.form.first.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._filled:
            wanted = self._wanted
            self.tasks.read(self, lambda desk: _read(desk, wanted), self._fill, self.show_failure)

    def save(self) -> None:
        """Save the agency where it is new or changed, then the contact."""
        try:
            agency, entry = self.form.agency(), self.form.entry()
        except InvalidRecord as error:
            self.summary.show_problems(error.problems)
            return
        new = None if self.form.is_known(agency) else agency
        self.tasks.write(self, lambda desk: save_directory_entry(desk, entry, new), self._saved, self._refuse)

    def _fill(self, known: Known) -> None:
        self._filled = True
        self.form.fill(known)

    def _saved(self, _changed: Changed) -> None:
        self._filled = False
        self.summary.clear()
        self.announced.emit("Saved")
        self.navigate.emit(DIRECTORY_PAGE, None)

    def _refuse(self, error: DeskError) -> None:
        if isinstance(error, InvalidRecord):
            self.summary.show_problems(error.problems)
        else:
            self.show_failure(error)


def _read(desk: Desk, wanted: Wanted) -> Known:
    """The contact as it stands, or a new one as far as it is known; ids are made here for what is new."""
    found = agencies(desk)
    blank = Known(found, None, None, desk.new_id(), desk.new_id(), desk.today(), desk.person.name)
    if wanted.entry_id:
        entry = next(each for each in directory(desk) if each.id == wanted.entry_id)
        return replace(blank, entry=entry, agency=_agency(found, entry.agency_id))
    return replace(blank, agency=_agency(found, wanted.agency_id)) if wanted.agency_id else blank


def _agency(found: tuple[Agency, ...], agency_id: str) -> Agency:
    return next(each for each in found if each.id == agency_id)
