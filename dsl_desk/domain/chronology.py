"""Everything about one child in time order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.body_map import BodyMark
from dsl_desk.domain.concern import Role
from dsl_desk.domain.kept_file import KeptFile
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import When


@dataclass(frozen=True, slots=True)
class ChronologyEntry:
    """One line of the chronology, of any kind of record.

    `when` is what the witness said; `recorded` is the UTC time of the entry. Entries stand in the order of `when`,
    or of `recorded` where the time is not stated. `version` above 1 says that there are earlier versions.
    `role` is this child's part in it: where it is not ABOUT, `exact_words` and `facts` are of another child. `source`
    says who saw or said it and how they know; `facts` are what else the record states, by name, and `confidential`
    those that go on no paper. `marks` are places on this child's own body, `files` are kept with the record.
    `category`, `significance` and `key` are the DSL's own analysis, never part of the facts. `school` is another
    school that wrote the entry, empty for this one's own: then `recorded` and `author` are theirs, and `came_as` is
    the kind it has there.
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
    role: Role = Role.ABOUT
    exact_words: str = ""
    source: str = ""
    origin: Origin = Origin.NOT_STATED
    must_not_be_told: str = ""
    category: Term | None = None
    significance: str = ""
    key: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    confidential: tuple[tuple[str, str], ...] = ()
    marks: tuple[BodyMark, ...] = ()
    files: tuple[KeptFile, ...] = ()
    school: str = ""
    came_as: str = ""
