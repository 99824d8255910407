"""Parts of a page under one row of tabs: one tab stop, arrows move."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from dsl_desk.gui.widgets.arrange import Flow

STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class Tabs(QWidget):
    """``chosen(words)`` when another one comes to the front; the words stay, a count beside them may change."""

    chosen = Signal(str)

    def __init__(self, names: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = Flow(self, gap=12, between=0)
        self._tabs = {name: self._tab(name) for name in names}
        self.show_tab(next(iter(self._tabs)))

    def current(self) -> str:
        """The words of the one in front."""
        return next(name for name, tab in self._tabs.items() if tab.isChecked())

    def show_tab(self, name: str) -> None:
        """Bring this one to the front, without a signal."""
        for each, tab in self._tabs.items():
            tab.setChecked(each == name)
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == name else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._tabs[name])

    def set_count(self, name: str, count: int) -> None:
        """Say how many there are; nothing for none."""
        self._tabs[name].setText(f"{name} ({count})" if count else name)
        self._tabs[name].setAccessibleName(self._tabs[name].text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            if step:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _tab(self, name: str) -> QPushButton:
        tab = QPushButton(name, self)
        tab.setProperty("kind", "tab")
        tab.setCheckable(True)
        tab.setAutoDefault(False)
        tab.setAccessibleName(name)
        tab.clicked.connect(lambda: self._choose(name))
        tab.installEventFilter(self)
        self._flow.addWidget(tab)
        return tab

    def _move(self, step: int) -> None:
        names = list(self._tabs)
        self._choose(names[(names.index(self.current()) + step) % len(names)])
        self._tabs[self.current()].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, name: str) -> None:
        self.show_tab(name)
        self.chosen.emit(name)
