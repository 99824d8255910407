"""One entry in full, with every version it had."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.observation import Observation, SourceKind
from dsl_desk.domain.when import NOT_STATED, say_moment, say_when
from dsl_desk.gui.child.spoken import quoted, say_entry_when
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import link, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.reviewing import Edition

LEAST_HEIGHT = 200


class EntryPanel(Card):
    """Stands in place of the chronology until ``closed``; ``correct(observation id)`` asks to amend it."""

    closed = Signal()
    correct = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._entry_id = ""
        self._title, self._when = Words("", Kind.HEADING), Words("", Kind.MUTED)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(look().px(LEAST_HEIGHT))
        self.text.setAccessibleName("The whole entry")
        label = Words("The whole entry", Kind.STRONG)
        label.setBuddy(self.text)
        self.back = secondary("Back to the chronology", "back")
        self.back.clicked.connect(self.closed)
        self.amend = link("Correct this")
        self.amend.clicked.connect(lambda: self.correct.emit(self._entry_id))
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.amend)
        buttons.addStretch(1)
        self.add(self._title, self._when, label)
        self.body.addWidget(self.text, 1)
        self.body.addLayout(buttons)

    def show_entry(self, entry: ChronologyEntry) -> None:
        """Show what the chronology knows of it."""
        self._entry_id = entry.id
        self._title.setText(entry.title)
        self._when.setText(say_entry_when(entry))
        self.amend.setVisible(entry.kind == "observation")
        self.text.setPlainText("\n\n".join(part for part in (entry.text, quoted(entry.exact_words)) if part))
        self.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_editions(self, editions: Sequence[Edition]) -> None:
        """Every version of the observation, newest first."""
        several = len(editions) > 1
        self.text.setPlainText("\n\n".join("\n".join(_say(edition, several)) for edition in editions))

    def event(self, event: QEvent) -> bool:
        # Esc goes back to the chronology, before the window takes it as "back".
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.closed.emit()
                return True
        return super().event(event)


def _say(edition: Edition, several: bool) -> Iterator[str]:
    start = f"Version {edition.number}, recorded" if several else "Recorded"
    yield f"{start} {say_moment(edition.recorded)} by {edition.author}"
    if edition.reason:
        yield f"Why it was corrected: {edition.reason}"
    yield ""
    yield from _words(edition.observation)


def _words(said: Observation) -> Iterator[str]:
    yield said.what
    if said.exact_words:
        yield quoted(said.exact_words)
    yield ""
    facts = (
        ("How it is known", said.how_known.value),
        ("It came from", said.source_kind.value if said.source_kind is not SourceKind.NOT_STATED else ""),
        ("Who saw or heard it", said.witness),
        ("Where", said.place),
        ("When it happened", say_when(said.happened)),
        ("When it was noticed", say_when(said.noticed) if said.noticed != NOT_STATED else ""),
        ("When the DSL was told", say_when(said.received) if said.received != NOT_STATED else ""),
        ("What it is about", "; ".join(term.wording for term in said.domains)),
        ("Warning signs, which are indicators and not proof", "; ".join(term.wording for term in said.indicators)),
    )
    yield from (f"{name}: {text}" for name, text in facts if text)
