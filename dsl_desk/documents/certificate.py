"""The certificate of an erasure: that it was done, by whom and why, and nothing of what was erased."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dsl_desk.documents.blocks import Block
from dsl_desk.documents.letterhead import letterhead
from dsl_desk.documents.moments import say_recorded
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.slip import lines_to_write_on
from dsl_desk.documents.styles import BODY, FIELD, HEADING, SEAL, TITLE
from dsl_desk.documents.text import para
from dsl_desk.domain.erasure import Erasure, Ground
from dsl_desk.domain.kind_words import say_counts
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.when import say_day


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says. `seq` and `entry` are the tombstone's place in the journal and its SHA-256.

    `backups_until` is the day by which the last backup that holds what was erased is removed, None without any.
    """

    school: School
    erasure: Erasure
    erased: datetime
    first: Person
    second: Person
    device: str
    seq: int
    entry: str
    backups_until: date | None
    made: datetime
    demonstration: bool = False


def certificate(about: Certificate) -> bytes:
    """One page or two."""
    sheet = Sheet("Certificate of erasure", about.made, footer="Names no child", demonstration=about.demonstration)
    return pages(sheet, [*letterhead(about.school), *_blocks(about)])


def _blocks(about: Certificate) -> Iterator[Block]:
    erasure = about.erasure
    yield para("Certificate of erasure", TITLE)
    whole = "One whole safeguarding file was" if erasure.whole_file else "Part of a safeguarding record was"
    if erasure.whole_file and erasure.kinds.get("child", 0) > 1:
        whole = f"{erasure.kinds['child']} whole safeguarding files were"
    yield para(
        f"{whole} erased from the school's records: every version of the words, what the search index held of "
        "them, and the files kept with them.",
        BODY,
    )
    yield para(say_recorded(about.erased), FIELD, label="When:")
    yield para(erasure.ground.value.capitalize(), FIELD, label="Ground:")
    yield para(erasure.reason, FIELD, label="Reason:")
    yield para(erasure.authority, FIELD, label="Decided by:")
    yield para(_person(about.first), FIELD, label="Erased by:")
    yield para(f"{_person(about.second)}, with a signature of their own", FIELD, label="Second person:")
    yield para("What was erased", HEADING)
    for line in say_counts(erasure.kinds):
        yield para(line, BODY, bullet="•")
    yield para("What is left", HEADING)
    for line in (*_backups(about), *_ELSEWHERE):
        yield para(line, BODY, bullet="•")
    yield para("How it can be proved", HEADING)
    yield para(
        "The journal of the records holds this erasure with both signatures. It follows the entries before it "
        "without a gap, and what was erased cannot be read from it.",
        BODY,
    )
    yield para(f"{about.device} entry {about.seq}", SEAL, label="Journal:")
    yield para(about.entry, SEAL, label="SHA-256 of the entry:")
    yield para(erasure.id, SEAL, label="Erasure:")
    yield from lines_to_write_on(("Filed by, and when",))


def _backups(about: Certificate) -> Iterator[str]:
    if about.erasure.ground is Ground.RESTORED:
        yield "This is the second time: an older copy of the records had been restored."
    if about.backups_until is None:
        yield "No backup of these records was known when this page was made."
    else:
        yield (
            "Backups made before still hold what was erased, encrypted. While a backup is made every month the last "
            f"of them is removed by {say_day(about.backups_until)}; without newer ones they stay until someone "
            "removes them. When one is restored, this is erased again."
        )


_ELSEWHERE = (
    "Other children's records may speak of the child in their own words. They stay as long as those records.",
    "Who opened, printed or copied the record, and when, stays in the journal without a word of it.",
    "Printed pages, files saved outside DSL Desk, bundles that other agencies hold, and records that a restore set "
    "aside are not known here. Ask for them separately.",
)


def _person(person: Person) -> str:
    return f"{person.name}, {person.role}" if person.role else person.name
