"""The unlock page: a name and a passphrase, the recovery code, or two sealed envelopes.

It knows nothing of what is in the records.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.theme import look, pixmap
from dsl_desk.gui.unlock.wait import Wait
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import link, primary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.passphrase_field import PassphraseField
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.select import Select
from dsl_desk.gui.widgets.words import Kind, Words

WIDTH = 480
GROUPS = "Eight groups of five, from the printed sheet. Dashes do not matter."


class Way(StrEnum):
    """How one comes in; the value is what the link says that leads to it."""

    PERSON = "Use the passphrase"
    CODE = "Use the recovery code"
    ENVELOPES = "Use two sealed envelopes"


ASKED = {
    Way.PERSON: {"name": "", "passphrase": "Enter your passphrase"},
    Way.CODE: {"recovery_code": "Enter the recovery code"},
    Way.ENVELOPES: {
        "first_envelope": "Enter the code from the first envelope",
        "second_envelope": "Enter the code from the second envelope",
    },
}
"""The fields of each way, and what is said where one is left empty."""


class UnlockPage(QWidget):
    """Emits ``unlock(name, passphrase)``, ``recover(code)`` or ``open_envelopes(one code, the other)``.

    ``restore`` leads to the backups, ``check`` to looking at a bundle that came.

    ``names`` are those who have a passphrase here. Whatever goes wrong, every way in stays open.
    """

    unlock = Signal(str, str)
    recover = Signal(str)
    open_envelopes = Signal(str, str)
    restore = Signal()
    check = Signal()

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(look().px(WIDTH))
        self._way = Way.PERSON
        self._name = Select()
        self._passphrase = PassphraseField()
        self._code, self._first, self._second = QLineEdit(), QLineEdit(), QLineEdit()
        self._fields = {
            "name": LabelledField("Your name", self._name),
            "passphrase": LabelledField("Passphrase", self._passphrase),
            "recovery_code": LabelledField("Recovery code", self._code, GROUPS),
            "first_envelope": LabelledField("Code from one envelope", self._first, GROUPS),
            "second_envelope": LabelledField("Code from another envelope", self._second, GROUPS),
        }
        self.summary = ErrorSummary(self._fields)
        self.held = Wait()
        self.progress = ProgressPanel()
        self._unlock = primary("Unlock", "lock")
        self._others = {way: link(way.value) for way in Way}
        self._connect()
        self._lay_out()
        self.show_names(names)
        self._use(Way.PERSON)

    def show_names(self, names: Sequence[str]) -> None:
        """Those who have a passphrase here; the one chosen stays chosen."""
        chosen = self._name.currentText()
        self._name.clear()
        self._name.addItems(list(names))
        self._name.setCurrentText(chosen)

    def wait(self, step: str) -> None:
        """The key is being derived: nothing can be pressed twice."""
        self.summary.clear()
        self._form.setEnabled(False)
        self.progress.begin(step, can_cancel=False)

    def hold(self, seconds: float) -> None:
        """No passphrase is tried before so many seconds are over; codes are."""
        self.held.begin(seconds)
        self._show_wait()

    def ready(self, words: str = "") -> None:
        """The attempt is over: everything can be typed and pressed again; the passphrase is typed anew."""
        self.progress.finish(words)
        self._form.setEnabled(True)
        self._passphrase.clear()

    def show_error(self, error: DeskError) -> None:
        """It did not open: say why; the name and the codes stay."""
        self.ready(str(error))
        problems = error.problems if isinstance(error, InvalidRecord) else (Problem(self._last_field(), str(error)),)
        self.summary.show_problems(problems)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._focus_first()

    def _connect(self) -> None:
        self._passphrase.entered.connect(self._ask)
        for line in (self._code, self._second):
            line.returnPressed.connect(self._ask)
        self._first.returnPressed.connect(self._second.setFocus)
        self._unlock.clicked.connect(self._ask)
        self.held.over.connect(self._show_wait)
        for way, other in self._others.items():
            other.clicked.connect(partial(self._use, way))

    def _lay_out(self) -> None:
        worn = look()
        mark = Words("", wrap=False)
        mark.setPixmap(pixmap("dsl-desk", worn.tokens.accent, worn.px(40)))
        mark.setAccessibleName("DSL Desk")
        title = QHBoxLayout()
        title.setSpacing(worn.px(12))
        title.addWidget(mark)
        title.addWidget(Words("DSL Desk", Kind.TITLE), 1)
        self._form = Card()
        self._form.body.setSpacing(worn.px(14))
        self._form.add(*self._fields.values())
        self._form.body.addWidget(self._unlock, alignment=Qt.AlignmentFlag.AlignLeft)
        self._form.add_rule()
        others = Flow(gap=16, between=4)
        for other in self._others.values():
            others.addWidget(other)
        for words, asked in (("Restore a backup", self.restore), ("Check a bundle", self.check)):
            elsewhere = link(words)
            elsewhere.clicked.connect(asked)
            others.addWidget(elsewhere)
        self._form.body.addLayout(others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(14))
        column.addLayout(title)
        column.addWidget(Words("Records are encrypted and kept on this computer only.", Kind.MUTED))
        for part in (self.summary, self.held, self._form, self.progress):
            column.addWidget(part)

    def _use(self, way: Way, _checked: bool = False) -> None:
        self._way = way
        self.summary.clear()
        for name, field in self._fields.items():
            field.setVisible(name in ASKED[way])
        for other, button in self._others.items():
            button.setVisible(other is not way)
        self._show_wait()
        self._focus_first()

    def _show_wait(self) -> None:
        """Only the passphrase waits: a code of 160 bits is not guessed."""
        held = self._way is Way.PERSON and self.held.waiting
        self.held.setVisible(held)
        self._unlock.setEnabled(not held)

    def _focus_first(self) -> None:
        first = {Way.PERSON: self._passphrase, Way.CODE: self._code, Way.ENVELOPES: self._first}
        first[self._way].setFocus()

    def _last_field(self) -> str:
        return list(ASKED[self._way])[-1]

    def _ask(self) -> None:
        missing = [
            Problem(name, words) for name, words in ASKED[self._way].items() if words and not self._typed(name)
        ]
        if not self._unlock.isEnabled():
            announce(self.held, self.held.words.text())
        elif missing:
            self.summary.show_problems(missing)
        elif self._way is Way.PERSON:
            self.unlock.emit(self._name.currentText(), self._passphrase.text())
        elif self._way is Way.CODE:
            self.recover.emit(self._code.text())
        else:
            self.open_envelopes.emit(self._first.text(), self._second.text())

    def _typed(self, name: str) -> str:
        control = self._fields[name].control
        assert isinstance(control, QLineEdit | PassphraseField)
        text = control.text()
        return text if name == "passphrase" else text.strip()
