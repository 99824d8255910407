"""Which entries of a chronology are shown: by kind, words, category and day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.term import POSITIVE
from dsl_desk.domain.when import say_day
from dsl_desk.gui.child.found_words import FROM, places
from dsl_desk.gui.child.kinds import EVERYTHING, KINDS

ANY_CATEGORY, NO_CATEGORY, IN_SUMMARY = "", "none", "summary"


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """`category` is a code, or one of the three words above; `since` and `until` are the first and last day shown."""

    chip: str = EVERYTHING
    words: str = ""
    category: str = ANY_CATEGORY
    since: date | None = None
    until: date | None = None

    def lets(self, entry: ChronologyEntry) -> bool:
        """Whether an entry is shown."""
        return (
            self.chip in (EVERYTHING, KINDS[entry.kind].chip)
            and self._holds_words(entry)
            and self._is_of_category(entry)
            and (self.since is None or day_of(entry) >= self.since)
            and (self.until is None or day_of(entry) <= self.until)
        )

    def _holds_words(self, entry: ChronologyEntry) -> bool:
        if len(self.words.strip()) < FROM:
            return True
        return any(any(places(text, self.words)) for text in (entry.title, entry.text, entry.exact_words))

    def _is_of_category(self, entry: ChronologyEntry) -> bool:
        if self.category == IN_SUMMARY:
            return entry.key
        if self.category == NO_CATEGORY:
            return entry.category is None
        if self.category == POSITIVE.code and POSITIVE in entry.terms:
            return True
        return self.category == ANY_CATEGORY or (entry.category is not None and entry.category.code == self.category)


def day_of(entry: ChronologyEntry) -> date:
    """The day it happened, or was recorded where nobody said when it happened."""
    return entry.when.day or school_time(entry.recorded).date()


def say_count(shown: Sequence[ChronologyEntry], everything: int) -> str:
    """How many entries are shown, newest first, and the days of the first and the last: plain facts."""
    if not shown:
        return ""
    of = f" of {everything}" if len(shown) < everything else ""
    count = f"{len(shown)}{of} {'entry' if everything == 1 else 'entries'}"
    first, last = (say_day(day_of(entry)).partition(" ")[2] for entry in (shown[-1], shown[0]))
    return f"{count}, first seen {first}, last {last}" if first != last else f"{count}, of {first}"
