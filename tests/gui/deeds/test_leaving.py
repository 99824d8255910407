"""A child leaves and comes back, in the forms that stand on a page."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from dsl_desk.domain.child import Child
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.deeds.leaving import MarkAsLeft, ReturnToRoll
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.front_sheet.part import FrontSheetPart
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.services.reviewing import child
from dsl_desk.services.roll.leaving import mark_as_left
from tests.gui.small_school import AMELIA, FINLEY, NAMESAKE
from tests.gui.visit import Visit, find

F = TypeVar("F", MarkAsLeft, ReturnToRoll)


def put(small: Visit, kind: type[F], of: Child = FINLEY) -> F:
    page = small.go(TodayPage, "today")
    form = kind(page.tasks, of)
    page.add(form)
    return form


def test_child_is_marked_as_left_and_put_back(small: Visit) -> None:
    form = put(small, MarkAsLeft)
    form.left_for.setText("Another school")
    form.save()
    small.settle()
    left = small.read(lambda desk: child(desk, FINLEY.id))
    assert left == replace(FINLEY, left=now().date(), left_for="Another school")
    back = put(small, ReturnToRoll, left)
    back.lines["form"].setText("9B")
    back.save()
    small.settle()
    assert small.read(lambda desk: child(desk, FINLEY.id)) == replace(FINLEY, form="9B")


def test_day_that_is_missing_or_cannot_be_read_is_said_beside_it(small: Visit) -> None:
    form = put(small, MarkAsLeft)
    for typed, words in (("31 june", "Type a day"), ("", "Enter the first day")):
        form.day.set_text(typed)
        form.save()
        small.settle()
        assert words in form.fields["left"].error
    assert small.read(lambda desk: child(desk, FINLEY.id)) == FINLEY


def test_leaver_is_not_offered_by_the_picker(small: Visit) -> None:
    page = small.go(RecordPage, "record")
    page.tasks.write(page, lambda desk: mark_as_left(desk, [FINLEY.id], date(2026, 3, 1)))
    picker = page.form.picker
    for typed, found in (("fin", NAMESAKE), ("ame", AMELIA)):
        picker.line.setText(typed)
        QTest.keyClick(picker.line, Qt.Key.Key_Return)
        small.settle()
        assert picker.child() == found
        picker.choose(None)


def test_something_can_still_be_recorded_from_a_leavers_page(small: Visit) -> None:
    page = small.go(TodayPage, "today")
    page.tasks.write(page, lambda desk: mark_as_left(desk, [FINLEY.id], date(2026, 3, 1)))
    small.settle()
    form = small.go(RecordPage, "record", FINLEY.id).form
    assert form.child is not None
    assert form.child.id == FINLEY.id


def test_both_are_offered_with_the_childs_details(small: Visit) -> None:
    page = small.go(ChildPage, "child", FINLEY.id)
    page.show_part(FrontSheetPart)
    small.settle()
    find(page, QPushButton, "Mark as left").click()
    form = page.findChild(MarkAsLeft)
    assert form is not None
    form.save()
    small.settle()
    small.settle()
    assert find(page, QPushButton, "Put back on the roll")
