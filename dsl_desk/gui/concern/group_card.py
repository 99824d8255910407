"""Asking whether a concern is group-based, where people linked to its children are written down."""

from PySide6.QtCore import Signal

from dsl_desk.domain.decision import DecisionKind
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.rule import group_rule
from dsl_desk.services.concerns import GROUP, GroupQuestion

LISTED = 6


class GroupCard(Card):
    """Asks, and never concludes; ``decided(DecisionKind)`` opens the decision, which needs a reason either way."""

    decided = Signal(object)

    def __init__(self) -> None:
        rule = group_rule()
        super().__init__(rule.wording)
        self.people, self.before = Words(), Words("", Kind.MUTED)
        self.buttons = {kind: secondary(f"{kind.value.capitalize()} …") for kind in GROUP}
        self.add(Words(rule.prompt, Kind.MUTED), self.people, self.before)
        for kind, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, kind=kind: self.decided.emit(kind))
            self.add(button)
        self.add(RuleSource(rule.code, words=False))
        self.hide()

    def show_question(self, question: GroupQuestion) -> None:
        """Show it where there are people enough to ask, or where it was decided before."""
        self.setVisible(question.asked or question.decided is not None)
        count = len(question.people)
        names = "; ".join(each.label for each in question.people[:LISTED])
        more = f" and {count - LISTED} more" if count > LISTED else ""
        people = "1 person" if count == 1 else f"{count} people"
        self.people.setText(f"{people} linked to the children in it: {names}{more}" if count else "")
        self.people.setVisible(bool(count))
        self.before.setText(_say_before(question))


def _say_before(question: GroupQuestion) -> str:
    decided = question.decided
    if decided is None:
        return "Nothing is decided yet."
    said = "treat it as group-based" if decided.kind is DecisionKind.GROUP_BASED else decided.kind.value
    return f"Decided last by {decided.decided_by}: {said}. Why: {decided.reason}"
