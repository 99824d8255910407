"""A child's actions: all of them under their tab, and what is still to be done beside the chronology."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt

from dsl_desk.domain.action import Action
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.when import say_when
from dsl_desk.gui.child.list_card import ListCard
from dsl_desk.gui.child.open_actions import OpenActions, due_of
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.deeds.add_action import AddAction
from dsl_desk.gui.deeds.complete_action import CompleteAction
from dsl_desk.gui.duties.part import DutiesPart
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.buttons import Button, secondary
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.services.desk import Desk
from dsl_desk.services.reviewing import Doing, actions


class _Actions(ChildPart):
    """What both have: the actions read, and the forms that add one and complete one."""

    def __init__(self, tasks: Tasks, child_id: str, add_button: Button) -> None:
        super().__init__(tasks, child_id)
        self._owner = ""
        self.add_button = add_button
        add_button.clicked.connect(self._add_action)

    def read(self) -> None:
        child_id = self.child_id
        self.tasks.read(self, lambda desk: actions(desk, child_id), self._take, self.failed.emit)

    def show_actions(self, found: Doing) -> None:
        """Show what was read."""
        raise NotImplementedError

    def _take(self, found: Doing) -> None:
        self._owner = found.person.name
        self.show_actions(found)

    def _add_action(self) -> None:
        self.form_wanted.emit(AddAction(self.tasks, self.child_id, self._owner), self.add_button)

    def _complete(self, action: Action) -> None:
        if action.open:
            self.form_wanted.emit(CompleteAction(self.tasks, action.id, action.what, self.child_id), self.add_button)


class ActionsPart(_Actions):
    """Open ones, the one due first on top, then those that are done."""

    title = "Actions"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        super().__init__(tasks, child_id, secondary("Add an action", "plus"))
        self.list = ListCard("Actions", "No actions yet.", "Add an action to say who does what by when.")
        self.list.chosen.connect(self._complete)
        self.duties = DutiesPart(tasks, child_id)
        self.pass_on(self.duties)
        self.body.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self.list, self.duties)

    @staticmethod
    def count(desk: Desk, child_id: str) -> int:
        opened = sum(action.open for action in actions(desk, child_id).actions)
        return opened + DutiesPart.count(desk, child_id)

    def opened(self) -> None:
        super().opened()
        self.duties.opened()

    def changed(self, changed: Changed) -> None:
        super().changed(changed)
        self.duties.changed(changed)

    def show_actions(self, found: Doing) -> None:
        opened = [action for action in in_order(found.actions) if action.open]
        done = [action for action in found.actions if not action.open]
        self.list.set_rows([*(_open_row(each, found.today) for each in opened), *map(_done_row, done)])


class ActionsBeside(_Actions):
    """The open ones, beside the chronology."""

    title = "Open actions"

    def __init__(self, tasks: Tasks, child_id: str) -> None:
        self.card = OpenActions()
        super().__init__(tasks, child_id, self.card.add_button)
        self.card.done.connect(self._complete)
        self.add(self.card)

    def show_actions(self, found: Doing) -> None:
        self.card.show_actions(in_order([action for action in found.actions if action.open]), found.today)


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
