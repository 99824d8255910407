"""Who sees a concern: everyone, or named people only, and what that is worth."""

from dsl_desk.domain.say_list import say_list
from dsl_desk.domain.when import say_day
from dsl_desk.gui.looks.look_list import LookList
from dsl_desk.gui.looks.sayings import row_by_person
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.looking import looks_at
from dsl_desk.services.restricting import Step, WhoSees

EVERYONE = "Everyone who can open these records."
HOUSE_RULE = (
    "For everyone else it is as if this concern were not there. That is a house rule, not a lock: there is one key, "
    "and whoever has a passphrase holds it. The recovery code and the two envelopes show everything. Each look is "
    "entered in the journal, which nobody can change."
)
LOOKED = "Who has looked at it"


class WhoSeesCard(Card):
    """Names, the honest words, every change with its reason, and who has looked."""

    def __init__(self, tasks: Tasks, concern_id: str) -> None:
        super().__init__()
        self.people, self.rule, self.steps = Words(), Words(HOUSE_RULE, Kind.MUTED), Words("", Kind.MUTED)
        self.heading = Words(LOOKED, Kind.STRONG)
        self.looks = LookList(tasks, lambda desk, before: looks_at(desk, concern_id, before), row_by_person)
        self.add(self.people, self.rule, self.steps, self.heading, self.looks)
        for widget in (self.rule, self.steps, self.heading, self.looks):
            widget.hide()

    def show_sees(self, sees: WhoSees) -> None:
        """Show what was read."""
        self.people.setText(f"Only {say_list(sees.people)}." if sees.restricted else EVERYONE)
        self.steps.setText("\n".join(map(_say, sees.steps)))
        self.steps.setVisible(bool(sees.steps))
        for widget in (self.rule, self.heading, self.looks):
            widget.setVisible(sees.restricted)
        if sees.restricted:
            self.looks.read_newest()


def _say(step: Step) -> str:
    what = f"let only {say_list(step.people)} see it" if step.people else "let everyone see it again"
    return f"{say_day(step.at.date())}: {step.by} {what}. Why: {step.reason}"
