"""The letters are in the record: print or save each one, and say how it went."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.event import Happening
from dsl_desk.gui.family_letter.letter_sent import RecordLetterSent
from dsl_desk.gui.letters.output import ask_for_file
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import link, primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.printing import Paper, print_pdf
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.lettering.private.households import NOT_BY_POST
from dsl_desk.services.lettering.private.logging import note_letter_left
from dsl_desk.services.lettering.private.preparing import DrawnPrivate
from dsl_desk.services.papers import save_paper

FILE_NAME = "Letter.pdf"


class LettersKept(QWidget):
    """``finished`` leads back to the child; ``announced`` says what was done."""

    finished = Signal()
    announced = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, drawn: tuple[DrawnPrivate, ...]) -> None:
        super().__init__()
        self._tasks = tasks
        self.print_, self.choose_file = print_pdf, ask_for_file
        self.cards = [LetterKept(self, each) for each in drawn]
        self.first: QWidget = self.cards[0].print_button
        self.back = link("Back to the child")
        self.back.clicked.connect(self.finished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(12))
        head = "The letter is in the record" if len(drawn) == 1 else f"{len(drawn)} letters are in the record"
        column.addWidget(Words(head, Kind.LARGE))
        for card in self.cards:
            column.addWidget(card)
            prepared = card.drawn.prepared
            form = RecordLetterSent(tasks, prepared.id, prepared.asked.child_id, prepared.household.names)
            form.cancel_button.set_words("Later, from Today")
            form.finished.connect(form.hide)
            column.addWidget(form)
        column.addWidget(self.back)
        column.addStretch(1)

    def print(self, drawn: DrawnPrivate) -> None:
        """The pages that are kept, to a printer."""
        paper = Paper.BOTH_SIDES if drawn.prepared.asked.both_sides else Paper.ONE_SIDE
        self.print_(drawn.pdf, self, lambda _: self._left(drawn, Happening.PRINTED), paper=paper)

    def save(self, drawn: DrawnPrivate) -> None:
        """The pages that are kept, as a file where the person wants it."""
        if chosen := self.choose_file(self, FILE_NAME):
            self._tasks.make(
                self,
                lambda progress: save_paper(drawn.pdf, Path(chosen)),
                lambda _: self._left(drawn, Happening.SAVED),
                self._not_saved,
            )

    def _left(self, drawn: DrawnPrivate, happening: Happening) -> None:
        """It is on paper or in a file now: that is entered in the record each time."""
        contact_id = drawn.prepared.id
        self._tasks.read(self, lambda desk: note_letter_left(desk, contact_id, happening), lambda _: None)
        self.announced.emit("Printed" if happening is Happening.PRINTED else "Saved")

    def _not_saved(self, error: DeskError) -> None:
        self.failed.emit(error)


class LetterKept(Card):
    """One household's letter."""

    def __init__(self, page: LettersKept, drawn: DrawnPrivate) -> None:
        household = drawn.prepared.household
        super().__init__(f"To {household.names}")
        self.drawn = drawn
        self.print_button, self.save_button = primary("Print", "print"), secondary("Save as PDF …")
        for button in (self.print_button, self.save_button):
            button.setAccessibleDescription(f"The letter to {household.names}")
        self.print_button.clicked.connect(lambda: page.print(drawn))
        self.save_button.clicked.connect(lambda: page.save(drawn))
        if household.apart:
            self.add(Words(NOT_BY_POST + ".", Kind.STRONG))
        buttons = QWidget()
        flow = Flow(buttons, gap=10)
        for button in (self.print_button, self.save_button):
            flow.addWidget(button)
        self.add(buttons)
