"""Observations recorded each week, as bars; the same numbers as a table one press away."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dsl_desk.domain.when import MONTHS
from dsl_desk.gui.theme import Look, look
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.table import Column, Table

Week = tuple[date, int]
NAME = "Observations recorded each week"
HEIGHT, FOOT, HEAD = 128, 22, 20  # logical pixels: the whole chart, the line of dates, the line of numbers


class WeekCard(Card):
    """The chart, and the table that says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NAME, parent)
        self.chart = WeekChart()
        self.table: Table[Week] = Table(
            NAME, (Column("Week from", lambda week: _say(week[0])), Column("Observations", lambda week: str(week[1])))
        )
        self.other_view = link("Show as a table")
        self.other_view.clicked.connect(self._turn)
        self.add(self.chart, self.table, self.other_view)
        self.table.hide()

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Mondays with the number of observations recorded from then on, oldest first."""
        self.chart.show_weeks(weeks)
        self.table.set_items(tuple(reversed(weeks)))
        header = max(self.table.horizontalHeader().sizeHint().height(), look().px(36))
        self.table.setFixedHeight(header + len(weeks) * self.table.verticalHeader().defaultSectionSize() + 4)

    def _turn(self) -> None:
        as_table = self.table.isHidden()
        self.table.setVisible(as_table)
        self.chart.setVisible(not as_table)
        self.other_view.set_words("Show as a chart" if as_table else "Show as a table")
        if as_table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)


class WeekChart(QWidget):
    """One bar for each week with its number above; this week is darker and says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: tuple[Week, ...] = ()
        self.setAccessibleName(NAME)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        self._weeks = tuple(weeks)
        self.setAccessibleDescription(". ".join(f"{_say(monday)}: {count}" for monday, count in weeks))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(look().px(200), look().px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter, worn = QPainter(self), look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((count for _, count in self._weeks), default=0) or 1
        step = self.width() / max(1, len(self._weeks))
        for place, week in enumerate(self._weeks):
            slot = QRectF(place * step, 0, step, self.height())
            _paint_week(painter, slot, week, most, place == len(self._weeks) - 1, worn)


def _paint_week(painter: QPainter, slot: QRectF, week: Week, most: int, now: bool, worn: Look) -> None:
    monday, count = week
    head, foot = worn.px(HEAD), worn.px(FOOT)
    tall = max(2.0, (slot.height() - head - foot) * count / most)
    wide = min(float(worn.px(22)), slot.width() * 0.6)
    bar = QRectF(slot.center().x() - wide / 2, slot.height() - foot - tall, wide, tall)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(worn.tokens.accent if now else worn.tokens.bar))
    painter.drawRoundedRect(bar, 2, 2)
    painter.setPen(QColor(worn.tokens.text))
    painter.setFont(worn.font(13, QFont.Weight.DemiBold if now else QFont.Weight.Normal))
    above = QRectF(slot.left(), bar.top() - head, slot.width(), head)
    painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(count))
    painter.setPen(QColor(worn.tokens.muted))
    painter.setFont(worn.font(12))
    below = QRectF(slot.left(), slot.height() - foot, slot.width(), foot)
    words = "Now" if now else f"{monday.day} {MONTHS[monday.month - 1][:3].title()}"
    painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words)


def _say(monday: date) -> str:
    return f"{monday.day} {MONTHS[monday.month - 1].title()}"
