"""The language aid and the spelling at work behind one window: read away from the keys, never in their way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QWidget

    from dsl_desk.wording.catalogue import KeepingReason
    from dsl_desk.wording.spelling import Speller

REST = 1500
"""Milliseconds after the window opens. Reading the dictionary holds up everything for a fifth of a second, so it is
read when the first page has been painted."""

LAST_OF_ONE_UNIT = "\uffff"


@dataclass(frozen=True, slots=True)
class Mark:
    """From `start` up to `end`, in the document's own places, stands `text`; `entry` is empty for a misspelt word."""

    start: int
    end: int
    text: str
    entry: str = ""

    @property
    def is_spelling(self) -> bool:
        return not self.entry


class Proofreader(QObject):
    """``ready`` comes when the spelling can be read, or reads differently from now on."""

    ready = Signal()

    def __init__(self, tasks: Tasks, window: QMainWindow) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._speller: Speller | None = None
        self._kept: dict[str, frozenset[str]] = {}
        self._broken = False

    def begin_soon(self) -> None:
        """Read the dictionary when the window has come to rest."""
        QTimer.singleShot(REST, self, self.begin)

    def begin(self) -> None:
        """Read the children's names, once a sitting, and the dictionary."""
        from dsl_desk.services.spelling import names_on_roll

        self._tasks.read(self, names_on_roll, self._load, self._refuse)

    def read(self, note: QObject, record_id: str, text: str, then: Callable[[tuple[Mark, ...]], None]) -> None:
        """Hand what is to be marked in the ``text`` of a note of this record to ``then``."""
        if self._broken:
            return
        kept = self._kept.get(_matter(note, record_id))
        if kept is None:
            self._ask_what_is_kept(note, record_id, lambda: self.read(note, record_id, text, then))
            return
        work = partial(_marks, text, kept, self._speller)
        self._tasks.make(note, lambda progress: work(), then, self._refuse)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What was perhaps meant, the likeliest first."""
        return self._speller.suggestions(word) if self._speller else ()

    def learn(self, word: str) -> None:
        """Know this word from now on, for as long as the window is open."""
        if self._speller:
            self._speller.learn(word)
            self.ready.emit()

    def keep(self, note: QObject, record_id: str, entry: str, reason: KeepingReason) -> None:
        """Enter beside the record that a wording of the note was kept, and why."""
        from dsl_desk.services.language import keep_wording

        matter = _matter(note, record_id)
        self._kept[matter] = self._kept.get(matter, frozenset()) | {entry}
        self._tasks.write(self, lambda desk: keep_wording(desk, record_id, entry, reason))

    def _ask_what_is_kept(self, note: QObject, record_id: str, then: Callable[[], None]) -> None:
        """Once for each record: what was set aside in an earlier sitting stays so."""
        from dsl_desk.services.language import kept_wordings

        def known(kept: frozenset[str]) -> None:
            self._kept.setdefault(_matter(note, record_id), kept)
            then()

        self._tasks.read(note, lambda desk: kept_wordings(desk, record_id), known, self._refuse)

    def _load(self, names: Iterable[str]) -> None:
        from dsl_desk.services.spelling import speller

        self._tasks.make(self, lambda progress: speller(names), self._loaded, self._refuse)

    def _loaded(self, read: Speller) -> None:
        self._speller = read
        self.ready.emit()

    def _refuse(self, error: DeskError) -> None:
        """Say it once; the notes can be written without."""
        if not self._broken:
            self._broken = True
            self._tasks.failed.emit(str(error))


def proofreader_of(widget: QWidget) -> Proofreader | None:
    """The one of the window that ``widget`` is in."""
    return widget.window().findChild(Proofreader, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _matter(note: QObject, record_id: str) -> str:
    """What a wording is kept for: the record, or the note alone where it has none of its own."""
    return record_id or f"note {id(note)}"


def _marks(text: str, kept: frozenset[str], speller: Speller | None) -> tuple[Mark, ...]:
    """The remarks but those set aside, and the misspelt words that no remark covers, in order."""
    from dsl_desk.services.language import remarks

    worded = [(each.start, each.end, each.entry) for each in remarks(text) if each.entry not in kept]
    ends = [end for _, end, _ in worded]
    found = list(worded)
    for start, end in speller.misspelt(text) if speller else ():
        following = bisect_left(ends, start + 1)
        if following == len(ends) or worded[following][0] >= end:
            found.append((start, end, ""))
    place = document_places(text)
    return tuple(Mark(place(start), place(end), text[start:end], entry) for start, end, entry in sorted(found))


def document_places(text: str) -> Callable[[int], int]:
    """Where the document counts a character: it counts two for one beyond the first 65,536, such as an emoji."""
    if not text or max(text) <= LAST_OF_ONE_UNIT:
        return lambda at: at
    wide = [at for at, character in enumerate(text) if character > LAST_OF_ONE_UNIT]
    return lambda at: at + bisect_left(wide, at)
