"""The wait after passphrases that did not fit, counted down in words."""

import math

from PySide6.QtCore import QTimer, Signal

from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words

SECOND = 1_000  # milliseconds
WHY = (
    "The wait keeps others from guessing. Nothing is locked for good and nothing is deleted. "
    "A printed recovery code opens the records at once."
)
OVER = "You can try the passphrase again now."


class Wait(Card):
    """Shown while a wait lasts, and ``over`` when it ends. It is said aloud when it begins and when it ends."""

    over = Signal()

    def __init__(self) -> None:
        super().__init__(kind="warning")
        self._left = 0
        self.words = Words("", Kind.STRONG)
        self.add(self.words, Words(WHY, Kind.MUTED))
        self._clock = QTimer(self, interval=SECOND)
        self._clock.timeout.connect(self._count)
        self.hide()

    @property
    def waiting(self) -> bool:
        """Whether there is a second left to wait."""
        return self._left > 0

    def begin(self, seconds: float) -> None:
        """Count down from here; nothing is shown where there is nothing to wait for."""
        self._left = math.ceil(seconds)
        self.setVisible(self.waiting)
        if self.waiting:
            self._say()
            self._clock.start()
            announce(self, f"{self.words.text()} {WHY}")

    def _count(self) -> None:
        self._left -= 1
        if self.waiting:
            self._say()
            return
        self._clock.stop()
        self.hide()
        announce(self, OVER)
        self.over.emit()

    def _say(self) -> None:
        self.words.setText(f"You can try the passphrase again in {say_seconds(self._left)}.")


def say_seconds(seconds: int) -> str:
    """`28 seconds`, `2 minutes and 5 seconds`."""
    minutes, rest = divmod(seconds, 60)
    parts = [_count(number, unit) for number, unit in ((minutes, "minute"), (rest, "second")) if number]
    return " and ".join(parts)


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
