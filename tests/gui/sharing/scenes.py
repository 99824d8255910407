"""The log with bundles in several states, and the forms that follow one, for the gallery and the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.domain.receipt import Answer
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.when import NOT_KNOWN, NOT_STATED
from dsl_desk.gui.main_window import MainWindow
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.sharing.following import FileGone
from dsl_desk.gui.sharing.keep_back import KeepBack
from dsl_desk.gui.sharing.page import SharingPage
from dsl_desk.gui.sharing.reply import RecordReceipt
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import agencies
from dsl_desk.services.receipts import Reply, record_receipt
from dsl_desk.services.reviewing import children
from dsl_desk.services.sharing_log import SharingLog, log_of_child
from tests.shared_bundles import shared, words

if TYPE_CHECKING:
    from tests.gui.stage import Stage

SHARING = next(entry for entry in PAGES if entry.name == "sharing")
FIRST = 101  # the made-up school's own bundles have lower numbers


def sharing_shown(on: Stage) -> QMainWindow:
    """Accepted, answered without the words, returned, and made; one of them chosen."""
    return _at_first_bundle(on)[0]


def reply_written(on: Stage) -> QMainWindow:
    """A reply in which one of the eight words is not right."""
    window, page = _at_first_bundle(on)
    bundle = page.bundles.shown[0]
    form = RecordReceipt(on.tasks, bundle)
    page.slot.open(form, page.bundles.list.rows)
    form.answer.pick(Answer.ARRIVED)
    first, *others = words(bundle.sharing).split()
    form.words.set_text(f"Received with thanks. {first} slip {' '.join(others[1:])}")
    form.from_whom.setText("Sgt Amin, exploitation team")
    form.compare()
    on.settle()
    return window


def file_gone(on: Stage) -> QMainWindow:
    """Nobody has said yet what became of the file."""
    window, page = _at_first_bundle(on)
    bundle = page.bundles.shown[0]
    form = FileGone(on.tasks, bundle.sharing.id, f"Bundle {bundle.sharing.bundle}", bundle.child.id)
    page.slot.open(form, page.bundles.list.rows)
    form.became.tick(["stayed"])
    form.became.edited.emit()
    on.settle()
    return window


def kept_back(on: Stage) -> QMainWindow:
    """A decision not to share with nothing filled in but its ground."""
    window, page = _at_first_bundle(on)
    form = KeepBack(on.tasks, page.bundles.shown[0].child.id)
    page.slot.open(form, page.keep_button)
    form.ground.set_text("more-detrimental")
    form.ground.edited.emit()
    form.save()
    on.settle()
    return window


def _at_first_bundle(on: Stage) -> tuple[QMainWindow, SharingPage]:
    on.tasks.read(on.tasks, _share, lambda _: None)
    on.settle()
    window = on.window(SHARING)
    assert isinstance(window, MainWindow)
    page = window.page
    assert isinstance(page, SharingPage)
    page.bundles.choose(page.bundles.shown[0])
    return window, page


def _share(desk: Desk) -> SharingLog:
    """Once for every school."""
    accepted, answered, returned, made, *_ = children(desk)
    if not log_of_child(desk, accepted.id).shared:
        police = agencies(desk)[0].id
        first = shared(desk, made.id, police, FIRST, sent=NOT_STATED)
        assert first.sequence == FIRST
        theirs = shared(desk, accepted.id, police, FIRST + 1)
        reply = Reply(Answer.ACCEPTED, NOT_KNOWN, "Sgt Amin, exploitation team", "LK/77", words=words(theirs))
        record_receipt(desk, theirs.id, reply)
        plain = shared(desk, answered.id, police, FIRST + 2, second=SecondLook(why_not_yet="He is missing tonight"))
        record_receipt(desk, plain.id, Reply(Answer.ARRIVED, NOT_KNOWN, "Front desk"))
        back = shared(desk, returned.id, police, FIRST + 3)
        record_receipt(desk, back.id, Reply(Answer.RETURNED, NOT_KNOWN, "Front desk", reason="Not our district"))
    return log_of_child(desk, accepted.id)
