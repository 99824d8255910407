"""What a concern is, at the top of its page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsl_desk.domain.concern import ConcernState
from dsl_desk.domain.when import say_day
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.tag import Tag
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.concerns import ConcernFile

NOTHING_CHOSEN = "Kind of exploitation: nothing chosen"


class HeadCard(Card):
    """Its name, state and summary, and counts as plain facts: no score and nothing drawn from them."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Words("", Kind.LARGE)
        self.state, self.restricted = Tag(""), Tag("Restricted", Tint.PURPLE)
        self.restricted.hide()
        self.facts, self.kinds = Words("", Kind.MUTED), Words("", Kind.MUTED)
        self.summary, self.outcome = Words(), Words()
        top = QWidget()
        line = QHBoxLayout(top)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.title, 1)
        for tag in (self.restricted, self.state):
            line.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        self.add(top, self.facts, self.kinds, self.summary, self.outcome)

    def show_file(self, file: ConcernFile) -> None:
        """Show what was read."""
        concern = file.concern
        self.title.setText(concern.title)
        self.state.set_words(concern.state.value.capitalize(), Tint.GREY)
        self.restricted.setVisible(file.sees.restricted)
        self.facts.setText(f"Opened {say_day(file.opened.date())} · {file.facts}")
        kinds = "; ".join(term.wording for term in concern.exploitation)
        self.kinds.setText(f"Kind of exploitation, as thought of now: {kinds}" if kinds else NOTHING_CHOSEN)
        _say(self.summary, concern.summary)
        closed = concern.state is ConcernState.CLOSED
        _say(self.outcome, f"How it ended: {concern.outcome}" if closed else "")


def _say(label: Words, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
