"""The language aid for the window and the command line: what to look at again, and what was kept and why.

It advises. It never blocks a deed and never changes a word.
"""

from __future__ import annotations

from functools import cache

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.event import Event, Happening
from dsl_desk.services.catalogue.reading import damaged, load
from dsl_desk.services.desk import Desk, changed
from dsl_desk.store import looks
from dsl_desk.wording.catalogue import Catalogue, Entry, KeepingReason, Source
from dsl_desk.wording.scanner import Remark, Scanner

CATALOGUE = "wording/catalogue.json"
LARGEST = 10_000_000
"""Bytes of the largest text read from a file: a thousand times a long note."""

MOST_KEPT = 1000
"""Of what happened to one record, the newest that are looked through."""

NO_TEXT = "The file is not plain text in UTF-8. Nothing was changed. Save it as plain text, then try again."


@cache
def catalogue() -> Catalogue:
    """The wordings to think twice about; raises DeskError when the file is damaged."""
    read = load(Catalogue, CATALOGUE)
    unknown = {name for each in read.entries for name in each.sources} - read.sources.keys()
    if unknown:
        raise damaged(f"{CATALOGUE} names the sources {', '.join(sorted(unknown))} and does not say what they are")
    return read


def remarks(text: str) -> tuple[Remark, ...]:
    """Where ``text`` could be worded better; silent in quotations and in names of bodies, statutes and titles."""
    return _scanner().remarks(text)


def text_of(content: bytes) -> str:
    """The text a file holds; raises DeskError where it is more than LARGEST bytes or no plain text in UTF-8."""
    if len(content) > LARGEST:
        raise DeskError(f"The text is longer than {LARGEST:,} bytes. Nothing was changed. Check it in parts.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DeskError(NO_TEXT) from error
    if "\0" in text:
        raise DeskError(NO_TEXT)
    return text


def entry(code: str) -> Entry:
    """What the catalogue says about a remark."""
    return _entries()[code]


def sources(about: Entry) -> tuple[Source, ...]:
    """Where the advice of an entry comes from."""
    return tuple(catalogue().sources[name] for name in about.sources)


def keeping_reasons() -> tuple[KeepingReason, ...]:
    """Why a wording may be kept, to choose from."""
    return catalogue().reasons


def keep_wording(desk: Desk, record_id: str, code: str, reason: KeepingReason) -> Changed:
    """Note in the journal, beside the record, that a wording was kept on purpose: which advice, and why.

    Neither holds words of the record. It stands there for whoever reads the record later, and judges nobody. A note
    without a record of its own is noted for the school.
    """
    about = record_id or desk.vault.identity.id
    with desk.deed() as deed:
        deed.note(Event(about, Happening.WORDING_KEPT, f"{code}: {reason.code}"))
    return changed(deed, about)


def kept_wordings(desk: Desk, record_id: str) -> frozenset[str]:
    """The codes of the advice that was set aside for a record."""
    found = looks.of_entity(desk.connection, record_id, looks.NEWEST, MOST_KEPT)
    kept = (each.event.note for each in found if each.event.happening is Happening.WORDING_KEPT)
    return frozenset(note.partition(":")[0] for note in kept)


@cache
def _entries() -> dict[str, Entry]:
    return {each.code: each for each in catalogue().entries}


@cache
def _scanner() -> Scanner:
    try:
        return Scanner(catalogue())
    except ValueError as error:
        raise damaged(f"{CATALOGUE} holds {error}") from error
