"""From what was seen to a correction of it, across a lock: nothing is lost and both versions can be read."""

from pathlib import Path

from PySide6.QtCore import Qt

from dsl_desk.gui.amend.page import AmendPage
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.today.page import TodayPage
from tests.gui.desks import PASSPHRASE
from tests.gui.keys import CTRL
from tests.journeys.conftest import Sit
from tests.journeys.sitting import Sitting

SEEN, ASIDE, PUT_RIGHT, WHY = (
    "Collected by a man in a grey car.",
    "He waits",
    "It was a blue car.",
    "The tutor looked",
)


def record(desk: Sitting) -> ChildPage:
    """With the keyboard alone, and with words of the child and who must not be told of it."""
    desk.keys.press(Qt.Key.Key_N, CTRL)
    desk.settle()
    desk.keys.type("am")
    page = desk.page(RecordPage)
    desk.settle()
    desk.keys.press(Qt.Key.Key_Return)
    desk.keys.type(SEEN)
    for key in "sb":
        desk.keys.press(Qt.Key.Key_Tab)
        desk.keys.type(key)
    page.form.exact_words.set_text(ASIDE)
    page.form.not_told.setText("Her uncle")
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    return desk.page(ChildPage)


def read_whole(desk: Sitting) -> str:
    """The newest entry of the record in front, opened with Enter."""
    part = desk.page(ChildPage).part(ChronologyPart)
    part.view.setFocus()
    desk.keys.press(Qt.Key.Key_Return)
    desk.settle()
    return part.entry.text.toPlainText()


def test_a_record_is_corrected_after_a_lock_and_both_versions_stay(
    desk: Sitting, sit: Sit, school: tuple[Path, str]
) -> None:
    record(desk)
    assert f"The child’s words: “{ASIDE}”" in read_whole(desk)
    assert desk.says("Must not be told: Her uncle")
    desk.click("Correct this")
    desk.settle()
    page = desk.page(AmendPage)
    page.form.what.set_text(PUT_RIGHT)
    page.form.reason.setFocus()
    desk.keys.type(WHY)
    desk.keys.press(Qt.Key.Key_L, CTRL)
    desk.wait_for_lock()
    desk.end()
    again = sit(school[0])
    again.unlock(PASSPHRASE)
    again.page(TodayPage)
    again.keys.press(Qt.Key.Key_Return)
    again.settle()
    again.page(AmendPage)
    again.keys.press(Qt.Key.Key_Return, CTRL)
    again.settle()
    words = read_whole(again)
    assert f"Why it was changed: {WHY}" in words
    assert words.index(PUT_RIGHT) < words.index(SEEN)
    for _ in ("to the chronology", "to where the draft was opened"):
        again.keys.press(Qt.Key.Key_Escape)
    again.page(TodayPage)
