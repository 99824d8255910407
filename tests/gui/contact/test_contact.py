"""Logging a contact, in the real window on a real vault."""

from datetime import timedelta

from PySide6.QtCore import Qt

from dsl_desk.domain.contact import Contact, ContactKind, Direction
from dsl_desk.gui.contact.page import ContactPage
from dsl_desk.gui.forms.times import now
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.drafts import drafts
from dsl_desk.services.today import today
from tests.gui.keys import CTRL, Keys
from tests.gui.small_school import FINLEY, POLICE
from tests.gui.visit import Visit


def fill(small: Visit) -> ContactPage:
    page = small.go(ContactPage, "contact", FINLEY.id)
    keys = Keys(small.window)
    keys.type("c")
    keys.press(Qt.Key.Key_Tab)
    keys.type("t")
    keys.press(Qt.Key.Key_Tab)
    keys.type("PC 1234 Osei")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.type("They have the car's number.")
    return page


def test_a_contact_is_logged_from_the_keyboard(small: Visit) -> None:
    fill(small)
    Keys(small.window).press(Qt.Key.Key_Return, CTRL)
    small.settle()
    (entry,) = small.read(lambda desk: chronology(desk, FINLEY.id))
    assert (entry.kind, entry.title) == ("contact", "Call: PC 1234 Osei")
    assert entry.text == "They have the car's number."


def test_every_part_of_a_contact_is_read(small: Visit) -> None:
    page = fill(small)
    form = page.form
    form.agency.set_text(POLICE.id)
    form.when.set_text("today")
    form.agreed.set_text("They call back")
    form.outcome.set_text("Reported")
    form.reference.setText("LP-2026-77")
    form.follow_up.set_text("tomorrow")
    made = form.contact()
    assert made == Contact(
        made.id,
        ContactKind.CALL,
        "PC 1234 Osei",
        "They have the car's number.",
        Direction.TO_US,
        POLICE.id,
        form.when.when(),
        "They call back",
        "Reported",
        "LP-2026-77",
        now().date() + timedelta(days=1),
    )
    assert form.agency.currentText() == POLICE.name


def test_a_follow_up_stands_on_today(small: Visit) -> None:
    page = fill(small)
    page.form.follow_up.set_text("tomorrow")
    page.save()
    small.settle()
    (need,) = small.read(today).needs
    assert (need.child, need.kind, need.words) == (FINLEY, "contact", "Follow up with PC 1234 Osei")


def test_what_is_missing_is_said_beside_each_field(small: Visit) -> None:
    page = small.go(ContactPage, "contact", FINLEY.id)
    page.save()
    wrong = [name for name, field in page.form.fields.items() if field.error]
    assert wrong == ["kind", "direction", "with_whom", "said"]


def test_an_unfinished_contact_is_kept_and_comes_back(small: Visit) -> None:
    page = fill(small)
    page.form.agency.set_text(POLICE.id)
    before = page.form.state()
    page.leave()
    (draft,) = small.read(drafts)
    assert draft.form == "contact"
    assert small.go(ContactPage, "contact", draft.id).form.state() == before
