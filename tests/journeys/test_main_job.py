"""A working day: a warning sign recorded, the police rung, a concern opened, all of it found again."""

from PySide6.QtCore import Qt

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.contact.page import ContactPage
from dsl_desk.gui.decide.page import DecidePage
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.search.page import SearchPage
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.reviewing import concerns
from tests.gui.keys import CTRL
from tests.gui.small_school import AMELIA
from tests.journeys.sitting import Sitting

PROSE = "Arrived with a second new phone. Said a friend sorted it."
SAID = "They have the number of the car."
REASON = "Two signs in a week, and the police know the car."


def record(desk: Sitting) -> None:
    """With the keyboard alone, from wherever the person is."""
    desk.keys.press(Qt.Key.Key_N, CTRL)
    desk.settle()
    desk.page(RecordPage)
    desk.keys.type("am ok")
    desk.keys.press(Qt.Key.Key_Return)
    desk.settle()
    desk.keys.type(PROSE)
    desk.keys.press(Qt.Key.Key_Tab)
    desk.keys.type("s")
    desk.keys.press(Qt.Key.Key_Tab)
    desk.keys.type("b")
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()


def log_contact(desk: Sitting) -> None:
    desk.click("Log a contact")
    desk.settle()
    page = desk.page(ContactPage)
    page.form.kind.setFocus()
    desk.keys.type("c")
    desk.keys.press(Qt.Key.Key_Tab)
    desk.keys.type("t")
    desk.fill("With whom", "PC 1234 Osei")
    page.form.said.setFocus()
    desk.keys.type(SAID)
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()


def decide(desk: Sitting) -> None:
    page = desk.open(DecidePage, "decide", AMELIA.id)
    page.form.kind.setFocus()
    desk.keys.type("o")
    desk.fill("What to call the concern", "New phones")
    page.form.reason.setFocus()
    desk.keys.type(REASON)
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()


def entries(desk: Sitting) -> dict[str, ChronologyEntry]:
    return {entry.kind: entry for entry in desk.read(lambda vault: chronology(vault, AMELIA.id))}


def test_a_day_at_the_desk(desk: Sitting) -> None:
    record(desk)
    desk.page(ChildPage)
    log_contact(desk)
    desk.page(ChildPage)
    decide(desk)
    desk.page(ChildPage)
    made = entries(desk)
    assert made["observation"].text == PROSE
    assert made["contact"].text == SAID
    assert REASON in made["decision"].text
    (concern,) = desk.read(lambda vault: concerns(vault, AMELIA.id))
    assert concern.title == "New phones"


def test_what_was_recorded_is_found_from_two_letters_and_opened(desk: Sitting) -> None:
    record(desk)
    page = desk.open(SearchPage, "search")
    desk.keys.type("ph")
    desk.wait(lambda: AMELIA.name in getattr(page.answers.current(), "title", ""))
    desk.keys.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.page(ChildPage).identity.name.text() == AMELIA.name
