"""Logging a contact, in the real window on a real vault."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt

from dsl_desk.domain.contact import Contact, ContactKind, Direction
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.contact.page import ContactPage
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.page_entry import AtRecord
from dsl_desk.services.chronicling import chronology, editions
from dsl_desk.services.contacting import amend_contact, contact, log_contact
from dsl_desk.services.drafts import drafts
from dsl_desk.services.front_sheets import save_family_member
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


def test_a_contact_is_corrected_with_a_reason_and_keeps_its_earlier_version(small: Visit) -> None:
    made = Contact("c5" * 16, ContactKind.CALL, "Dad", "No answer", referral_id="5e" * 16, follow_up=date(2030, 1, 2))
    small.read(lambda desk: log_contact(desk, made, [FINLEY.id]))
    page = small.go(ContactPage, "contact", made.id)
    assert page.title == "Correct a contact"
    assert page.form.fields["child"].isHidden()
    assert page.form.follow_up.text() == "2/1/2030"
    page.form.said.set_text("He rang back")
    page.save()
    assert page.form.fields["reason"].error == ""
    small.settle()
    assert page.form.fields["reason"].error == "Error: Enter why you are correcting this"
    page.form.reason.set_text("I had the wrong call")
    page.save()
    small.settle()
    newest, oldest = small.read(lambda desk: editions(desk, "contact", made.id))
    assert (newest.reason, oldest.number) == ("I had the wrong call", 1)
    assert small.read(lambda desk: contact(desk, made.id)) == replace(made, said="He rang back")


def test_what_a_version_was_called_is_said_with_it(small: Visit) -> None:
    made = Contact("c6" * 16, ContactKind.CALL, "Dad", "No answer")
    small.read(lambda desk: log_contact(desk, made, [FINLEY.id]))
    small.read(lambda desk: amend_contact(desk, replace(made, kind=ContactKind.VISIT), "I was at the door"))
    part = small.go(ChildPage, "child", AtRecord(FINLEY.id, made.id)).part(ChronologyPart)
    part.view.setFocus()
    Keys(small.window).press(Qt.Key.Key_Return)
    small.settle()
    newest, oldest = part.entry.text.toPlainText().split("Version 1")
    assert "Visit: Dad" in newest
    assert "Call: Dad" in oldest


def test_an_unfinished_correction_of_a_contact_waits_on_today_and_goes_on(small: Visit) -> None:
    made = Contact("c5" * 16, ContactKind.CALL, "Dad", "No answer")
    small.read(lambda desk: log_contact(desk, made, [FINLEY.id]))
    page = small.go(ContactPage, "contact", made.id)
    page.form.said.set_text("He rang back")
    page.save_as_unfinished()
    small.settle()
    again = small.go(ContactPage, "contact", made.id)
    assert again.form.said.text() == "He rang back"
    assert again.form.before == made
    assert not again.form.fields["reason"].isHidden()


def test_who_must_not_be_contacted_is_said_with_the_reason(small: Visit) -> None:
    dad = FamilyMember(
        "da" * 16, FINLEY.id, "Dan Ward", "father", contact=ContactRule.MUST_NOT, contact_reason="Court order of May"
    )
    small.read(lambda desk: save_family_member(desk, dad))
    page = small.go(ContactPage, "contact", FINLEY.id)
    assert page.form.warning.text() == "Dan Ward (father) must not be contacted: Court order of May"
    page.form.choose_child("")
    small.settle()
    assert page.form.warning.isHidden()
