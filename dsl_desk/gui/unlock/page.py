"""The unlock page: a name, a passphrase or the recovery code. It knows nothing of what is in the records."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.theme import look, pixmap
from dsl_desk.gui.widgets.buttons import link, primary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.passphrase_field import PassphraseField
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.select import Select
from dsl_desk.gui.widgets.words import Kind, Words

WIDTH = 480


class UnlockPage(QWidget):
    """Emits ``unlock(name, passphrase)`` or ``recover(code)``; ``names`` are those who have a passphrase here."""

    unlock = Signal(str, str)
    recover = Signal(str)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(look().px(WIDTH))
        self._name = Select()
        self._passphrase = PassphraseField()
        self._code = QLineEdit()
        self._fields = {
            "name": LabelledField("Your name", self._name),
            "passphrase": LabelledField("Passphrase", self._passphrase),
            "recovery_code": LabelledField(
                "Recovery code", self._code, "Eight groups of five, from the printed sheet. Dashes do not matter."
            ),
        }
        self.summary = ErrorSummary(self._fields)
        self._unlock = primary("Unlock", "lock")
        self._other = link("Use the recovery code")
        self.progress = ProgressPanel()
        self._passphrase.entered.connect(self._ask)
        self._code.returnPressed.connect(self._ask)
        self._unlock.clicked.connect(self._ask)
        self._other.clicked.connect(self._change_way)
        self._lay_out()
        self.show_names(names)
        self._use_recovery(False)

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

    def show_error(self, error: DeskError) -> None:
        """It did not open: say why; the name and the recovery code stay, the passphrase is typed again."""
        self.progress.finish(str(error))
        self._form.setEnabled(True)
        self._passphrase.clear()
        if isinstance(error, InvalidRecord):
            self.summary.show_problems(error.problems)
        else:
            self.summary.show_problems([Problem("recovery_code" if self._recovering else "passphrase", str(error))])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._focus_first()

    def _focus_first(self) -> None:
        (self._code if self._recovering else self._passphrase).setFocus()

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
        buttons = QHBoxLayout()
        buttons.addWidget(self._unlock)
        buttons.addSpacing(worn.px(8))
        buttons.addWidget(self._other)
        buttons.addStretch(1)
        self._form.body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(14))
        column.addLayout(title)
        column.addWidget(Words("Records are encrypted and kept on this computer only.", Kind.MUTED))
        for part in (self.summary, self._form, self.progress):
            column.addWidget(part)

    def _change_way(self) -> None:
        self._use_recovery(not self._recovering)

    def _use_recovery(self, recovering: bool) -> None:
        self._recovering = recovering
        self.summary.clear()
        for name, field in self._fields.items():
            field.setVisible((name == "recovery_code") == recovering)
        self._other.set_words("Use the passphrase" if recovering else "Use the recovery code")
        self._focus_first()

    def _ask(self) -> None:
        if self._recovering and not self._code.text().strip():
            self.summary.show_problems([Problem("recovery_code", "Enter the recovery code")])
        elif self._recovering:
            self.recover.emit(self._code.text())
        elif not self._passphrase.text():
            self.summary.show_problems([Problem("passphrase", "Enter your passphrase")])
        else:
            self.unlock.emit(self._name.currentText(), self._passphrase.text())
