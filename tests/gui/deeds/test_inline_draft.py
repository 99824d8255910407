"""What is typed into a form in the page is kept encrypted, comes back, and goes when it is saved or given up."""

from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dsl_desk.domain.event import Happening
from dsl_desk.gui.child.actions import ActionsPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.child.parts import PARTS
from dsl_desk.gui.concern.involve import InvolveChild
from dsl_desk.gui.deeds.add_action import AddAction
from dsl_desk.gui.deeds.inline_form import InlineForm, InlineSlot
from dsl_desk.gui.front_sheet.part import FrontSheetPart
from dsl_desk.gui.front_sheet.status_form import StatusForm
from dsl_desk.gui.guard.idle import IdleWatch
from dsl_desk.gui.main_window import MainWindow, SignedIn
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.referring.make import MakeReferral
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.today.finishing import STANDS
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import Draft, drafts
from dsl_desk.services.opening import Surroundings, lock, open_vault
from dsl_desk.services.recording import add_children
from tests.gui.desks import PASSPHRASE, new_desk
from tests.gui.keys import CTRL, Keys
from tests.gui.small_school import AMELIA, FINLEY
from tests.gui.visit import Visit

WORDS = "Ring the mother"


def kept(small: Visit) -> tuple[Draft, ...]:
    return small.read(drafts)


def opened(small: Visit) -> AddAction:
    """The form that adds an action to Finley's record, opened as a person does."""
    page = small.go(ChildPage, "child", FINLEY.id)
    part = page.show_part(ActionsPart)
    small.settle()
    part.add_button.click()
    small.settle()
    form = page.slot.form
    assert isinstance(form, AddAction)
    return form


def typed(small: Visit) -> AddAction:
    form = opened(small)
    form.fields["what"].setFocus()
    Keys(small.window).type(WORDS)
    return form


def shown(small: Visit, form: InlineForm) -> InlineForm:
    """A form opened in a slot of its own in the window."""
    slot = InlineSlot(small.go(TodayPage, "today"))
    slot.open(form, slot)
    small.settle()
    return form


def rows(page: TodayPage) -> list[str]:
    model = page.needs.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def do(small: Visit, verb: str) -> None:
    """Enter on the first line of Today with this verb; of unfinished forms the newest stands first."""
    page = small.go(TodayPage, "today")
    row = next(row for row, words in enumerate(rows(page)) if words.endswith(verb))
    page.needs.setCurrentIndex(page.needs.model().index(row, 0))
    page.needs.setFocus()
    Keys(small.window).press(Qt.Key.Key_Return)
    small.settle()


def test_a_pause_in_typing_keeps_the_form(small: Visit) -> None:
    typed(small)
    assert kept(small) == ()
    small.wait_for(lambda: kept(small) != ())
    (draft,) = kept(small)
    assert draft.form == "AddAction"
    assert draft.fields == {"child": FINLEY.id, "about": FINLEY.id, "what": WORDS}


def test_leaving_keeps_it_and_the_same_form_about_the_same_child_says_that_it_is_back(small: Visit) -> None:
    form = typed(small)
    form.kind.setFocus()
    Keys(small.window).type("d")
    advice = form.advice.text()
    small.go(TodayPage, "today")
    assert "Unfinished action" in rows(small.page(TodayPage))[-1]
    assert f"Finley Ward: {WORDS}" in rows(small.page(TodayPage))[-1]
    again = AddAction(form._tasks, FINLEY.id, "")
    shown(small, again)
    assert again.what.text() == WORDS
    assert again.kind.values() == form.kind.values()
    assert again.advice.text() == advice
    assert again.back.isVisible()
    other = AddAction(form._tasks, AMELIA.id, "")
    shown(small, other)
    assert other.what.text() == ""
    assert other.back.isHidden()


def test_today_leads_to_the_part_of_the_record_where_the_form_stands(small: Visit) -> None:
    typed(small)
    do(small, "Finish")
    page = small.page(ChildPage)
    assert page.tabs.current() == ActionsPart.title
    page.part(ActionsPart).add_button.click()
    small.settle()
    assert isinstance(page.slot.form, AddAction)
    assert page.slot.form.what.text() == WORDS


def test_what_answers_a_line_of_today_is_finished_there(small: Visit) -> None:
    form = typed(small)
    form.due.set_text("today")
    form.save()
    do(small, "Done …")
    page = small.page(TodayPage)
    assert page.slot.form is not None
    page.slot.form.fields["outcome"].setFocus()
    Keys(small.window).type("They came")
    small.go(ChildPage, "child", AMELIA.id)
    do(small, "Finish")
    assert small.page(TodayPage) is page
    assert page.slot.form is not None
    small.settle()
    assert page.slot.form.back.isVisible()


def test_an_untouched_form_leaves_nothing_and_says_nothing(small: Visit) -> None:
    form = opened(small)
    form.draft.keep()
    small.go(TodayPage, "today")
    assert kept(small) == ()
    assert form.back.isHidden()


def test_taking_out_again_what_was_typed_leaves_nothing(small: Visit) -> None:
    form = typed(small)
    form.draft.keep()
    form.what.clear()
    form.draft.keep()
    assert kept(small) == ()


def test_saving_removes_it(small: Visit) -> None:
    form = typed(small)
    form.draft.keep()
    Keys(small.window).press(Qt.Key.Key_Return, CTRL)
    small.settle()
    assert small.page(ChildPage).slot.form is None
    assert kept(small) == ()


