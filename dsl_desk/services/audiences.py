"""Who a chronology is printed for, and what each of them is given (practice.md 7).

Nobody is given what police told of a domestic abuse incident (practice.md 2.7), or what could show who a source is
and put them at risk (practice.md 2.3): both stay in the school's own record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.concern import Role
from dsl_desk.services.describing import (
    DEMEANOUR,
    INTERPRETED,
    NOT_TOLD,
    PRESENT,
    PROMPTS,
    RISKS_OF_SOURCE,
    SAID_ALREADY,
)

FACTUAL = frozenset({"observation", "contact", "encompass_notice", "police_request", "status", "route_answer"})
EVERY_KIND = FACTUAL | {
    "decision", "action", "referral", "duty", "sharing", "concern", "transfer", "received_file",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Audience:
    """`kinds` of record they are given, only the `key` ones if so, and which fields of each.

    `facts`: everything stated beside the words, `opinions`: signs, factors and what the DSL makes of it, `voice`: the
    child's words in a block of their own. `trusted` readers are also given entries that somebody must not be told of,
    each with that mark.
    """

    code: str
    choice: str
    title: str
    about: str
    kinds: frozenset[str] = EVERY_KIND
    key: bool = False
    facts: bool = True
    opinions: bool = False
    voice: bool = False
    trusted: bool = False


AUDIENCES = (
    Audience(
        "conference",
        "A conference or meeting",
        "Chronology for a conference",
        "Facts, the child’s own words first, and what the DSL makes of each entry, apart from the facts.",
        opinions=True,
        voice=True,
    ),
    Audience(
        "summary",
        "A summary",
        "Summary chronology",
        "Only the entries marked for the summary: the date, what happened, what was done and what came of it.",
        key=True,
        facts=False,
    ),
    Audience(
        "evidence",
        "Police or court",
        "Chronology of facts",
        "Facts with their source, times and exact words. Opinion is left out, or labelled where a witness gave it.",
        kinds=FACTUAL,
        trusted=True,
    ),
    Audience(
        "transfer",
        "The next school",
        "Chronology for the next school",
        "The whole chronology, except police requests, incident details and what could put a source at risk.",
        kinds=EVERY_KIND - {"police_request"},
        opinions=True,
        trusted=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What one audience is given, in the order it was given in. `voice` are the entries with the child's words.

    `kept` counts entries that stay in the school, without saying why; `other` those that are no part of this one.
    """

    entries: tuple[ChronologyEntry, ...]
    voice: tuple[ChronologyEntry, ...]
    kept: int
    other: int


def audience(code: str) -> Audience:
    return next(each for each in AUDIENCES if each.code == code)


def choose(entries: Iterable[ChronologyEntry], reader: Audience, without: frozenset[str] = frozenset()) -> Chosen:
    """The entries for this reader, each holding only the fields this reader is given; `without` these ids."""
    given: list[ChronologyEntry] = []
    kept = other = 0
    for entry in entries:
        if (entry.came_as or entry.kind) not in reader.kinds or (reader.key and not entry.key):
            other += 1
        elif entry.id in without or (entry.must_not_be_told and not reader.trusted):
            kept += 1
        else:
            given.append(_reduced(entry, reader))
    heard = (entry for entry in given if entry.exact_words and entry.role is Role.ABOUT)
    voice = tuple(_voice(entry) for entry in heard) if reader.voice else ()
    return Chosen(tuple(given), voice, kept, other)


def _reduced(entry: ChronologyEntry, reader: Audience) -> ChronologyEntry:
    hidden = RISKS_OF_SOURCE | SAID_ALREADY | {NOT_TOLD} | (frozenset() if reader.opinions else INTERPRETED)
    shown = replace(
        entry,
        facts=tuple(fact for fact in entry.facts if fact[0] not in hidden) if reader.facts else (),
        confidential=(),
        terms=(),
    )
    if not reader.facts:
        shown = replace(shown, exact_words="", source="", marks=(), files=())
    if reader.opinions:
        return shown
    # An observation is titled by the signs that were ticked on it.
    title = "" if entry.kind == "observation" else entry.title
    if entry.came_as == "observation":
        title = f"From {entry.school}"
    return replace(shown, title=title, significance="", category=None, key=False)


def _voice(entry: ChronologyEntry) -> ChronologyEntry:
    heard = tuple(fact for fact in entry.facts if fact[0] in (PROMPTS, PRESENT, DEMEANOUR))
    return replace(entry, text="", title="", facts=heard, significance="", category=None, must_not_be_told="")
