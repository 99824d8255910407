"""The page of backups, the daily copy, and a backup that is stopped."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from dsl_desk.domain.clock import SetClock
from dsl_desk.gui.backups.backing_up import BackingUp, backing_up
from dsl_desk.gui.backups.daily import DailyBackup
from dsl_desk.gui.backups.page import BackupsPage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.widgets.rows import RowList
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.backups.place import daily_place, standing
from dsl_desk.services.desk import Desk
from tests.gui.visit import Visit


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def spoken(rows: RowList) -> list[str]:
    return [rows.model().index(row, 0).data() for row in range(rows.model().rowCount())]


def choosing(place: Path) -> Callable[[QWidget, str], str]:
    return lambda _parent, _start: str(place)


def later(days: float) -> Callable[[Desk], None]:
    def put(desk: Desk) -> None:
        desk.clock = SetClock(desk.clock.now() + timedelta(days=days))

    return put


def test_the_first_backup_asks_where_and_stands_in_the_list(small: Visit, tmp_path: Path) -> None:
    page = small.go(BackupsPage, "backups")
    assert "There is no backup yet. If this computer fails" in words(page.reminder)
    assert "No backup here yet." in words(page)
    page._choose_folder = choosing(tmp_path)
    press(page.now)
    small.settle()
    assert not page.reminder.isVisible()
    (row,) = spoken(page.list)
    assert "in the journal" in row
    assert "Newest" in row
    assert page.place.text() == f"Backups go to {tmp_path}"
    assert page.about.text().startswith("It is on the same drive as the records")


def test_every_backup_is_listed_newest_first_and_what_cannot_be_used_last(small: Visit, tmp_path: Path) -> None:
    first = small.read(lambda desk: back_up(desk, tmp_path / "OneDrive"))
    small.read(later(1))
    second = small.read(lambda desk: back_up(desk, tmp_path / "OneDrive"))
    (first.with_name("dsl-desk-backup-2020-01-01-000000-00000000")).mkdir()
    page = small.go(BackupsPage, "backups")
    rows = spoken(page.list)
    assert [folder in row for folder, row in zip((second.name, first.name, "Not a backup"), rows, strict=True)]
    assert page.about.text() == "It is kept by OneDrive. That is fine for backups: they are closed, encrypted files."


def test_a_stick_that_is_not_plugged_in_is_said_and_nothing_is_made_elsewhere(small: Visit, tmp_path: Path) -> None:
    small.read(lambda desk: back_up(desk, tmp_path / "stick"))
    (tmp_path / "stick").rename(tmp_path / "in a pocket")
    page = small.go(BackupsPage, "backups")
    assert page.about.text().startswith("It is not there now.")
    press(page.now)
    small.settle()
    assert "Plug in the stick or connect the drive" in page.making.problem.text()
    assert page.now.isEnabled()
    assert not (tmp_path / "stick").exists()


def test_a_stopped_backup_leaves_nothing(small: Visit, tmp_path: Path) -> None:
    page = small.go(BackupsPage, "backups")
    work, ended = backing_up(page.tasks), list[str]()
    assert work is page.tasks.findChild(BackingUp)
    work.made.connect(lambda: ended.append("made"))
    work.stopped.connect(lambda: ended.append("stopped"))
    work.begin(tmp_path)
    work.begin(tmp_path)
    assert not page.now.isEnabled()
    work.cancel()
    small.settle()
    work.progressed.connect(lambda step, _done: work.cancel() if step.startswith("Copying") else None)
    work.begin(tmp_path)
    small.settle()
    small.settle()
    assert ended == ["stopped", "stopped"]
    assert page.now.isEnabled()
    small.settle()
    assert not [each for each in tmp_path.iterdir() if each.name.startswith("dsl-desk-backup")]


def test_today_reminds_when_the_last_backup_is_a_week_old(small: Visit, tmp_path: Path) -> None:
    small.read(lambda desk: back_up(desk, tmp_path))
    small.read(later(6.9))
    page = small.go(TodayPage, "today")
    assert "days old" not in words(page.backup)
    small.read(later(0.2))
    small.go(BackupsPage, "backups")
    page = small.go(TodayPage, "today")
    assert "The last backup is 7 days old." in words(page.backup)
    assert small.read(standing).due


def test_todays_copy_is_made_by_itself_once_and_only_where_the_place_is_there(small: Visit, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    daily = small.window.findChild(DailyBackup)
    assert daily is not None

    def made() -> int:
        daily.begin()
        small.settle()
        small.settle()
        return len(list(place.glob("dsl-desk-backup-*/manifest.json")))

    assert made() == 0, "no place is known"
    small.read(lambda desk: back_up(desk, place))
    assert small.read(daily_place) is None, "one was made today"
    assert made() == 1
    small.read(later(1))
    assert small.read(daily_place) == place
    assert made() == 2
    assert made() == 2
    small.read(later(1))
    place.rename(tmp_path / "in a pocket")
    assert made() == 0
    assert not place.exists()
