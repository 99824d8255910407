"""Advice on the wording and spelling of one note: asked for after a pause in typing, underlined, opened by F7.

Nothing happens on a key but that the pause begins anew. A window without a Proofreader gives no advice.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.gui.proofreading import Mark, Proofreader, proofreader_of
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.side_note import SideNote
from dsl_desk.wording.catalogue import KeepingReason

if TYPE_CHECKING:
    from dsl_desk.gui.widgets.note_editor import NoteEditor

PAUSE = 400  # milliseconds without a change


class Advice(QWidget):
    """Stands under ``editor`` and takes no room before there is something to say; ``said`` when that changes."""

    said = Signal()

    def __init__(self, editor: "NoteEditor") -> None:
        super().__init__()
        self._editor = editor
        self.record_id: Callable[[], str] = str
        self._proofreader: Proofreader | None = None
        self._marks: tuple[Mark, ...] = ()
        self._note: SideNote | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look_again)
        editor.textChanged.connect(self._pause.start)
        editor.asked.connect(self.show_next)
        editor.cursorPositionChanged.connect(self._follow)
        self.hide()

    @property
    def is_open(self) -> bool:
        return self._note is not None and self._note.mark is not None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is underlined now."""
        return self._marks

    @property
    def note(self) -> SideNote:
        """What is said about the marked words; there is one once something was marked."""
        assert self._note, "nothing was marked yet"
        return self._note

    def words(self) -> str:
        """The one line that says how much there is to look at."""
        return self._note.summary.text() if self._note and self._marks else ""

    def look_again(self) -> None:
        """Have the note read now, away from the keys."""
        self._pause.stop()
        if self._proofreader is None and (found := proofreader_of(self)):
            self._proofreader = found
            found.ready.connect(self.look_again)
        if self._proofreader:
            text = self._editor.text()
            self._proofreader.read(self, self.record_id(), text, lambda marks: self._show(text, marks))

    def show_next(self) -> None:
        """Open on the first marked words after those shown, or after the caret, and come round."""
        if self._marks:
            mark = self._note.mark if self._note else None
            after = mark.start if mark else self._editor.textCursor().position() - 1
            self._open(next((each for each in self._marks if each.start > after), self._marks[0]))

    def close_detail(self) -> None:
        """Back to the note, with the one line left."""
        self.note.close_detail()
        self._editor.show_marks(self._marks)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, text: str, marks: tuple[Mark, ...]) -> None:
        if text != self._editor.text():
            return  # it has changed since, and is being read again
        before, self._marks = len(self._marks), marks
        if not self._marks and self._note is None:
            return
        note = self._note = self._note or self._make_note()
        self.setVisible(bool(self._marks))
        words = note.say_how_many(self._marks)
        if note.mark and note.mark not in self._marks:
            self.close_detail()
        self._editor.show_marks(self._marks, note.mark)
        self.said.emit()
        if len(self._marks) > before:
            announce(self._editor, words)

    def _make_note(self) -> SideNote:
        note = SideNote(self)
        self._box.addWidget(note)
        note.following.connect(self.show_next)
        note.left.connect(self.close_detail)
        note.kept.connect(self._keep)
        note.learnt.connect(self._learn)
        note.replaced.connect(self._replace)
        return note

    def _open(self, mark: Mark) -> None:
        assert self._proofreader, "who reads the note has marked it"
        suggestions = self._proofreader.suggestions(mark.text) if mark.is_spelling else ()
        self.note.show_mark(mark, self._marks.index(mark) + 1, len(self._marks), suggestions)
        before: QWidget = self._editor
        for button in self.note.buttons():
            QWidget.setTabOrder(before, button)
            before = button
        self._editor.show_marks(self._marks, mark)
        cursor = self._editor.textCursor()
        if not mark.start <= cursor.position() <= mark.end:
            cursor.setPosition(mark.start)
            self._editor.setTextCursor(cursor)

    def _follow(self) -> None:
        """While it is open it is about the words at the caret, where those are marked."""
        if self.is_open:
            at = self._editor.textCursor().position()
            here = next((mark for mark in self._marks if mark.start <= at <= mark.end), None)
            if here and here != self.note.mark:
                self._open(here)

    def _keep(self, entry: str, reason: KeepingReason) -> None:
        """Not marked again in this record, which keeps that it was on purpose."""
        if self._proofreader:
            self._proofreader.keep(self, self.record_id(), entry, reason)
            self.look_again()

    def _learn(self, word: str) -> None:
        if self._proofreader:
            self._proofreader.learn(word)

    def _replace(self, mark: Mark, word: str) -> None:
        self._editor.replace(mark, word)
        self.close_detail()
        self.look_again()
