"""The front sheet in the window: read at a glance, written in place, nothing typed lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.event import Happening
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, BackgroundKnown, FrontSheet
from dsl_desk.domain.front_sheet_file import FrontSheetFile
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.status import Status, StatusSource
from dsl_desk.domain.term import Term
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.front_sheet.address_form import AddressForm
from dsl_desk.gui.front_sheet.end_form import EndForm
from dsl_desk.gui.front_sheet.family_form import FamilyForm
from dsl_desk.gui.front_sheet.part import FrontSheetPart
from dsl_desk.gui.front_sheet.professional_form import ProfessionalForm
from dsl_desk.gui.front_sheet.sheet_form import SheetForm
from dsl_desk.gui.front_sheet.sibling_form import SiblingForm
from dsl_desk.gui.front_sheet.status_form import StatusForm
from dsl_desk.gui.widgets.buttons import Button
from dsl_desk.services import front_sheets
from dsl_desk.services.desk import Desk
from dsl_desk.services.looking import looks_at
from dsl_desk.services.recording import add_child
from tests.gui.small_school import AMELIA, FINLEY, NAMESAKE
from tests.gui.visit import Visit, find

Opened = Callable[[str, type[InlineForm]], InlineForm]

REFUGE = Address(("17 Quagmire Street",), "ZX9 8QJ", confidential=True, why="Refuge")
SHEET = FrontSheet(FINLEY.id, (Address(("4 Mill Lane",), "LK1 4AB"),), languages=("Somali", "English"))
MUM = FamilyMember("a1" * 16, FINLEY.id, "Kemi Ward", "mother", phone="07700 900001", emergency=1)
DAD = FamilyMember(
    "a2" * 16, FINLEY.id, "Tom Ward", "father", contact=ContactRule.MUST_NOT, contact_reason="Order of 3 May"
)
PLAN = Status("b1" * 16, FINLEY.id, Term("child-in-need", "Child in need plan"), since=date(2026, 1, 12))


def fill(desk: Desk) -> None:
    front_sheets.save_front_sheet(desk, SHEET)
    for member in (MUM, DAD):
        front_sheets.save_family_member(desk, member)
    front_sheets.save_status(desk, PLAN)


@pytest.fixture
def page(small: Visit) -> ChildPage:
    small.read(fill)
    page = small.go(ChildPage, "child", FINLEY.id)
    page.show_part(FrontSheetPart)
    small.settle()
    return page


def part(page: ChildPage) -> FrontSheetPart:
    return page.part(FrontSheetPart)


def words(page: ChildPage) -> str:
    """Everything the part says."""
    labels = part(page).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


@pytest.fixture
def opened(small: Visit, page: ChildPage) -> Opened:
    """Presses the button of this name, and gives the form it opens."""

    def press(name: str, kind: type[InlineForm]) -> InlineForm:
        find(part(page), Button, name).click()
        small.settle()
        assert isinstance(page.slot.form, kind)
        return page.slot.form

    return press


def file(small: Visit) -> FrontSheetFile:
    return small.read(lambda desk: front_sheets.front_sheet_file(desk, FINLEY.id))


def save(small: Visit, form: InlineForm) -> None:
    form.save()
    small.settle()


def test_everything_written_is_seen(page: ChildPage) -> None:
    said = words(page)
    for each in ("4 Mill Lane, LK1 4AB", "Somali", "Kemi Ward, mother", "Child in need plan", "12 January 2026"):
        assert each in said
    assert "Tom Ward, father, must not be contacted\nOrder of 3 May" in said, "before anything else"
    assert "1. Kemi Ward, mother: 07700 900001" in said
    assert "more than one emergency contact" in said, "the rule, from the guidance"
    assert "confidential" not in said


def test_an_empty_front_sheet_invents_nothing(small: Visit) -> None:
    page = small.go(ChildPage, "child", AMELIA.id)
    page.show_part(FrontSheetPart)
    small.settle()
    assert "Unique pupil number\nnot stated" in words(page)
    assert words(page).count("Nothing is written down yet.") == 5


def test_a_fact_changes_only_with_a_reason_and_the_version_before_is_one_click_away(
    small: Visit, page: ChildPage, opened: Opened
) -> None:
    form = opened("Write the front sheet", SheetForm)
    assert isinstance(form, SheetForm)
    assert form.languages.text() == "Somali, English"
    form.languages.setText("Arabic")
    save(small, form)
    assert form.fields["reason"].error.startswith("Error: Say why what was written before changes")
    assert form.languages.text() == "Arabic", "nothing typed is lost"
    form._reason.setText("Mum told us")
    save(small, form)
    assert file(small).sheet.languages == ("Arabic",)
    find(part(page), Button, "Earlier versions: Front sheet").click()
    small.settle()
    assert "Why it changed: Mum told us" in words(page)
    assert "Before: Version 1" in words(page)


def test_background_stands_with_how_it_is_known(small: Visit, page: ChildPage, opened: Opened) -> None:
    form = opened("Write the front sheet", SheetForm)
    assert isinstance(form, SheetForm)
    form.lines["ethnicity"].setText("Somali")
    form.opened_on.set_text("whenever")
    save(small, form)
    assert form.fields["ethnicity_known"].error == "Error: Say how this is known"
    assert form.fields["opened_on"].error
    form.ethnicity_known.set_text(BackgroundKnown.SELF.value)
    form.opened_on.set_text("8/9/2025")
    save(small, form)
    assert (file(small).sheet.ethnicity, file(small).sheet.opened_on) == ("Somali", date(2025, 9, 8))
    assert "Somali (said by the child or family)" in words(page)


def test_a_reason_alone_keeps_an_address_confidential(opened: Opened) -> None:
    form = opened("Add an address", AddressForm)
    assert isinstance(form, AddressForm)
    form.address.why.setFocus()
    QTest.keyClicks(form.address.why, "Refuge")
    assert form.address.confidential.isChecked()


def test_an_address_is_marked_confidential_with_a_reason(small: Visit, page: ChildPage, opened: Opened) -> None:
    form = opened("Add an address", AddressForm)
    assert isinstance(form, AddressForm)
    save(small, form)
    assert form.fields["addresses"].error == "Error: Enter the address"
    form.address.lines.set_text("17 Quagmire Street\n")
    form.address.postcode.setText("ZX9 8QJ")
    form.address.confidential.setChecked(True)
    save(small, form)
    assert form.fields["addresses"].error == "Error: Say why this address is kept confidential"
    form.address.why.setText("Refuge")
    save(small, form)
    assert file(small).sheet.addresses[1] == REFUGE
    assert "It is printed in no letter, front sheet, chronology or bundle." in words(page)


def test_an_address_left_empty_is_taken_out(small: Visit, page: ChildPage, opened: Opened) -> None:
    form = opened("Change: 4 Mill Lane, LK1 4AB", AddressForm)
    assert isinstance(form, AddressForm)
    form.address.lines.set_text("")
    form.address.postcode.clear()
    form._reason.setText("They moved")
    save(small, form)
    assert file(small).sheet.addresses == ()


def test_someone_joins_the_family_and_is_rung_first(small: Visit, page: ChildPage, opened: Opened) -> None:
    form = opened("Add someone", FamilyForm)
    assert isinstance(form, FamilyForm)
    form.emergency.setText("first")
    save(small, form)
    assert {name for name, field in form.fields.items() if field.error} == {"name", "relationship", "emergency"}
    form.lines["name"].setText("Jo Ward")
    form.lines["relationship"].setText("grandmother")
    form.lines["phone"].setText("07700 900003")
    form.responsibility.set_text(Answer.NO.value)
    form.emergency.setText("1")
    save(small, form)
    assert [each.name for each in file(small).to_ring] == ["Jo Ward", "Kemi Ward"]
    assert "2. Kemi Ward, mother" in words(page)


def test_a_form_shows_what_is_written_and_saves_it_unchanged_as_nothing_new(
    small: Visit, page: ChildPage, opened: Opened
) -> None:
    for name, kind in (
        ("Change: Tom Ward, father", FamilyForm),
        ("Change: Child in need plan", StatusForm),
        ("Change: 4 Mill Lane, LK1 4AB", AddressForm),
        ("Write the front sheet", SheetForm),
    ):
        form = opened(name, kind)
        save(small, form)
        assert form.fields["reason"].error == "Error: Nothing has been changed yet"


def test_a_sibling_is_added_and_their_record_opened(small: Visit, page: ChildPage, opened: Opened) -> None:
    form = opened("Add a brother or sister", SiblingForm)
    assert isinstance(form, SiblingForm)
    save(small, form)
    assert form.fields["sibling_id"].error == "Error: Choose the brother or sister"
    form.picker.line.setText("fin")
    small.settle()
    assert form.picker._found == (NAMESAKE,), "not the child itself"
    form.picker.choose(NAMESAKE)
    form.relationship.setText("brother")
    save(small, form)
    (sibling,) = file(small).siblings
    assert sibling.child == NAMESAKE
    went: list[tuple[str, object]] = []
    page.navigate.connect(lambda name, argument: went.append((name, argument)))
    find(part(page), Button, f"Open their record: {NAMESAKE.name} · {NAMESAKE.place}").click()
    assert went == [("child", NAMESAKE.id)]


def test_a_plan_is_written_with_its_source_and_ends(small: Visit, page: ChildPage, opened: Opened) -> None:
    form = StatusForm(page.tasks, FINLEY.id)
    page.slot.open(form, part(page).print_button)
    save(small, form)
    assert form.fields["kind"].error == "Error: Choose the plan, care or support"
    form.kind.set_text("young-carer")
    form.source.set_text(StatusSource.SCHOOL_SYSTEM.value)
    form.since.set_text("1/9/2025")
    save(small, form)
    assert [each.kind.code for each in file(small).statuses] == ["child-in-need", "young-carer"]
    ending = opened("No longer …: Child in need plan", EndForm)
    assert isinstance(ending, EndForm)
    save(small, ending)
    assert ending.fields["until"].error == "Error: Enter the day"
    ending.day.set_text("1/1/2026")
    save(small, ending)
    assert ending.fields["until"].error.startswith("Error: This day is before it began")
    ending.day.set_text("2/2/2026")
    save(small, ending)
    current = small.read(lambda desk: front_sheets.current_statuses(desk, FINLEY.id))
    assert [each.kind.code for each in current] == ["young-carer"]
    assert "No longer\nChild in need plan" in words(page)


def test_a_professional_is_written_down(small: Visit, page: ChildPage) -> None:
    form = ProfessionalForm(page.tasks, FINLEY.id)
    page.slot.open(form, part(page).print_button)
    form.lines["name"].setText("Dee Shaw")
    form.lines["role"].setText("school nurse")
    form.since.set_text("12/1/2026")
    save(small, form)
    (found,) = file(small).professionals
    assert found == Professional(found.id, FINLEY.id, "Dee Shaw", "school nurse", since=date(2026, 1, 12))


def test_the_keyboard_comes_back_to_where_the_form_was_opened(small: Visit, page: ChildPage, opened: Opened) -> None:
    find(part(page), Button, "Change: Child in need plan").setFocus()
    form = opened("Change: Child in need plan", StatusForm)
    assert isinstance(form, StatusForm)
    form.note.set_text("Every six weeks")
    save(small, form)
    assert find(part(page), Button, "Change: Child in need plan").hasFocus()


def test_the_front_sheet_is_read_printed_and_entered(small: Visit, page: ChildPage, tmp_path: Path) -> None:
    small.read(
        lambda desk: front_sheets.save_front_sheet(
            desk, FrontSheet(FINLEY.id, (*SHEET.addresses, REFUGE), languages=SHEET.languages)
        )
    )
    page.paper._choose_file = lambda parent, name: str(tmp_path / name)
    part(page).print_button.click()
    small.settle()
    page.paper.save_button.click()
    small.settle()
    with pypdfium2.PdfDocument((tmp_path / "front-sheet.pdf").read_bytes()) as document:
        text = "".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    assert "4 Mill Lane" in text
    assert "kept confidential by the school" in text
    assert "Quagmire" not in text

    looked = small.read(lambda desk: looks_at(desk, FINLEY.id))
    assert (looked.shown[0].happening, looked.shown[0].note) == (Happening.SAVED, "the front sheet")
    page.paper.close_button.click()
    assert part(page).print_button.hasFocus()


def test_a_change_elsewhere_is_shown(small: Visit, page: ChildPage) -> None:
    page.tasks.write(page, lambda desk: add_child(desk, replace(FINLEY, family_known_as="Reid")))
    small.settle()
    assert "Known as\nFinley Reid" in words(page)


def test_a_form_can_be_given_up_after_the_cards_were_read_again(
    small: Visit, page: ChildPage, opened: Opened
) -> None:
    form = opened("Change: Child in need plan", StatusForm)
    page.tasks.write(page, lambda desk: add_child(desk, replace(FINLEY, form="9B")))
    small.settle()
    form.cancel_button.click()
    assert page.slot.form is None
    assert "9B" in words(page)
