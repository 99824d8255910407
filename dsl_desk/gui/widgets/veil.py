"""F9: everything covered at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dsl_desk.gui.widgets.words import Kind, Words


class Veil(QFrame):
    """Covers its window and takes the keyboard until F9 or Esc."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("veil")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The screen is covered. Press F9 to go on.")
        self._before: QWidget | None = None
        box = QVBoxLayout(self)
        words = Words("Covered. Press F9 to go on.", Kind.LARGE)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(words)
        self.hide()

    def cover(self) -> None:
        """Cover the window."""
        window = self.parentWidget()
        if self.isHidden() and window is not None:
            self._before = window.focusWidget()
            self.setGeometry(window.rect())
            self.raise_()
            self.show()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self) -> None:
        """Cover the window, or show it as it was."""
        if self.isHidden():
            self.cover()
            return
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.toggle()
