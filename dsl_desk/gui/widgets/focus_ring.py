"""One transparent overlay that shows where the keyboard is: yellow 3 px around black 1 px."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QWidget

from dsl_desk.gui.theme import application, look

REACH = 5


class FocusRing(QWidget):
    """Follows the focused widget of one window; in a list it is round the current row."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._watched: list[QWidget] = []
        self._focused: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application().focusChanged.connect(self._follow)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        for colour, width, inset in ((tokens.focus, 3.0, 1.5), (tokens.focus_edge, 1.0, 3.5)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 7, 7)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.Show,
            QEvent.Type.Hide,
            QEvent.Type.KeyRelease,
            QEvent.Type.Paint,
        ):
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in filter(shiboken6.isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched = []
        window = self.parentWidget()
        self._focused = new if new is not None and window is not None and window.isAncestorOf(new) else None
        step = self._focused
        while step is not None and step is not window:
            self._watched.append(step)
            step.installEventFilter(self)
            step = step.parentWidget()
        if isinstance(self._focused, QAbstractItemView):
            self._watched.append(self._focused.viewport())
            self._focused.viewport().installEventFilter(self)
        self._place()

    def _place(self) -> None:
        window = self.parentWidget()
        focused = self._focused
        if window is None or focused is None or not shiboken6.isValid(focused) or not focused.isVisible():
            self.hide()
            return
        shown = _visible_part(focused, window)
        if shown.isEmpty():
            self.hide()
            return
        ring = shown.adjusted(-REACH, -REACH, REACH, REACH)
        if ring != self.geometry():
            self.setGeometry(ring)
        if not self.isVisible():
            self.raise_()
            self.show()


def _visible_part(widget: QWidget, window: QWidget) -> QRect:
    """The focused part in window coordinates, cut to what scroll areas show of it."""
    part = _focus_rect(widget)
    rect = QRect(widget.mapTo(window, part.topLeft()), part.size())
    step = widget.parentWidget()
    while step is not None and step is not window:
        if isinstance(step.parentWidget(), QAbstractScrollArea):
            rect &= QRect(step.mapTo(window, QPoint(0, 0)), step.size()).adjusted(-1, -1, 1, 1)
        step = step.parentWidget()
    return rect


def _focus_rect(widget: QWidget) -> QRect:
    if isinstance(widget, QAbstractItemView):
        current = widget.visualRect(widget.currentIndex())
        if current.isValid() and widget.viewport().rect().intersects(current):
            return (current & widget.viewport().rect()).translated(widget.viewport().pos()).adjusted(3, 3, -3, -3)
    return widget.rect()
