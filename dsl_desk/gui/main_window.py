"""The window after unlocking. It navigates and it locks; everything else is in the pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from dsl_desk.domain.changed import Changed
from dsl_desk.gui.backups.daily import DailyBackup
from dsl_desk.gui.guard import screens
from dsl_desk.gui.guard.cover import Cover
from dsl_desk.gui.guard.idle import IdleWatch
from dsl_desk.gui.navigation import Navigation, TopBar
from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import BLANK, DEEDS, HELP, LOCK, RECORD, SEARCH, START, WHOLE, PageEntry
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.proofreading import Proofreader
from dsl_desk.gui.proving.alarm import Alarm
from dsl_desk.gui.proving.prover import Prover
from dsl_desk.gui.reads_only import REASON
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import application, look
from dsl_desk.gui.widgets.announce import Banner, announce
from dsl_desk.gui.widgets.focus_ring import FocusRing
from dsl_desk.gui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from dsl_desk.services.desk import Desk

LEAST_WIDTH, LEAST_HEIGHT = 1280, 640
BRIEF_UNDER = 1000  # logical pixels at 100 % text


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What the frame says about the open store."""

    school: str
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class _Stop:
    """A page and what it showed, on the way back."""

    name: str
    argument: object = None


class MainWindow(QMainWindow):
    """Navigation, top bar and the pages of ``entries``; ``after_lock`` is called when vault and pages are gone."""

    def __init__(
        self,
        tasks: Tasks,
        signed_in: SignedIn,
        lock: "Callable[[Desk], None]",
        after_lock: Callable[[], None],
        idle: IdleWatch,
        entries: Sequence[PageEntry] = PAGES,
    ) -> None:
        super().__init__()
        self._tasks, self._lock, self._after_lock, self._idle = tasks, lock, after_lock, idle
        self._entries = {entry.name: entry for entry in entries}
        self._open: dict[str, tuple[object, Page]] = {}
        self._way: list[_Stop] = []
        self._locked = False
        idle.setParent(self)
        self.setWindowTitle("DSL Desk")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._navigation = Navigation(entries, signed_in.school)
        self._top = TopBar()
        self._banner, self._alarm = Banner(), Alarm()
        self._pages = QStackedWidget()
        self._frame(signed_in)
        self._ring = FocusRing(self)
        self._cover = Cover(self, self.lock)
        self._screens = screens.ScreenWatch(self)
        self._proofreader = Proofreader(tasks, self)
        self._daily_backup = DailyBackup(tasks, self)
        self._prover = Prover(tasks, self)
        self._deeds: dict[str, Callable[[], None]] = {LOCK: self.lock, BLANK: self._cover.toggle}
        self._connect()
        self._bind_keys()

    @property
    def page(self) -> Page | None:
        """The page in front."""
        page = self._pages.currentWidget()
        return page if isinstance(page, Page) else None

    def go(self, name: str, argument: object = None) -> None:
        """Bring a page to the front, made anew when it shows something else than ``argument``; or do a deed."""
        if name in self._deeds:
            self._deeds[name]()
        if name not in self._entries or self._locked:
            return
        if self._way and self._way[-1] == _Stop(name, argument):
            return
        self._way.append(_Stop(name, argument))
        self._show(name, argument)

    def back(self) -> None:
        """The page before this one."""
        if len(self._way) > 1 and not self._locked:
            self._way.pop()
            self._show(self._way[-1].name, self._way[-1].argument)

    def lock(self) -> None:
        """Keep drafts, forget the key, drop every page, then leave the rest to ``after_lock``."""
        if self._close_desk(self._gone):
            self._cover.shut()
            for other in application().topLevelWidgets():
                if not isinstance(other, QMainWindow):  # a dialog or a list that stands before the veil
                    other.close()

    def start(self) -> None:
        """Open the first page."""
        self.go(START if START in self._entries else next(iter(self._entries), ""))
        self._proofreader.begin_soon()
        self._daily_backup.begin_soon()
        self._prover.begin_soon()
        self._screens.look()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._close_desk(lambda: None)
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        brief = event.size().width() < look().px(BRIEF_UNDER)
        self._navigation.set_brief(brief)
        self._top.set_width(event.size().width() - self._navigation.width())

    def _frame(self, signed_in: SignedIn) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        if signed_in.demonstration:
            right.addWidget(_strip("demo", "Made-up children. Nothing here is about a real child."))
        if self._tasks.reads_only:
            right.addWidget(_strip("reader", REASON))
            self._top.keep_off(REASON)
        for part in (self._top, self._alarm, self._banner):
            right.addWidget(part)
        right.addWidget(self._pages, 1)
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._navigation)
        line.addLayout(right, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self._navigation.chosen.connect(self.go)
        self._navigation.lock.connect(self.lock)
        self._top.record.connect(lambda: self.go(RECORD))
        self._top.searched.connect(lambda words: self.go(SEARCH, words))
        self._tasks.changed.connect(self._tell)
        self._prover.told.connect(self._alarm.say)
        self._alarm.chosen.connect(lambda: self.go(WHOLE))
        self._tasks.failed.connect(lambda words: self._banner.say(words, urgent=True))
        self._idle.warned.connect(self._warn)
        self._idle.extended.connect(self._banner.hide)
        self._idle.expired.connect(self.lock)
        self._screens.joined.connect(lambda: self._cover.cover(screens.ASK, screens.CONFIRM))
        self._banner.chosen.connect(self._idle.stay)

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+N": lambda: self.go(RECORD),
            "Ctrl+K": self._top.search.setFocus,
            "F6": self._next_pane,
            "F1": lambda: self.go(HELP),
            "Esc": self.back,
        }
        for entry in self._entries.values():
            if entry.shortcut:
                keys[entry.shortcut] = partial(self.go, entry.name)
        for key, deed in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._press, deed))
        for each in DEEDS:
            QShortcut(QKeySequence(each.shortcut), self).activated.connect(self._deeds[each.name])

    def _press(self, deed: Callable[[], None]) -> None:
        """Nobody works on what they cannot see."""
        if not self._cover.covered:
            deed()

    def _show(self, name: str, argument: object) -> None:
        before = self.page
        if before is not None:
            before.leave()
            before.banner.hide()
        page = self._page(name, argument)
        self._pages.setCurrentWidget(page)
        self._navigation.show_current(name)
        page.opened()

    def _page(self, name: str, argument: object) -> Page:
        shown, page = self._open.get(name, (None, None))
        if page is not None and shown == argument:
            return page
        if page is not None:
            self._pages.removeWidget(page)
            page.deleteLater()
        made = self._entries[name].factory(self._tasks, argument)
        made.navigate.connect(self.go)
        made.announced.connect(lambda words: announce(self, words))
        made.done.connect(partial(self._confirm, name))
        self._pages.addWidget(made)
        self._open[name] = (argument, made)
        return made

    def _tell(self, changed: Changed) -> None:
        if "erasure" in changed.kinds:
            self._forget_others()
        for _, page in tuple(self._open.values()):
            page.changed(changed)

    def _forget_others(self) -> None:
        """After an erasure no other page may still hold what is gone, nor may one go back to it."""
        self._way = self._way[-1:]
        for name, (_, page) in tuple(self._open.items()):
            if page is not self.page:
                del self._open[name]
                self._pages.removeWidget(page)
                page.deleteLater()

    def _confirm(self, name: str, words: str) -> None:
        """On the page one has landed on; no record text. The page that is done is no longer on the way back."""
        *before, here = self._way
        while before and (before[-1].name == name or before[-1] == here):
            before.pop()
        self._way = [*before, here]
        if self.page:
            self.page.banner.say(words)

    def _warn(self, seconds: int) -> None:
        words = f"DSL Desk locks in {seconds} seconds. What you typed is kept."
        self._banner.say(words, "Stay signed in", urgent=True)

    def _next_pane(self) -> None:
        page = self.page
        panes: list[QWidget] = [self._navigation, self._top, *([page] if page else [])]
        focused = self.focusWidget()
        at = next((i for i, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), -1)
        pane = panes[(at + 1) % len(panes)]
        if pane is self._navigation:
            self._navigation.current().setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane is self._top:
            self._top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            _focus_first(pane)

    def _close_desk(self, then: Callable[[], None]) -> bool:
        if self._locked:
            return False
        self._locked = True
        self._idle.stop()
        for _, page in self._open.values():
            page.leave()
        self._tasks.close(self, self._lock, then)
        return True

    def _gone(self) -> None:
        for _, page in self._open.values():
            self._pages.removeWidget(page)
            page.deleteLater()
        self._open.clear()
        self._way.clear()
        self._after_lock()


def _strip(kind: str, words: str) -> QFrame:
    """One sentence that stands over every page."""
    strip = QFrame()
    strip.setProperty("kind", kind)
    line = QHBoxLayout(strip)
    line.setContentsMargins(look().px(28), look().px(4), look().px(8), look().px(4))
    line.addWidget(Words(words, Kind.STRONG))
    return strip


def _focus_first(pane: QWidget) -> None:
    for widget in pane.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
