"""New codes, in memory only: shown, printed, and typed back from paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.recovery.typed_back import TypedBack
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import link, primary, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.error_summary import ErrorSummary
from dsl_desk.gui.widgets.printing import print_pdf
from dsl_desk.gui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from dsl_desk.services.desk import Desk

ONCE = (
    "What is shown here is kept nowhere and is never shown again. Use a printer beside you: a shared one may keep "
    "what it printed. Then type these groups back from the paper."
)


@dataclass(frozen=True, slots=True)
class Fresh:
    """Codes just made, each under its title; their pages; and the deed that says they were typed back."""

    codes: Sequence[tuple[str, str]] = field(repr=False)
    pages: "Callable[[Desk], bytes]" = field(repr=False)
    typed_back: "Callable[[Desk], Changed]"


class FreshCodes(Card):
    """``finished(whether they were typed back)``; the card is thrown away then, and the codes with it."""

    finished = Signal(bool)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, fresh: Fresh) -> None:
        super().__init__("Print, then type back", kind="warning")
        self._tasks, self._fresh = tasks, fresh
        self.back = [TypedBack(f"code_{number}") for number in range(1, len(fresh.codes) + 1)]
        self.summary = ErrorSummary({name: each for back in self.back for name, each in back.fields.items()})
        self.print_button = secondary("Print", "print")
        self.typed_button = primary("The paper can be read", "check")
        self.later_button = link("Later: forget these codes now")
        self.print_button.clicked.connect(self._print)
        self.typed_button.clicked.connect(self._typed)
        self.later_button.clicked.connect(lambda: self.finished.emit(False))
        self._lay_out()

    def _lay_out(self) -> None:
        self.body.setSpacing(look().px(12))
        self.add(Words(ONCE), self.summary)
        self.body.addWidget(self.print_button, alignment=Qt.AlignmentFlag.AlignLeft)
        for (title, code), back in zip(self._fresh.codes, self.back, strict=True):
            back.show_code(code)
            self.add(Words(title, Kind.STRONG), back)
        buttons = Flow(gap=16)
        for button in (self.typed_button, self.later_button):
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        self.setFocusProxy(self.print_button)

    def _print(self) -> None:
        def show(pages: bytes) -> None:
            print_pdf(pages, self, lambda _: None, to_file=False)

        self._tasks.read(self, self._fresh.pages, show, self.failed.emit)

    def _typed(self) -> None:
        problems = [problem for back in self.back for problem in back.problems()]
        self.summary.show_problems(problems)
        if problems:
            return
        self.typed_button.setEnabled(False)
        self._tasks.write(self, self._fresh.typed_back, lambda _: self.finished.emit(True), self._refuse)

    def _refuse(self, error: DeskError) -> None:
        self.typed_button.setEnabled(True)
        self.failed.emit(error)
