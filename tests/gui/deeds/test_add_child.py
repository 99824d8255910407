"""A child's details, corrected: names in use beside legal ones, a reason for what was said before."""

from dataclasses import replace
from datetime import date

from dsl_desk.domain.child import Child
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.deeds.add_child import AddChild
from dsl_desk.gui.front_sheet.part import FrontSheetPart
from dsl_desk.gui.widgets.buttons import Button
from dsl_desk.services.recording import add_child
from dsl_desk.services.reviewing import child
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit, find


def correct(small: Visit, before: Child = FINLEY) -> AddChild:
    small.read(lambda desk: add_child(desk, before))
    page = small.go(ChildPage, "child", before.id)
    part = page.show_part(FrontSheetPart)
    small.settle()
    find(part, Button, "Correct the details").click()
    assert isinstance(page.slot.form, AddChild)
    return page.slot.form


def test_names_in_use_are_added_without_a_reason(small: Visit) -> None:
    form = correct(small)
    form.lines["family_known_as"].setText("Reid")
    form.save()
    small.settle()
    found = small.read(lambda desk: child(desk, FINLEY.id))
    assert (found.name, found.family_name) == ("Finley Reid", "Ward")


def test_a_legal_name_changes_with_a_reason(small: Visit) -> None:
    form = correct(small)
    form.lines["family_name"].setText("Reid")
    form.save()
    small.settle()
    assert form.fields["reason"].error.startswith("Error: Say why what was written before changes")
    assert form.lines["family_name"].text() == "Reid", "nothing typed is lost"
    form.reason.setText("Adopted")
    form.save()
    small.settle()
    assert small.read(lambda desk: child(desk, FINLEY.id)).family_name == "Reid"


def test_correcting_a_leaver_does_not_bring_them_back(small: Visit) -> None:
    gone = replace(FINLEY, left=date(2026, 7, 20), left_for="Northbridge School")
    form = correct(small, gone)
    form.lines["upn"].setText("A823432")
    form.save()
    small.settle()
    assert small.read(lambda desk: child(desk, FINLEY.id)) == replace(gone, upn="A823432")
