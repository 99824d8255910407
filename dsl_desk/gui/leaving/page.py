"""A person with access is leaving: a list that leads through it and stands where it was left."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.deeds.inline_form import InlineSlot
from dsl_desk.gui.leaving.begin import Begin
from dsl_desk.gui.leaving.sayings import OLD_COPIES, SECTIONS, TASKS, say
from dsl_desk.gui.leaving.steps import OpenWork, Talk, Telling
from dsl_desk.gui.page import Page
from dsl_desk.gui.people.forms import RemovePerson
from dsl_desk.gui.reads_only import only_who_records
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.card import Card, SectionHeading
from dsl_desk.gui.widgets.task_row import Status, TaskRow
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.desk import Desk
from dsl_desk.services.leaving import Leaving, Step, leaving, put_away, say_talked, say_told
from dsl_desk.services.people import Member, members

ELSEWHERE = {
    Step.TAKE_OVER: "people",
    Step.PROFILE: "settings",
    Step.CODES: "recovery",
    Step.BACKUP: "backups",
}
"""The pages on which a step is done."""

CHANGING = {"person", "action", "school", "agency"}
PUT_AWAY = "The list is put away. What was done stays done."


@dataclass(frozen=True, slots=True)
class Standing:
    """The list, if there is one, and who could stand on a new one."""

    leaving: Leaving | None
    members: tuple[Member, ...]


def read_standing(desk: Desk) -> Standing:
    return Standing(leaving(desk), members(desk))


class LeavingPage(Page):
    """Starting the list, then the list; a step opens below it or on its own page."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Someone is leaving")
        self._leaving: Leaving | None = None
        self.begin = Begin(tasks)
        self.slot = InlineSlot()
        self.rows = {step: TaskRow(task) for step, task in TASKS.items()}
        self.work, self.talk, self.telling = OpenWork(), Talk(), Telling()
        self._here: dict[Step, OpenWork | Talk | Telling] = {
            Step.WORK: self.work,
            Step.TALK: self.talk,
            Step.TELL: self.telling,
        }
        self.who, self.copies = Words("", Kind.STRONG), Words("")
        self.put_away_button = secondary("Put the list away")
        self._list, self._warning = QWidget(), Card("What was taken along", kind="warning")
        self._lay_out()
        self._connect()

    def opened(self) -> None:
        self._read(self._take_focus)

    def changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.kinds & CHANGING:
            self._read()

    def open_step(self, step: Step) -> None:
        """Where the step is done: below the list, or on its own page."""
        shown = self._leaving
        assert shown is not None, "the steps are shown with the list"
        for other, part in self._here.items():
            part.setVisible(other is step)
        if step in ELSEWHERE:
            self.navigate.emit(ELSEWHERE[step], None)
        elif step is Step.REMOVE and shown.removed is None:
            self.slot.open(RemovePerson(self.tasks, shown.leaver), self.rows[step].link)
        elif step in self._here:
            self._here[step].first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroll_to(self._here[step])

    def _lay_out(self) -> None:
        column = [self.who, self.slot]
        for heading, steps in SECTIONS:
            card = Card(snug=True)
            for number, step in enumerate(steps):
                if number:
                    card.add_rule()
                card.add(self.rows[step])
            column += [SectionHeading(heading), card, *(self._here[step] for step in steps if step in self._here)]
        self._warning.add(self.copies)
        self._list = Columns(column, [self._warning])
        self.add(self.begin, self._list)
        self.body.addWidget(self.put_away_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        only_who_records(self.tasks, self.put_away_button)
        for part in self._here.values():
            part.setEnabled(not self.tasks.reads_only)
            part.hide()
        for widget in (self.begin, self._list, self.put_away_button):
            widget.hide()

    def _connect(self) -> None:
        for step, row in self.rows.items():
            row.chosen.connect(partial(self.open_step, step))
        self.begin.begun.connect(self._read)
        self.begin.people_wanted.connect(lambda: self.navigate.emit("people", None))
        self.slot.opened.connect(self.scroll_to)
        self.work.chosen.connect(lambda child_id: self.navigate.emit("child", child_id))
        self.talk.said.connect(lambda talked: self._say(partial(say_talked, talked=talked)))
        self.telling.said.connect(lambda ids: self._say(partial(say_told, ids=ids)))
        self.put_away_button.clicked.connect(self._put_away)

    def _say(self, deed: Callable[[Desk], None]) -> None:
        self.tasks.read(self, deed, lambda _: self._read(), self.show_failure)

    def _put_away(self) -> None:
        def gone(_: None) -> None:
            self.banner.say(PUT_AWAY)
            self._read(self._take_focus)

        self.tasks.read(self, put_away, gone, self.show_failure)

    def _read(self, then: Callable[[], None] = lambda: None) -> None:
        def show(standing: Standing) -> None:
            self.show_standing(standing)
            then()

        self.tasks.read(self, read_standing, show, self.show_failure)

    def show_standing(self, standing: Standing) -> None:
        """Show what was read."""
        shown = self._leaving = standing.leaving
        self.begin.offer(standing.members)
        self.begin.setVisible(shown is None)
        self._list.setVisible(shown is not None)
        self.put_away_button.setVisible(shown is not None)
        if shown is None:
            return
        self.who.setText(f"{shown.leaver.name} leaves. {shown.successor.name} takes over.")
        self.copies.setText(OLD_COPIES.format(name=shown.leaver.name))
        for step, row in self.rows.items():
            row.show_status(_status(step, shown), say(step, shown))
        for part in self._here.values():
            part.show_leaving(shown)

    def _take_focus(self) -> None:
        shown = self._leaving
        if shown is None:
            self.begin.leaver.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        waiting = (row for step, row in self.rows.items() if step not in shown.done and shown.can_start(step))
        next(waiting, next(iter(self.rows.values()))).link.setFocus(Qt.FocusReason.OtherFocusReason)


def _status(step: Step, shown: Leaving) -> Status:
    if step in shown.done:
        return Status.COMPLETED
    if step is Step.TELL and shown.told:
        return Status.IN_PROGRESS
    return Status.NOT_STARTED if shown.can_start(step) else Status.CANNOT_START
