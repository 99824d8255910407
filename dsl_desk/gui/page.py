"""What every page is: a place in the window that shows one thing and is told when it changed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import Banner
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.rule_source import read_confirmed
from dsl_desk.gui.widgets.words import Kind, Words

ABOVE = 16  # logical pixels of room over what is brought into sight
START = 120  # logical pixels of something tall that have to be seen


class Page(QWidget):
    """A title, a scrolling body and, when asked for, a bar of buttons that stays at the bottom.

    Talks up by ``navigate(page name, what to show)``, ``announced(words)`` and ``done(words)``, which the page one
    lands on shows as well; is told what happened by ``opened``, ``leave`` and ``changed``.
    """

    navigate = Signal(str, object)
    announced = Signal(str)
    done = Signal(str)

    def __init__(self, tasks: Tasks, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.setObjectName("page")
        worn = look()
        self.banner = Banner()
        self.heading = Words(title, Kind.TITLE)
        body = QWidget()
        body.setObjectName("body")
        self._scrolled = body
        self.body = QVBoxLayout(body)
        self.body.setContentsMargins(worn.px(28), worn.px(16), worn.px(28), worn.px(24))
        self.body.setSpacing(worn.px(10))
        self.body.addWidget(self.banner)
        self.body.addWidget(self.heading)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(body)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._scroll, 1)
        self._footer: QFrame | None = None

    @property
    def title(self) -> str:
        """The page's own name; never a child's."""
        return self.heading.text()

    def opened(self) -> None:
        """The page is now the one in front; read what it shows and take the focus."""

    def leave(self) -> None:
        """Another page comes to the front or the vault is about to be locked; keep a draft of what was typed."""

    def changed(self, changed: Changed) -> None:
        """A deed was done; read again if it concerns what is shown."""

    def show_failure(self, error: DeskError) -> None:
        """Say in the banner what went wrong; pass as ``failed`` to Tasks."""
        self.banner.say(str(error), urgent=True)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end of the body."""
        for widget in widgets:
            self.body.addWidget(widget)

    def add_footer(self, *buttons: QWidget, note: QWidget | None = None) -> None:
        """Keep these buttons in sight at the bottom, with an optional note at the right."""
        worn = look()
        self._footer = QFrame()
        self._footer.setObjectName("footer")
        line = QHBoxLayout(self._footer)
        line.setContentsMargins(worn.px(28), worn.px(9), worn.px(28), worn.px(9))
        holder = QWidget()
        flow = Flow(holder, gap=10)
        for button in buttons:
            flow.addWidget(button)
        line.addWidget(holder, 1)
        if note:
            line.addWidget(note)
        self._column.addWidget(self._footer)

    def add_header(self, header: QWidget) -> None:
        """Put a white strip above the scrolling body, in place of the title."""
        header.setObjectName("header")
        self.heading.hide()
        self._column.insertWidget(0, header)

    def scroll_to(self, widget: QWidget) -> None:
        """Bring ``widget`` into sight, its top at least, once what was just shown or hidden has found its place."""

        def scroll() -> None:
            top = widget.mapTo(self._scrolled, widget.rect().topLeft())
            self._scroll.ensureWidgetVisible(widget)
            self._scroll.ensureVisible(top.x(), top.y(), 0, look().px(ABOVE))

        QTimer.singleShot(0, widget, scroll)

    def show_start_of(self, widget: QWidget) -> None:
        """Scroll down no further than until the upper part of ``widget`` is in sight; what stands over it stays."""

        def scroll() -> None:
            top = widget.mapTo(self._scrolled, widget.rect().topLeft())
            start = min(widget.height(), look().px(START))
            self._scroll.ensureVisible(top.x(), top.y() + start, 0, look().px(ABOVE))

        QTimer.singleShot(0, widget, scroll)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        read_confirmed(self.tasks, self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(560)
        edge = look().px(12 if narrow else 28)
        top, bottom = self.body.contentsMargins().top(), self.body.contentsMargins().bottom()
        self.body.setContentsMargins(edge, top, edge, bottom)
