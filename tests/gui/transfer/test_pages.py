"""The ways of a file that is no bundle: nobody knows where, by hand, or from another product."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.received import ReceivedFile
from dsl_desk.domain.transfer import Destination, Transfer
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.transfer.deeds import ConfirmArrival, KeepForeign, WentAnotherWay
from dsl_desk.gui.transfer.page import TransferPage
from dsl_desk.gui.transfer.take_in_page import TakeInPage
from dsl_desk.services.desk import Desk
from dsl_desk.services.needs import needs
from dsl_desk.services.roll.leaving import mark_as_left
from dsl_desk.store import records
from tests.desks import observe
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit


def leave(desk: Desk) -> Changed:
    observe(desk, "A second new phone", "", FINLEY)
    return mark_as_left(desk, [FINLEY.id], desk.today(), "Hillside")


def transfers(small: Visit) -> tuple[Transfer, ...]:
    return small.read(lambda desk: records.every(desk.connection, Transfer))


def test_both_dates_stand_on_today_on_the_child_and_in_the_list(small: Visit) -> None:
    small.read(leave)
    small.go(TodayPage, "today")
    (need,) = [each for each in small.read(needs) if each.kind == "transfer"]
    assert need.words.startswith("File to go by ")
    assert "in school days" in need.words
    page = small.go(TransferPage, "transfer")
    assert page.rows.model().rowCount() == 1
    child = small.go(ChildPage, "child", FINLEY.id)
    assert any("the earlier date counts" in words.text() for words in child.findChildren(type(page.about)))


def test_where_nobody_knows_a_note_takes_the_place_of_the_file(small: Visit) -> None:
    small.read(leave)
    page = small.go(TransferPage, "transfer", FINLEY.id)
    step = page.flow.steps.destination
    page.flow.open(step)
    step.destination.button(Destination.UNKNOWN.value).click()
    step.go_on()
    assert transfers(small) == ()
    step.none_goes.set_text("Told the local authority’s team, Mrs Hall, at 9:10")
    step.go_on()
    small.settle()
    (found,) = transfers(small)
    assert (found.destination, found.open) == (Destination.UNKNOWN, False)
    assert not [each for each in small.read(needs) if each.kind == "transfer"]


def test_a_file_that_went_by_hand_is_asked_after_until_it_is_confirmed(small: Visit) -> None:
    small.read(leave)
    page = small.go(TransferPage, "transfer", FINLEY.id)
    page.another_way.click()
    form = page.slot.form
    assert isinstance(form, WentAnotherWay)
    form.save()
    assert transfers(small) == ()
    form.when.set_text("today")
    form.how.set_text("By hand to Sam Okoye, 14 pages")
    form.save()
    small.settle()
    assert "whether the file has arrived" in " ".join(each.words for each in small.read(needs))
    page.arrived.click()
    confirm = page.slot.form
    assert isinstance(confirm, ConfirmArrival)
    confirm.words.set_text("Sam Okoye rang back: 14 pages")
    confirm.save()
    small.settle()
    assert "arrived" not in " ".join(each.words for each in small.read(needs))


def test_a_school_that_is_not_in_the_directory_is_put_there(small: Visit) -> None:
    small.read(leave)
    page = small.go(TransferPage, "transfer", FINLEY.id)
    steps = page.flow.steps
    steps.destination.destination.button(Destination.SCHOOL.value).click()
    steps.destination.go_on()
    small.settle()
    steps.next_school.new_school.setText("Hillside College")
    steps.next_school.receiver.setText("Sam Okoye")
    steps.next_school.go_on()
    small.settle()
    assert steps.next_school.school() == "Hillside College"
    assert transfers(small)[0].receiver == "Sam Okoye"
    assert transfers(small)[0].counted_from == small.read(lambda desk: desk.today())


def test_what_was_answered_is_back_in_the_next_sitting(small: Visit) -> None:
    small.read(leave)
    page = small.go(TransferPage, "transfer", FINLEY.id)
    page.flow.steps.summary.note.set_text("Two worries, and what helps.")
    small.go(TodayPage, "today")
    again = small.go(TransferPage, "transfer", FINLEY.id)
    assert again.flow.steps.summary.note.text() == "Two worries, and what helps."


def test_the_file_of_another_product_is_kept_with_who_received_it(small: Visit, tmp_path: Path) -> None:
    export = tmp_path / "export.pdf"
    export.write_bytes(b"%PDF-1.7 made by something else")
    page = small.go(TakeInPage, "take-in")
    page.another.click()
    form = page.slot.form
    assert isinstance(form, KeepForeign)
    form.files.set_text([])
    form.save()
    assert small.read(lambda desk: records.every(desk.connection, ReceivedFile)) == ()
    form.picker.choose(FINLEY)
    form.school.setText("Elmfield Primary")
    form.product.setText("CPOMS")
    form.pages.setText("12")
    form.received.set_text("today")
    form.how.setText("Through the portal")
    form.received_by.setText("Ruth Patel")
    form.files._choose = lambda _parent: [str(export)]  # the dialog is the computer's
    form.files.add_button.click()
    form.files.tick.click()
    form.save()
    small.settle()
    (kept,) = small.read(lambda desk: records.every(desk.connection, ReceivedFile))
    assert (kept.product, kept.pages, kept.received_by) == ("CPOMS", 12, "Ruth Patel")
    assert kept.received.day == date.today()  # noqa: DTZ011 the day typed


def test_what_stops_the_signing_is_said_in_the_task_it_is_about(small: Visit) -> None:
    small.read(leave)
    page = small.go(TransferPage, "transfer", FINLEY.id)
    steps = page.flow.steps
    page.flow.open(steps.sealing)
    steps.sealing.failed.emit(InvalidRecord(Problem("purpose", "An address in it is kept confidential")))
    small.settle()
    assert steps.reasons.isVisibleTo(page)
    assert "kept confidential" in steps.reasons.fields["purpose"].error
