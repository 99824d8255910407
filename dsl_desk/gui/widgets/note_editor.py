"""Where prose is written: plain text at a readable line height, with nothing hidden in it."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from dsl_desk.gui.proofreading import Mark, document_places
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.advice import Advice
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.side_note import KEY, is_key
from dsl_desk.gui.widgets.words import Kind, Words

LONGEST = 100_000
LINE_HEIGHT = 138  # per cent
TOO_LONG = (
    f"A note holds at most {LONGEST:,} characters. The last change was not added and your note is as it was. "
    "Put the rest in a second note."
)
# Qt's own ends of paragraphs and lines.
LINE_ENDS = {0x2029: "\n", 0x2028: "\n"}
# Characters that take no room and change how the rest reads: direction marks, joiners, the byte order mark.
HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class NoteEditor(QTextEdit):
    """Plain text up to 100,000 characters; Tab goes to the next field; hidden characters are marked.

    Words to look at again are underlined: a row of dashes for the wording, a wave for the spelling.
    """

    refused = Signal(str)
    asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 4) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self._hidden: tuple[int, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._current: Mark | None = None
        self.setFixedHeight(look().px(23 * lines + 14))
        self._space_lines()
        self.textChanged.connect(self._find_hidden)
        self.textChanged.connect(self._forget_marks)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def text(self) -> str:
        """What is written, exactly: toPlainText would turn hard spaces into soft ones."""
        return self.document().toRawText().translate(LINE_ENDS)

    def set_text(self, text: str) -> None:
        """Replace what is written, to be gone on with at its end; nothing is announced."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._space_lines()

    def hidden_characters(self) -> tuple[str, ...]:
        """Unicode names of the characters that cannot be seen, in order."""
        found = HIDDEN.findall(self.toPlainText()) if self._hidden else ()
        return tuple(unicodedata.name(each, "unnamed").lower() for each in found)

    def show_marks(self, marks: Sequence[Mark], current: Mark | None = None) -> None:
        """Underline these words of the text as it stands, and set off the ``current`` ones."""
        self._marks, self._current = tuple(marks), current
        self._underline_in_sight()

    def replace(self, mark: Mark, word: str) -> None:
        """Write ``word`` in place of what is marked, as if it were typed: it can be undone."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(word)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        if self._fits(source.text()):
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == KEY:
            self.asked.emit()
            return
        if event.text().isprintable() and event.text() and not self._fits(event.text()):
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        if self._fits(event.commitString()):
            super().inputMethodEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._hidden:
            self._mark_hidden()

    def _underline_in_sight(self) -> None:
        """Those in sight only: Qt looks at every one of them at every key, which is slow for hundreds."""
        sight = self.viewport().rect()
        first = self.cursorForPosition(sight.topLeft()).position()
        last = self.cursorForPosition(sight.bottomRight()).position()
        shown = (mark for mark in self._marks if first <= mark.end and mark.start <= last)
        self.setExtraSelections([self._underlined(mark, mark == self._current) for mark in shown])

    def _scrolled(self) -> None:
        if self._marks:
            self._underline_in_sight()

    def _forget_marks(self) -> None:
        """Their places are those of another text now; what is underlined moves with its words until it is read."""
        self._marks = ()

    def _underlined(self, mark: Mark, current: bool) -> QTextEdit.ExtraSelection:
        tokens, styles = look().tokens, QTextCharFormat.UnderlineStyle
        format_ = QTextCharFormat()
        format_.setUnderlineStyle(styles.WaveUnderline if mark.is_spelling else styles.DashUnderline)
        format_.setUnderlineColor(QColor(tokens.danger if mark.is_spelling else tokens.notice))
        if current:
            format_.setBackground(QColor(tokens.selection))
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self.document())
        selection.cursor.setPosition(mark.start)
        selection.cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        selection.format = format_
        return selection

    def _fits(self, more: str) -> bool:
        cursor = self.textCursor()
        selected = cursor.selectionEnd() - cursor.selectionStart()
        if self.document().characterCount() - 1 - selected + len(more) <= LONGEST:
            return True
        self.refused.emit(TOO_LONG)
        return False

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        self.document().clearUndoRedoStacks()

    def _find_hidden(self) -> None:
        text = self.toPlainText()
        found = [match.start() for match in HIDDEN.finditer(text)]
        self._hidden = tuple(map(document_places(text), found)) if found else ()
        self.viewport().update()

    def _mark_hidden(self) -> None:
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look().tokens.danger))
        cursor = self.textCursor()
        for at in self._hidden:
            cursor.setPosition(at)
            place = self.cursorRect(cursor)
            painter.drawRect(QRectF(place.left() - 1, place.top(), 2, place.height()))
            painter.drawEllipse(QPointF(place.left(), place.top() + 2), 3, 3)


class NoteField(QWidget):
    """A NoteEditor and, under it, what there is to say about it: refused text, hidden characters, and advice.

    A field that holds somebody's exact words, or an address, is not ``advised``.
    """

    def __init__(self, parent: QWidget | None = None, *, lines: int = 4, advised: bool = True) -> None:
        self.advice: Advice | None = None
        super().__init__(parent)
        self.editor = NoteEditor(self, lines=lines)
        self._remark = Words("", Kind.ERROR)
        self._remark.hide()
        self._description = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.editor)
        box.addWidget(self._remark)
        if advised:
            self.advice = Advice(self.editor)
            box.addWidget(self.advice)
            self.advice.said.connect(self._describe)
        self.setFocusProxy(self.editor)
        self.editor.refused.connect(self._say)
        self.editor.textChanged.connect(self._look_for_hidden)

    def text(self) -> str:
        return self.editor.text()

    def set_text(self, text: str) -> None:
        self.editor.set_text(text)

    def keep_with(self, record_id: Callable[[], str]) -> None:
        """Where a wording is kept, note it and the reason beside this record."""
        if self.advice:
            self.advice.record_id = record_id

    def remark(self) -> str:
        """The words under the editor now."""
        return self._remark.text()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        self.editor.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self._description = description
        self._describe()

    def event(self, event: QEvent) -> bool:
        # Esc closes the advice, before the page takes it as "back".
        if self.advice and self.advice.is_open and is_key(event, QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.advice and self.advice.is_open and event.key() == Qt.Key.Key_Escape:
            self.advice.close_detail()
        else:
            super().keyPressEvent(event)

    def _describe(self) -> None:
        words = self.advice.words() if self.advice else ""
        self.editor.setAccessibleDescription(" ".join(part for part in (self._description, words) if part))

    def _say(self, words: str) -> None:
        self._remark.setText(words)
        self._remark.setVisible(bool(words))
        if words:
            announce(self.editor, words)

    def _look_for_hidden(self) -> None:
        names = self.editor.hidden_characters()
        if not names:
            words = ""
        else:
            kinds = ", ".join(sorted(set(names)))
            words = f"{len(names)} hidden character{'s' if len(names) > 1 else ''} marked in the text: {kinds}."
        if words != self._remark.text():
            self._say(words)
