"""The page that checks a bundle, with no vault open: what was chosen, the answers, the keys accepted."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.key_notice import sign_notice
from dsl_desk.bundle.ledger import read_root
from dsl_desk.domain.clock import school_time
from dsl_desk.gui.checking import Checking
from dsl_desk.gui.guard.idle import IdleWatch
from dsl_desk.gui.guard.veil import Veil
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.unlock.page import UnlockPage
from dsl_desk.gui.verify.choosing import NOTHING_YET
from dsl_desk.gui.verify.keys import GIVEN_UP, NONE_YET, NOTICE
from dsl_desk.gui.verify.panel import STOPPED, VerifyPanel
from dsl_desk.services.ledgers import KeyCheck, accept_root, load_root, read_ledger
from tests.bundle.cases import MOMENT, PASSPHRASE
from tests.bundle.full import AWKWARD_NAMES, full
from tests.bundle.identities import new_school
from tests.bundle.test_key_notice import drawn
from tests.gui.keys import Keys
from tests.gui.visit import find


@pytest.fixture(scope="module")
def school() -> SchoolIdentity:
    return new_school(MOMENT)


@pytest.fixture(scope="module")
def post(school: SchoolIdentity, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bundle, another as two zips, and the school's root."""
    folder = tmp_path_factory.mktemp("post")
    (folder / "root.pem").write_bytes(school.root_pem)
    full().sealed(folder, school)
    full(bundle="DD-2026-0002-01").sealed(folder, school, apart=True)
    return folder


