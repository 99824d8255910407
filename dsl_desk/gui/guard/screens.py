"""Whether others may see this screen: a second display, a projector, a mirror."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from dsl_desk.gui.theme import application

ASK = (
    "Another screen is connected, so others may see what is here. The records are covered until you say that "
    "nobody else can read them."
)
CONFIRM = "Show the records"
EVERY = 3_000  # milliseconds between looks; a mirror tells nobody that it began
ACTIVE_PATHS = 2  # QDC_ONLY_ACTIVE_PATHS of the Windows display configuration


class ScreenWatch(QObject):
    """Emits ``joined`` when there are more displays than before, and at the beginning when there is more than one."""

    joined = Signal()

    def __init__(self, parent: QObject, displays: Callable[[], int] | None = None) -> None:
        super().__init__(parent)
        self._displays = displays or count_displays
        self._known = 1
        application().screenAdded.connect(self.look)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)

    def look(self) -> None:
        """Count again. A display that was taken away is new when it comes back."""
        before, self._known = self._known, max(self._displays(), 1)
        if self._known > before:
            self.joined.emit()


def count_displays() -> int:
    """How many displays show something; mirrors are counted where the system tells of them."""
    return max(len(application().screens()), _active_paths() if sys.platform == "win32" else 0)


def _active_paths() -> int:
    """Windows shows two mirrored displays as one screen, but as two paths from the graphics card."""
    import ctypes

    paths, modes = ctypes.c_uint32(), ctypes.c_uint32()
    ask = ctypes.windll.user32.GetDisplayConfigBufferSizes  # type: ignore[attr-defined]
    failed = ask(ACTIVE_PATHS, ctypes.byref(paths), ctypes.byref(modes))
    return 0 if failed else paths.value
