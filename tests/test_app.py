"""The composition root: bugs, relaunching, first run or unlock."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from dsl_desk.app import Application
from dsl_desk.gui.bug_report import BugReport
from dsl_desk.gui.first_run.page import FirstRunPage
from dsl_desk.gui.unlock.page import UnlockPage
from dsl_desk.services.settings import Settings

NAME = "Finley Ward"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    made = Application(tmp_path / "vault", Settings(), lambda arguments: None)
    yield made
    if made.window:
        made.window.close()
        made.window.deleteLater()
    made.end()


def fail_about(child: str) -> None:
    raise ValueError(f"no phase of the moon for {child}")


def report_a_bug(program: Application) -> None:
    with pytest.raises(ValueError, match=NAME) as raised:
        fail_about(NAME)
    program.show_bug(raised.type, raised.value, raised.tb)


def shown_reports(program: Application) -> list[BugReport]:
    assert program.window is not None
    return [dialog for dialog in program.window.findChildren(BugReport) if dialog.isVisible()]


def test_a_bug_is_told_without_a_word_of_the_records(
    program: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    program.begin()
    report_a_bug(program)
    (dialog,) = shown_reports(program)
    for told in (dialog.findChildren(QPlainTextEdit)[0].toPlainText(), capsys.readouterr().err):
        assert "ValueError" in told
        assert "fail_about" in told
        assert "Finley" not in told
        assert "moon" not in told


def test_bugs_in_a_row_show_one_report_until_it_is_read(program: Application) -> None:
    program.begin()
    for _ in range(3):
        report_a_bug(program)
    (dialog,) = shown_reports(program)
    dialog.accept()
    report_a_bug(program)
    assert len(shown_reports(program)) == 1


def test_a_bug_without_standard_error_is_still_shown(program: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    program.begin()
    monkeypatch.setattr(sys, "stderr", None)
    report_a_bug(program)
    assert len(shown_reports(program)) == 1


def test_first_run_comes_where_there_is_nothing_yet(program: Application, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    program.begin()
    assert program.window is not None
    assert program.window.findChild(FirstRunPage)


def test_a_file_in_place_of_the_folder_is_not_written_over(program: Application, tmp_path: Path) -> None:
    (tmp_path / "vault").write_text("Governors")
    program.begin()
    assert program.window is not None
    assert program.window.findChild(UnlockPage)
