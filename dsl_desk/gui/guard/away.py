"""Hearing from the system that its session is being locked, or that the computer goes to sleep.

IdleWatch notices a sleep when it is over, on every system; what is heard here comes before it.
"""

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QWidget

from dsl_desk.gui.theme import application

# Windows: learn.microsoft.com, WM_WTSSESSION_CHANGE and WM_POWERBROADCAST
SESSION_CHANGE, POWER = 0x02B1, 0x0218
CONSOLE_DISCONNECT, REMOTE_DISCONNECT, LOGOFF, LOCK = 0x2, 0x4, 0x6, 0x7
SUSPEND = 0x0004
MEANS_AWAY = {
    SESSION_CHANGE: frozenset((CONSOLE_DISCONNECT, REMOTE_DISCONNECT, LOGOFF, LOCK)),
    POWER: frozenset((SUSPEND,)),
}
THIS_SESSION = 0

# Linux: systemd's org.freedesktop.login1(5), and the screen savers of GNOME and KDE
LOGIND = "org.freedesktop.login1"
SAVERS = (("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"), ("org.freedesktop.ScreenSaver", "/ScreenSaver"))


class AwayWatch(QObject):
    """Emits ``left`` when the session of whoever sits here is locked, ended, or about to sleep."""

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        if sys.platform == "win32":
            self._messages = WindowsMessages(self.left.emit)
            application().installNativeEventFilter(self._messages)
            _ask_windows_to_tell(int(window.winId()))
        else:
            self._listen()

    def _listen(self) -> None:
        """A bus that is not there tells nothing, which is no fault of the person's."""
        system = QDBusConnection.systemBus()
        self._hear_from(system, LOGIND, "/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep")
        self._hear_from(system, LOGIND, "", f"{LOGIND}.Session", "Lock")
        if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:  # asking for one that is not there would start it
            return
        session = QDBusConnection.sessionBus()
        for service, path in SAVERS:
            self._hear_from(session, service, path, service, "ActiveChanged")

    def _hear_from(self, bus: QDBusConnection, service: str, path: str, interface: str, name: str) -> None:
        slot = SLOT("hear(QDBusMessage)")
        bus.connect(service, path, interface, name, self, slot)  # type: ignore[call-overload]  # it takes SLOT's text

    @Slot(QDBusMessage)
    def hear(self, message: QDBusMessage) -> None:
        """The same signal may tell of a beginning (true) and of an end (false)."""
        if message.arguments() != [False]:
            self.left.emit()


class WindowsMessages(QAbstractNativeEventFilter):
    """Looks at every message that Windows sends to this program, and calls ``away`` for those that mean it."""

    def __init__(self, away: Callable[[], None]) -> None:
        super().__init__()
        self._away = away

    def nativeEventFilter(  # type: ignore[override]  # noqa: N802
        self, _kind: QByteArray | bytes, message: int
    ) -> tuple[bool, int]:
        from ctypes.wintypes import MSG

        told = MSG.from_address(int(message))
        if told.wParam in MEANS_AWAY.get(told.message, ()):
            self._away()
        return False, 0


def _ask_windows_to_tell(window: int) -> None:
    """Session changes go only to windows that asked for them; it ends with the window."""
    import ctypes

    ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window, THIS_SESSION)  # type: ignore[attr-defined]
