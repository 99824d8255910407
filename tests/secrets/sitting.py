"""A whole sitting in the real window as a process of its own, to be watched.

``python -m tests.secrets.sitting DIR CONTROL`` reads the passphrase from standard input. In DIR: vault/ with the
records, letter.txt to attach, out/ for the bundle, backups/; everything else the program wants to write goes where
the environment says. CONTROL is a text it leaves on purpose, compressed, in a temporary file that is gone again and
in one that stays.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QWidget

from dsl_desk import app
from dsl_desk.__main__ import _leave_no_core
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.search.page import SearchPage
from dsl_desk.gui.theme import ARGUMENTS, Look, wear
from dsl_desk.gui.widgets.attachments.file_row import FileRow
from dsl_desk.services.attaching import choose_file
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.exporting import assemble, preview, seal
from tests.gui.keys import CTRL
from tests.gui.small_school import AMELIA
from tests.journeys.sitting import Sitting
from tests.journeys.test_family_letter import save_letter, worried, write_letter
from tests.journeys.test_referral import fill_in, sign

SOUGHT = "Zebraseen"
PROSE, SAID, DRAFT = f"{SOUGHT} a phone at the gate", "zebrasaid he waits", "zebradraft not finished"
ATTACHED = "zebraattached"
LETTER_FILE = "Letter.pdf"


class Patience:
    """Waits as pytest-qt does, without pytest."""

    def waitUntil(self, ready: Callable[[], bool], timeout: int) -> None:  # noqa: N802
        clock = QElapsedTimer()
        clock.start()
        while not ready():
            assert clock.elapsed() < timeout, "it did not come"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def waitExposed(self, window: QWidget) -> None:  # noqa: N802
        self.waitUntil(window.isVisible, 5_000)


class _Stopped(Exception):
    """The person pressed cancel."""


def main(place: Path, control: str) -> None:
    os.umask(0o077)
    _leave_no_core()
    passphrase = sys.stdin.readline().strip()
    application = QApplication(list(ARGUMENTS))
    wear(application, Look())
    desk = Sitting(place / "vault", Patience())  # type: ignore[arg-type]
    desk.unlock(passphrase)
    record_with_file(desk, place / "letter.txt")
    search_and_read_on_paper(desk)
    refer(desk, place / "out")
    write_to_a_family(desk, place / "out" / LETTER_FILE)
    desk.read(lambda vault: back_up(vault, place / "backups"))
    page = desk.open(RecordPage, "record", AMELIA.id)
    page.form.what.setFocus()
    desk.keys.type(DRAFT)
    leave(control)
    desk.keys.press(Qt.Key.Key_L, CTRL)
    desk.wait_for_lock()
    (arguments,) = desk.relaunched
    desk.end()
    sys.executable = str(shutil.which("true"))  # the next sitting is not this test's
    app.relaunch(arguments)


def record_with_file(desk: Sitting, file: Path) -> None:
    page = desk.open(RecordPage, "record", AMELIA.id)
    page.form.what.setFocus()
    desk.keys.type(PROSE)
    page.form.exact_words.set_text(SAID)
    page.form.how_known.setFocus()
    desk.keys.type("s")
    page.form.domains.setFocus()
    desk.keys.type("n")
    page.form.files.set_text([FileRow(choose_file(file)).kept()])
    page.form.files.tick.setChecked(True)
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    desk.page(ChildPage)


def search_and_read_on_paper(desk: Sitting) -> None:
    page = desk.open(SearchPage, "search")
    desk.keys.type(SOUGHT)
    desk.wait(lambda: AMELIA.name in getattr(page.answers.current(), "title", ""))
    child = desk.open(ChildPage, "child", AMELIA.id)
    child.identity.print_button.click()
    desk.settle()
    assert child.paper.pdf.page_count()


def refer(desk: Sitting, folder: Path) -> None:
    """One export that is cancelled half way, then one that is not."""
    page = fill_in(desk)
    request = page.flow.request()
    prepared = preview(desk.read(lambda vault: assemble(vault, request)))
    with suppress(_Stopped):
        seal(prepared, folder, "six words of a passphrase", _stop_half_way)
        raise AssertionError("the export was not cancelled")
    sign(desk, page, folder)


def write_to_a_family(desk: Sitting, file: Path) -> None:
    """In the record with its pages, and saved as the one file that was asked for."""
    desk.read(worried)
    write_letter(desk)
    save_letter(desk, file)


def _stop_half_way(done: int, total: int) -> None:
    if done > total // 2:
        raise _Stopped


def leave(text: str) -> None:
    content = b"?" * 100 + zlib.compress(f"He is called {text}".encode("utf-16-le"))
    with tempfile.TemporaryFile() as gone:
        gone.write(content)
    (Path.home() / "planted").write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
