"""A keyboard: presses go to whatever has the focus of the window, and are counted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Keys:
    """What a person does with ``window``."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.pressed = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        self.pressed += 1
        QTest.keyClick(self._target(), key, modifier)

    def type(self, text: str) -> None:
        """ASCII only, as on a keyboard without an input method."""
        self.pressed += len(text)
        QTest.keyClicks(self._target(), text)

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CTRL)

    def _target(self) -> QWidget:
        return self._window.focusWidget() or self._window
