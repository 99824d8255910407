"""Everything about one child in time order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.term import Term
from dsl_desk.domain.when import When


@dataclass(frozen=True, slots=True)
class ChronologyEntry:
    """One line of the chronology, of any kind of record.

    `when` is what the witness said; `recorded` is the UTC time of the entry. Entries stand in the order of `when`,
    or of `recorded` where the time is not stated. `version` above 1 says that there are earlier versions.
    """

    id: str
    kind: str
    when: When
    recorded: datetime
    title: str
    text: str
    author: str
    terms: tuple[Term, ...] = ()
    version: int = 1
    exact_words: str = ""
