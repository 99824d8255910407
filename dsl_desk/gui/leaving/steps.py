"""What a step opens below the list where it is done here: open actions, the talk, who is told."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.action import Action
from dsl_desk.domain.child import Child
from dsl_desk.gui.leaving.sayings import TALK, TASKS
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.due import short_day
from dsl_desk.gui.widgets.rows import Row, RowList
from dsl_desk.gui.widgets.tag import tint_of
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.leaving import Leaving, Step

HAND_ON = "Open the child’s record, correct the action, and say there who does it from now on."


class OpenWork(Card):
    """Each open action with its child; ``chosen(child id)``."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows = RowList(TASKS[Step.WORK], whole=True)
        self.rows.chosen.connect(lambda child: self.chosen.emit(child.id))
        self.add(Words(TASKS[Step.WORK], Kind.HEADING), Words(HAND_ON, Kind.MUTED), self.rows)

    @property
    def first(self) -> QWidget:
        """What takes the keyboard."""
        return self.rows

    def show_leaving(self, leaving: Leaving) -> None:
        self.rows.set_rows([_row(action, child) for action, child in leaving.open_actions])
        self.rows.setVisible(bool(leaving.open_actions))


class Talk(Card):
    """One box to tick; ``said(bool)``."""

    said = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.box = TickBox(TALK)
        self.box.clicked.connect(self.said)
        self.add(Words(TASKS[Step.TALK], Kind.HEADING), self.box)

    @property
    def first(self) -> QWidget:
        """What takes the keyboard."""
        return self.box

    def show_leaving(self, leaving: Leaving) -> None:
        self.box.setChecked(Step.TALK in leaving.done)


class Telling(Card):
    """A box for each who should hear of it; ``said(ids)`` with those who were told."""

    said = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, TickBox] = {}
        self.body.setSpacing(look().px(4))
        self.add(Words(TASKS[Step.TELL], Kind.HEADING))

    @property
    def first(self) -> QWidget:
        """What takes the keyboard."""
        return next(iter(self._boxes.values()))

    def show_leaving(self, leaving: Leaving) -> None:
        for each in leaving.to_tell:
            if each.id not in self._boxes:
                box = self._boxes[each.id] = TickBox(each.name)
                box.setAccessibleDescription(each.why)
                box.clicked.connect(self._say)
                self.add(box, *([Words(each.why, Kind.MUTED)] if each.why else []))
        for id_, box in self._boxes.items():
            box.setChecked(id_ in leaving.told)

    def _say(self, _checked: bool) -> None:
        self.said.emit(frozenset(id_ for id_, box in self._boxes.items() if box.isChecked()))


def _row(action: Action, child: Child) -> Row:
    return Row(
        child, child.name, child.place, action.what, person=child.name, tint=tint_of(child.id),
        when=short_day(action.due) if action.due else "No day set", by_when="Open", verb="Open record",
    )  # fmt: skip
