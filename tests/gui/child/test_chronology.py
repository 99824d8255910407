"""The chronology as a list: heights, words for a screen reader, every kind drawn."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from dsl_desk.domain.concern import Role
from dsl_desk.domain.term import POSITIVE, Term
from dsl_desk.domain.when import Certainty, When
from dsl_desk.gui.child.chronology import ChronologyView, spoken
from dsl_desk.gui.child.delegate import height_of
from dsl_desk.gui.child.entry_filter import IN_SUMMARY, NO_CATEGORY, EntryFilter, say_count
from dsl_desk.gui.child.kinds import CHIPS, KINDS
from dsl_desk.gui.child.spoken import SHOWN, shown_words
from dsl_desk.gui.theme import THEMES, Look, application, look, wear
from dsl_desk.gui.widgets.rows import ListModel
from tests.gui.child.entries import KINDS as EVERY_KIND
from tests.gui.child.entries import entries


@pytest.fixture
def view(qtbot: QtBot) -> ChronologyView:
    made = ChronologyView()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_model_keeps_the_rules_of_item_models(qtbot: QtBot) -> None:
    model = ListModel(spoken)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for count in (0, 7, 3):
        model.set_items(entries(count))
    assert "by Ruth Patel" in str(model.index(0, 0).data())


def test_entries_in_sight_have_the_height_their_words_need(view: ChronologyView) -> None:
    shown = entries(5_000)
    view.set_entries(shown)
    view.grab()
    width = view.viewport().width()
    assert [view.rowHeight(row) for row in range(4)] == [height_of(shown[row], width, look()) for row in range(4)]


def test_only_entries_near_the_viewport_are_measured(view: ChronologyView) -> None:
    view.set_entries(entries(5_000))
    view.grab()
    assert len(view._measured) < 20
    view.scrollToBottom()
    view.grab()
    assert len(view._measured) < 40


def test_end_key_lands_on_the_whole_last_entry(view: ChronologyView) -> None:
    shown = entries(300)
    view.set_entries(shown)
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.currentIndex().row() == 299
    last = view.visualRect(view.entries.index(299, 0))
    assert last.height() == height_of(shown[299], view.viewport().width(), look())
    assert view.viewport().rect().adjusted(0, 0, 0, 1).contains(last)


def test_scrolling_to_the_end_shows_the_end(view: ChronologyView) -> None:
    view.set_entries(entries(300))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.grab()
    assert view.visualRect(view.entries.index(299, 0)).bottom() <= view.viewport().height() + 1


def test_narrow_view_needs_more_height_than_a_wide_one(view: ChronologyView) -> None:
    view.set_entries(entries(8))
    view.grab()
    before = view.rowHeight(1)
    view.resize(420, 600)
    view.grab()
    assert view.rowHeight(1) > before


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [100, 200])
def test_every_kind_is_drawn_in_every_theme(view: ChronologyView, theme: str, scale: int) -> None:
    wear(application(), Look(THEMES[theme], scale))
    view.set_entries(entries(len(EVERY_KIND)))
    view.resize(900, 9_000)
    picture = view.grab().toImage()
    for row in range(len(EVERY_KIND)):
        rect = view.visualRect(view.entries.index(row, 0)).translated(view.viewport().pos())
        middle = range(rect.left(), rect.right(), 3)
        lines = range(rect.top() + look().px(38), rect.bottom() - look().px(40), 3)
        assert len({picture.pixel(x, y) for x in middle for y in lines}) > 4


def test_very_long_note_is_cut_in_the_list_and_says_so() -> None:
    (entry,) = entries(1)
    long = type(entry)(entry.id, entry.kind, entry.when, entry.recorded, entry.title, "word " * 20_000, entry.author)
    assert len(shown_words(long)) < SHOWN + 40
    assert shown_words(long).endswith("(Enter shows all of it)")


def test_word_longer_than_the_line_goes_on_the_next() -> None:
    (entry,) = entries(1)
    short, long = replace(entry, text="x", exact_words=""), replace(entry, text="x" * 300, exact_words="")
    assert height_of(long, 600, look()) > height_of(short, 600, look())


def test_each_chip_shows_its_kinds_and_words_are_found_in_any_case() -> None:
    shown = entries(len(EVERY_KIND))
    assert {entry.kind for entry in shown} == set(KINDS), "every kind has a look"
    assert all(EntryFilter().lets(entry) for entry in shown)
    for chip in CHIPS[1:]:
        found = {entry.kind for entry in shown if EntryFilter(chip).lets(entry)}
        assert found == {kind for kind, about in KINDS.items() if about.chip == chip}
    assert EntryFilter("Observations", "GREY car").lets(shown[0])
    assert EntryFilter(words="sorted it").lets(shown[0])
    assert not EntryFilter(words="sorted it").lets(shown[1])


def test_categories_and_days_narrow_the_list() -> None:
    (plain,) = entries(1)
    plain = replace(plain, category=None, key=False)
    good = replace(plain, category=Term("positive", "Something good"), key=True)
    assert [EntryFilter(category="positive").lets(each) for each in (plain, good)] == [False, True]
    assert EntryFilter(category="positive").lets(replace(plain, terms=(POSITIVE,))), "recorded as something good"
    assert [EntryFilter(category=NO_CATEGORY).lets(each) for each in (plain, good)] == [True, False]
    assert [EntryFilter(category=IN_SUMMARY).lets(each) for each in (plain, good)] == [False, True]
    day = date(2026, 3, 24)
    assert EntryFilter(since=day, until=day).lets(plain), "recorded that day, where nobody said when it happened"
    assert not EntryFilter(until=day - timedelta(1)).lets(plain)
    earlier = replace(plain, when=When(Certainty.ABOUT, day - timedelta(9)))
    assert not EntryFilter(since=day).lets(earlier)


def test_counts_are_plain_facts() -> None:
    shown = entries(30)
    assert say_count(shown, 30) == "30 entries, first seen 23 March 2026, last 24 March 2026"
    assert say_count(shown[:1], 30) == "1 of 30 entries, of 24 March 2026"
    assert say_count((), 30) == "", "the words for nothing stand in the list"


def test_what_the_dsl_makes_of_an_entry_is_said_apart_and_needs_room() -> None:
    (entry,) = entries(1)
    plain = replace(entry, significance="", key=False)
    marked = replace(plain, significance="The third time", key=True, category=Term("police", "Police"))
    assert height_of(marked, 600, look()) > height_of(plain, 600, look())
    assert spoken(marked).endswith("Police, In the summary, What it means, in the DSL’s view: The third time")
    assert "What it means" not in spoken(plain)


def test_who_must_not_be_told_is_said_of_the_entry() -> None:
    (entry,) = entries(1)
    assert "Must not be told: her father" in spoken(replace(entry, must_not_be_told="her father"))


@pytest.mark.parametrize(
    ("typed", "shown"), [("He waits", "“He waits”"), ('"He waits"', '"He waits"'), ("“He waits”", "“He waits”")]
)
def test_exact_words_stand_in_one_pair_of_quotation_marks(typed: str, shown: str) -> None:
    (entry,) = entries(1)
    assert shown_words(replace(entry, exact_words=typed)).endswith(f"The child’s words: {shown}")


def test_words_of_another_child_are_said_to_be_anothers() -> None:
    (entry,) = entries(1)
    mentioned = replace(entry, role=Role.MENTIONED)
    assert "Words of the child it is about: “" in shown_words(mentioned)
    assert "About another child, this one: mentioned" in spoken(mentioned)
