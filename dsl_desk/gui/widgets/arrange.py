"""Arrangements: things that flow onto the next line, and two columns that become one."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from dsl_desk.gui.theme import look

FILL = 1000  # of the stretch at the end of a column


class Flow(QLayout):
    """Items side by side, carried to the next line when the line is full; ``between`` is the gap between lines."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, between: int | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = look().px(gap)
        self._between = self._gap if between is None else look().px(between)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def unbroken(self) -> int:
        """Pixels that all items take on one line."""
        return sum(item.sizeHint().width() + self._gap for item in self._items)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        left, top, tallest = rect.left(), rect.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if left > rect.left() and left + hint.width() > rect.right() + 1:
                left, top, tallest = rect.left(), top + tallest + self._between, 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), hint))
            left += hint.width() + self._gap
            tallest = max(tallest, hint.height())
        return top + tallest - rect.top()


class Beside(QWidget):
    """One thing with another at its right end, or below it where there is less than ``roomy`` logical pixels of room.

    Where the second one flows, it stays on one line beside at least ``least`` logical pixels of the first.
    """

    def __init__(self, first: QWidget, second: QWidget, *, roomy: int = 820, least: int = 0) -> None:
        super().__init__()
        self._roomy, self._least, self._second = roomy, least, second
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().px(8))
        self._box.addWidget(first)
        self._box.addWidget(second)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        inside = self._second.layout()
        wanted = inside.unbroken() if isinstance(inside, Flow) else 0
        roomy = event.size().width() >= max(look().px(self._roomy), wanted + look().px(self._least))
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)
        self._box.setStretch(0, 1 if roomy else 0)
        if wanted:
            self._second.setMinimumWidth(wanted if roomy else 0)


class Columns(QWidget):
    """A wide column and a narrow one beside it; under ``flip`` logical pixels the narrow one goes below.

    ``first``, the top of the narrow column, stands above everything then. ``fill``, one of the wide column, takes the
    height there is.
    """

    def __init__(
        self,
        wide: Iterable[QWidget],
        narrow: Iterable[QWidget],
        parent: QWidget | None = None,
        *,
        narrow_width: int = 290,
        flip: int = 820,
        first: QWidget | None = None,
        fill: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._flip, self._narrow_width, self._first = flip, narrow_width, first
        main, self._narrow = QWidget(self), QWidget(self)
        self._main_column, self._narrow_column = _column(main, wide), _column(self._narrow, narrow)
        if fill:
            self._main_column.setStretchFactor(fill, FILL)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().px(22))
        self._box.addWidget(main, 1)
        self._box.addWidget(self._narrow)
        self._arrange(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def _arrange(self, width: int) -> None:
        beside = width >= look().px(self._flip)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._narrow.setMinimumWidth(look().px(self._narrow_width) if beside else 0)
        self._narrow.setMaximumWidth(look().px(self._narrow_width) if beside else 16777215)
        column = self._narrow_column if beside else self._main_column
        if self._first and column.indexOf(self._first) < 0:
            column.insertWidget(0, self._first)


def _column(holder: QWidget, widgets: Iterable[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look().px(14))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return column
