"""Every page set up on a made-up school, for the gallery and the accessibility gate. New pages join by themselves."""

import atexit
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QMainWindow

from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.entry_window import EntryWindow
from dsl_desk.gui.first_run.page import FirstRunPage
from dsl_desk.gui.guard.idle import IdleWatch
from dsl_desk.gui.main_window import MainWindow, SignedIn
from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import PageEntry, Shows
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.unlock.page import UnlockPage
from dsl_desk.keys.changing import set_passphrase
from dsl_desk.services.demo.demonstrating import Demonstration, make_demonstration
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import Surroundings, lock, open_vault
from tests.gui.desks import FAST
from tests.gui.directory.scenes import directory_with_packs
from tests.gui.duties.scenes import duty_brought_to_mind, duty_written_down, status_confirmed
from tests.gui.family_letter.scenes import may_be_told, nobody_decided, signs_chosen, way_chosen, words_asked
from tests.gui.forms.scenes import concern_restricted, concern_revised, decision_not_told, record_unfolded
from tests.gui.front_sheet.scenes import family_refused, front_sheet_shown, front_sheet_written
from tests.gui.importing.shown import columns_to_match, families_to_agree, plan_to_agree
from tests.gui.letter_texts.scenes import text_refused, translation_confirmed
from tests.gui.letters.scenes import letter_refused, letter_shown
from tests.gui.parts import PARTS, PartsPage
from tests.gui.people import scenes as people
from tests.gui.proving.scenes import alarm_raised
from tests.gui.recovery.scenes import drill_with_problems, envelopes_to_type_back
from tests.gui.referral.scenes import care_asked, names_refused, records_ticked, tasks_listed
from tests.gui.restore.scenes import backups_there, restore_begun, restore_done, restore_offered
from tests.gui.retention.scenes import erasing_done, erasing_refused, keeping_decided
from tests.gui.school_key.scenes import check_refused, key_changed
from tests.gui.sharing.scenes import file_gone, kept_back, reply_written, sharing_shown
from tests.gui.transfer.scenes import destination_unknown, foreign_file
from tests.gui.verify.scenes import (
    bundle_accepted,
    bundle_refused,
    key_changed_by_notice,
    key_given_up,
    key_to_accept,
)

