"""What a search found, painted in sections with the matched words in bold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dsl_desk.gui.theme import Look, look, pixmap
from dsl_desk.services.searching import MATCH_END, MATCH_START

Index = QModelIndex | QPersistentModelIndex
DISPLAY, ACCESSIBLE, LINE = 0, 11, 256
TALL, SHORT, HEADING = 52, 40, 30
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Answer:
    """One line that can be opened: ``page`` with ``argument``. Matched words in ``words`` stand between the marks."""

    title: str
    words: str
    icon: str
    page: str
    argument: object = None

    @property
    def spoken(self) -> str:
        plain = self.words.replace(MATCH_START, "").replace(MATCH_END, "")
        return ", ".join(part for part in (self.title, " ".join(plain.split())) if part)


@dataclass(frozen=True, slots=True)
class Section:
    """Answers of one kind under their heading."""

    heading: str
    answers: tuple[Answer, ...]


class AnswerModel(QAbstractListModel):
    """Headings (str) and answers in one column; a heading cannot be chosen."""

    def __init__(self, sections: Sequence[Section] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str | Answer, ...] = ()
        self.set_sections(sections)

    def set_sections(self, sections: Sequence[Section]) -> None:
        self.beginResetModel()
        self._lines = tuple(line for section in sections for line in _lines(section))
        self.endResetModel()

    def answer(self, row: int) -> Answer | None:
        line = self._lines[row]
        return line if isinstance(line, Answer) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.answer(index.row()):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role in (DISPLAY, ACCESSIBLE):
            return line.spoken if isinstance(line, Answer) else line
        return None


def _lines(section: Section) -> Iterator[str | Answer]:
    if section.answers:
        yield section.heading
        yield from section.answers


class AnswerDelegate(QStyledItemDelegate):
    """Paints a heading, or an icon with a title and the words around the match."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        line = index.data(LINE)
        height = HEADING if isinstance(line, str) else TALL if line.words else SHORT
        return QSize(10, look().px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, worn, rect = index.data(LINE), look(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            _write(painter, rect, line, worn.font(14), worn.tokens.muted)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_answer(painter, rect, line, worn, selected=selected)
        painter.restore()


def _paint_answer(painter: QPainter, rect: QRect, line: Answer, worn: Look, *, selected: bool) -> None:
    if selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.tokens.selection))
        painter.drawRoundedRect(rect.adjusted(0, worn.px(2), 0, -worn.px(2)), worn.px(4), worn.px(4))
        hint = QFontMetrics(worn.font(14)).horizontalAdvance("Enter") + worn.px(12)
        _write(painter, rect.adjusted(rect.width() - hint, 0, 0, 0), "Enter", worn.font(14), worn.tokens.muted)
        rect = rect.adjusted(0, 0, -hint - worn.px(8), 0)
    size = worn.px(19)
    painter.drawPixmap(
        rect.left() + worn.px(11), rect.center().y() - size // 2, pixmap(line.icon, worn.tokens.text, size)
    )
    box = rect.adjusted(worn.px(42), 0, -worn.px(8), 0)
    title = worn.font(weight=QFont.Weight.DemiBold)
    if not line.words:
        _write(painter, box, line.title, title, worn.tokens.text)
        return
    upper = QRect(box.left(), box.center().y() - worn.px(19), box.width(), worn.px(19))
    _write(painter, upper, line.title, title, worn.tokens.text)
    _write_matches(painter, upper.translated(0, worn.px(19)), line.words, worn)


def _write_matches(painter: QPainter, box: QRect, words: str, worn: Look) -> None:
    for run, bold in _runs(" ".join(words.split())):
        font = worn.font(15, QFont.Weight.Bold if bold else QFont.Weight.Normal)
        _write(painter, box, run, font, worn.tokens.text if bold else worn.tokens.muted)
        box = box.adjusted(QFontMetrics(font).horizontalAdvance(run), 0, 0, 0)


def _runs(words: str) -> Iterator[tuple[str, bool]]:
    """The words between the marks, and whether they are a match."""
    for number, part in enumerate(words.split(MATCH_START)):
        match, mark, rest = part.partition(MATCH_END) if number else ("", "", part)
        yield from ((run, bold) for run, bold in ((match, bool(mark)), (rest, False)) if run)


def _write(painter: QPainter, box: QRect, words: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.drawText(box, LEFT | Qt.TextFlag.TextSingleLine, shown)


class AnswerList(QListView):
    """The answers; the keyboard stays in the search line, which moves through them. ``chosen(Answer)``."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = AnswerModel((), self)
        self.setModel(self._answers)
        self.setItemDelegate(AnswerDelegate(self))
        self.setAccessibleName("Answers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListView { border: none; background: transparent; }")

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show these with the first answer current."""
        self._answers.set_sections(sections)
        self.move_by(1)

    def current(self) -> Answer | None:
        """The answer that Enter opens."""
        index = self.currentIndex()
        return self._answers.answer(index.row()) if index.isValid() else None

    def move_by(self, step: int) -> None:
        """Go to the next (1) or previous (-1) answer, round the end."""
        rows = [row for row in range(self._answers.rowCount()) if self._answers.answer(row)]
        if rows:
            now = self.currentIndex().row()
            at = rows.index(now) + step if now in rows else 0
            self.setCurrentIndex(self._answers.index(rows[at % len(rows)]))

    def fit(self, room: int) -> None:
        """As high as the answers need, but no higher than ``room``; the rest scrolls."""
        rows = range(self._answers.rowCount())
        self.setFixedHeight(min(sum(self.sizeHintForRow(row) for row in rows) + 2, room))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        answer = self._answers.answer(index.row()) if index.isValid() else None
        if answer and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(answer)
