"""Reviewing and erasing in the real window: what goes is said first, nothing is chosen beforehand, cancel is free."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.erasure import Erasure, Ground
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.retention import Keeping, RetentionReview
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.front_sheet.part import FrontSheetPart
from dsl_desk.gui.retention.decide import DecideKeeping
from dsl_desk.gui.retention.erase_page import ErasePage
from dsl_desk.gui.retention.keeping_page import KeepingPage
from dsl_desk.gui.retention.page import RetentionPage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.widgets.rows import RowList
from dsl_desk.services.attaching import attach_file
from dsl_desk.services.desk import Desk
from dsl_desk.services.people import add_person
from dsl_desk.services.recording import add_children, record_observation
from dsl_desk.services.retaining import decide_keeping
from dsl_desk.store import records
from tests.gui.small_school import AMELIA, FINLEY
from tests.gui.visit import Visit

WITNESS, PASSPHRASE = "Imran Shah", "velvet otter lantern quarry"
GROWN = Child("c9" * 16, "Grown", "Aisha", born=date(1998, 2, 28))


def lines(rows: RowList) -> list[str]:
    model = rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def words(where: QWidget) -> str:
    return " ".join(label.text() for label in where.findChildren(QLabel) if label.isVisible())


def observe(desk: Desk, *child_ids: str) -> str:
    seen = Observation(desk.new_id(), "Zebra by the gate", HowKnown.SAW, (NOT_SURE,))
    record_observation(desk, seen, [Involvement(desk.new_id(), seen.id, child_id) for child_id in child_ids])
    return seen.id


def add_witness(desk: Desk) -> None:
    add_person(desk, WITNESS, "Headteacher", PASSPHRASE, reads_only=True)


@pytest.fixture
def two(small: Visit) -> Visit:
    """With a second person, and a record of an adult that has come to its review."""
    small.read(add_witness)
    small.read(lambda desk: add_children(desk, (GROWN,)))
    small.read(lambda desk: observe(desk, GROWN.id))
    return small


def fill(page: ErasePage, small: Visit, passphrase: str = PASSPHRASE) -> None:
    page.ground.set_text(Ground.RETENTION.name)
    page.reason.setText("Reviewed and not needed")
    page.authority.setText("Retention schedule 4.2")
    page.second.set_text(small.read(_witness))
    page.passphrase.set_text(passphrase)
    page.read.setChecked(True)


def _witness(desk: Desk) -> str:
    from dsl_desk.services.people import members

    return next(each.person.id for each in members(desk) if not each.is_you)


def erased(small: Visit) -> tuple[Erasure, ...]:
    return small.read(lambda desk: records.every(desk.connection, Erasure))


def test_a_record_whose_day_has_come_is_on_the_page_and_on_today(two: Visit) -> None:
    page = two.go(RetentionPage, "retention")
    assert lines(page.due.rows) == [
        "Aisha Grown, Never reviewed, due Tuesday 28 February 2023, Review",
    ]
    today = two.go(TodayPage, "today")
    (row,) = [row for row in range(today.needs.model().rowCount()) if "Aisha" in lines(today.needs)[row]]
    assert "Review whether this record is kept" in lines(today.needs)[row]
    today.needs.chosen.emit(today.needs._rows.item(row).key)
    two.settle()
    assert two.page(KeepingPage).due.text() == "To be reviewed on Tuesday 28 February 2023."


def test_a_review_chooses_nothing_and_is_read_back(two: Visit) -> None:
    page = two.go(KeepingPage, "keeping", GROWN.id)
    page.decide.click()
    (form,) = page.findChildren(DecideKeeping)
    form.save()
    assert [field for field, shown in form.fields.items() if shown.error] == ["decision", "reason"]
    form.decision.set_text(Keeping.LONGER.name)
    form.reason.set_text("Her brother is at the school")
    form.save()
    assert form.fields["next_review"].error
    form.next_review.set_text("1 september 2031")
    form.save()
    two.settle()
    assert page.due.text() == "To be reviewed on Monday 1 September 2031."
    (said,) = lines(page.reviews.rows)
    assert "Kept longer, Ruth Patel" in said
    assert "Her brother is at the school" in said
    assert lines(two.go(RetentionPage, "retention").due.rows) == []


def test_a_hold_stands_on_the_page_and_refuses_erasing(two: Visit) -> None:
    hold = RetentionReview("e1" * 16, GROWN.id, Keeping.HOLD, "The inquiry asked for it")
    two.read(lambda desk: decide_keeping(desk, hold))
    assert lines(two.go(RetentionPage, "retention").held.rows)[0].startswith("Aisha Grown, Legal hold, no day set")
    keeping = two.go(KeepingPage, "keeping", GROWN.id)
    keeping.erase.click()
    two.settle()
    page = two.page(ErasePage)
    assert "A legal hold stands" in words(page.refused)
    assert not page.form.isVisible()
    assert not page.erase_button.isEnabled()


def test_without_a_second_person_the_page_leads_to_adding_one(small: Visit) -> None:
    page = small.go(ErasePage, "erase", FINLEY.id)
    assert "second person" in words(page.refused)
    assert not page.erase_button.isEnabled()


def test_what_goes_and_what_stays_is_said_before_anyone_confirms(two: Visit) -> None:
    two.read(lambda desk: observe(desk, GROWN.id, AMELIA.id))
    page = two.go(ErasePage, "erase", GROWN.id)
    assert page.going.words.text().splitlines() == [
        "•  1 entry on the roll",
        "•  1 observation",
        "•  2 notes of who a record is about",
    ]
    assert "1 observation, shared with other children" in page.staying.words.text()
    assert "Older backups" in page.staying.words.text()
    assert [page.ground.text(), page.reason.text(), page.authority.text(), page.second.text()] == [""] * 4
    assert not page.read.isChecked()


def test_nothing_is_erased_until_all_is_there_and_cancel_is_free(two: Visit) -> None:
    page = two.go(ErasePage, "erase", GROWN.id)
    page.erase()
    two.settle()
    assert [name for name, field in page.fields.items() if field.error] == [
        "ground", "reason", "authority", "second", "passphrase",
    ]  # fmt: skip
    fill(page, two, "not the passphrase")
    page.erase()
    two.settle()
    assert "not the passphrase of this person" in page.fields["passphrase"].error
    page.cancel_button.click()
    two.settle()
    assert two.page(RetentionPage)
    assert page.passphrase.text() == ""
    assert erased(two) == ()


def test_two_people_erase_and_the_certificate_is_offered(two: Visit, tmp_path: Path) -> None:
    two.go(ChildPage, "child", GROWN.id)
    page = two.go(ErasePage, "erase", GROWN.id)
    fill(page, two)
    page.erase()
    two.wait_for(page.certificate.isVisible)
    two.settle()
    assert "Aisha" not in words(page)
    assert page.passphrase.text() == ""
    saved = tmp_path / "certificate.pdf"
    page.certificate._choose_file = lambda parent, name: str(saved)
    page.certificate.save_button.click()
    two.settle()
    assert saved.read_bytes().startswith(b"%PDF")
    (tombstone,) = erased(two)
    assert tombstone.reason == "Reviewed and not needed"
    open_pages = [type(each).__name__ for each in two.window.findChildren(ChildPage) if each.isVisible()]
    assert open_pages == []
    two.window.back()
    two.settle()
    assert not isinstance(two.window.page, ChildPage)
    listed = lines(two.go(RetentionPage, "retention").erased.rows)
    assert listed[0].startswith("Retention period over and reviewed, Ruth Patel and Imran Shah")


def test_an_entry_on_the_wrong_child_is_erased_from_where_it_is_read(two: Visit) -> None:
    seen = two.read(lambda desk: observe(desk, FINLEY.id))
    page = two.go(ChildPage, "child", FINLEY.id)
    part = page.part(ChronologyPart)
    part._open(part._entries[0])
    two.settle()
    part.entry.misplaced.click()
    two.settle()
    erasing = two.page(ErasePage)
    assert erasing.going.words.text().splitlines() == ["•  1 observation", "•  1 note of who a record is about"]
    fill(erasing, two)
    erasing.ground.set_text(Ground.MISTAKE.name)
    erasing.erase()
    two.wait_for(erasing.certificate.isVisible)
    (tombstone,) = erased(two)
    assert seen in tombstone.entities
    assert two.read(partial(_child, child_id=FINLEY.id)) == FINLEY


def _child(desk: Desk, child_id: str) -> Child | None:
    return records.current(desk.connection, Child, child_id)


def test_details_lead_to_how_long_the_record_is_kept(small: Visit) -> None:
    part = small.go(ChildPage, "child", FINLEY.id).show_part(FrontSheetPart)
    small.settle()
    part.keeping.click()
    small.settle()
    assert small.page(KeepingPage).due.text() == "To be reviewed on Saturday 14 November 2037."


def test_a_file_on_the_wrong_child_is_erased_from_the_page_on_keeping(two: Visit) -> None:
    two.read(lambda desk: attach_file(desk, FINLEY.id, "letter.pdf", b"Letter"))
    page = two.go(KeepingPage, "keeping", FINLEY.id)
    assert lines(page.beside.rows) == ["letter.pdf, File, Erase …"]
    page.beside.rows.chosen.emit(page.beside.rows._rows.item(0).key)
    two.settle()
    erasing = two.page(ErasePage)
    assert erasing.going.words.text() == "•  1 attached file"
    assert erasing.title == "Erase one entry of a record"


def test_former_pupils_without_a_record_are_erased_together(two: Visit) -> None:
    left = [Child(f"{number:032x}", f"Family{number}", "Left", left=date(2020, 7, 1)) for number in (1, 2, 3)]
    two.read(lambda desk: add_children(desk, left))
    page = two.go(RetentionPage, "retention")
    assert "3 former pupils are still on the roll" in page.bare_words.text()
    page.bare_button.click()
    two.settle()
    erasing = two.page(ErasePage)
    assert erasing.going.words.text() == "•  3 entries on the roll"
    fill(erasing, two)
    erasing.erase()
    two.wait_for(erasing.certificate.isVisible)
    (tombstone,) = erased(two)
    assert set(tombstone.entities) == {child.id for child in left}
