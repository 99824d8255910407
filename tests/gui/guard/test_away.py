"""The system says that its session is locked or about to sleep."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from ctypes.wintypes import MSG

import pytest

from dsl_desk.gui.guard import away
from dsl_desk.gui.guard.away import WindowsMessages

LIMIT = 60  # seconds


@pytest.fixture
def bus() -> Iterator[dict[str, str]]:
    """A message bus of our own that stands for the system's and the session's."""
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as daemon:
        assert daemon.stdout
        address = daemon.stdout.readline().strip()
        yield os.environ | {
            "DBUS_SYSTEM_BUS_ADDRESS": address,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_QPA_PLATFORM": "offscreen",
        }
        daemon.terminate()


def say(bus: dict[str, str], *words: str) -> None:
    subprocess.run([sys.executable, "-m", "tests.gui.guard.system", *words], env=bus, check=True, timeout=LIMIT)


def test_sleep_a_session_lock_and_a_screen_saver_are_heard_and_waking_is_not(bus: dict[str, str]) -> None:
    command = [sys.executable, "-m", "tests.gui.guard.listener", "3"]
    with subprocess.Popen(command, env=bus, stdout=subprocess.PIPE, text=True) as listener:
        assert listener.stdout
        assert listener.stdout.readline() == "listening\n"
        say(bus, "wake", "sleep", "lock", "saver", "wake")
        rest, _ = listener.communicate(timeout=LIMIT)
    assert (listener.returncode, rest) == (0, "left\n" * 3)


def test_a_computer_without_buses_tells_nothing_and_is_no_fault(bus: dict[str, str]) -> None:
    alone = bus | {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent"}
    del alone["DBUS_SESSION_BUS_ADDRESS"]
    script = (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "from dsl_desk.gui.guard.away import AwayWatch\n"
        "application = QApplication([]); window = QWidget(); AwayWatch(window)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], env=alone, capture_output=True, text=True, timeout=LIMIT, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize(
    ("message", "parameter", "locks"),
    [
        (away.SESSION_CHANGE, away.LOCK, True),
        (away.SESSION_CHANGE, away.CONSOLE_DISCONNECT, True),
        (away.SESSION_CHANGE, away.REMOTE_DISCONNECT, True),
        (away.SESSION_CHANGE, away.LOGOFF, True),
        (away.POWER, away.SUSPEND, True),
        (away.SESSION_CHANGE, 0x8, False),  # unlock
        (away.POWER, 0x12, False),  # resume
        (0x0100, 0x7, False),  # a key
    ],
)
def test_windows_messages_that_mean_away(message: int, parameter: int, locks: bool) -> None:
    heard: list[str] = []
    told = MSG(message=message, wParam=parameter)
    handled = WindowsMessages(lambda: heard.append("left")).nativeEventFilter(
        b"windows_generic_MSG", ctypes.addressof(told)
    )
    assert handled == (False, 0)
    assert heard == ["left"] * locks
