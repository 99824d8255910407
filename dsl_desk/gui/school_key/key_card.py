"""The key card: how a recipient comes to know the school's signature."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.printing import print_pdf
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.papers import KEY_CARD_FILE, ROOT_FILE, KeyCard, key_card, save_key_card


class KeyCardCard(Card):
    """Print it on letterhead, or save it with the certificate it is about."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, choose_folder: Callable[[QWidget, str], str]) -> None:
        super().__init__("Key card")
        self._tasks, self._choose_folder = tasks, choose_folder
        self._words = Words("", Kind.STRONG)
        self._words.hide()
        self.progress = ProgressPanel()
        self.print_button = secondary("Print the key card", "print")
        self.save_button = secondary("Save card and certificate …")
        self.print_button.clicked.connect(lambda: self._ask(self._print))
        self.save_button.clicked.connect(self._choose)
        about = "Give it once to each agency that receives bundles. They ring you and you read out its eight words."
        self.add(Words(about, Kind.MUTED), self._words, self.progress, self.print_button, self.save_button)

    def forget(self) -> None:
        """The school's details changed; the words are read again with the next card."""
        self._words.hide()

    def _choose(self) -> None:
        folder = self._choose_folder(self, "Choose where the key card goes")
        if folder:
            self._ask(lambda card: self._save(card, Path(folder)))

    def _ask(self, then: Callable[[KeyCard], None]) -> None:
        self._set_busy(True)
        self.progress.begin("Making the key card", can_cancel=False)

        def made(card: KeyCard) -> None:
            self._set_busy(False)
            self.progress.finish("The key card is ready")
            self._words.setText("Its eight words: " + " ".join(card.words))
            self._words.show()
            then(card)

        self._tasks.read(self, key_card, made, self._refuse)

    def _print(self, card: KeyCard) -> None:
        print_pdf(card.pdf, self, lambda _: self.said.emit("The key card is printed"))

    def _save(self, card: KeyCard, folder: Path) -> None:
        words = f"Saved {KEY_CARD_FILE} and {ROOT_FILE}"
        self._tasks.make(
            self, lambda progress: save_key_card(card, folder), lambda _: self.said.emit(words), self._refuse
        )

    def _refuse(self, error: DeskError) -> None:
        self._set_busy(False)
        self.progress.finish(str(error))
        self.failed.emit(error)

    def _set_busy(self, busy: bool) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(not busy)
