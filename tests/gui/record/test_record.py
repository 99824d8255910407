"""Recording an observation, with real keys in the real window on a real vault."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dsl_desk.services.reviewing import chronology
from tests.gui.small_school import AMELIA
from tests.gui.visit import Visit

CTRL = Qt.KeyboardModifier.ControlModifier
PROSE = "Arrived with a second new phone. Said a friend sorted it."


class Keys(QObject):
    """Presses keys on whatever has the keyboard, and counts them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.pressed = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        QTest.keyClick(self._target(), key, modifier)

    def type(self, text: str) -> None:
        self.pressed += len(text)
        QTest.keyClicks(self._target(), text)

    def _target(self) -> QWidget:
        return self._window.focusWidget() or self._window


def test_twelve_keys_and_the_prose_make_a_record(small: Visit) -> None:
    keys = Keys(small.window)
    keys.press(Qt.Key.Key_N, CTRL)
    small.settle()
    keys.type("am ok")
    keys.press(Qt.Key.Key_Return)
    before = keys.pressed
    keys.type(PROSE)
    keys.pressed = before
    keys.press(Qt.Key.Key_Tab)
    keys.type("s")
    keys.press(Qt.Key.Key_Tab)
    keys.type("b")
    keys.press(Qt.Key.Key_Return, CTRL)
    small.settle()
    assert keys.pressed == 12
    (entry,) = small.read(lambda desk: chronology(desk, AMELIA.id))
    assert entry.text == PROSE
    assert [term.code for term in entry.terms] == ["B"]
