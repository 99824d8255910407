"""The schools whose keys the receiver has accepted, and how one more is: by the words heard on the phone."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import link, primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.ledgers import KeyCheck, Ledger, Root, accept_root, drop_root, load_root, read_ledger
from dsl_desk.services.verdict_words import say_check

ChooseFile = Callable[[QWidget], str]

NONE_YET = "No school’s key is accepted here yet."
WHY = "A bundle never vouches for itself: accept the school’s root once, with its key card and a phone call."
HEARD = "Ring the school on a number from your own list. They read the eight words out from their key card."
HOW = "On which number, and from whose list."


def ask_for_root(parent: QWidget) -> str:
    """The certificate file a person picks, or nothing."""
    kinds = "Certificates (*.pem *.crt *.cer *.der);;All files (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose the school’s root certificate", "", kinds)
    return chosen


class AcceptForm(Card):
    """One certificate on its way to being accepted: what it says of itself, and what a person has to say of it."""

    accepted = Signal(object, str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("Accept a school’s key")
        self._root: Root | None = None
        self.claim, self.hexadecimal = Words(""), Words("", Kind.MUTED)
        self.words, self.by, self.how = QLineEdit(), QLineEdit(), QLineEdit()
        self.fields = {
            "words": LabelledField("The eight words, as the school read them out", self.words, HEARD),
            "by": LabelledField("Who compared them", self.by),
            "how": LabelledField("How", self.how, HOW),
        }
        self.summary = ErrorSummary(self.fields)
        self.accept_button, self.leave_button = primary("Accept this key", "key"), secondary("Do not accept it")
        buttons = Flow(gap=10)
        for button in (self.accept_button, self.leave_button):
            buttons.addWidget(button)
        self.body.setSpacing(look().px(12))
        self.add(self.summary, self.claim, self.hexadecimal, *self.fields.values())
        self.body.addLayout(buttons)
        self.accept_button.clicked.connect(self._accept)
        self.leave_button.clicked.connect(self._leave)
        self.hide()

    def ask(self, root: Root) -> None:
        """Begin with this certificate."""
        self._root = root
        self.summary.clear()
        for line in (self.words, self.by, self.how):
            line.clear()
        name = root.claims_to_be or "a school without a name"
        self.claim.setText(f"This certificate says that it is of {name}. Anyone can write that: the words decide.")
        self.hexadecimal.setText(f"SHA-256 of the certificate: {root.key_sha256}")
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: DeskError) -> None:
        """It was not accepted: say why; what was typed stays."""
        problems = error.problems if isinstance(error, InvalidRecord) else (Problem("", str(error)),)
        self.summary.show_problems(problems)

    def _accept(self) -> None:
        assert self._root, "the form is shown with a certificate"
        today = date.today()  # noqa: DTZ011  the day on the wall
        self.accepted.emit(self._root, self.words.text(), KeyCheck(self.by.text(), self.how.text(), today))

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class KeysPart(QWidget):
    """What the ledger holds of keys. ``failed`` with words when it cannot be read or written."""

    failed = Signal(object)

    def __init__(self, tasks: Tasks, ledger: Path, choose_root: ChooseFile) -> None:
        super().__init__()
        self._tasks, self._ledger, self._choose_root = tasks, ledger, choose_root
        self.list = Card()
        self.form = AcceptForm()
        self.add_button = secondary("Accept a school’s key …", "key")
        self._lines: list[QWidget] = []
        self._none = EmptyState(NONE_YET, WHY)
        self.list.add(self._none)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(10))
        box.addWidget(self.list)
        box.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.form)
        self.add_button.clicked.connect(self._choose)
        self.form.accepted.connect(self._accept)
        self.form.left.connect(self.add_button.setFocus)

    def read(self) -> None:
        """Show what the ledger holds now."""
        self._tasks.make(self, lambda _: read_ledger(self._ledger), self._show, self.failed.emit)

    def _choose(self) -> None:
        chosen = self._choose_root(self)
        if chosen:
            self._tasks.make(self, lambda _: load_root(Path(chosen)), self.form.ask, self.failed.emit)

    def _accept(self, root: Root, heard: str, check: KeyCheck) -> None:
        def accepted(ledger: Ledger) -> None:
            self.form.hide()
            self._show(ledger)
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"The key of {root.claims_to_be} is accepted")

        self._tasks.make(self, lambda _: accept_root(self._ledger, root, heard, check), accepted, self.form.refuse)

    def _drop(self, root: Root, _checked: bool = False) -> None:
        def dropped(ledger: Ledger) -> None:
            self._show(ledger)
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"The key of {root.claims_to_be} is no longer accepted")

        self._tasks.make(self, lambda _: drop_root(self._ledger, root.key_sha256), dropped, self.failed.emit)

    def _show(self, ledger: Ledger) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(each.root, each.check) for each in ledger.roots]
        self.list.add(*self._lines)
        self._none.setVisible(not ledger.roots)

    def _line(self, root: Root, check: KeyCheck) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, look().px(6))
        column.setSpacing(look().px(2))
        stop = link("Stop accepting this key")
        stop.setAccessibleDescription(root.claims_to_be)
        stop.clicked.connect(partial(self._drop, root))
        column.addWidget(Words(root.claims_to_be, Kind.STRONG))
        column.addWidget(Words(" ".join(root.key_words)))
        column.addWidget(Words(say_check(check), Kind.MUTED))
        column.addWidget(stop, alignment=Qt.AlignmentFlag.AlignLeft)
        return line
