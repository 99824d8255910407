"""The DSL leaves: the deputy is added, takes over at a sitting of their own, and changes the key."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from dsl_desk.gui.leaving.page import LeavingPage
from dsl_desk.gui.people.forms import RemovePerson
from dsl_desk.gui.people.page import PeoplePage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.services import opening
from dsl_desk.services.leaving import Step, leaving
from tests.gui.desks import PASSPHRASE
from tests.journeys.conftest import Sit
from tests.journeys.sitting import Sitting

DEPUTY, OWN = "Imran Shah", "velvet otter lantern quarry"
CTRL = Qt.KeyboardModifier.ControlModifier


def add_deputy(sitting: Sitting) -> None:
    page = sitting.open(PeoplePage, "people")
    sitting.click("Add a person")
    for name, text in (("Name", DEPUTY), ("Role", "Deputy"), ("Their passphrase", OWN), ("Type it once more", OWN)):
        sitting.fill(name, text)
    sitting.click("Add this person")
    sitting.wait(lambda: page.list.rows.model().rowCount() == 2)


def choose(sitting: Sitting, name: str, words: str) -> None:
    box = sitting.find(QComboBox, name)
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())


def lock(sitting: Sitting) -> None:
    sitting.keys.press(Qt.Key.Key_L, CTRL)
    sitting.wait_for_lock()
    sitting.end()


def test_the_list_goes_from_the_leaver_to_the_successor_who_takes_the_access_away(
    sit: Sit, school: tuple[Path, str]
) -> None:
    folder = school[0]
    first = sit(folder)
    first.unlock(PASSPHRASE)
    add_deputy(first)
    first.open(LeavingPage, "leaving")
    choose(first, "Who leaves", "Ruth Patel, Designated safeguarding lead")
    choose(first, "Who takes over", "Imran Shah, Deputy")
    first.click("Start the list")
    first.wait_to_read("Ruth Patel leaves. Imran Shah takes over.")
    assert not first.page(LeavingPage).rows[Step.REMOVE].link.isVisible()
    lock(first)

    second = sit(folder)
    second.begin()
    second.wait(lambda: second.find(QComboBox, "Your name").count() == 2)
    second.find(QComboBox, "Your name").setCurrentText(DEPUTY)
    second.fill("Passphrase", OWN)
    second.keys.press(Qt.Key.Key_Return)
    second.come_in()
    assert second.says("Ruth Patel leaves")
    second.page(TodayPage).leaving.wanted.emit()
    second.settle()
    second.page(LeavingPage).rows[Step.REMOVE].link.click()
    second.fill("Why", "Has left the school")
    second.find_object(RemovePerson).save()
    second.settle()
    shown = second.read(leaving)
    assert shown is not None
    assert Step.REMOVE in shown.done
    lock(second)

    assert opening.people(folder) == (DEPUTY,)
    third = sit(folder)
    third.unlock(OWN)
    third.page(TodayPage)
