"""The exact report, to be read before it is signed."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.event import Happening
from dsl_desk.domain.sharing import Sharing
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.pdf_view import PdfView
from dsl_desk.gui.widgets.printing import print_pdf
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting import Assembled, ExportRequest, Prepared, assemble, preview
from dsl_desk.services.looking import note_look
from dsl_desk.services.sight import looked_at

HEIGHT = 430  # of the pages in sight, at 100 % text
PAPER = "Printing is entered in this child’s record. Paper is not locked, and what is printed is not signed yet."


class Checking(Step):
    """``request`` gives what was decided. A report read and agreed is dropped as soon as an answer changes."""

    name = "check"

    def __init__(
        self, tasks: Tasks, request: Callable[[], ExportRequest], failed: Callable[[DeskError], None]
    ) -> None:
        super().__init__("Check the report", "Check the report", "This is what should leave")
        self._tasks, self._request, self._failed = tasks, request, failed
        self._print = print_pdf
        self._shown: Prepared | None = None
        self.ready = False
        self.prepared: Prepared | None = None
        self.progress = ProgressPanel()
        self.pdf = PdfView("The report, exactly as it will be signed")
        self.pdf.setFixedHeight(look().px(HEIGHT))
        self.pdf.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.print_button = secondary("Print it", "print")
        self.print_button.clicked.connect(self._print_pages)
        self.buttons.addWidget(self.print_button)
        self.card.add(self.progress, self.pdf, Words(PAPER, Kind.MUTED))

    def status(self) -> Status:
        if self.prepared:
            return Status.COMPLETED
        return Status.NOT_STARTED if self.ready else Status.CANNOT_START

    def detail(self) -> str:
        pages = f"{self.pages} pages read" if self.prepared else ""
        return pages or "Read every page, as they will see it"

    def opened(self) -> None:
        """Gather the records on the vault thread, draw the report on the other."""
        self.drop()
        for button in (self.onward, self.print_button):
            button.setEnabled(False)
        self.progress.begin("Putting the report together", can_cancel=False)
        request = self._request()
        self._tasks.read(self, lambda desk: assemble(desk, request), self._assembled, self._refuse)
        self.pdf.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Something changed: what was read no longer counts."""
        self._shown = self.prepared = None
        self.pages = 0
        self.pdf.clear()

    def go_on(self) -> None:
        self.prepared = self._shown
        if self.prepared:
            self.finished.emit()

    def _assembled(self, assembled: Assembled) -> None:
        self._tasks.make(self, lambda progress: preview(assembled), self._show, self._refuse)

    def _show(self, prepared: Prepared) -> None:
        self._shown = prepared
        self.pdf.show_pdf(prepared.preview)
        self.pages = self.pdf.page_count()
        self.progress.finish(f"The report has {self.pages} pages")
        for button in (self.onward, self.print_button):
            button.setEnabled(True)

    def _print_pages(self) -> None:
        shown = self._shown
        if shown:
            self._print(shown.preview, self, lambda _: self._note_printed(shown.assembled.sharing))

    def _note_printed(self, sharing: Sharing) -> None:
        self._tasks.read(self, lambda desk: _note_printed(desk, sharing), lambda _: None)

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        self._failed(error)


def _note_printed(desk: Desk, sharing: Sharing) -> None:
    about = looked_at(desk, sharing.child_id, sharing.records)
    note_look(desk, Happening.PRINTED, about, f"report of bundle {sharing.bundle}, before it was signed")
