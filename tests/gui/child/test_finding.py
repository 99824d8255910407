"""Find in record: from two letters, next and previous, each match marked by more than a colour."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from dsl_desk.gui.child import delegate
from dsl_desk.gui.child.chronology import ChronologyView
from dsl_desk.gui.child.filter_bar import FilterBar
from dsl_desk.gui.child.found_words import paint_found, places
from dsl_desk.gui.theme import look
from tests.gui.child.entries import entries

WORDS = "A grey car, then a second Grey CAR (no. 2).\nŁukasz saw it. " * 6


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("grey", [(2, 4), (26, 4)]),
        (" car ", [(7, 3), (31, 3)]),
        ("no. 2", [(36, 5)]),
        ("c", []),
        ("", []),
        ("zz", []),
    ],
)
def test_words_are_found_whatever_their_case_from_two_letters(wanted: str, found: list[tuple[int, int]]) -> None:
    assert list(places(WORDS.splitlines()[0], wanted)) == found


@pytest.mark.parametrize("width", [180, 400, 900])
def test_marking_wraps_as_plain_painting_does(width: int) -> None:
    """Black on white: without the marks the two pictures are the same."""
    pictures = []
    for marked in (False, True):
        picture = QImage(width, 900, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.setFont(look().font())
        box = QRect(0, 0, width, 900)
        if marked:
            paint_found(painter, box, WORDS, "not in it", look())
        else:
            painter.drawText(box, delegate.WRAP, WORDS)
        painter.end()
        pictures.append(picture)
    assert pictures[0] == pictures[1]


def test_what_is_found_is_marked_and_nothing_is_moved(qtbot: object) -> None:
    view = ChronologyView()
    view.resize(700, 400)
    view.set_entries(entries(6))
    word = entries(6)[0].text.split()[0]
    before = view.grab().toImage()
    view.mark(word)
    after = view.grab().toImage()
    assert before != after
    view.mark("")
    assert view.grab().toImage() == before


def test_next_and_previous_go_round_the_end() -> None:
    view = ChronologyView()
    view.set_entries(entries(3))
    assert [view.go_by(step) for step in (1, 1, 1, 1, -1)] == ["1 of 3", "2 of 3", "3 of 3", "1 of 3", "3 of 3"]
    assert view.selectionModel().isSelected(view.currentIndex())
    view.set_entries(())
    assert view.go_by(1) == ""


def test_enter_goes_on_and_shift_enter_back() -> None:
    bar = FilterBar()
    steps: list[int] = []
    bar.stepped.connect(steps.append)
    QTest.keyClick(bar.find_line, Qt.Key.Key_Return)
    QTest.keyClick(bar.find_line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert steps == [1, -1]
