"""The forms about people, a list for a leaver, and the wait before the next try, for the gallery and the gates."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.domain.action import Action
from dsl_desk.domain.school import Person
from dsl_desk.gui.entry_window import EntryWindow
from dsl_desk.gui.leaving.page import LeavingPage, Standing
from dsl_desk.gui.page_entry import PageEntry
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.people.page import PeoplePage
from dsl_desk.gui.unlock.page import UnlockPage
from dsl_desk.services.leaving import Leaving, Step, ToTell
from dsl_desk.services.people import Member
from tests.desks import FINLEY

if TYPE_CHECKING:
    from tests.gui.stage import Stage

RUTH = Person("1" * 32, "Ruth Patel", "Designated safeguarding lead", "")
IMRAN = Person("2" * 32, "Imran Shah", "Deputy designated safeguarding lead", "")
NAMES = [RUTH.name, IMRAN.name]
LEAVING = Leaving(
    leaver=RUTH,
    successor=IMRAN,
    by_leaver=True,
    open_actions=((Action("3" * 32, FINLEY.id, "Ring the social worker", RUTH.name), FINLEY),),
    removed=None,
    old_codes=(),
    to_tell=(
        ToTell("staff", "All staff", "From the first day they know whom to tell."),
        ToTell("4", "Larkshire Police"),
    ),
    told=frozenset({"staff"}),
    done=frozenset({Step.TAKE_OVER, Step.TALK}),
)


def unlock_waiting(on: "Stage") -> QMainWindow:
    page = UnlockPage(NAMES)
    page.hold(125)
    return _window(page)


def person_added(on: "Stage") -> QMainWindow:
    window, page = _people(on)
    page.add_button.click()
    on.settle()
    return window


def person_removed(on: "Stage") -> QMainWindow:
    window, page = _people(on)
    page.remove(Member(IMRAN, False, False))
    on.settle()
    return window


def leaving_begun(on: "Stage") -> QMainWindow:
    window = on.window(_entry("leaving"))
    page = window.page
    assert isinstance(page, LeavingPage)
    page.show_standing(Standing(LEAVING, ()))
    for step in (Step.WORK, Step.TELL):
        page.open_step(step)
    on.settle()
    return window


def _people(on: "Stage") -> tuple[QMainWindow, PeoplePage]:
    window = on.window(_entry("people"))
    page = window.page
    assert isinstance(page, PeoplePage)
    return window, page


def _window(page: UnlockPage) -> EntryWindow:
    window = EntryWindow(page)
    window.resize(1366, 768)
    window.show()
    return window


def _entry(name: str) -> PageEntry:
    return next(entry for entry in PAGES if entry.name == name)
