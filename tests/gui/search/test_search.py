"""Search and commands, as a person uses them."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.domain.when import say_day
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import AtRecord, PageEntry, Place
from dsl_desk.gui.search.answers import LINE, Answer, AnswerModel, Section, _runs
from dsl_desk.gui.search.page import SearchPage
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.reviewing import children
from dsl_desk.services.searching import MATCH_END, MATCH_START, Answers
from tests.gui.small_school import AMELIA, NAMESAKE
from tests.gui.visit import Visit


def spoken(page: SearchPage) -> list[str]:
    """Every line of the list, as a screen reader has it."""
    model = page.answers.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def type_and_wait(visitor: Visit, page: SearchPage, words: str) -> list[str]:
    page.line.clear()
    QTest.keyClicks(page.line, words)
    visitor.wait_for(lambda: not page._pause.isActive())
    visitor.settle()
    return spoken(page)


def test_ctrl_k_then_two_letters_find_a_child_and_the_notes(visitor: Visit) -> None:
    QTest.keyClick(visitor.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    page = visitor.page(SearchPage)
    visitor.settle()
    child = visitor.read(children)[0]
    lines = type_and_wait(visitor, page, child.family_name[:2])
    assert any(line.startswith("Children (") for line in lines)
    assert any(child.family_name in line for line in lines)
    lines = type_and_wait(visitor, page, "phone")
    assert any(line.startswith("Notes (") for line in lines)
    assert any("observation" in line and "phone" in line for line in lines)


def test_arrows_and_enter_open_the_child(visitor: Visit) -> None:
    page = visitor.go(SearchPage, "search")
    type_and_wait(visitor, page, "phone")
    went: list[tuple[str, object]] = []
    page.navigate.connect(lambda name, argument: went.append((name, argument)))
    first = page.answers.current()
    QTest.keyClick(page.line, Qt.Key.Key_Down)
    second = page.answers.current()
    assert first and second and first is not second
    QTest.keyClick(page.line, Qt.Key.Key_Up)
    QTest.keyClick(page.line, Qt.Key.Key_Up)
    last = page.answers.current()
    assert last and last is not first
    QTest.keyClick(page.line, Qt.Key.Key_Down)
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert went == [("child", first.argument)]


def test_enter_pressed_before_the_answer_opens_it_when_it_comes(visitor: Visit) -> None:
    page = visitor.go(SearchPage, "search")
    child = visitor.read(children)[0]
    went: list[tuple[str, object]] = []
    page.navigate.connect(lambda name, argument: went.append((name, argument)))
    page.line.clear()
    QTest.keyClicks(page.line, child.family_name)
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert not went
    visitor.settle()
    assert went == [("child", child.id)]


def test_an_answer_to_an_earlier_question_is_dropped(visitor: Visit) -> None:
    page = visitor.go(SearchPage, "search")
    before = spoken(page)
    page._show(page._question - 1, Answers((Child("x", "Stale", "Child"),)))
    assert spoken(page) == before


def test_what_matches_nothing_says_so(visitor: Visit) -> None:
    page = visitor.go(SearchPage, "search")
    assert type_and_wait(visitor, page, "zzqqxx") == []
    assert page._nothing.isVisible()


def make(tasks: Tasks, argument: object) -> Page:
    return Page(tasks, "")


@pytest.mark.parametrize(
    ("typed", "commands"),
    [
        ("", ["Directory", "Log a contact", "Lock now, Ctrl+L", "Blank the screen, F9"]),
        ("lo", ["Log a contact", "Lock now, Ctrl+L"]),
        ("phone", ["Directory"]),
        ("a lo", ["Log a contact"]),
    ],
)
def test_commands_are_the_pages_that_need_nothing_and_what_the_window_does(
    tasks: Tasks, typed: str, commands: list[str]
) -> None:
    entries = (
        PageEntry("directory", "Directory", "directory", make, also="phone numbers"),
        PageEntry("search", "Search", "search", make, place=Place.NOWHERE),
        PageEntry("contact", "Log a contact", "contact", make, place=Place.NOWHERE, blank=True),
    )
    page = SearchPage(tasks, entries, typed)
    page._show(page._question, Answers())
    assert spoken(page) == ["Do", *commands]


def test_a_command_of_the_window_is_done(visitor: Visit) -> None:
    page = visitor.go(SearchPage, "search")
    assert type_and_wait(visitor, page, "blank the") == ["Do", "Blank the screen, F9"]
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert visitor.window._cover.covered


def test_an_answer_opens_the_record_in_the_chronology(visitor: Visit) -> None:
    page = visitor.go(SearchPage, "search")
    type_and_wait(visitor, page, "phone")
    answer = next(
        each for row in range(page.answers.model().rowCount())
        if (each := page.answers.model().index(row, 0).data(LINE)) and isinstance(each, Answer)
    )  # fmt: skip
    assert isinstance(answer.argument, AtRecord)
    page._open(answer)
    visitor.settle()
    view = visitor.page(ChildPage).part(ChronologyPart).view
    entry = view.entries.item(view.currentIndex().row())
    assert entry.id == answer.argument.record_id
    assert view.selectionModel().isSelected(view.currentIndex())
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))


def test_answers_come_in_their_sections(small: Visit) -> None:
    car = Subject("aa" * 16, SubjectKind.VEHICLE, "Warm red van")
    seen = Observation("bb" * 16, "Two warm coats", HowKnown.SAW, (NOT_SURE,))

    def fill(desk: Desk) -> Changed:
        with desk.deed() as deed:
            for each in (car, seen, Involvement("cc" * 16, seen.id, AMELIA.id)):
                deed.record(each)
            deed.record(replace(NAMESAKE, family_name="Warmington", left=date(2025, 7, 18)))
            deed.record(Link("dd" * 16, car.id, LinkKind.SEEN_WITH, LinkCertainty.SEEN, child_id=AMELIA.id))
        return changed(deed, seen.id, [AMELIA.id])

    page = small.go(SearchPage, "search")
    page.tasks.write(page, fill)
    lines = type_and_wait(small, page, "war")
    today = small.read(lambda desk: desk.today())
    assert lines == [
        "Children (3)",
        "Finley Ward, Year 9 · 9A",
        "Filsan Warsame-Price, Year 10",
        "Finley Warmington, Left 18 July 2025",
        "Notes (1)",
        f"Amelia Okafor, observation, {say_day(today).partition(' ')[2]}, Two warm coats",
        "People, places and things",
        "Warm red van, Vehicle, linked to 1 child",
    ]


def test_the_match_stands_between_the_marks() -> None:
    words = f" … a second {MATCH_START}phone{MATCH_END}, by {MATCH_START}phone{MATCH_END}"
    assert [run for run, bold in _runs(words) if bold] == ["phone", "phone"]
    assert "".join(run for run, _ in _runs(words)) == words.replace(MATCH_START, "").replace(MATCH_END, "")


def test_the_model_keeps_qts_rules(qtmodeltester: object) -> None:
    section = Section("Notes (1)", (Answer("A", "b", "record", "child", "x"),))
    model = AnswerModel((section, Section("Do", ())))
    qtmodeltester.check(model, force_py=True)  # type: ignore[attr-defined]
    assert model.answer(0) is None
    assert model.rowCount() == 2
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags


def test_the_search_line_of_the_window_brings_its_words(visitor: Visit) -> None:
    visitor.window.go("search", "phone")
    visitor.settle()
    assert any("phone" in line for line in spoken(visitor.page(SearchPage)))
