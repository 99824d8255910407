"""Someone is leaving: the list in the real window."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from dsl_desk.domain.action import Action
from dsl_desk.gui.backups.page import BackupsPage
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.leaving.page import LeavingPage
from dsl_desk.gui.leaving.sayings import DONE, TASKS, WAITING
from dsl_desk.gui.people.forms import RemovePerson
from dsl_desk.gui.people.page import PeoplePage
from dsl_desk.gui.recovery.page import RecoveryPage
from dsl_desk.gui.settings.page import SettingsPage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.gui.widgets.wrapped_link import WrappedLink
from dsl_desk.services.acting import add_action
from dsl_desk.services.desk import Desk
from dsl_desk.services.leaving import Step, begin_leaving
from dsl_desk.services.people import add_person, members
from tests.gui.small_school import AMELIA
from tests.gui.visit import Visit, find

SUCCESSOR = "Imran Shah"


def add_successor(desk: Desk) -> None:
    add_person(desk, SUCCESSOR, "Deputy", "velvet otter lantern quarry")


def begin(desk: Desk) -> None:
    """The deputy leaves, and the person at the desk takes over: no second sitting is needed."""
    own, deputy = (member.person.id for member in members(desk))
    begin_leaving(desk, deputy, own)


@pytest.fixture
def page(small: Visit) -> LeavingPage:
    small.read(add_successor)
    return small.go(LeavingPage, "leaving")


@pytest.fixture
def begun(small: Visit, page: LeavingPage) -> LeavingPage:
    small.read(begin)
    page.opened()
    small.settle()
    return page


def choose(box: object, words: str) -> None:
    box.setCurrentText(words)  # type: ignore[attr-defined]
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]


def status(page: LeavingPage, step: Step) -> str:
    """As a screen reader says it."""
    return page.rows[step].link.accessibleDescription().partition(".")[0]


def says(page: LeavingPage, words: str) -> bool:
    return any(words in label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("step", Step)
def test_every_step_has_words(step: Step) -> None:
    assert all((TASKS[step], WAITING[step], DONE[step]))


def test_the_list_starts_when_both_are_chosen(small: Visit, page: LeavingPage) -> None:
    page.begin.button.click()
    small.settle()
    assert {name for name, field in page.begin.fields.items() if field.error} == {"leaver", "successor"}
    choose(page.begin.leaver, "Ruth Patel, Designated safeguarding lead")
    choose(page.begin.successor, "Imran Shah, Deputy")
    page.begin.button.click()
    small.settle()
    assert says(page, "Ruth Patel leaves. Imran Shah takes over.")
    assert status(page, Step.TAKE_OVER) == Status.NOT_STARTED
    assert status(page, Step.REMOVE) == Status.CANNOT_START


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        (Step.TAKE_OVER, PeoplePage),
        (Step.PROFILE, SettingsPage),
        (Step.CODES, RecoveryPage),
        (Step.BACKUP, BackupsPage),
    ],
)
def test_a_step_leads_to_where_it_is_done(small: Visit, begun: LeavingPage, step: Step, kind: type) -> None:
    begun.open_step(step)
    small.settle()
    small.page(kind)


def test_an_open_action_leads_to_its_child(small: Visit, begun: LeavingPage) -> None:
    small.read(lambda desk: add_action(desk, Action(desk.new_id(), AMELIA.id, "Ring the social worker", SUCCESSOR)))
    begun.opened()
    small.settle()
    assert says(begun, "1 open action in the name of Imran Shah")
    begun.rows[Step.WORK].link.click()
    begun.work.rows.chosen.emit(AMELIA)
    assert small.page(ChildPage)


def test_what_is_ticked_stays_ticked(small: Visit, begun: LeavingPage) -> None:
    begun.rows[Step.TALK].link.click()
    assert begun.talk.box.hasFocus()
    begun.talk.box.click()
    begun.rows[Step.TELL].link.click()
    next(box for box in begun.telling.findChildren(QCheckBox) if box.text() == "All staff").click()
    small.settle()
    assert status(begun, Step.TALK) == Status.COMPLETED
    assert status(begun, Step.TELL) == Status.IN_PROGRESS
    assert says(begun, "1 of 6 told")


def test_today_leads_to_the_list_until_it_is_done(small: Visit, begun: LeavingPage) -> None:
    today = small.go(TodayPage, "today")
    assert any(
        "Imran Shah leaves: 3 of 8 steps are done." in label.text() for label in today.leaving.findChildren(QLabel)
    )
    find(today, WrappedLink, "Go on with the list").click()
    small.page(LeavingPage).put_away_button.click()
    small.settle()
    assert not small.go(TodayPage, "today").leaving.isVisible()


def test_access_is_taken_away_from_the_list(small: Visit, begun: LeavingPage) -> None:
    assert status(begun, Step.CODES) == Status.CANNOT_START
    begun.rows[Step.REMOVE].link.click()
    (form,) = begun.findChildren(RemovePerson)
    form.reason.setText("Has left the school")
    form.save()
    small.settle()
    assert status(begun, Step.REMOVE) == Status.COMPLETED
    assert status(begun, Step.CODES) == Status.NOT_STARTED
    assert says(begun, "Those that Imran Shah may know: the recovery code")


def test_the_list_is_put_away(small: Visit, begun: LeavingPage) -> None:
    find(begun, QPushButton, "Put the list away").click()
    small.settle()
    assert begun.begin.isVisible()
    assert not begun.put_away_button.isVisible()


def test_a_reader_sees_it_and_ticks_nothing(small: Visit, begun: LeavingPage) -> None:
    def read_only(desk: Desk) -> None:
        desk.person = replace(desk.person, reads_only=True)

    small.read(read_only)
    small.window.go("today")
    shown = LeavingPage(begun.tasks)
    assert not shown.talk.isEnabled()
    assert not shown.begin.button.isEnabled()
    shown.deleteLater()
