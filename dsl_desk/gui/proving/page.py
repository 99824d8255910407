"""Are the records whole: how far they are proved, and the seal that someone outside keeps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError, InvalidRecord
from dsl_desk.gui.page import Page
from dsl_desk.gui.proving.words import say_proof
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.printing import print_pdf
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.proving import Standing, standing
from dsl_desk.services.witnessing import Fit, HeadSlip, check_slip, head_slip, last_slip

PROVED = (
    "Each entry is sealed together with the one before it and signed by whoever made it. While you work all of them "
    "are checked, from the first to the newest; what does not fit is said over every page."
)
SEALED = (
    "Whoever holds the key could write all of the records anew. A page with today's seal, signed and kept by someone "
    "outside, shows later that nothing before it was changed. Once a month is enough."
)


class WholePage(Page):
    """Reads again with every deed: each adds an entry."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Are the records whole?")
        self.proof = Words("", Kind.STRONG)
        self.notices = Words("")
        proved = Card("Checked while you work")
        proved.add(self.proof, self.notices, Words(PROVED, Kind.MUTED))
        self.seal = SealCard(tasks)
        self.slip = SlipCard(tasks)
        self.seal.said.connect(self.announced)
        for card in (self.seal, self.slip):
            card.failed.connect(self.show_failure)
        self.add(proved, self.seal, self.slip)
        self.body.addStretch(1)

    def opened(self) -> None:
        self.seal.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def changed(self, changed: Changed) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        def show(found: tuple[Standing, str]) -> None:
            proof, printed = found
            self.proof.setText(say_proof(proof))
            self.notices.setText("\n".join(proof.notices))
            self.notices.setVisible(bool(proof.notices))
            self.seal.last.setText(f"Last printed: {printed}" if printed else "Not printed yet")

        self.tasks.read(self, lambda desk: (standing(desk), last_slip(desk)), show, self.show_failure)


class SealCard(Card):
    """Prints the seal of the newest entry."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("The seal on paper", parent)
        self._tasks = tasks
        self.last, self.seal = Words("", Kind.STRONG), Words("")
        self.seal.hide()
        self.print_button = secondary("Print the seal", "print")
        self.print_button.clicked.connect(self._ask)
        self.add(self.last, Words(SEALED, Kind.MUTED), self.seal)
        self.body.addWidget(self.print_button, alignment=Qt.AlignmentFlag.AlignLeft)

    def _ask(self) -> None:
        self._tasks.read(self, head_slip, self._print, self.failed.emit)

    def _print(self, slip: HeadSlip) -> None:
        """The seal stands on the screen for the witness to compare."""
        self.seal.setText(f"Entry {slip.seq:,}, seal {' '.join(slip.groups)}")
        self.seal.show()
        print_pdf(slip.pdf, self, lambda _: self.said.emit("The seal is printed"))


class SlipCard(Card):
    """Compares what stands on a slip with the records."""

    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("Compare with a page that was kept", parent)
        self._tasks = tasks
        self.entry = LabelledField("Entry", QLineEdit(), "The number on the page")
        self.seal = LabelledField("Seal", QLineEdit(), "The first four groups are enough")
        self.button = secondary("Compare")
        self.answer = Words("", Kind.STRONG)
        self.answer.hide()
        self.button.clicked.connect(self._ask)
        self.add(self.entry, self.seal)
        self.body.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self.answer)

    def _ask(self) -> None:
        entry, seal = (_typed(field) for field in (self.entry, self.seal))
        self._show({})
        self.answer.setText("Comparing …")
        self.answer.show()

        def compare(desk: Desk) -> Fit:
            return check_slip(desk, entry, seal)

        self._tasks.read(self, compare, lambda fit: self.answer.setText(fit.words), self._refuse)

    def _refuse(self, error: DeskError) -> None:
        self.answer.hide()
        if isinstance(error, InvalidRecord):
            self._show({problem.field: problem.words for problem in error.problems})
        else:
            self.failed.emit(error)

    def _show(self, errors: dict[str, str]) -> None:
        for name, field in (("seal", self.seal), ("entry", self.entry)):
            field.set_error(errors.get(name, ""))
            if name in errors:
                field.setFocus(Qt.FocusReason.OtherFocusReason)


def _typed(field: LabelledField) -> str:
    assert isinstance(field.control, QLineEdit)
    return field.control.text()
