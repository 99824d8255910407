"""Every window of the program covered at once: by F9, at a lock, and when others may see this screen."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QMainWindow, QWidget

from dsl_desk.gui.guard.veil import Veil
from dsl_desk.gui.theme import application

COVERED = "Covered. Press F9 to go on."


class Cover(QObject):
    """Veils for the main window and whatever stands before it.

    A dialog holds back the main window's shortcuts, so F9 and Ctrl+L are heard here for it.
    """

    def __init__(self, window: QMainWindow, lock: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._lock = window, lock
        self._veil = Veil(window)
        self._veil.lifted.connect(self.lift)
        self._others: list[Veil] = []
        self._words, self._button = COVERED, ""
        self._shut = False
        self._focused: QWindow | None = None
        application().focusWindowChanged.connect(self._watch)
        application().focusChanged.connect(self._keep_keyboard)

    @property
    def covered(self) -> bool:
        return not self._veil.isHidden()

    def toggle(self) -> None:
        """F9. A cover that asks to be confirmed is not taken off by it."""
        if not self.covered:
            self.cover(COVERED)
        elif not self._button:
            self.lift()

    def cover(self, words: str, button: str = "") -> None:
        """Cover every window and say why; with the words of a ``button`` only that takes it off."""
        self._words, self._button = words, button
        self._lift_from_others()  # they may be covered for another reason
        for window in application().topLevelWidgets():
            if window.isVisible() and window is not self._window:
                self._cover(window)
        self._veil.cover(words, button)

    def shut(self) -> None:
        """Cover every window for the last time; one that comes after belongs to another sitting."""
        self.cover(COVERED)
        self._shut = True
        application().focusWindowChanged.disconnect(self._watch)
        application().focusChanged.disconnect(self._keep_keyboard)

    def lift(self) -> None:
        """Show everything as it was."""
        if self._shut:
            return
        self._lift_from_others()
        self._veil.uncover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_F9:
                self.toggle()
                return True
            if event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self._lock()
                return True
        return super().eventFilter(watched, event)

    def _watch(self, focused: QWindow | None) -> None:
        if self._focused is not None and shiboken6.isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._focused = focused if focused is not self._window.windowHandle() else None
        if self._focused is None:
            return
        self._focused.installEventFilter(self)
        if self.covered:  # it opened behind the cover
            for window in application().topLevelWidgets():
                if window.windowHandle() is self._focused:
                    self._cover(window)

    def _keep_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A page that finishes its work behind the veil may want the keyboard: it gets it when that is lifted."""
        if now is not None and self.covered and now.window() is self._window:
            self._veil.keep_keyboard_from(now)

    def _lift_from_others(self) -> None:
        for veil in self._others:
            if shiboken6.isValid(veil):
                veil.uncover()
                veil.deleteLater()
        self._others.clear()

    def _cover(self, window: QWidget) -> None:
        veil = Veil(window)
        veil.lifted.connect(self.lift)
        veil.cover(self._words, self._button)
        self._others.append(veil)
