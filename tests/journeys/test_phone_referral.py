"""A referral by phone: written down on the child, confirmed in writing from Today, answered on the child."""

from PySide6.QtCore import Qt

from dsl_desk.domain.referral import ReferralState
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.child.sharing import SharingPart
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.referring.part import ReferralsPart
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.widgets.note_editor import NoteEditor
from dsl_desk.services.referring import Waiting, referrals
from tests.gui.keys import CTRL
from tests.gui.small_school import AMELIA, POLICE
from tests.journeys.sitting import Sitting

WHY, RETURNED = "She is not safe at home tonight.", "They say that it is for the council"


def on_child(desk: Sitting) -> ReferralsPart:
    part = desk.open(ChildPage, "child", AMELIA.id).show_part(SharingPart)
    desk.settle()
    return part.referrals


def note(desk: Sitting, name: str, text: str) -> None:
    desk.find(NoteEditor, name).setFocus()
    desk.keys.paste(text)


def only(desk: Sitting) -> Waiting:
    (found,) = desk.read(lambda vault: referrals(vault, AMELIA.id))
    return found


def write_down(desk: Sitting) -> None:
    on_child(desk)
    desk.click("Write down a referral")
    desk.settle()
    desk.find(ChoiceBox, "Who it was made to").setFocus()
    desk.keys.press(Qt.Key.Key_Down)
    desk.click("By phone")
    desk.fill("When", "today")
    desk.fill("Who you spoke to", "Sam, front desk")
    note(desk, "Why", WHY)
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()


def confirm_from_today(desk: Sitting) -> None:
    page = desk.open(TodayPage, "today")
    said = [str(page.needs.model().index(row, 0).data()) for row in range(page.needs.model().rowCount())]
    assert "Confirm the referral" in said[0]
    desk.keys.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.says(AMELIA.name)
    desk.fill("When the letter or form was sent", "today")
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()


def record_answer(desk: Sitting) -> None:
    part = on_child(desk)
    part.list.rows.setFocus()
    desk.keys.press(Qt.Key.Key_Return)
    desk.click("They answered …")
    desk.click("Returned to us")
    desk.fill("When you were told", "today")
    note(desk, "Their reason, or yours", RETURNED)
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()


def test_a_referral_by_phone_is_confirmed_from_today_and_its_answer_asks_for_a_decision(desk: Sitting) -> None:
    write_down(desk)
    made = only(desk)
    assert (made.agency, made.referral.why, made.referral.awaits_writing) == (POLICE.name, WHY, True)
    confirm_from_today(desk)
    assert not only(desk).referral.awaits_writing
    record_answer(desk)
    answered = only(desk).referral
    assert (answered.state, answered.state_reason) == (ReferralState.RETURNED, RETURNED)
    page = desk.open(TodayPage, "today")
    assert "returned the referral" in str(page.needs.model().index(0, 0).data())
