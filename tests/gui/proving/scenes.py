"""What the gallery and the accessibility gate show of the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.proving.alarm import Alarm
from dsl_desk.services.proving import damage_notice

if TYPE_CHECKING:
    from tests.gui.stage import Stage


def alarm_raised(on: Stage) -> QMainWindow:
    """A finding over the page that somebody works on."""
    window = on.window(next(entry for entry in PAGES if entry.name == "record"))
    alarm = window.findChild(Alarm)
    assert alarm is not None
    alarm.say(damage_notice(3))
    return window
