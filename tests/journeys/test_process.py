"""The real process: it locks, ends, and has the program started anew at the unlock page."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dsl_desk.domain.errors import VaultBusy
from dsl_desk.services import opening
from dsl_desk.services.drafts import drafts
from dsl_desk.services.opening import Surroundings
from tests.gui.desks import PASSPHRASE
from tests.journeys.test_locking import HALF

LIMIT = 60  # seconds
SCREENS = {"offscreen": [], "xcb": ["xvfb-run", "--auto-servernum"]}


@pytest.fixture
def launcher(tmp_path: Path) -> Path:
    """Stands in for Python where the program starts itself anew: writes down how it was called."""
    program = tmp_path / "launcher"
    told = tmp_path / "told"
    program.write_text(
        f"#!{sys.executable}\n"
        "import json, os, pathlib, sys\n"
        f"part = pathlib.Path({str(told)!r} + '.part')\n"
        "part.write_text(json.dumps({'arguments': sys.argv[1:], 'folder': os.getcwd()}))\n"
        f"part.rename({str(told)!r})\n"
    )
    program.chmod(0o700)
    return program


def run(screen: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*SCREENS[screen], sys.executable, *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": screen},
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )


def told(launcher: Path) -> dict[str, object]:
    """How the program was started anew; the new process is on its own and may be a moment later."""
    file = launcher.with_name("told")
    until = time.monotonic() + LIMIT
    while not file.exists() and time.monotonic() < until:
        os.sched_yield()
    found = json.loads(file.read_text())
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("screen", SCREENS)
def test_a_lock_ends_the_process_and_starts_another_at_the_unlock_page(
    school: tuple[Path, str], launcher: Path, screen: str
) -> None:
    folder = school[0]
    ended = run(screen, "-m", "tests.journeys.unattended", PASSPHRASE, str(launcher), str(folder))
    assert (ended.returncode, ended.stderr) == (0, "")
    before, after = ended.stdout.splitlines()
    assert before == HALF
    if screen == "xcb":  # the offscreen screen does not know whose the clipboard is
        assert after == ""
    assert told(launcher)["arguments"] == ["-m", "dsl_desk", "window", "--vault", str(folder)]
    desk = opening.open_vault(folder, Surroundings(), name="Ruth Patel", passphrase=PASSPHRASE)
    (draft,) = drafts(desk)
    opening.lock(desk)
    assert draft.fields["what"] == HALF


def test_the_frozen_program_starts_itself_anew(launcher: Path) -> None:
    script = (
        "import sys; sys.frozen, sys.executable = True, sys.argv[1]\n"
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from dsl_desk.app import relaunch\n"
        "relaunch(['window', '--vault', 'C:/records of ours'])\n"
    )
    ended = run("offscreen", "-c", script, str(launcher))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert told(launcher)["arguments"] == ["window", "--vault", "C:/records of ours"]


def test_a_dialog_of_the_system_that_does_not_close_cannot_keep_a_locked_process(launcher: Path) -> None:
    script = (
        "import sys, time; sys.executable = sys.argv[1]\n"
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from dsl_desk import app\n"
        "app.PATIENCE = 0.1\n"
        "app.relaunch([])\n"
        f"time.sleep({LIMIT})\n"
    )
    ended = run("offscreen", "-c", script, str(launcher))
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_crash_leaves_no_core(school: tuple[Path, str]) -> None:
    script = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))\n"
        "from dsl_desk import __main__\n"
        "sys.argv[1:] = ['doctor', '--vault', 'nowhere', '--passphrase-file', 'nowhere']\n"
        "__main__.main()\n"
        "sys.stdout.write(str(resource.getrlimit(resource.RLIMIT_CORE)))\n"
    )
    assert run("offscreen", "-c", script).stdout.endswith("(0, 0)")


def test_a_second_process_is_told_that_the_records_are_open(school: tuple[Path, str], tmp_path: Path) -> None:
    folder = school[0]
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    desk = opening.open_vault(folder, Surroundings(), name="Ruth Patel", passphrase=PASSPHRASE)
    try:
        ended = run(
            "offscreen",
            *("-m", "dsl_desk", "doctor", "--vault", str(folder)),
            *("--passphrase-file", str(tmp_path / "passphrase")),
        )
    finally:
        opening.lock(desk)
    assert (ended.returncode, ended.stderr.strip()) == (3, VaultBusy.words)
