"""A day and time typed as people say it, with the reading under it."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QWidget

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.when import When, read_when, say_when
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.read_line import ReadLine


class WhenField(ReadLine):
    """Reads today, yesterday, fri, 27 mar, 8:40, "about 9", not known; Alt+Down opens a calendar.

    ``now`` gives local time; a time to come is refused unless ``future``.
    """

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None, *, future: bool = False) -> None:
        super().__init__(parent)
        self._now = now
        self._future = future
        self._calendar: QCalendarWidget | None = None
        self.line.setMaximumWidth(look().px(260))
        self.line.installEventFilter(self)
        self._read()

    def when(self) -> When:
        """What is typed; raises InvalidRecord when it cannot be read or is still to come."""
        return read_when(self.line.text(), self._now(), future=self._future)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def open_calendar(self) -> QCalendarWidget:
        """Show the calendar under the field at the day typed, or today."""
        calendar = self._calendar or self._make_calendar()
        self._calendar = calendar
        day = self._typed_day() or self._now().date()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.move(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        calendar.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)
        return calendar

    def _make_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName("Calendar")
        if not self._future:
            today = self._now().date()
            calendar.setMaximumDate(QDate(today.year, today.month, today.day))
        calendar.activated.connect(self._take_day)
        calendar.clicked.connect(self._take_day)
        return calendar

    def _take_day(self, day: QDate) -> None:
        self.line.setText(f"{day.day()}/{day.month()}/{day.year()}")
        if self._calendar:
            self._calendar.hide()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed_day(self) -> date | None:
        try:
            return self.when().day
        except InvalidRecord:
            return None

    def _words(self) -> str:
        return say_when(self.when())
