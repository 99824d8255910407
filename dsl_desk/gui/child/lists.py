"""The other parts of a child's record as lists: actions, concerns, what was shared, details."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.action import Action
from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.concern import Concern
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.when import say_day, say_when
from dsl_desk.gui.child.open_actions import due_of
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.rows import Row, RowList


class ListPanel(Card):
    """Rows, or the words for none; ``chosen(key)``."""

    chosen = Signal(object)

    def __init__(self, name: str, none: str, advice: str = "") -> None:
        super().__init__(snug=True)
        self.rows = RowList(name, whole=True)
        self.rows.chosen.connect(self.chosen)
        self._none = EmptyState(none, advice)
        self.add(self.rows, self._none)
        self.set_rows(())

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self._none.setVisible(not rows)


class Details(Card):
    """What the roll says; ``correct`` asks to change it."""

    correct = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._facts = QWidget()
        self.button = secondary("Correct the details", "edit")
        self.button.clicked.connect(self.correct)
        self.body.addWidget(self._facts)
        self.body.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_child(self, child: Child) -> None:
        """Names as the roll has them, and what the school knows the child by."""
        facts = Card(kind="identity")
        for name, value in (
            ("First name", child.given_name),
            ("Family name", child.family_name),
            ("Known as", child.known_as),
            ("Date of birth", say_day(child.born) if child.born else ""),
            ("Year", child.year),
            ("Form", child.form),
            ("Unique pupil number", child.upn),
        ):
            facts.add_fact(name, value or "not stated")
        self.body.replaceWidget(self._facts, facts)
        self._facts.deleteLater()
        self._facts = facts


def action_rows(actions: Sequence[Action], today: date) -> tuple[Row, ...]:
    """Open ones, the one due first on top, then those that are done. The key is the action."""
    opened = [action for action in in_order(actions) if action.open]
    done = [action for action in actions if not action.open]
    return (*(_open_row(action, today) for action in opened), *(_done_row(action) for action in done))


def in_order(actions: Sequence[Action]) -> list[Action]:
    return sorted(actions, key=lambda action: (action.due is None, action.due or date.max))


def _open_row(action: Action, today: date) -> Row:
    due = due_of(action, today)
    return Row(
        action, action.owner, "", action.what, icon="action", tint=Tint.ORANGE,
        when=due.when, by_when=due.by_when, mark=due.mark, verb="Done …",
    )  # fmt: skip


def _done_row(action: Action) -> Row:
    text = ": ".join(part for part in (action.what, action.outcome) if part)
    return Row(action, action.owner, f"Done {say_when(action.done)}", text, icon="check", tint=Tint.GREY)


def concern_rows(concerns: Sequence[Concern]) -> tuple[Row, ...]:
    return tuple(
        Row(
            concern, concern.title, "", concern.outcome or "Opened by a decision, which stands in the chronology",
            icon="folder", tint=Tint.GREEN, tag=concern.state.value.title(), tag_tint=Tint.GREY,
        )
        for concern in concerns
    )  # fmt: skip


def sharing_rows(sharings: Sequence[Sharing], entries: Mapping[str, ChronologyEntry]) -> tuple[Row, ...]:
    """Bundles, the newest first, each with how it went. The key is the sharing."""
    return tuple(_sharing_row(sharing, entries[sharing.id].title) for sharing in reversed(sharings))


def _sharing_row(sharing: Sharing, title: str) -> Row:
    sent = sharing.state is SharingState.SENT
    return Row(
        sharing, title, "", sharing.purpose, icon="referral",
        when="Sent" if sent else "Not sent yet", by_when=sharing.sent_how if sent else "Made and saved",
        mark="" if sent else "warning", verb="" if sent else "Record sent",
    )  # fmt: skip
