"""Unfinished forms: kept encrypted, brought back whole, thrown away only on purpose and on record."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dsl_desk.domain.event import Happening
from dsl_desk.domain.observation import HowKnown
from dsl_desk.gui.guard.idle import IdleWatch
from dsl_desk.gui.main_window import MainWindow, SignedIn
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.drafts import Draft, drafts
from dsl_desk.services.opening import Surroundings, lock, open_vault
from tests.gui.desks import PASSPHRASE, new_desk
from tests.gui.keys import CTRL, Keys
from tests.gui.small_school import FILSAN, FINLEY
from tests.gui.visit import Visit, find

PROSE = "Seen at the gate with a person nobody knew."


def kept(small: Visit) -> tuple[Draft, ...]:
    return small.read(drafts)


def write(small: Visit) -> RecordPage:
    page = small.go(RecordPage, "record", FINLEY.id)
    page.form.what.setFocus()
    Keys(small.window).type(PROSE)
    return page


def test_a_pause_in_typing_keeps_the_draft_and_says_when(small: Visit) -> None:
    page = write(small)
    assert kept(small) == ()
    small.wait_for(lambda: page.footer.note.text() != "")
    assert page.footer.note.text().startswith("Draft saved ")
    assert page.footer.note.text().endswith("m, encrypted")
    (draft,) = kept(small)
    assert (draft.form, draft.fields["what"], draft.fields["child"]) == ("record", PROSE, FINLEY.id)


def test_typing_without_a_pause_is_kept_all_the_same(small: Visit) -> None:
    page = write(small)
    keys = Keys(small.window)

    def typed_on() -> bool:
        keys.type("x")  # asked for every few milliseconds: never a pause
        return page.footer.note.text() != ""

    small.wait_for(typed_on)
    (draft,) = kept(small)
    assert str(draft.fields["what"]).startswith(PROSE)


def test_leaving_the_page_keeps_the_draft(small: Visit) -> None:
    write(small)
    small.window.go("search")
    (draft,) = kept(small)
    assert draft.fields["what"] == PROSE


def test_locking_keeps_the_draft_before_the_desk_closes(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    locked: list[bool] = []
    window = MainWindow(tasks, SignedIn("Larkfield Academy"), lock, lambda: locked.append(True), IdleWatch(600))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    opened: list[bool] = []
    tasks.open(window, lambda: (new_desk(folder)[0], True), opened.append, lambda error: None)
    qtbot.waitUntil(lambda: opened == [True] and window.isActiveWindow())
    keys = Keys(window)
    keys.press(Qt.Key.Key_N, CTRL)
    page = window.page
    assert isinstance(page, RecordPage)
    page.form.what.setFocus()
    keys.type(PROSE)
    keys.press(Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: locked == [True])
    desk = open_vault(folder, Surroundings(), name="Ruth Patel", passphrase=PASSPHRASE)
    (draft,) = drafts(desk)
    lock(desk)
    assert draft.fields["what"] == PROSE


def test_every_field_comes_back(small: Visit) -> None:
    page = write(small)
    form = page.form
    keys = Keys(small.window)
    form.how_known.setFocus()
    keys.type("t")
    form.domains.setFocus()
    keys.type("ac")
    form.signs.set_text(["A2", "C3"])
    form.happened.set_text("about yesterday")
    form.noticed.set_text("not known")
    form.received.set_text("not a date yet")
    form.place.setText("Bus stop")
    form.witness.setText("Miss Reid")
    form.exact_words.set_text("“It’s nothing.”")
    form.source.set_text("the child")
    form.others.set_children([FILSAN])
    form.others.set_text([f"{FILSAN.id}/WITNESS"])
    form.basis.set_text("opinion")
    form.prompts.set_text("What then?")
    form.demeanour.set_text("Quiet")
    form.present.setText("Miss Reid")
    form.ending.set_text("Went to lunch")
    form.vulnerabilities.pick("care")
    form.protective.pick("friends")
    form.aware.set_text(["New coat", "", "", "", "Crowded"])
    form.source_detail.set_text(["", "Right before", "", ""])
    form.origin.set_text("police")
    form.not_told.setText("His uncle")
    form.marks.list_button.click()
    blank = {name for name, state in form.state().items() if state == form._empty[name]}
    assert blank == {"concern_id", "files"}
    before = form.state()
    page.save_as_unfinished()
    (draft,) = kept(small)
    again = small.go(RecordPage, "record", draft.id)
    assert again.form.state() == before
    assert again.form.record_id == draft.id
    assert before["indicators"] == ["A2", "C3"]


def test_a_finished_draft_is_gone_and_its_record_is_there_once(small: Visit) -> None:
    page = write(small)
    page.save_as_unfinished()
    (draft,) = kept(small)
    page = small.go(RecordPage, "record", draft.id)
    page.form.how_known.setFocus()
    keys = Keys(small.window)
    keys.type("s")
    keys.press(Qt.Key.Key_Tab)
    keys.type("n")
    keys.press(Qt.Key.Key_Return, CTRL)
    small.settle()
    assert kept(small) == ()
    (entry,) = small.read(lambda desk: chronology(desk, FINLEY.id))
    assert (entry.text, entry.version) == (PROSE, 1)


def test_after_saving_the_form_is_blank_for_the_next(small: Visit) -> None:
    page = write(small)
    page.form.how_known.pick(HowKnown.SAW)
    page.form.domains.pick("A")
    first = page.form.record_id
    page.save()
    small.settle()
    assert page.form.blank
    assert page.form.record_id != first
    page.leave()
    assert kept(small) == ()


def test_a_child_alone_is_not_a_draft(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    page.leave()
    assert kept(small) == ()
    page.save_as_unfinished()
    assert "nothing to keep" in page.banner.words()


def test_discarding_asks_in_the_page_and_can_be_withdrawn(small: Visit) -> None:
    page = write(small)
    find(page, QPushButton, "Discard draft").click()
    assert page.footer.no.hasFocus()
    page.footer.no.click()
    assert page.form.what.text() == PROSE
    assert page.footer.save.isVisible()


def test_discarding_a_draft_is_entered_in_the_journal_without_its_words(small: Visit) -> None:
    page = write(small)
    page.leave()
    (draft,) = kept(small)
    find(page, QPushButton, "Discard draft").click()
    page.footer.yes.click()
    small.settle()
    assert kept(small) == ()
    assert page.form.blank
    rows = small.read(
        lambda desk: desk.connection.execute(
            "SELECT content FROM body JOIN entry USING (position) WHERE entity = ?", (draft.id,)
        ).fetchall()
    )
    assert len(rows) == 1
    assert Happening.DRAFT_DISCARDED in rows[0][0]
    assert PROSE not in rows[0][0]
