"""What the parts of a bundle are called on paper, so that they can be spoken about: record 3, ATT-0002."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.casefile import CaseFile, attachment_code
from dsl_desk.domain.kind_words import KIND_WORDS, say_counts

_WORDS = {**KIND_WORDS, "sharing": ("earlier bundle", "earlier bundles")}
"""Of an earlier bundle only the record goes along, never the files that are kept of it."""


@dataclass(frozen=True, slots=True)
class File:
    """An attachment under its name in the bundle (FORMAT.md 3)."""

    code: str
    attachment: Attachment


@dataclass(frozen=True, slots=True)
class Legend:
    """The numbers of one case file's records, by id, its files, and the names behind the ids that records hold."""

    records: dict[str, int]
    files: tuple[File, ...]
    people: dict[str, str]
    agencies: dict[str, str]

    @classmethod
    def of(cls, casefile: CaseFile) -> Legend:
        return cls(
            {found.record.id: number for number, found in enumerate(casefile.records, 1)},
            tuple(File(attachment_code(number), each) for number, each in enumerate(casefile.attachments, 1)),
            {person.id: f"{person.name}, {person.role}" for person in casefile.people},
            {agency.id: agency.name for agency in (*casefile.agencies, casefile.recipient)},
        )

    def files_of(self, record_id: str) -> tuple[File, ...]:
        return tuple(file for file in self.files if file.attachment.matter_id == record_id)

    @property
    def other_files(self) -> tuple[File, ...]:
        """Those that belong to no record of the case file, such as those of the child's file as a whole."""
        return tuple(file for file in self.files if file.attachment.matter_id not in self.records)

    def author(self, person_id: str) -> str:
        return self.people.get(person_id, "a person not named here")

    def agency(self, agency_id: str) -> str:
        return self.agencies.get(agency_id, "an agency not named here")

    def say_records(self, ids: Iterable[str]) -> str:
        """Such as "record 1, record 4, 2 kept in the school"."""
        wanted = set(ids)
        elsewhere = len(wanted - self.records.keys())
        kept = f"{elsewhere} kept in the school" if elsewhere else ""
        return ", ".join(filter(None, (self.say_here(wanted), kept)))

    def say_here(self, ids: Iterable[str]) -> str:
        """Those of them that are in the case file; of the others not even that there are any."""
        numbers = sorted(self.records[one] for one in set(ids) & self.records.keys())
        return ", ".join(f"record {number}" for number in numbers)


def say_kind(kind: str) -> str:
    """What one record of a kind is called."""
    return _WORDS[kind][0]


def say_how_many(counts: Mapping[str, int]) -> Iterator[str]:
    """Such as "2 observations", for each kind there is any of."""
    return say_counts(counts, _WORDS)
