"""The directory: what was checked when, and adding a contact without pretending that it was."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from dsl_desk.domain.agency import DirectoryEntry, HowChecked
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.gui.directory.entry_page import DirectoryEntryPage, Wanted
from dsl_desk.gui.directory.hours_field import NOT_READ, HoursField
from dsl_desk.gui.directory.pack_card import PackCard
from dsl_desk.gui.directory.page import DirectoryPage
from dsl_desk.gui.directory.sayings import say_checked
from dsl_desk.gui.first_run.steps import PoliceStep
from dsl_desk.services.catalogue.number import freshness_days
from dsl_desk.services.catalogue.pack import pack
from dsl_desk.services.directory import agencies, directory
from tests.gui.visit import Visit, find

TODAY = date(2026, 3, 24)


def entry(checked_on: date | None, *, for_parents: bool = False) -> DirectoryEntry:
    by = "Ruth Patel" if checked_on else ""
    return DirectoryEntry(
        "e", "a", "Front door", "their page", phone="1", checked_on=checked_on, checked_by=by, for_parents=for_parents
    )


@pytest.mark.parametrize(
    ("days_ago", "words"),
    [(0, "Checked today by Ruth Patel"), (1, "Checked yesterday by Ruth Patel"), (12, "Checked 12 days ago by"),
     (freshness_days(), f"Checked {freshness_days()} days ago"), (-1, "which is still to come")],
)  # fmt: skip
def test_a_check_is_told_in_days(days_ago: int, words: str) -> None:
    assert words in say_checked(entry(TODAY - timedelta(days=days_ago)), TODAY, freshness_days())


def test_a_stale_number_for_parents_says_that_letters_leave_it_out() -> None:
    old = TODAY - timedelta(days=freshness_days() + 1)
    assert say_checked(entry(old, for_parents=True), TODAY, freshness_days()).endswith("letters leave it out")
    assert say_checked(entry(old), TODAY, freshness_days()).endswith("ring it before you rely on it")
    assert say_checked(entry(None, for_parents=True), TODAY, freshness_days()).startswith("Not checked yet")


def words_on(page: DirectoryPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_i_checked_this_today_makes_it_fresh_and_keeps_the_keyboard_there(visitor: Visit) -> None:
    page = visitor.go(DirectoryPage, "directory")
    stale = next(each for each in visitor.read(directory) if each.label == "Neighbourhood officer")
    assert "Not checked for" in words_on(page)
    name = f"I rang it today: {stale.label}"
    button = find(page, QPushButton, name)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    visitor.settle()
    now = next(each for each in visitor.read(directory) if each.id == stale.id)
    assert (now.checked_on, now.how_checked) == (TODAY, HowChecked.RANG)
    assert "who rang it" in words_on(page)
    focused = page.focusWidget()
    assert focused and focused.accessibleName() == name


def national(page: DirectoryPage) -> PackCard:
    title = pack("national").title
    return next(card for card in page.findChildren(PackCard) if card.isVisibleTo(page) and title in texts(card))


def texts(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(QLabel)}


def test_a_contact_of_a_pack_is_added_unchecked_and_then_no_longer_offered(visitor: Visit) -> None:
    page = visitor.go(DirectoryPage, "directory")
    national(page).opener.click()
    find(page, QPushButton, "Add Childline").click()
    visitor.settle()
    added = next(each for each in visitor.read(directory) if each.label == "Childline")
    assert (added.phone, added.checked_on, added.for_parents) == ("0800 1111", None, True)
    assert "Not checked yet: letters leave it out" in words_on(page)
    card = national(page)
    card.opener.click()
    names = [button.accessibleName() for button in card.findChildren(QPushButton)]
    assert "Add Childline" not in names
    assert "Add NSPCC Helpline" in names


def test_a_whole_pack_is_one_press_and_history_is_left(visitor: Visit) -> None:
    page = visitor.go(DirectoryPage, "directory")
    before = len(visitor.read(directory))
    current = [entry for agency in pack("essex").agencies for entry in agency.entries if not entry.historic]
    find(page, QPushButton, f"Take in {len(current)} contacts, unchecked: {pack('essex').title}").click()
    visitor.settle()
    assert len(visitor.read(directory)) == before + len(current)
    find(page, QPushButton, f"Show the contacts one by one: {pack('essex').title}").click()
    find(page, QPushButton, "Keep as history Child exploitation hotline for parents").click()
    visitor.settle()
    assert "Kept as history. Do not use it" in words_on(page)
    names = [button.accessibleName() for button in page.findChildren(QPushButton) if button.isVisibleTo(page)]
    assert "I rang it today: Child exploitation hotline for parents" not in names
    assert "Change Child exploitation hotline for parents" in names


def test_the_page_says_what_is_open_now_and_how_a_crime_is_reported(visitor: Visit) -> None:
    page = visitor.go(DirectoryPage, "directory")
    shown = words_on(page)
    assert "Open now, until 6pm" in shown
    assert "Hours not known" in shown
    assert "use 101 until you know" in shown


def test_hours_are_read_back_under_the_field_or_kept_as_typed(visitor: Visit) -> None:
    page = visitor.go(DirectoryEntryPage, "directory-entry")
    hours = page.form.fields["hours"].control
    assert isinstance(hours, HoursField)
    QTest.keyClicks(hours.line, "mon-fri 8am to 4pm; closed on bank holidays")
    assert hours.reading() == "Read as: Monday to Friday 8am to 4pm; closed on bank holidays"
    assert hours.reading() in hours.line.accessibleDescription()
    hours.line.setText("when someone is in")
    assert hours.reading() == NOT_READ


def test_the_number_of_an_old_letter_is_named_as_such_while_it_is_typed(visitor: Visit) -> None:
    page = visitor.go(DirectoryEntryPage, "directory-entry")
    QTest.keyClicks(page.form._lines["phone"], "01245 45205")
    assert not page.form.old.isVisible()
    QTest.keyClicks(page.form._lines["phone"], "8")
    assert page.form.old.isVisible()
    assert page.form.old.text().startswith("This was Child exploitation hotline for parents. Read in: Essex Police")
    page.form._lines["phone"].clear()
    assert not page.form.old.isVisible()


def test_a_retired_address_is_refused_beside_its_field(visitor: Visit) -> None:
    page = visitor.go(DirectoryEntryPage, "directory-entry")
    typed = {"name": "Herts", "label": "Sergeant", "email": "a@herts.pnn.police.uk", "source": "a letter of 2011"}
    for field, words in typed.items():
        page.form._lines[field].setText(words)
    before = visitor.read(agencies)
    page.save()
    visitor.settle()
    assert "Nothing sent there is read" in page.form.fields["email"].error
    assert visitor.read(agencies) == before
    page.form._historic.setChecked(True)
    page.save()
    visitor.settle()
    assert next(each for each in visitor.read(directory) if each.label == "Sergeant").historic


def test_every_problem_is_shown_at_once_and_nothing_typed_is_lost(visitor: Visit) -> None:
    page = visitor.go(DirectoryEntryPage, "directory-entry")
    page.form.fields["phone"].control.setFocus()
    QTest.keyClicks(page.form._lines["hours"], "Weekdays")
    QTest.keyClick(page.form._lines["hours"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wrong = {name for name, field in page.form.fields.items() if field.error}
    assert wrong == {"name", "label", "source", "phone"}
    assert page.summary.isVisible()
    assert page.form._lines["hours"].text() == "Weekdays"


def test_a_new_agency_and_its_contact_are_saved_together(visitor: Visit) -> None:
    page = visitor.go(DirectoryEntryPage, "directory-entry")
    typed = {"name": "Essex Youth Service", "label": "Duty worker", "phone": "01632 960999", "source": "their card"}
    for field, words in typed.items():
        QTest.keyClicks(page.form._lines[field], words)
    page.save()
    visitor.settle()
    agency = next(each for each in visitor.read(agencies) if each.name == "Essex Youth Service")
    made = [each for each in visitor.read(directory) if each.agency_id == agency.id]
    assert [(each.label, each.checked_on) for each in made] == [("Duty worker", None)]


def test_another_contact_joins_the_agency_of_that_name(visitor: Visit) -> None:
    before = visitor.read(agencies)
    page = visitor.go(DirectoryEntryPage, "directory-entry")
    typed = {"name": before[0].name.upper(), "label": "Night desk", "email": "x@y.example", "source": "their card"}
    for field, words in typed.items():
        page.form._lines[field].setText(words)
    page.save()
    visitor.settle()
    made = next(each for each in visitor.read(directory) if each.label == "Night desk")
    assert made.agency_id == before[0].id
    assert visitor.read(agencies) == before


def test_a_check_in_the_form_says_how(visitor: Visit) -> None:
    stale = next(each for each in visitor.read(directory) if each.label == "Neighbourhood officer")
    page = visitor.go(DirectoryEntryPage, "directory-entry", Wanted(entry_id=stale.id))
    assert page.form.checked.value() is HowChecked.NOT_SAID
    page.form.checked.pick(HowChecked.ASKED)
    entry = page.form.entry()
    assert (entry.checked_on, entry.how_checked) == (TODAY, HowChecked.ASKED)


def test_a_changed_number_loses_its_check(visitor: Visit) -> None:
    fresh = next(each for each in visitor.read(directory) if each.label == "Parent support line")
    page = visitor.go(DirectoryEntryPage, "directory-entry", Wanted(entry_id=fresh.id))
    page.form._lines["use_for"].setText("Parents")
    assert page.form.entry().checked_on == fresh.checked_on
    page.form._lines["phone"].setText("020 7946 0131")
    assert page.form.entry().checked_on is None


@pytest.mark.usefixtures("visitor")
def test_the_first_run_refuses_a_retired_address_too() -> None:
    step = PoliceStep()
    typed = {"agency": "Herts", "label": "Sergeant", "email": "a@herts.pnn.police.uk", "source": "a letter of 2011"}
    for field, words in typed.items():
        step._lines[field].setText(words)
    with pytest.raises(InvalidRecord, match="Nothing sent there is read"):
        step.check()
    step._lines["email"].setText("a@herts.police.uk")
    step.check()
