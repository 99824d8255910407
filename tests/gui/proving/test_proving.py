"""The proof behind the window: begun, finished, told; and saving goes on in between."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dsl_desk.gui.proving.alarm import Alarm
from dsl_desk.gui.proving.page import WholePage
from dsl_desk.gui.proving.prover import Prover
from dsl_desk.gui.proving.words import say_proof
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.services.desk import Desk
from dsl_desk.services.proving import Standing, damage_notice, standing
from tests.gui.visit import Visit


def words(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def prover_of(visit: Visit) -> Prover:
    prover = visit.window.findChild(Prover)
    assert prover is not None
    return prover


def alarm_of(visit: Visit) -> Alarm:
    alarm = visit.window.findChild(Alarm)
    assert alarm is not None
    return alarm


def prove(visit: Visit, qtbot: QtBot) -> Standing:
    """To the end."""
    prover_of(visit).begin()
    found: list[Standing] = []

    def done() -> None:
        visit.settle()
        found.append(visit.read(standing))
        assert found[-1].done

    qtbot.waitUntil(done)
    return found[-1]


def alter(desk: Desk) -> None:
    """As somebody with the key could, in this very sitting."""
    desk.connection.set_authorizer(None)
    desk.connection.execute("DROP TRIGGER body_stays")
    desk.connection.execute("UPDATE body SET content = content || ' ' WHERE position = 1")


def test_all_of_it_is_proved_and_today_says_when(small: Visit, qtbot: QtBot) -> None:
    page = small.go(TodayPage, "today")
    assert "entries checked since" in words(page.backup)
    proved = prove(small, qtbot)
    small.settle()
    assert f"All {proved.entries:,} entries passed their check" in words(page.backup)
    assert not alarm_of(small).isVisible()


def test_what_is_found_is_told_over_every_page_and_stays(small: Visit, qtbot: QtBot) -> None:
    page = small.go(TodayPage, "today")
    small.read(alter)
    prove(small, qtbot)
    small.settle()
    alarm = alarm_of(small)
    assert alarm.words() == (damage_notice(1),)
    assert alarm.isVisible()
    assert damage_notice(1) in words(page)
    assert "Read the notice at the top of Today" in words(page.backup)
    small.window.go("children")
    assert alarm.isVisible()
    QTest.mouseClick(alarm.button, Qt.MouseButton.LeftButton)
    small.settle()
    assert small.page(WholePage).notices.text() == damage_notice(1)


def test_what_a_deed_finds_is_told(small: Visit, qtbot: QtBot) -> None:
    prove(small, qtbot)
    small.read(lambda desk: desk.notices.append("Found while a bundle was made."))
    prover_of(small).keep_watch()
    small.settle()
    assert alarm_of(small).words() == ("Found while a bundle was made.",)


def test_what_was_said_at_opening_is_not_said_again(small: Visit, qtbot: QtBot) -> None:
    small.read(lambda desk: desk.notices.append("Said on Today."))
    prove(small, qtbot)
    assert alarm_of(small).words() == ()


def test_how_far_it_is_in_words() -> None:
    begun = partial(Standing, 1_200, 41_000, False)
    assert say_proof(begun("", ())) == (
        "Records passed their check when opened; 1,200 of 41,000 entries checked since"
    )
    assert say_proof(begun("Monday 23 March 2026 at 9am", ())).endswith(
        "checked since. All of them last: Monday 23 March 2026 at 9am"
    )
    assert say_proof(begun("", ("Something",))) == "Read the notice at the top of Today"
