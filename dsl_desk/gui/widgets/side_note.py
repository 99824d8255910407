"""What there is to say about marked words of a note: one line, and on request what, why and what instead.

It advises: nothing here stops a save, and words change only where the person picks one.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from dsl_desk.gui.proofreading import Mark
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import Button, link, secondary
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.language import entry, keeping_reasons, sources
from dsl_desk.wording.catalogue import Strength

KEY = Qt.Key.Key_F7
SAID = {
    Strength.FIRM: "Please word this in another way",
    Strength.ORDINARY: "Consider another wording",
    Strength.SOFT: "Right in some places, not in others",
}
NOT_FOUND = "Not in the dictionary. It may still be right."


class SideNote(QFrame):
    """Opened on one mark at a time. ``left`` takes the keyboard back to the note."""

    following = Signal()
    left = Signal()
    kept = Signal(str, object)
    learnt = Signal(str)
    replaced = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark: Mark | None = None
        self.summary = link("")
        self.summary.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on to the next field; F7 comes here
        self.summary.clicked.connect(self.following)
        self.detail = QFrame()
        self.detail.setProperty("kind", "identity")
        self._what, self._strength = Words("", Kind.STRONG), Words("", Kind.MUTED)
        self._why, self._instead = Words(), Words()
        self._fine, self._source = Words("", Kind.MUTED), Words("", Kind.MUTED)
        self._words = (self._what, self._strength, self._why, self._instead, self._fine, self._source)
        self._buttons = QWidget()
        self._flow = Flow(self._buttons, gap=8)
        self._next, self._close = secondary("Next"), secondary("Close")
        self._next.clicked.connect(self.following)
        self._close.clicked.connect(self.left)
        self._own: tuple[Button, ...] = ()
        inside = QVBoxLayout(self.detail)
        inside.setSpacing(look().px(4))
        for part in (*self._words, self._buttons):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        column.addWidget(self.summary)
        column.addWidget(self.detail)
        self.detail.hide()

    def say_how_many(self, marks: Sequence[Mark]) -> str:
        """The one line, or nothing where nothing is marked."""
        spelling = sum(mark.is_spelling for mark in marks)
        parts = [_count(len(marks) - spelling, "wording"), _count(spelling, "spelling")]
        words = f"{' and '.join(filter(None, parts))} to look at (F7)" if marks else ""
        self.summary.set_words(words)
        self.setVisible(bool(marks))
        return words

    def show_mark(self, mark: Mark, number: int, of: int, suggestions: Sequence[str]) -> None:
        """Open on this mark, the ``number``th ``of`` all, and say it aloud."""
        if mark == self.mark:
            return
        self.mark = mark
        self._what.setText(f"“{' '.join(mark.text.split())}”")
        place = f"{number} of {of}"
        if mark.is_spelling:
            self._say(f"{NOT_FOUND} ({place})")
            self._offer([*(self._suggestion(mark, word) for word in suggestions), self._learn(mark)], of)
        else:
            self._say_advice(mark, place)
            self._offer([self._keep(mark)], of)
        self.detail.show()
        QTimer.singleShot(0, self, self._come_into_sight)  # when it has been laid out
        announce(self, " ".join(words.text() for words in self.shown_words()))

    def close_detail(self) -> None:
        self.mark = None
        self.detail.hide()

    def shown_words(self) -> tuple[Words, ...]:
        """What is said about the mark, from what to where it comes from."""
        return tuple(words for words in self._words if words.text())

    def buttons(self) -> tuple[Button, ...]:
        """In the order of Tab."""
        return (*self._own, self._next, self._close)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == KEY:
            self.following.emit()
        else:
            super().keyPressEvent(event)

    def _come_into_sight(self) -> None:
        """All of it, or from its first line on."""
        step = self.parentWidget()
        while step is not None and not isinstance(step, QScrollArea):
            step = step.parentWidget()
        if step is not None:
            step.ensureWidgetVisible(self.detail)
            step.ensureWidgetVisible(self._what)

    def _say(self, strength: str, why: str = "", instead: str = "", fine: str = "", source: str = "") -> None:
        for label, words in zip(self._words[1:], (strength, why, instead, fine, source), strict=True):
            label.setText(words)
            label.setVisible(bool(words))

    def _say_advice(self, mark: Mark, place: str) -> None:
        about = entry(mark.entry)
        named = "; ".join(f"{source.title}, {source.edition}" for source in sources(about))
        self._say(
            f"{SAID[about.strength]} ({place})",
            about.why,
            f"Instead: {about.instead}",
            f"Leave it where: {about.fine_when}",
            f"Source: {named}.",
        )

    def _offer(self, own: Sequence[Button], of: int) -> None:
        """This mark's own buttons, then the way on and the way out."""
        while self._flow.takeAt(0):
            pass
        for button in self._own:
            button.hide()
            button.deleteLater()
        self._own = tuple(own)
        self._next.setVisible(of > 1)
        for button in self.buttons():
            self._flow.addWidget(button)

    def _suggestion(self, mark: Mark, word: str) -> Button:
        button = secondary(word)
        button.setAccessibleName(f"Write {word}")
        button.clicked.connect(partial(self.replaced.emit, mark, word))
        return button

    def _learn(self, mark: Mark) -> Button:
        button = secondary("It is right")
        button.clicked.connect(partial(self.learnt.emit, mark.text))
        return button

    def _keep(self, mark: Mark) -> Button:
        """Keeping needs a reason, one of few, which holds no words of the record."""
        button = secondary("Keep it because …")
        menu = QMenu(button)
        for reason in keeping_reasons():
            menu.addAction(reason.wording).triggered.connect(partial(self.kept.emit, mark.entry, reason))
        button.setMenu(menu)
        return button


def is_key(event: QEvent, kind: QEvent.Type, key: Qt.Key) -> bool:
    """Whether ``event`` is this key, in this kind of event."""
    return event.type() == kind and isinstance(event, QKeyEvent) and event.key() == key


def _count(number: int, what: str) -> str:
    if not number:
        return ""
    return f"{number} {what}{'s' if number > 1 else ''}"
