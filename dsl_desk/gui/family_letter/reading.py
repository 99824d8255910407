"""The exact pages of each household's letter, and how they read, before anything is printed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.gui.family_letter.family_step import FamilyStep
from dsl_desk.gui.letters.preview import PROMISES
from dsl_desk.gui.letters.wording import LetterWording, Read
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.pdf_view import PdfView
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.lettering.private.asked import PrivateAsked
from dsl_desk.services.lettering.private.preparing import (
    DrawnPrivate,
    PreparedPrivate,
    draw_private,
    prepare_private,
)
from dsl_desk.services.lettering.readable import letter_reading, remarks_of

HEIGHT = 430  # of the pages in sight, at 100 % text


@dataclass(frozen=True, slots=True)
class _Made:
    drawn: tuple[DrawnPrivate, ...]
    read: Read


class ReadLetters(FamilyStep):
    """What was read and agreed is dropped as soon as an answer changes."""

    name = "check"

    def __init__(self, tasks: Tasks, asked: Callable[[], PrivateAsked], failed: Callable[[DeskError], None]) -> None:
        super().__init__("Read the letter", "Read the letter", "This is what they should get")
        self._tasks, self._asked, self._failed = tasks, asked, failed
        self._shown: tuple[DrawnPrivate, ...] = ()
        self._at = 0
        self.drawn: tuple[DrawnPrivate, ...] = ()
        self.ready = False
        self.which, self.progress = Words("", Kind.STRONG), ProgressPanel()
        self.pdf = PdfView("The letter, exactly as it will be printed")
        self.pdf.setFixedHeight(look().px(HEIGHT))
        self.pdf.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.before, self.after = secondary("The letter before", "back"), secondary("The next letter", "next")
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self._stepping = QWidget()
        stepping = Flow(self._stepping, gap=10)
        for button in (self.before, self.after):
            stepping.addWidget(button)
        self._stepping.hide()
        self.wording = LetterWording()
        self.card.add(self.which, Words(PROMISES), self._stepping, self.progress, self.pdf)
        self.column.insertWidget(self.column.indexOf(self.card) + 1, self.wording)

    def status(self) -> Status:
        if self.drawn:
            return Status.COMPLETED
        return Status.NOT_STARTED if self.ready else Status.CANNOT_START

    def detail(self) -> str:
        count = len(self.drawn)
        return f"{count} {'letter' if count == 1 else 'letters'} read" if count else "Every page, as they will see it"

    def opened(self) -> None:
        """Pass the gates and fill it on the vault thread, draw it on the other."""
        self.drop()
        self.onward.setEnabled(False)
        self.progress.begin("Making the letter", can_cancel=False)
        asked = self._asked()
        self._tasks.read(self, lambda desk: prepare_private(desk, asked), self._prepared, self._refuse_letter)
        self.pdf.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Something changed: what was read no longer counts."""
        self._shown = self.drawn = ()
        self.pdf.clear()
        self.wording.hide()

    def go_on(self) -> None:
        self.drawn = self._shown
        if self.drawn:
            self.finished.emit()

    def _prepared(self, prepared: tuple[PreparedPrivate, ...]) -> None:
        self._tasks.make(self, lambda progress: _make(prepared), self._made, self._refuse_letter)

    def _made(self, made: _Made) -> None:
        self._shown, self._at = made.drawn, 0
        self._stepping.setVisible(len(made.drawn) > 1)
        self.wording.show_read(made.read)
        self.onward.setEnabled(True)
        self._show()

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % max(1, len(self._shown))
        self._show()

    def _show(self) -> None:
        if self._shown:
            drawn = self._shown[self._at]
            self.pdf.show_pdf(drawn.pdf)
            self.which.setText(f"To {drawn.prepared.household.names} ({self._at + 1} of {len(self._shown)})")
            self.progress.finish(f"The letter has {self.pdf.page_count()} pages")

    def _refuse_letter(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        self._failed(error)


def _make(prepared: tuple[PreparedPrivate, ...]) -> _Made:
    """Every household's pages; the words are the same in all but the names."""
    parts = prepared[0].letter.wordings[-1].parts
    read = Read(tuple(part.text for part in parts), letter_reading(parts, ENGLISH), remarks_of(parts))
    return _Made(tuple(map(draw_private, prepared)), read)
