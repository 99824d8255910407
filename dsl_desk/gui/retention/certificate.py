"""The certificate of one erasure: printed, or saved as a PDF."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.child.paper import ChooseFile, ask_for_file
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.printing import Print, print_pdf
from dsl_desk.gui.widgets.words import Words
from dsl_desk.services.certifying import ErasurePaper, erasure_paper
from dsl_desk.services.papers import save_paper

ABOUT = "It says who erased what kind of record, when and why. It names no child and holds no word of the record."


class CertificateButtons(Card):
    """``said(words)`` after it was printed or saved, ``failed(error)``."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, print_: Print = print_pdf, choose_file: ChooseFile = ask_for_file) -> None:
        super().__init__("Certificate of erasure")
        self._tasks, self._print, self._choose_file = tasks, print_, choose_file
        self._erasure_id = ""
        self.print_button = secondary("Print the certificate", "print")
        self.save_button = secondary("Save as PDF …")
        self.print_button.clicked.connect(lambda: self._make(self._print_it))
        self.save_button.clicked.connect(lambda: self._make(self._save_it))
        buttons = QWidget()
        flow = Flow(buttons, gap=10)
        for button in (self.print_button, self.save_button):
            flow.addWidget(button)
        self.add(Words(ABOUT), buttons)

    def show_erasure(self, erasure_id: str) -> None:
        """Offer the certificate of this one, and put the keyboard there."""
        self._erasure_id = erasure_id
        self.show()
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, then: Callable[[ErasurePaper], None]) -> None:
        erasure_id = self._erasure_id
        self._tasks.read(self, lambda desk: erasure_paper(desk, erasure_id), then, self._refuse)

    def _print_it(self, paper: ErasurePaper) -> None:
        self._print(paper.pdf, self, lambda _: self.said.emit("The certificate is printed"))

    def _save_it(self, paper: ErasurePaper) -> None:
        chosen = self._choose_file(self, paper.name)
        if chosen:
            self._tasks.make(
                self,
                lambda _: save_paper(paper.pdf, Path(chosen)),
                lambda _: self.said.emit("The certificate is saved"),
                self._refuse,
            )

    def _refuse(self, error: DeskError) -> None:
        self.failed.emit(error)
