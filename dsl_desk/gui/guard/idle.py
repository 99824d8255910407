"""Locking when nobody is there: after some minutes without a key or a pointer, and after the computer slept."""

from collections.abc import Callable
from time import monotonic, time

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from dsl_desk.gui.theme import application

WARNING = 60.0  # seconds before the lock
SLEPT = 30.0  # seconds by which the wall clock may run ahead of the monotonic one before it means sleep
ACTIVE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    )
)


class IdleWatch(QObject):
    """Emits ``warned(seconds left)`` once, ``extended`` when someone came back, and ``expired`` when it is time.

    Watches the windows, not every widget, so that a key costs one call.
    """

    warned = Signal(int)
    extended = Signal()
    expired = Signal()

    def __init__(
        self,
        seconds: float,
        parent: QObject | None = None,
        *,
        steady: Callable[[], float] = monotonic,
        wall: Callable[[], float] = time,
    ) -> None:
        super().__init__(parent)
        self._limit = seconds
        self._steady, self._wall = steady, wall
        self._warned = False
        self._window: QWindow | None = None
        self._last = self._steady()
        self._offset = self._wall() - self._steady()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application().focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def stay(self) -> None:
        """Someone is there."""
        self._last = self._steady()
        if self._warned:
            self._warned = False
            self.extended.emit()

    def stop(self) -> None:
        """The vault is locked; watch no more."""
        self._timer.stop()

    def look(self) -> None:
        """Compare the clocks; the timer calls it every second."""
        offset = self._wall() - self._steady()
        slept, self._offset = offset - self._offset > SLEPT, offset
        left = self._last + self._limit - self._steady()
        if slept or left <= 0:
            self.stop()
            self.expired.emit()
        elif left <= WARNING and not self._warned:
            self._warned = True
            self.warned.emit(round(left))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in ACTIVE:
            self.stay()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
