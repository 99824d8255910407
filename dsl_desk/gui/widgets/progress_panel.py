"""Long work as the person sees it: the step by name, how far, Cancel, and after ten seconds the time left."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words

TIME_LEFT_AFTER = 10.0  # seconds


class ProgressPanel(Card):
    """Hidden until ``begin``; ``cancelled`` asks whoever began the work to stop it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(parent=parent)
        self._clock = clock
        self._began = 0.0
        self._step = Words("", Kind.STRONG)
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Progress")
        self._left = Words("", Kind.MUTED)
        self._cancel = secondary("Cancel")
        self._cancel.clicked.connect(self.cancelled)
        line = QHBoxLayout()
        line.addWidget(self._left, 1)
        line.addWidget(self._cancel)
        self.add(self._step, self._bar)
        self.body.addLayout(line)
        self.hide()

    def begin(self, step: str, *, can_cancel: bool = True) -> None:
        """Show the first step with no measure of how far it is yet."""
        self._began = self._clock()
        self._bar.setRange(0, 0)
        self._left.setText("")
        self._cancel.setVisible(can_cancel)
        self._step.setText(step)
        self.show()
        announce(self, step)

    def progressed(self, step: str, done: float) -> None:
        """Show ``step`` and ``done``, the part of the whole that is done, 0 to 1."""
        if step != self._step.text():
            announce(self, step)
        self._step.setText(step)
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(done * 1000))
        passed = self._clock() - self._began
        if passed >= TIME_LEFT_AFTER and done > 0:
            self._left.setText(_say_left(passed * (1 - done) / done))

    def finish(self, words: str) -> None:
        """Go away and say how it ended."""
        self.hide()
        announce(self, words)

    def time_left(self) -> str:
        """The words about time, empty in the first ten seconds."""
        return self._left.text()


def _say_left(seconds: float) -> str:
    if seconds < 60:
        return f"About {max(1, round(seconds))} seconds left"
    minutes = round(seconds / 60)
    return f"About {minutes} minute{'s' if minutes > 1 else ''} left"
