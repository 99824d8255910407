"""Optional fields under one line, which says in words what they hold while it is closed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from dsl_desk.gui.theme import icon, look
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.words import Kind, Words, rule

TITLE_WIDTH, FLIP = 250, 560  # logical pixels; narrower than FLIP, the words stand under the title
ICON = 16


class FoldButton(QPushButton):
    """The title of a section; Space, Enter or a click opens and closes it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(f" {title}", parent)
        self.setProperty("kind", "fold")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.toggled.connect(self._dress)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        size = look().px(ICON)
        self.setIconSize(QSize(size, size))
        self.setIcon(icon("down" if self.isChecked() else "next", look().tokens.text, size))


class Section(QWidget):
    """Starts closed. ``about`` says what belongs here; ``filled`` gives what is filled in, by field name."""

    def __init__(self, title: str, about: str, filled: Callable[[Iterable[str]], list[str]]) -> None:
        super().__init__()
        self.fields: dict[str, LabelledField] = {}
        self._about, self._filled = about, filled
        self.button = FoldButton(title)
        self.button.toggled.connect(self._turn)
        self._said = Words(about, Kind.MUTED)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, look().px(4), 0, look().px(8))
        self._column.setSpacing(look().px(12))
        self._inside.hide()
        head = _Head(self.button, self._said)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(4))
        for part in (rule(), head, self._inside):
            box.addWidget(part)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under what is already inside."""
        for widget in widgets:
            self._column.addWidget(widget)

    def open(self) -> None:
        self.button.setChecked(True)

    def close_again(self) -> None:
        self.button.setChecked(False)

    def words(self) -> str:
        """What the closed line says."""
        return self._said.text()

    def refresh(self) -> None:
        """Say what the fields hold now; without a field to fill in there is no line either."""
        self.setVisible(any(not field.isHidden() for field in self.fields.values()))
        filled = self._filled(self.fields)
        self._said.setText(f"Filled in: {', '.join(filled)}" if filled else self._about)
        self.button.setAccessibleDescription(f"Open. {self._about}" if self.button.isChecked() else self.words())

    def _turn(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        self._said.setVisible(not opened)
        self.refresh()


class _Head(QWidget):
    """Title and words on one line where there is room; a click anywhere on it is one on the title."""

    def __init__(self, button: FoldButton, said: Words) -> None:
        super().__init__()
        self._button = button
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().px(8))
        self._box.addWidget(button)
        self._box.addWidget(said, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        roomy = event.size().width() >= look().px(FLIP)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)
        self._button.setMinimumWidth(look().px(TITLE_WIDTH) if roomy else 0)

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        self._button.click()
