"""The exact pages of one letter at a time, with what is wrong before them; a person steps through the families."""

from io import BytesIO

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.letters.order import Ready
from dsl_desk.gui.letters.problems import Problems, mends
from dsl_desk.gui.letters.wording import LetterWording, Read, read_letter
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.pdf_view import PdfView
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.letter_language import language
from dsl_desk.services.lettering.families import Family
from dsl_desk.services.lettering.general import general_pdf

PROMISES = (
    "Read what the letter promises, such as staff at a visit, an interpreter or a closed envelope. It is your "
    "school’s promise."
)
HEIGHT = 440  # of the pages in sight, at 100 % text


class Preview(Card):
    """``shown`` when the pages of a letter are in sight; ``failed`` when they cannot be made."""

    shown = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._ready: Ready | None = None
        self._at = 0
        self.bytes = b""
        self.problems, self.wording = Problems(), LetterWording()
        self.which = Words("", Kind.HEADING)
        self.to = Words("", Kind.MUTED)
        self.before, self.after = secondary("The letter before", "back"), secondary("The next letter", "next")
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self._stepping = QWidget()
        flow = Flow(self._stepping, gap=10)
        for button in (self.before, self.after):
            flow.addWidget(button)
        self.numbers = Words("", Kind.MUTED)
        self.progress = ProgressPanel()
        self.pdf = PdfView("The letter, exactly as it will be printed")
        self.pdf.setFixedHeight(look().px(HEIGHT))
        self.pdf.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add(self.problems, self.which, self.to, Words(PROMISES), self._stepping, self.progress, self.pdf)
        self.add(self.numbers)

    def show_ready(self, ready: Ready) -> None:
        """From the first letter on; the keyboard goes to its pages."""
        self._ready, self._at = ready, 0
        self.problems.show_mends(mends(ready))
        self._stepping.setVisible(ready.count > 1 and ready.families is not None)
        self.numbers.setText("\n".join(("Numbers in this letter", *ready.prepared.checked)))
        self.numbers.setVisible(bool(ready.prepared.checked))
        self.show()
        self._draw()

    def clear(self) -> None:
        """Show nothing and forget the letter."""
        self._ready, self.bytes = None, b""
        self.pdf.clear()
        for part in (self, self.wording):
            part.hide()

    def _step(self, by: int) -> None:
        if self._ready:
            self._at = (self._at + by) % self._ready.count
            self._draw()

    def _draw(self) -> None:
        ready, at = self._ready, self._at
        if ready is None:
            return
        families = ready.families.families if ready.families else ()
        family = families[at] if families else None
        spoken = ready.language_of(family)
        self.which.setText(f"Letter {family.number:,} of {families[-1].number:,}" if family else "The letter")
        self.to.setText(", ".join(filter(None, (*(family.lines if family else ()), language(spoken).name))))
        self.progress.begin("Making the letter", can_cancel=False)
        self._tasks.make(
            self,
            lambda progress: (_pages(ready, family), read_letter(ready, spoken)),
            lambda made: self._show(ready, at, *made),
            self._refuse,
        )

    def _show(self, ready: Ready, at: int, pdf: bytes, read: Read) -> None:
        if ready is not self._ready or at != self._at:
            return
        self.bytes = pdf
        self.pdf.show_pdf(pdf)
        self.wording.show_read(read)
        pages = self.pdf.page_count()
        self.progress.finish(f"{self.which.text()} has {pages} page{'' if pages == 1 else 's'}")
        self.shown.emit()

    def _refuse(self, error: DeskError) -> None:
        self.progress.finish(str(error))
        self.failed.emit(error)


def _pages(ready: Ready, family: Family | None) -> bytes:
    """The pages as the printer gets them."""
    if ready.merge is None or family is None:
        return general_pdf(ready.prepared, ready.language)
    made = BytesIO()
    ready.merge.between(family.number, family.number).write(made, lambda step, done: None)
    return made.getvalue()
