"""One kind of paper: how it stands, the button that makes it anew, and the new codes until they are typed back."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.domain.errors import DeskError, InvalidRecord, Problem
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.recovery.fresh_codes import Fresh, FreshCodes
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.progress_panel import ProgressPanel
from dsl_desk.gui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from dsl_desk.services.desk import Desk


class PaperCard(Card):
    """The first button says what follows; the second makes it. ``make`` does so on the desk.

    ``said(words)`` when codes were typed back, ``failed(error)``, and ``changed`` when the state must be read again.
    """

    said = Signal(str)
    failed = Signal(object)
    changed = Signal()

    def __init__(
        self, tasks: Tasks, heading: str, ask: str, follows: str, fields: Mapping[str, LabelledField]
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self.fresh: FreshCodes | None = None
        self._state = Words("")
        self._fields = fields
        self.summary = ErrorSummary(fields)
        self.progress = ProgressPanel()
        self.ask_button = secondary(f"{ask} …", "key")
        self.make_button, self.cancel_button = primary(ask, "check"), secondary("Cancel")
        only_who_records(tasks, self.ask_button, self.make_button)
        self.ask_button.clicked.connect(self._ask)
        self.make_button.clicked.connect(self._make)
        self.cancel_button.clicked.connect(self.rest)
        self.body.setSpacing(look().px(10))
        self.add(Words(heading, Kind.HEADING), self._state)
        self._sure = QWidget()
        self._lay_out(follows)
        self.forget()

    def make(self) -> "Callable[[Desk], Fresh]":
        """What makes the new codes, from what was typed."""
        raise NotImplementedError

    def show_state(self, words: str) -> None:
        self._state.setText(words)

    def rest(self) -> None:
        """Back to the first button."""
        self.forget()
        self.ask_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Nothing of a code stays on the screen."""
        if self.fresh:
            self.fresh.hide()
            self.fresh.deleteLater()
            self.fresh = None
        self.summary.clear()
        self._sure.setEnabled(True)
        self._sure.hide()
        self.ask_button.show()

    def _lay_out(self, follows: str) -> None:
        column = QVBoxLayout(self._sure)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(10))
        for part in (Words(follows), self.summary, *self._fields.values()):
            column.addWidget(part)
        buttons = Flow(gap=10)
        for button in (self.make_button, self.cancel_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.add(self._sure, self.progress)
        self.body.addWidget(self.ask_button, alignment=Qt.AlignmentFlag.AlignLeft)

    def _ask(self) -> None:
        self.ask_button.hide()
        self._sure.show()
        first = next(iter(self._fields.values()), self.make_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        self._sure.setEnabled(False)
        self.progress.begin("Making the codes, and changing the key with them", can_cancel=False)
        self._tasks.read(self, self.make(), self._show, self._refuse)

    def _show(self, fresh: Fresh) -> None:
        self.progress.finish("The new codes are ready to be printed")
        self.forget()
        self.ask_button.hide()
        self.fresh = FreshCodes(self._tasks, fresh)
        self.fresh.failed.connect(self.failed)
        self.fresh.finished.connect(self._finish)
        self.add(self.fresh)
        self.fresh.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _finish(self, typed: bool) -> None:
        self.rest()
        if typed:
            self.said.emit("Typed back: the paper can be read. Seal it now")
        self.changed.emit()

    def _refuse(self, error: DeskError) -> None:
        self._sure.setEnabled(True)
        self.progress.finish(str(error))
        problems = error.problems if isinstance(error, InvalidRecord) else (Problem("", str(error)),)
        self.summary.show_problems(problems)
