"""A child's record, used as a person does, on a real vault."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.domain.action import Action
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.event import Happening
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.status import Status
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_KNOWN
from dsl_desk.gui.child.actions import ActionsBeside, ActionsPart
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.identity import age_on
from dsl_desk.gui.child.mark import MarkSignificance
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.deeds.add_action import AddAction
from dsl_desk.gui.deeds.add_child import AddChild
from dsl_desk.gui.deeds.complete_action import CompleteAction
from dsl_desk.gui.front_sheet.part import FrontSheetPart
from dsl_desk.gui.widgets.buttons import Button
from dsl_desk.services.acting import add_action, complete_action
from dsl_desk.services.catalogue.sign import domains, indicators
from dsl_desk.services.contacting import log_contact
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import save_family_member, save_front_sheet, save_status
from dsl_desk.services.recording import amend_observation, record_observation
from dsl_desk.services.reviewing import actions
from tests.gui.small_school import AMELIA, FINLEY
from tests.gui.visit import Visit, find

SEEN = Observation(
    "0b" * 16, "A <b>new</b> phone", HowKnown.SAW, (domains()[3].term,), place="Main gate", happened=NOT_KNOWN,
    exact_words="He sorted it", indicators=(indicators()[0].term,),
)  # fmt: skip
MEET = Action("ac" * 16, FINLEY.id, "Meet mum", "Ruth Patel")


def fill(desk: Desk) -> None:
    record_observation(desk, SEEN, [Involvement("1c" * 16, SEEN.id, FINLEY.id)])
    log_contact(desk, Contact("c0" * 16, ContactKind.CALL, "Dad", "No answer"), [FINLEY.id])
    add_action(desk, replace(MEET, due=desk.today() - timedelta(1)))


@pytest.fixture
def page(small: Visit) -> ChildPage:
    small.read(fill)
    return small.go(ChildPage, "child", FINLEY.id)


def chronology(page: ChildPage) -> ChronologyPart:
    return page.part(ChronologyPart)


def beside(page: ChildPage) -> ActionsBeside:
    (found,) = page.findChildren(ActionsBeside)
    return found


def lines(page: ChildPage) -> list[str]:
    model = chronology(page).view.entries
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def places(page: ChildPage) -> list[tuple[str, object]]:
    went: list[tuple[str, object]] = []
    page.navigate.connect(lambda name, argument: went.append((name, argument)))
    return went


@pytest.mark.parametrize(("today", "age"), [(date(2026, 11, 13), 13), (date(2026, 11, 14), 14)])
def test_age_is_in_whole_years(today: date, age: int) -> None:
    assert age_on(date(2012, 11, 14), today) == age


def test_bar_says_who_it_is_and_nothing_of_risk(page: ChildPage) -> None:
    assert page.identity.name.text() == "Finley Ward"
    assert page.identity.about.text().startswith("Year 9 · 9A · born 14 November 2012 (age ")
    assert page.title == "A child’s record"


def test_tags_say_the_situation_of_today_in_words(small: Visit, page: ChildPage) -> None:
    assert page.identity.tags() == []
    plan = Term("cp-plan", "Child protection plan")

    def write(desk: Desk) -> None:
        save_status(desk, Status("57" * 16, FINLEY.id, plan, since=date(2026, 3, 3)))
        save_status(desk, Status("58" * 16, FINLEY.id, plan, since=date(2020, 3, 3), until=date(2021, 3, 3)))
        away = Address(("12 Elm Road",), confidential=True, why="A refuge")
        save_front_sheet(desk, FrontSheet(FINLEY.id, addresses=(away,)))
        uncle = FamilyMember("5f" * 16, FINLEY.id, "Jo Ward", "uncle", contact=ContactRule.MUST_NOT,
                             contact_reason="A court order")  # fmt: skip
        save_family_member(desk, uncle)

    small.read(write)
    page.opened()
    small.settle()
    assert page.identity.tags() == [
        "Child protection plan, since 3 March 2026", "Address kept confidential", "Do not contact Jo Ward",
    ]  # fmt: skip


def test_everything_recorded_stands_newest_first_as_it_was_typed(page: ChildPage) -> None:
    action, contact, seen = lines(page)
    assert action.startswith("Action: Ruth Patel")
    assert contact.startswith("Call: Dad")
    assert "A <b>new</b> phone" in seen
    assert "He sorted it" in seen


def test_opening_is_entered_in_the_journal_once(small: Visit, page: ChildPage) -> None:
    small.go(ChildPage, "child", AMELIA.id)
    small.go(ChildPage, "child", FINLEY.id)

    def looks(desk: Desk) -> int:
        rows = desk.connection.execute("SELECT content FROM body JOIN entry USING (position) WHERE kind = 'event'")
        return sum(Happening.VIEWED.value in content and FINLEY.id in content for (content,) in rows)

    assert small.read(looks) == 1


def test_chips_and_words_narrow_the_chronology(page: ChildPage) -> None:
    chronology(page).filters.chips.pick("Contacts")
    chronology(page).filters.chips.chosen.emit()
    assert [line.partition(",")[0] for line in lines(page)] == ["Call: Dad"]
    chronology(page).filters.find_line.setText("phone")
    assert chronology(page).nothing.isVisible()
    chronology(page).filters.chips.pick("Everything")
    chronology(page).filters.chips.chosen.emit()
    assert len(lines(page)) == 1


def test_category_and_days_narrow_the_chronology_for_this_visit(small: Visit, page: ChildPage) -> None:
    filters = chronology(page).filters
    assert not filters.category.isVisible()
    filters.more.click()
    assert filters.category.isVisible()
    filters.since.set_text("today")
    assert len(lines(page)) == 3
    filters.until.set_text("1/1/2020")
    assert lines(page) == []
    filters.until.set_text("whenever")
    assert len(lines(page)) == 3, "a day that cannot be read narrows nothing"
    filters.category.set_text("summary")
    filters.category.edited.emit()
    assert lines(page) == []
    small.go(ChildPage, "child", AMELIA.id)
    again = small.go(ChildPage, "child", FINLEY.id)
    assert len(lines(again)) == 3


def test_ctrl_f_goes_to_the_line_from_any_part(small: Visit, page: ChildPage) -> None:
    page.show_part(FrontSheetPart)
    assert not chronology(page).isVisible()
    QTest.keyClick(small.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.current() == ChronologyPart.title
    assert chronology(page).filters.find_line.hasFocus()


def test_arrows_move_between_the_parts(page: ChildPage) -> None:
    page.tabs.setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    assert page.tabs.current() == ActionsPart.title
    assert page.part(ActionsPart).isVisible()
    assert not chronology(page).isVisible()


def test_corrected_entry_shows_every_version_and_its_reason(small: Visit, page: ChildPage) -> None:
    corrected = replace(SEEN, what="A second phone")
    page.tasks.write(page, lambda desk: amend_observation(desk, corrected, "The tutor counted again"))
    small.settle()
    (row,) = (place for place, line in enumerate(lines(page)) if "corrected" in line)
    chronology(page).view.setCurrentIndex(chronology(page).view.entries.index(row, 0))
    QTest.keyClick(chronology(page).view, Qt.Key.Key_Return)
    small.settle()
    words = chronology(page).entry.text.toPlainText()
    assert words.index("A second phone") < words.index("A <b>new</b> phone")
    for said in ("Version 2", "Version 1", "The tutor counted again", "by Ruth Patel", "Where: Main gate"):
        assert said in words
    QTest.keyClick(chronology(page).entry.text, Qt.Key.Key_Escape)
    assert chronology(page).view.isVisible()
    assert small.page(ChildPage) is page


def test_earlier_version_of_any_kind_stands_in_its_entry_with_the_reason(small: Visit, page: ChildPage) -> None:
    page.tasks.write(page, lambda desk: complete_action(desk, MEET.id, NOT_KNOWN, "Plan agreed"))
    small.settle()
    (row,) = (place for place, line in enumerate(lines(page)) if "changed, Enter shows" in line)
    chronology(page).view.chosen.emit(chronology(page).view.entries.item(row))
    small.settle()
    words = chronology(page).entry.text.toPlainText()
    assert words.index("Plan agreed") < words.index("To do by")
    assert "Why it was changed: Done" in words


def test_what_it_means_is_written_beside_the_entry_and_never_into_it(small: Visit, page: ChildPage) -> None:
    chronology(page).view.chosen.emit(chronology(page).view.entries.item(2))
    small.settle()
    panel = chronology(page).entry
    sealed = panel.text.toPlainText()
    panel.weigh.click()
    form = panel.slot.form
    assert isinstance(form, MarkSignificance)
    form.save()
    small.settle()
    assert form.fields["words"].error, "nothing was said yet"
    form.category.set_text("positive")
    QTest.keyClicks(form.words.editor, "He told someone by himself")
    form.key.setChecked(True)
    QTest.keyClick(form.words.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    small.settle()
    assert panel.text.toPlainText() == sealed
    assert panel._meaning.text() == "He told someone by himself"
    assert panel._weighed.text() == "Something good · In the summary"
    assert any("in the DSL’s view: He told someone" in line for line in lines(page))
    panel.weigh.click()
    again = panel.slot.form
    assert isinstance(again, MarkSignificance)
    assert (again.category.text(), again.words.text(), again.key.isChecked()) == (
        "positive", "He told someone by himself", True,
    )  # fmt: skip


def test_a_whole_entry_is_read_without_scrolling_inside_it(small: Visit, page: ChildPage) -> None:
    long = replace(SEEN, what="\n".join(f"Line {number}" for number in range(80)), must_not_be_told="His uncle")
    page.tasks.write(page, lambda desk: amend_observation(desk, long, "The rest of the note"))
    small.settle()
    (row,) = (place for place, line in enumerate(lines(page)) if "corrected" in line)
    chronology(page).view.chosen.emit(chronology(page).view.entries.item(row))
    small.settle()
    panel = chronology(page).entry
    small.wait_for(lambda: panel.text.verticalScrollBar().maximum() == 0)
    assert panel._handling.text() == "Must not be told: His uncle"


def test_entry_without_correction_shows_one_version_and_who_recorded_it(small: Visit, page: ChildPage) -> None:
    chronology(page).view.chosen.emit(chronology(page).view.entries.item(2))
    small.settle()
    words = chronology(page).entry.text.toPlainText()
    assert words.startswith("Recorded ")
    assert words.partition("\n")[0].endswith("by Ruth Patel")
    assert "Version" not in words


def test_action_is_added_and_completed_beside_the_chronology(small: Visit, page: ChildPage) -> None:
    QTest.mouseClick(beside(page).add_button, Qt.MouseButton.LeftButton)
    form = page.slot.form
    assert isinstance(form, AddAction)
    assert form.owner.text() == "Ruth Patel"
    QTest.keyClicks(form.what, "Ring dad again")
    QTest.keyClick(form.what, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    small.settle()
    assert page.tabs._tabs[ActionsPart.title].text() == "Actions (2)"
    beside(page).card.done.emit(MEET)
    complete = page.slot.form
    assert isinstance(complete, CompleteAction)
    complete.save()
    small.settle()
    assert page.tabs._tabs[ActionsPart.title].text() == "Actions (1)"
    found = small.read(lambda desk: actions(desk, FINLEY.id)).actions
    assert {action.what: action.open for action in found} == {"Meet mum": False, "Ring dad again": True}


def test_action_without_words_is_refused_in_the_form(page: ChildPage) -> None:
    beside(page).add_button.click()
    form = page.slot.form
    assert isinstance(form, AddAction)
    form.due.set_text("whenever")
    form.save()
    assert form.fields["what"].error == "Error: Enter what is to be done"
    assert form.fields["due"].error.startswith("Error: Type a day")


def test_deeds_about_this_child_open_their_pages(page: ChildPage) -> None:
    went = places(page)
    for deed in ("Record a concern", "Log a contact", "Decide", "Start a referral"):
        find(page.identity, Button, deed).click()
    chronology(page).entry.show_entry(chronology(page).view.entries.item(2))
    chronology(page).entry.amend.click()
    pages = ("record", "contact", "decide", "referral")
    assert went == [*((name, FINLEY.id) for name in pages), ("amend", SEEN.id)]


def test_details_are_corrected_in_place(small: Visit, page: ChildPage) -> None:
    details = page.show_part(FrontSheetPart)
    small.settle()
    find(details, Button, "Correct the details").click()
    form = page.slot.form
    assert isinstance(form, AddChild)
    assert form.born.reading() == "Wednesday 14 November 2012"
    form.lines["form"].setText("9B")
    form.save()
    small.settle()
    assert "9B" in page.identity.about.text()


def test_page_reads_again_for_this_child_only(small: Visit, page: ChildPage) -> None:
    page.tasks.write(page, lambda desk: add_action(desk, Action("a2" * 16, AMELIA.id, "Other", "Ruth Patel")))
    small.settle()
    assert len(lines(page)) == 3
    page.tasks.write(page, lambda desk: add_action(desk, Action("a3" * 16, FINLEY.id, "Ours", "Ruth Patel")))
    small.settle()
    assert len(lines(page)) == 4


@pytest.mark.parametrize("width", [1280, 1366, 1920])
def test_buttons_leave_the_name_on_one_line(small: Visit, page: ChildPage, width: int) -> None:
    small.window.resize(width, 768)
    small.settle()
    name = page.identity.name
    assert name.width() >= name.fontMetrics().horizontalAdvance(name.text())
    assert name.height() < 2 * name.fontMetrics().height()
