"""How long a file has: both dates in a card, and as rows."""

from datetime import date

from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.due import due_on, short_day
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.tag import tint_of
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.transferring.clock import DAYS, SCHOOL_DAYS, Waiting, say_limits

NO_DAY = "Nobody has said yet from which day the days are counted."


class DaysCard(Card):
    """Both readings of the five days; the earlier one is warned about."""

    def __init__(self) -> None:
        super().__init__("By when")
        self.said = Words("", Kind.STRONG)
        self.add(self.said)
        self._days = self.add_fact("Counting days", "")
        self._school_days = self.add_fact("Counting school days", "")
        self._starts = self.add_fact("Counted from", "")
        self.add(RuleSource(DAYS, SCHOOL_DAYS, words=False))

    def show_waiting(self, waiting: Waiting | None, today: date) -> None:
        """Hidden where no file waits."""
        self.setVisible(waiting is not None)
        if waiting is None:
            return
        due = due_on(waiting.due, today) if waiting.due else None
        self.said.setText(f"{due.by_when}: the earlier date counts" if due else NO_DAY)
        for shown, day in (
            (self._days, waiting.by_days),
            (self._school_days, waiting.by_school_days),
            (self._starts, waiting.starts),
        ):
            shown.setText(short_day(day) if day else "not said")


def waiting_row(waiting: Waiting, today: date) -> Row:
    """One file in the list of those that have to go."""
    due, child = due_on(waiting.due, today) if waiting.due else None, waiting.child
    went = f"To {child.left_for}" if child.left_for else child.place
    return Row(
        child.id, child.name, went, say_limits(waiting), person=child.name, tint=tint_of(child.id),
        when=due.when if due else "", by_when=due.by_when if due else "No day said",
        mark=due.mark if due else "notice", verb="Transfer …",
    )  # fmt: skip
