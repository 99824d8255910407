"""The rest of the computer: says on the bus of DBUS_SYSTEM_BUS_ADDRESS what its arguments name.

``python -m tests.gui.guard.system sleep|wake|lock|saver``
"""

import sys
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage

LOGIND = "org.freedesktop.login1"
SAVER = "org.gnome.ScreenSaver"
SAID: dict[str, tuple[str, str, str, str, list[Any]]] = {
    "sleep": (LOGIND, "/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep", [True]),
    "wake": (LOGIND, "/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep", [False]),
    "lock": (LOGIND, "/org/freedesktop/login1/session/_32", f"{LOGIND}.Session", "Lock", []),
    "saver": (SAVER, "/org/gnome/ScreenSaver", SAVER, "ActiveChanged", [True]),
}

application = QCoreApplication([])
bus = QDBusConnection.systemBus()
for word in sys.argv[1:]:
    service, path, interface, name, arguments = SAID[word]
    assert bus.registerService(service) or bus.interface().isServiceRegistered(service).value()
    signal = QDBusMessage.createSignal(path, interface, name)
    signal.setArguments(arguments)
    assert bus.send(signal)
    # An answer from the bus comes after what was sent before it.
    assert bus.interface().isServiceRegistered(service).value()
