"""One window covered, so that nobody reads it."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import primary
from dsl_desk.gui.widgets.words import Kind, Words


class Veil(QFrame):
    """Covers its window, whatever size that takes, and keeps the keyboard; asks by ``lifted`` to be taken off."""

    lifted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("veil")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window = window
        self._before: QWidget | None = None
        self._words = Words("", Kind.LARGE)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = primary("", "show")
        self._button.clicked.connect(self.lifted)
        box = QVBoxLayout(self)
        box.setSpacing(look().px(20))
        box.addStretch(1)
        box.addWidget(self._words)
        box.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignCenter)
        box.addStretch(1)
        self.hide()
        window.installEventFilter(self)

    def cover(self, words: str, button: str) -> None:
        """Cover the window and say why; ``button`` lifts it, and empty leaves that to F9."""
        self.setAccessibleName(words)
        self._words.setText(words)
        self._button.set_words(button)
        self._button.setVisible(bool(button))
        if self.isHidden():
            self._before = self._window.focusWidget()
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        self._take_keyboard()

    def uncover(self) -> None:
        """Show the window as it was."""
        self.hide()
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_keyboard_from(self, widget: QWidget) -> None:
        """Something behind the veil asked for the keyboard: it gets it when the veil is lifted."""
        if widget is not self and not self.isAncestorOf(widget):
            self._before = widget
            self._take_keyboard()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802
        """Tab does not reach what is covered."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """No key goes on to what is covered."""
        event.accept()

    def _take_keyboard(self) -> None:
        (self if self._button.isHidden() else self._button).setFocus(Qt.FocusReason.OtherFocusReason)
