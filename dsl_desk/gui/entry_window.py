"""The window before unlocking: one page in the middle, nothing of the records behind it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QMainWindow, QScrollArea, QWidget

from dsl_desk.gui.theme import application, look
from dsl_desk.gui.widgets.focus_ring import FocusRing

LEAST_WIDTH, LEAST_HEIGHT = 1280, 640


class EntryWindow(QMainWindow):
    """Holds the unlock page or first run. ``painted`` comes once, when the person can see it."""

    painted = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setWindowTitle("DSL Desk")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        middle = QWidget()
        middle.setObjectName("body")
        grid = QGridLayout(middle)
        edge = look().px(24)
        grid.setContentsMargins(edge, edge, edge, edge)
        grid.addWidget(page, 1, 1)
        for side in (0, 2):
            grid.setRowStretch(side, 1)
            grid.setColumnStretch(side, 1)
        grid.setColumnStretch(1, 100)
        page.setMaximumWidth(min(page.maximumWidth(), look().px(900)))
        scroll = QScrollArea()
        scroll.setViewport(QWidget())  # for one made by Qt the binding builds class after class, 9 ms
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(middle)
        self.setCentralWidget(scroll)
        self._scroll = scroll
        application().focusChanged.connect(self._reveal)
        self._ring = FocusRing(self)
        self._seen = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            # After the widgets inside have painted too.
            QTimer.singleShot(0, self.painted.emit)

    def _reveal(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Large text leaves room for a part of the page only: the part with the keyboard."""
        if new is not None and self._scroll.isAncestorOf(new):
            self._scroll.ensureWidgetVisible(new)