def test_saving_at_once_leaves_nothing_behind(small: Visit) -> None:
    typed(small)
    Keys(small.window).press(Qt.Key.Key_Return, CTRL)
    small.go(TodayPage, "today")
    assert kept(small) == ()


def test_a_refused_form_is_kept_on(small: Visit) -> None:
    form = typed(small)
    form.due.set_text("no such day")
    form.save()
    small.settle()
    form.what.setText("Ring the father")
    small.go(TodayPage, "today")
    (draft,) = kept(small)
    assert draft.fields["what"] == "Ring the father"


@pytest.mark.parametrize("by_cancel", [True, False])
def test_giving_up_removes_it_and_the_journal_says_so_without_its_words(small: Visit, by_cancel: bool) -> None:
    form = typed(small)
    form.draft.keep()
    (draft,) = kept(small)
    if by_cancel:
        form.cancel_button.click()
    else:
        keys = Keys(small.window)
        keys.press(Qt.Key.Key_Escape)
        keys.press(Qt.Key.Key_Escape)
    small.settle()
    assert small.page(ChildPage).slot.form is None
    assert kept(small) == ()
    entries = small.read(
        lambda desk: desk.connection.execute(
            "SELECT content FROM body JOIN entry USING (position) WHERE entity = ?", (draft.id,)
        ).fetchall()
    )
    assert len(entries) == 1
    assert Happening.DRAFT_DISCARDED in entries[0][0]
    assert WORDS not in entries[0][0]


def test_another_form_in_its_place_does_not_lose_it(small: Visit) -> None:
    form = typed(small)
    page = small.page(ChildPage)
    page.slot.open(MakeReferral(form._tasks, FINLEY.id), page)
    (draft,) = kept(small)
    assert draft.fields["what"] == WORDS


def test_what_is_typed_before_the_draft_arrives_stays(small: Visit) -> None:
    form = typed(small)
    small.go(TodayPage, "today")
    again = AddAction(form._tasks, FINLEY.id, "")
    slot = InlineSlot(small.page(TodayPage))
    slot.open(again, slot)
    again.what.setText("Ring the school nurse")
    small.settle()
    assert again.what.text() == "Ring the school nurse"


def test_a_tick_a_choice_and_a_child_come_back(small: Visit) -> None:
    tasks = opened(small)._tasks
    first = InvolveChild(tasks, "c0" * 16)
    shown(small, first)
    first.picker.choose(AMELIA)
    first.role.set_text("WITNESS")
    first.draft.keep()
    again = InvolveChild(tasks, "c0" * 16)
    shown(small, again)
    small.settle()
    assert again.picker.child() == AMELIA
    assert again.role.text() == "WITNESS"
    page = small.go(ChildPage, "child", FINLEY.id)
    page.show_part(FrontSheetPart)
    small.settle()
    status = StatusForm(tasks, FINLEY.id)
    page.slot.open(status, page)
    small.settle()
    status.note.set_text("Since the spring")
    do(small, "Finish")
    assert small.page(ChildPage).tabs.current() == FrontSheetPart.title


def test_a_kill_in_the_middle_loses_nothing(small: Visit, tmp_path: Path) -> None:
    typed(small)
    small.wait_for(lambda: kept(small) != ())
    copytree(tmp_path / "vault", tmp_path / "as-left")  # nobody left the page, nothing was locked or closed
    desk = open_vault(tmp_path / "as-left", Surroundings(), name="Ruth Patel", passphrase=PASSPHRASE)
    (draft,) = drafts(desk)
    lock(desk)
    assert draft.fields["what"] == WORDS
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not [path.name for path in files if WORDS.encode() in path.read_bytes()]


def test_a_lock_in_the_middle_loses_nothing(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> None:
    locked: list[bool] = []
    window = MainWindow(
        tasks, SignedIn("Larkfield Academy"), lock, lambda: locked.append(True), IdleWatch(600), PAGES
    )
    qtbot.addWidget(window)
    window.show()
    opened: list[bool] = []
    tasks.open(window, lambda: (_made(tmp_path / "vault"), True), opened.append, lambda error: None)
    qtbot.waitUntil(lambda: opened == [True])
    window.go("child", FINLEY.id)
    page = window.page
    assert isinstance(page, ChildPage)
    form = AddAction(tasks, FINLEY.id, "")
    page.slot.open(form, page)
    form.what.setText(WORDS)
    window.lock()
    qtbot.waitUntil(lambda: locked == [True])
    desk = open_vault(tmp_path / "vault", Surroundings(), name="Ruth Patel", passphrase=PASSPHRASE)
    (draft,) = drafts(desk)
    lock(desk)
    assert draft.fields["what"] == WORDS


def _made(folder: Path) -> Desk:
    desk, _ = new_desk(folder)
    add_children(desk, [FINLEY])
    return desk


def _kinds(of: type[InlineForm]) -> set[type[InlineForm]]:
    below = set(of.__subclasses__())
    return below.union(*(_kinds(each) for each in below))


def test_every_form_in_a_page_has_its_words_and_its_place_on_today(small: Visit) -> None:
    for entry in PAGES:
        small.window.go(entry.name)
    small.settle()
    leaves = {kind.__name__ for kind in _kinds(InlineForm) if not kind.__subclasses__()}
    assert leaves
    assert leaves <= STANDS.keys()
    titles = {part.title for part in PARTS}
    assert {stand.part for stand in STANDS.values()} - {""} <= titles
    assert {stand.page for stand in STANDS.values()} - {""} <= {entry.name for entry in PAGES}
