"""Other children named in what is to leave: a plain comparison with the roll, for a person to decide about each.

It may find an adult or a place of the same name, and misses nicknames and misspellings: it helps the person who reads
and decides nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum

from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.other_names import NameDecision
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.term import Term
from dsl_desk.services.desk import Desk
from dsl_desk.services.spelling import is_word
from dsl_desk.store import chronology, records
from dsl_desk.store.folding import fold

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word of a name: hyphens, digits and what stands in the name of a file part it from the next."""

_OWNED = re.compile(r"['’]s\Z", re.IGNORECASE)
CODE = re.compile(r"(?:[0-9a-f]{32}){1,2}", re.ASCII)
"""Ids and hashes, which nobody wrote."""

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What can stand in a word without being seen."""


@dataclass(frozen=True, slots=True)
class NameFound:
    """Another child, the words of the name as they are written there, and how often in which record.

    A place with no id is what was written or chosen for this bundle beside the records.
    """

    child: Child
    words: tuple[str, ...]
    places: tuple[tuple[str, int], ...]


def names_in(
    desk: Desk,
    child_id: str,
    record_ids: Collection[str],
    attachment_ids: Collection[str],
    words: Iterable[str] = (),
) -> tuple[NameFound, ...]:
    """Other children on the roll, or who were, named in these records of a child and in the names of these files.

    `words` are other texts that leave: the purpose, the summary, what is chosen of the family and of subjects.
    """
    return find_names(desk, child_id, _texts(desk, child_id, record_ids, attachment_ids, words))


def find_names(desk: Desk, child_id: str, texts: Iterable[tuple[str, str]]) -> tuple[NameFound, ...]:
    """The same in texts, each with the id of the record it stands in; in the order of the roll."""
    children = records.every(desk.connection, Child, "sort_name")
    own = next(_names(child) for child in children if child.id == child_id)
    bearers: dict[str, list[Child]] = defaultdict(list)
    for child in children:
        for name in _names(child) - own if child.id != child_id else ():
            bearers[name].append(child)
    written: dict[str, dict[str, None]] = defaultdict(dict)
    places: dict[str, Counter[str]] = defaultdict(Counter)
    met: dict[str, list[Child]] = {}
    for place, text in texts:
        for word in words_of(text):
            if word not in met:
                named = bearers.get(fold(word), [])
                met[word] = named if named and _may_be_name(word) else []
            for child in met[word]:
                written[child.id][word] = None
                places[child.id][place] += 1
    return tuple(
        NameFound(child, tuple(written[child.id]), tuple(places[child.id].items()))
        for child in children
        if child.id in written
    )


def words_of(text: str) -> Iterator[str]:
    """The words of a text as they are written, without what hides in them or says that something is theirs."""
    seen = unicodedata.normalize("NFC", UNSEEN.sub("", text))
    return (_OWNED.sub("", word) for word in WORD.findall(seen))


def texts_of(value: object) -> Iterator[str]:
    """What somebody wrote in a record: neither ids and hashes, nor words of a catalogue or of a fixed set.

    Nor what was decided about other names in an earlier bundle, which never leaves.
    """
    match value:
        case Enum() | Term() | NameDecision():
            return
        case str():
            if not CODE.fullmatch(value):
                yield value
        case tuple():
            for item in value:
                yield from texts_of(item)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from texts_of(getattr(value, field.name))


def _texts(
    desk: Desk, child_id: str, record_ids: Collection[str], attachment_ids: Collection[str], words: Iterable[str]
) -> Iterator[tuple[str, str]]:
    for line in chronology.of_child(desk.connection, child_id):
        id_ = line.record.id
        if id_ in record_ids:
            reason = chronology.versions(desk.connection, line.kind, id_)[-1].reason
            meant = records.where(desk.connection, Significance, "record_id = ? AND child_id = ?", id_, child_id)
            yield from ((id_, text) for text in (*texts_of(line.record), reason, *texts_of(meant)))
    for id_ in attachment_ids:
        if attachment := records.current(desk.connection, Attachment, id_):
            yield attachment.matter_id, attachment.name
            yield attachment.matter_id, attachment.what
    yield from (("", text) for text in words)


def _names(child: Child) -> set[str]:
    """Folded; without particles such as "de" or "van", which many names share, but where a script has no capitals."""
    written = f"{child.given_name} {child.known_as} {child.family_name} {child.family_known_as}"
    return {fold(name) for name in words_of(written) if name != name.lower() or name == name.upper()}


def _may_be_name(word: str) -> bool:
    """In small letters only what is no English word: "isla" may be a name, "will" and "grace" rarely are."""
    if word != word.lower() or word == word.upper():
        return True
    try:
        return not is_word(word)
    except DeskError:  # without a dictionary rather too many are asked about; no referral waits for it
        return True
