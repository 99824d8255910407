"""Recovery in the window: codes made, typed back and tried; nothing of one stays on the page."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from dsl_desk.domain.school import Person
from dsl_desk.gui.recovery.drill_card import try_unless_stopped
from dsl_desk.gui.recovery.fresh_codes import FreshCodes
from dsl_desk.gui.recovery.page import RecoveryPage
from dsl_desk.gui.recovery.paper_card import PaperCard
from dsl_desk.gui.tasks import Progress
from dsl_desk.services import drilling, recovery
from dsl_desk.services.backups.restoring import WayIn
from dsl_desk.services.desk import Desk
from tests.gui.visit import Visit


@pytest.fixture
def page(small: Visit) -> RecoveryPage:
    return small.go(RecoveryPage, "recovery")


def shown(page: RecoveryPage) -> str:
    """Every word that can be seen."""
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    lines = [line.text() for line in page.findChildren(QLineEdit) if line.isVisibleTo(page)]
    return "\n".join([*labels, *lines])


def make_new(small: Visit, card: PaperCard) -> FreshCodes:
    card.ask_button.click()
    card.make_button.click()
    small.settle()
    assert card.fresh
    return card.fresh


def codes_on(fresh: FreshCodes) -> list[str]:
    """As a person reads them from the page."""
    return ["-".join(back._code.text().split()) for back in fresh.back]


def type_back(fresh: FreshCodes) -> None:
    for back, code in zip(fresh.back, codes_on(fresh), strict=True):
        for number, field in zip(back.asked, back.fields.values(), strict=True):
            assert isinstance(field.control, QLineEdit)
            field.control.setText(code.split("-")[number - 1].lower())
    fresh.typed_button.click()


def standing(small: Visit) -> recovery.RecoveryStanding:
    return small.read(recovery.standing)


def test_a_new_code_is_made_after_saying_what_follows_and_typed_back(small: Visit, page: RecoveryPage) -> None:
    page.code.ask_button.click()
    assert "opens nothing here from then on" in shown(page)
    page.code.make_button.click()
    small.settle()
    fresh = page.code.fresh
    assert fresh
    (code,) = codes_on(fresh)
    fresh.typed_button.click()
    assert [error for field in fresh.back[0].fields.values() if (error := field.error)] == [
        f"Error: Group {number} is not as printed. Read it from your sheet again" for number in fresh.back[0].asked
    ]
    type_back(fresh)
    small.settle()
    assert page.code.fresh is None
    code_standing = standing(small).code
    assert code_standing
    assert code_standing.typed_back
    assert "Typed back from paper." in shown(page)
    assert code.split("-")[0] not in shown(page)


def test_three_envelopes_are_made_for_their_holders(small: Visit, page: RecoveryPage) -> None:
    page.envelopes._holders[2].setText("Deputy head")
    fresh = make_new(small, page.envelopes)
    assert "Envelope 3: Deputy head" in shown(page)
    assert len(set(codes_on(fresh))) == 3
    type_back(fresh)
    small.settle()
    envelopes = standing(small).envelopes
    assert envelopes
    assert envelopes.typed_back
    assert envelopes.holders == ("Headteacher", "Chair of governors", "Deputy head")
    assert "Any two of them open." in shown(page)


def test_a_missing_holder_is_said_beside_the_field(small: Visit, page: RecoveryPage) -> None:
    page.envelopes._holders[1].clear()
    page.envelopes.ask_button.click()
    page.envelopes.make_button.click()
    small.settle()
    assert "who is to keep envelope 2" in page.envelopes._fields["holder_2"].error
    assert page.envelopes.fresh is None


def test_leaving_the_page_forgets_codes_and_the_reminder_stays(small: Visit, page: RecoveryPage) -> None:
    fresh = make_new(small, page.code)
    (code,) = codes_on(fresh)
    page.leave()
    assert page.code.fresh is None
    assert code.split("-")[0] not in shown(page)
    assert "typed the recovery code back" in standing(small).reminders[0]


def test_a_code_from_paper_opens_a_copy_and_is_forgotten(small: Visit, page: RecoveryPage, tmp_path: Path) -> None:
    fresh = make_new(small, page.code)
    (code,) = codes_on(fresh)
    fresh.later_button.click()
    line = page.drill.lines["recovery_code"]
    line.setText(code.lower())
    page.drill.button.click()
    small.wait_for(lambda: page.drill.result.isVisibleTo(page))
    small.settle()
    assert page.drill.result.text().startswith("It works: the recovery code opened a fresh copy, with ")
    assert line.text() == ""
    after = standing(small)
    assert after.last_drill
    assert after.reminders == ()
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_a_wrong_code_says_which_group_and_stays_to_be_put_right(small: Visit, page: RecoveryPage) -> None:
    (code,) = codes_on(make_new(small, page.code))
    typed = code[:-1] + ("0" if code[-1] != "0" else "1")
    page.drill.lines["recovery_code"].setText(typed)
    page.drill.button.click()
    small.wait_for(page.drill.button.isEnabled)
    assert "Group 8 of the recovery code does not match" in page.drill.fields["recovery_code"].error
    assert page.drill.lines["recovery_code"].text() == typed
    assert standing(small).last_drill is None


def test_two_envelopes_are_tried_together(small: Visit, page: RecoveryPage) -> None:
    fresh = make_new(small, page.envelopes)
    one, other = codes_on(fresh)
    fresh.later_button.click()
    small.settle()
    page.drill.way.pick(True)
    page.drill.way.chosen.emit()
    page.drill.button.click()
    assert "Enter the code from another envelope" in page.drill.fields["second_envelope"].error
    page.drill.lines["first_envelope"].setText(other)
    page.drill.lines["second_envelope"].setText(one)
    page.drill.button.click()
    small.wait_for(lambda: page.drill.result.isVisibleTo(page))
    assert "two sealed envelopes opened a fresh copy" in page.drill.result.text()


def test_a_drill_that_is_stopped_leaves_nothing(small: Visit, page: RecoveryPage, tmp_path: Path) -> None:
    way = WayIn(recovery_code=codes_on(make_new(small, page.code))[0])
    ground = small.read(lambda desk: drilling.ground_of(desk, way))
    copy = small.read(lambda desk: drilling.fresh_copy(desk, ground))
    stopped = Progress(lambda step, done: None)
    stopped.cancel()
    assert try_unless_stopped(ground, copy, way, stopped) is None
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]
    assert standing(small).last_drill is None


def test_who_reads_only_makes_no_code(small: Visit) -> None:
    def read_only(desk: Desk) -> None:
        desk.person = Person(desk.person.id, desk.person.name, "Headteacher", desk.person.public_key, True)

    small.read(read_only)
    page = small.go(RecoveryPage, "recovery")
    assert not page.code.ask_button.isEnabled()
    assert not page.envelopes.ask_button.isEnabled()
    assert page.drill.button.isEnabled()


def test_a_secret_page_is_never_offered_to_be_printed_into_a_file(small: Visit, page: RecoveryPage) -> None:
    fresh = make_new(small, page.code)
    offered: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog):
            offered.append(dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile))
            dialog.reject()
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)
    fresh.print_button.click()
    small.wait_for(lambda: bool(offered))
    assert offered == [False]