class Desk:
    """The panel with a person in front of it."""

    def __init__(self, tasks: Tasks, qtbot: QtBot, ledger: Path, post: Path) -> None:
        self.tasks, self.post, self.ledger = tasks, post, ledger
        self.panel = VerifyPanel(
            tasks, ledger, lambda _: self.choice, lambda _: self.choice[0], lambda _: str(post / "root.pem")
        )
        self.choice: list[str] = []
        qtbot.addWidget(self.panel)
        self.panel.resize(900, 900)
        self.panel.show()
        self.panel.begin()
        self.settle()

    def settle(self) -> None:
        loop, barrier = QEventLoop(), QObject()
        for _ in range(2):
            self.tasks.make(barrier, lambda _: None, lambda _: loop.quit())
            loop.exec()

    def press(self, words: str) -> None:
        QTest.mouseClick(find(self.panel, QPushButton, words), Qt.MouseButton.LeftButton)
        self.settle()

    def choose(self, *names: str) -> None:
        self.choice = [str(self.post / name) for name in names]
        self.press("Choose the file …")

    def check(self, *names: str, passphrase: str = PASSPHRASE) -> str:
        self.choose(*names)
        self.panel.choosing.passphrase.set_text(passphrase)
        self.press("Check it")
        return self.words()

    def accept(self, **typed: str) -> None:
        """Accept the school's key as the form asks, but for what is typed otherwise."""
        self.press("Accept a school’s key …")
        form = self.panel.keys.form
        right = " ".join(load_root(self.post / "root.pem").key_words)
        for line, text in (
            (form.words, typed.get("words", right)),
            (form.by, typed.get("by", "PC 4021 Lee")),
            (form.how, typed.get("how", "On 01632 960111, from our list")),
        ):
            line.setText(text)
        self.press("Accept this key")

    def words(self) -> str:
        return "\n".join(label.text() for label in self.panel.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def desk(tasks: Tasks, qtbot: QtBot, tmp_path: Path, post: Path) -> Desk:
    return Desk(tasks, qtbot, tmp_path / "ledger.json", post)


def test_a_bundle_of_an_accepted_school_gets_its_answers_and_is_entered_in_the_ledger(desk: Desk) -> None:
    desk.accept()
    said = desk.check("DD-2026-0001-01.zip")
    for words in (
        "Is it complete and unaltered?\nYes.",
        "The key of a school that calls itself Hollin Bank School.",
        "Is that a key you accepted?\nYes.\nPC 4021 Lee compared its words with the school on ",
        "Did it come in order, and once?\nYes.\nNumber 1. It is the first.",
        "It holds 3 observations, 1 contact and 8 files.",
        "Receipt words, to quote to the school with your reference: ",
    ):
        assert words in said
    assert [each.bundle for each in read_ledger(desk.ledger).received] == ["DD-2026-0001-01"]
    assert not desk.panel.choosing.isVisible()


def test_the_answers_take_the_keyboard_one_by_one(desk: Desk) -> None:
    desk.check("DD-2026-0001-01.zip")
    seen = []
    for _ in range(3):
        focused = QApplication.focusWidget() or desk.panel.window().focusWidget()
        assert focused
        seen.append(focused.accessibleName().split("?")[0])
        desk.panel.focusNextChild()
    assert seen == ["Is it complete and unaltered", "Which key signed it", "Is that a key you accepted"]


def test_a_key_nobody_accepted_shows_no_records(desk: Desk) -> None:
    said = desk.check("DD-2026-0001-01.zip")
    assert "Is it complete and unaltered?\nYes." in said
    assert "Is that a key you accepted?\nNO.\nYou have not accepted the key that signed this" in said
    assert "What it holds" not in said
    assert not desk.ledger.exists()


def test_two_zips_are_chosen_together_and_one_of_them_is_not_enough(desk: Desk) -> None:
    desk.accept()
    pair = "DD-2026-0002-01.zip", "DD-2026-0002-01-payload.zip"
    assert "This is one of the two zips" in desk.check(pair[0])
    desk.press("Check another bundle")
    assert "Is it complete and unaltered?\nYes." in desk.check(*pair)


def test_a_wrong_passphrase_leaves_what_was_chosen(desk: Desk) -> None:
    said = desk.check("DD-2026-0001-01.zip", passphrase="not these words")
    assert "Not known: it could not be read.\nThat passphrase does not open this bundle." in said
    assert desk.panel.choosing.isVisible()
    desk.panel.choosing.passphrase.set_text(PASSPHRASE)
    desk.press("Check it")
    assert "Is it complete and unaltered?\nYes." in desk.words()


def test_nothing_chosen_and_too_much_chosen_are_said(desk: Desk) -> None:
    desk.press("Check it")
    assert "Error: Choose the bundle that came" in desk.words()
    desk.choose("DD-2026-0001-01.zip", "DD-2026-0002-01.zip", "DD-2026-0002-01-payload.zip")
    desk.press("Check it")
    assert "Error: Choose one bundle: one zip, two zips or a folder" in desk.words()


def test_a_bundle_can_be_dropped(desk: Desk) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(desk.post / "DD-2026-0001-01.zip"))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, mime, button, key)
    QApplication.sendEvent(desk.panel.choosing, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(desk.panel.choosing, QDropEvent(QPointF(5, 5), action, mime, button, key))
    assert desk.panel.choosing.bundle.paths == (desk.post / "DD-2026-0001-01.zip",)


def test_files_are_named_and_never_opened(desk: Desk) -> None:
    desk.accept()
    desk.check("DD-2026-0001-01.zip")
    model = desk.panel.findings.files.table.model()
    shown = [str(model.index(row, 1).data()) for row in range(model.rowCount())]
    assert [shown[0], shown[2], shown[6]] == [AWKWARD_NAMES[0], AWKWARD_NAMES[2], "‹U+202E›fdp.exe"]
    assert "Nothing is opened or saved from here." in desk.words()


def test_the_report_is_read_in_the_window_and_dropped_when_one_leaves(desk: Desk) -> None:
    desk.accept()
    desk.check("DD-2026-0001-01.zip")
    desk.press("Read the report")
    pages = desk.panel.findings.pages
    assert pages.page_count() >= 2
    desk.panel.forget()
    assert (pages.page_count(), desk.panel.choosing.passphrase.text()) == (0, "")
    assert desk.panel.findings._report == b""


def test_words_that_do_not_fit_are_pointed_at_and_nothing_is_accepted(desk: Desk) -> None:
    desk.accept(words="abacus " * 8, by="")
    assert "Error: Words 1, 2, 3, 4, 5, 6, 7, 8 do not fit this certificate" in desk.words()
    assert "Error: Enter who compared the words of the key with the school" in desk.words()
    assert NONE_YET in desk.words()
    assert not desk.ledger.exists()


def test_a_key_is_accepted_no_longer_with_one_press(desk: Desk) -> None:
    desk.accept()
    assert NONE_YET not in desk.words()
    desk.press("Stop accepting this key")
    assert NONE_YET in desk.words()
    assert read_ledger(desk.ledger).roots == ()


def test_a_key_is_given_up_from_a_day_and_what_was_signed_then_is_refused(desk: Desk) -> None:
    desk.accept()
    desk.press(GIVEN_UP)
    desk.press("Keep this day")
    assert "Error: Enter the day on which the school gave up this key" in desk.words()
    form = desk.panel.keys.give_up_form
    form.until.set_text("20/11/2020")
    desk.press("Keep this day")
    assert "Error: Enter who heard from the school that it gave up this key" in desk.words()
    form.by.setText("Sgt Cole")
    form.how.setText("The DSL rang from the number on our list")
    desk.press("Keep this day")
    assert not form.isVisible()
    assert "Given up by the school: nothing signed on Friday 20 November 2020 or later is accepted." in desk.words()
    said = desk.check("DD-2026-0001-01.zip")
    assert "Is that a key you accepted?\nNO.\nThis was signed after the school gave up this key on " in said
    assert read_ledger(desk.ledger).received == ()


def test_a_notice_and_the_words_on_the_phone_change_the_key_in_one_step(desk: Desk, tmp_path: Path) -> None:
    signed = datetime.now(UTC)
    before, new = new_school(signed), new_school(signed)
    root = read_root(before.root_pem)
    accept_root(desk.ledger, root, " ".join(root.key_words), KeyCheck("Sgt Cole", "On our list", signed.date()))
    desk.panel.begin()
    desk.settle()
    (tmp_path / "new.pem").write_bytes(new.root_pem)
    (tmp_path / "notice.pdf").write_bytes(sign_notice(drawn(before, new), before, signed))
    keys = desk.panel.keys
    keys._choose_notice, keys._choose_root = (lambda _: f"{tmp_path}/notice.pdf"), (lambda _: f"{tmp_path}/new.pem")
    desk.press(NOTICE)
    assert "The old key vouches for a notice, signed on " in desk.words()
    fill = {keys.form.by: "PC 4021 Lee", keys.form.how: "On 01632 960111, from our list"}
    for line, text in fill.items():
        line.setText(text)
    desk.press("Accept this key")
    assert "Error: Enter the 8 words of the key" in desk.words()
    assert [each.until for each in read_ledger(desk.ledger).roots] == [None], "the notice alone is not enough"
    keys.form.words.setText(" ".join(load_root(tmp_path / "new.pem").key_words))
    desk.press("Accept this key")
    old, after = read_ledger(desk.ledger).roots
    assert (old.until, after.until) == (school_time(signed).date(), None)
    assert after.root == load_root(tmp_path / "new.pem")


def test_a_notice_that_the_old_key_does_not_vouch_for_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.accept()
    (tmp_path / "notice.pdf").write_bytes(b"%PDF of somebody")
    desk.panel.keys._choose_notice = lambda _: f"{tmp_path}/notice.pdf"
    desk.press(NOTICE)
    assert "This notice is altered, or it was not signed under the old key" in desk.words()
    assert not desk.panel.keys.form.isVisible()


def test_a_damaged_ledger_is_said(desk: Desk) -> None:
    desk.ledger.write_bytes(b"{")
    assert "The ledger cannot be read" in desk.check("DD-2026-0001-01.zip")
    assert desk.panel.check_button.isEnabled()


def test_a_check_can_be_stopped(desk: Desk) -> None:
    desk.accept()
    desk.choose("DD-2026-0001-01.zip")
    desk.panel.choosing.passphrase.set_text(PASSPHRASE)
    desk.panel.check()
    desk.panel.progress.cancelled.emit()
    desk.settle()
    assert STOPPED in desk.words()
    assert read_ledger(desk.ledger).received == ()


def test_it_is_reached_from_the_unlock_page_and_leads_back(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path, post: Path
) -> None:
    unlock = UnlockPage(["Ruth Patel"])
    qtbot.addWidget(unlock)
    unlock.show()
    with qtbot.waitSignal(unlock.check):
        QTest.mouseClick(find(unlock, QPushButton, "Check a bundle"), Qt.MouseButton.LeftButton)
    left: list[bool] = []
    checking = Checking(tasks, tmp_path / "ledger.json", lambda: left.append(True), IdleWatch(600))
    qtbot.addWidget(checking.window)
    checking.window.show()
    checking.page.panel.choosing.bundle.take([str(post / "DD-2026-0001-01.zip")])
    QTest.mouseClick(find(checking.window, QPushButton, "Back"), Qt.MouseButton.LeftButton)
    assert left == [True]
    assert checking.page.panel.choosing.bundle.names.text() == NOTHING_YET


def test_before_unlocking_too_it_is_covered_by_f9_and_dropped_when_nobody_is_there(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path, post: Path
) -> None:
    clock = [0.0]
    idle = IdleWatch(600, steady=lambda: clock[0], wall=lambda: clock[0])
    left: list[bool] = []
    checking = Checking(tasks, tmp_path / "ledger.json", lambda: left.append(True), idle)
    qtbot.addWidget(checking.window)
    checking.window.show()
    qtbot.waitExposed(checking.window)
    checking.window.activateWindow()
    qtbot.waitUntil(checking.window.isActiveWindow)
    keys, panel, veil = Keys(checking.window), checking.page.panel, checking.window.findChild(Veil)
    panel.choosing.bundle.take([str(post / "DD-2026-0001-01.zip")])
    keys.press(Qt.Key.Key_F9)
    assert veil and veil.isVisible()
    keys.press(Qt.Key.Key_F9)
    assert veil.isHidden()
    clock[0] = 550.0
    idle.look()
    assert "What was read here goes in 50 seconds." in " ".join(
        label.text() for label in panel.banner.findChildren(QLabel)
    )
    clock[0] = 601.0
    idle.look()
    assert (left, panel.choosing.bundle.paths) == ([True], ())