AT = datetime(2026, 3, 24, 9, 5, tzinfo=UTC)
RECORDS = 60
SEARCHED = "phone"
CODE = "KXM4S-40YW5-SSX2A-WMANF-N82YR-WC1WM-Y01YN-BJPSV"


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its name and how to set it up."""

    name: str
    make: "Callable[[Stage], QMainWindow]"


class Stage:
    """The open desk of the made-up school."""

    def __init__(self, tasks: Tasks, demonstration: Demonstration) -> None:
        self.tasks = tasks
        self._arguments = {
            Shows.CHILD: demonstration.child.id,
            Shows.CONCERN: demonstration.concern.id,
            Shows.SUBJECT: demonstration.subject.id,
            Shows.TEXT: SEARCHED,
        }

    def window(self, entry: PageEntry) -> MainWindow:
        """The main window with ``entry`` in front."""
        entries = PAGES if entry in PAGES else (*PAGES, entry)
        made = MainWindow(
            self.tasks, SignedIn("Larkfield Academy", demonstration=True), lambda desk: None, lambda: None,
            IdleWatch(3600), entries,
        )  # fmt: skip
        made.resize(1366, 768)
        made.show()
        made.go(entry.name, self._arguments.get(entry.shows))
        self.settle()
        return made

    def settle(self) -> None:
        """Until every read and document asked for, and those asked for in turn, have arrived and are laid out."""
        loop, barrier = QEventLoop(), QObject()
        for _ in range(3):
            self.tasks.read(barrier, lambda desk: None, lambda _: loop.quit())
            loop.exec()
            self.tasks.make(barrier, lambda progress: None, lambda _: loop.quit())
            loop.exec()
            QCoreApplication.sendPostedEvents()


@cache
def _school_made_once() -> tuple[Path, Demonstration]:
    """The made-up school, locked, in a folder that goes with the process; its passphrase is quickly tried."""
    place = Path(mkdtemp())
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    made = make_demonstration(place / "vault", 1, RECORDS, AT)
    desk = made.desk
    desk.keys = set_passphrase(place / "vault", desk.keys, desk.keys.slot_id, made.passphrase, kdf=FAST)
    lock(desk)
    return place / "vault", made


def school_in(folder: Path) -> Demonstration:
    """A copy of it in ``folder``, open: making it takes three times as long."""
    made_in, made = _school_made_once()
    shutil.copytree(made_in, folder)
    surroundings = Surroundings(SetClock(AT), Random(2).randbytes)  # noqa: S311 made up; other ids than the first ones
    name = made.desk.person.name
    return replace(made, desk=open_vault(folder, surroundings, name=name, passphrase=made.passphrase))


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """Makes the school in ``folder`` on a vault thread, and locks it at the end."""
    tasks, owner, loop = Tasks(), QObject(), QEventLoop()
    made: list[Demonstration] = []
    refused: list[DeskError] = []

    def work() -> tuple[Desk, Demonstration]:
        demonstration = school_in(folder)
        return demonstration.desk, demonstration

    tasks.open(owner, work, made.append, refused.append)
    while not (made or refused):
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for error in refused:
        raise error
    yield Stage(tasks, made[0])
    tasks.close(owner, lock, loop.quit)
    loop.exec()
    tasks.finish()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def scenes() -> tuple[Scene, ...]:
    """Unlock, first run, every registered page, and the page of every part."""
    entries = [Scene(entry.name, lambda on, entry=entry: on.window(entry)) for entry in PAGES]  # type: ignore[misc]
    return (
        Scene("unlock", lambda on: _entry(UnlockPage(["Ruth Patel", "Imran Shah"]))),
        Scene("unlock-waiting", people.unlock_waiting),
        *(Scene(f"first-run-{step + 1}", lambda on, step=step: _first_run(step)) for step in range(6)),  # type: ignore[misc]
        *entries,
        Scene("import-columns", columns_to_match),
        Scene("import-plan", plan_to_agree),
        Scene("import-families-plan", families_to_agree),
        Scene("duty-written-down", duty_written_down),
        Scene("duty-brought-to-mind", duty_brought_to_mind),
        Scene("status-confirmed", status_confirmed),
        Scene("record-unfolded", record_unfolded),
        Scene("decision-not-told", decision_not_told),
        Scene("concern-revised", concern_revised),
        Scene("concern-restricted", concern_restricted),
        Scene("transfer-destination", destination_unknown),
        Scene("foreign-file", foreign_file),
        Scene("front-sheet", front_sheet_shown),
        Scene("front-sheet-written", front_sheet_written),
        Scene("family-refused", family_refused),
        Scene("person-added", people.person_added),
        Scene("person-removed", people.person_removed),
        Scene("leaving-begun", people.leaving_begun),
        Scene("keeping-decided", keeping_decided),
        Scene("erasing-refused", erasing_refused),
        Scene("erasing-done", erasing_done),
        Scene("family-letter-told", may_be_told),
        Scene("family-letter-undecided", nobody_decided),
        Scene("family-letter-signs", signs_chosen),
        Scene("family-letter-words", words_asked),
        Scene("family-letter-going", way_chosen),
        Scene("referral-tasks", tasks_listed),
        Scene("referral-records", records_ticked),
        Scene("referral-names", names_refused),
        Scene("referral-care", care_asked),
        Scene("sharing-shown", sharing_shown),
        Scene("sharing-reply", reply_written),
        Scene("sharing-file-gone", file_gone),
        Scene("sharing-kept-back", kept_back),
        Scene("bundle-accepted", bundle_accepted),
        Scene("bundle-refused", bundle_refused),
        Scene("key-to-accept", key_to_accept),
        Scene("key-given-up", key_given_up),
        Scene("key-changed-by-notice", key_changed_by_notice),
        Scene("restore", restore_begun),
        Scene("restore-offered", restore_offered),
        Scene("restore-done", restore_done),
        Scene("backups-there", backups_there),
        Scene("recovery-typed-back", envelopes_to_type_back),
        Scene("recovery-drill-refused", drill_with_problems),
        Scene("alarm", alarm_raised),
        Scene("school-key-refused", check_refused),
        Scene("school-key-changed", key_changed),
        Scene("directory-with-packs", directory_with_packs),
        Scene("letter-shown", letter_shown),
        Scene("letter-refused", letter_refused),
        Scene("letter-text-refused", text_refused),
        Scene("translation-confirmed", translation_confirmed),
        Scene("parts", lambda on: on.window(PARTS)),
        Scene("parts-with-problems", _with_problems),
        Scene("parts-with-advice", _with_advice),
    )


def page_of(window: QMainWindow) -> Page | None:
    """The page in front, when the window has pages."""
    return window.page if isinstance(window, MainWindow) else None


def _entry(page: UnlockPage | FirstRunPage) -> EntryWindow:
    window = EntryWindow(page)
    window.resize(1366, 768)
    window.show()
    return window


def _first_run(step: int) -> EntryWindow:
    page = FirstRunPage(lambda: "tulip barge canyon sofa", lambda passphrase: None)
    page.recovery.show_code(CODE)
    page.go_to(step)
    return _entry(page)


def _with_problems(on: Stage) -> QMainWindow:
    window = on.window(PARTS)
    page = window.page
    assert isinstance(page, PartsPage)
    page.show_problems()
    return window


def _with_advice(on: Stage) -> QMainWindow:
    window = on.window(PARTS)
    page = window.page
    assert isinstance(page, PartsPage)
    page.ask_for_advice()
    on.settle()
    page.open_advice()
    return window
