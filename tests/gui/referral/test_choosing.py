"""Nothing is ticked until a person ticks it; a file leaves with its record or not at all."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dsl_desk.gui.referral.page import ReferralPage
from dsl_desk.gui.referral.tick_rows import TickRow, TickRows
from tests.gui.referral.acting import pass_gate
from tests.gui.visit import Visit


def test_a_record_is_ticked_with_the_keyboard_and_unticked_again(visitor: Visit, page: ReferralPage) -> None:
    pass_gate(visitor, page)
    choosing = page.steps.choosing
    page.flow.open(choosing)
    assert choosing.records() == ()
    QTest.keyClick(choosing.list.view, Qt.Key.Key_Down)
    QTest.keyClick(choosing.list.view, Qt.Key.Key_Space)
    assert choosing.decided()["records"] == (choosing.list.view.currentIndex().data(256).id,)
    QTest.keyClick(choosing.list.view, Qt.Key.Key_Space)
    assert choosing.records() == ()
    choosing.go_on()
    assert choosing.fields["records"].error


def test_what_a_row_says_in_full_is_read_below_before_it_is_ticked(visitor: Visit, page: ReferralPage) -> None:
    pass_gate(visitor, page)
    choosing = page.steps.choosing
    page.flow.open(choosing)
    for entry in choosing._entries[:3]:
        assert entry.text in choosing.list._full.text()
        QTest.keyClick(choosing.list.view, Qt.Key.Key_Down)


def ticks(qtbot: QtBot) -> TickRows:
    """A record with two files, and another record."""
    shown = TickRows("Records", "None")
    qtbot.addWidget(shown)
    shown.set_rows(
        (
            TickRow("r1", "Call"),
            TickRow("f1", "a.pdf", under="r1"),
            TickRow("f2", "b.pdf", under="r1"),
            TickRow("r2", "x"),
        )
    )
    return shown


def test_a_file_takes_its_record_along(qtbot: QtBot) -> None:
    shown = ticks(qtbot)
    shown.rows.toggle(shown.rows.index(1))
    assert shown.text() == ["r1", "f1"]
    assert str(shown.rows.index(1).data()).endswith("leaves")
    assert str(shown.rows.index(2).data()).endswith("stays in the school")


def test_a_record_that_stays_keeps_its_files(qtbot: QtBot) -> None:
    shown = ticks(qtbot)
    shown.set_text(["r1", "f1", "f2", "r2"])
    shown.rows.toggle(shown.rows.index(0))
    assert shown.text() == ["r2"]


def test_a_tick_goes_with_a_row_that_is_no_longer_there(qtbot: QtBot) -> None:
    shown = ticks(qtbot)
    shown.set_text(["r1", "r2"])
    shown.set_rows((TickRow("r2", "Meeting"),))
    assert shown.text() == ["r2"]
    assert shown.say_count() == "1 of 1 ticked"
