"""Search and commands, as a person uses them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.gui.page import Page
from dsl_desk.gui.pages import PageEntry
from dsl_desk.gui.search.answers import Answer, AnswerModel, Section, _runs
from dsl_desk.gui.search.page import SearchPage
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.reviewing import children
from dsl_desk.services.searching import MATCH_END, MATCH_START, Found
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
    page._show(page._question - 1, (Found("child", "x", "x", "Stale Child", ""),))
    assert spoken(page) == before


def test_what_matches_nothing_says_so(visitor: Visit) -> None:
    page = visitor.go(SearchPage, "search")
    assert type_and_wait(visitor, page, "zzqqxx") == []
    assert page._nothing.isVisible()


def test_commands_are_the_pages_that_need_nothing(tasks: Tasks) -> None:
    def make(tasks: Tasks, argument: object) -> Page:
        return Page(tasks, "")

    entries = (PageEntry("directory", "Directory", "directory", make), PageEntry("search", "Search", "search", make))
    page = SearchPage(tasks, entries, "dir")
    page._show(page._question, ())
    assert spoken(page) == ["Do", "Directory"]


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
