"""Whose words a letter holds: what police told the school reaches a family only when a second person has read it.

What was marked as not to be told reaches nobody. Words are compared as they are written: this finds what was copied
from a record, not what was told again in other words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.contact import Contact, Whom
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.police_request import PoliceRequest
from dsl_desk.domain.received import ReceivedRecord
from dsl_desk.domain.referral import Referral
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.services.catalogue.private_letter import private_letter_rule
from dsl_desk.services.desk import Desk
from dsl_desk.services.other_names import UNSEEN, texts_of
from dsl_desk.store import chronology, records
from dsl_desk.store.folding import fold, words_of

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptWords:
    """Runs of words out of a child's records: what police told, and what must not be told."""

    police: frozenset[Run]
    not_told: frozenset[Run]


def kept_words(desk: Desk, child_id: str) -> KeptWords:
    """What of this child's records a letter is compared with."""
    lines = tuple(line.record for line in chronology.of_child(desk.connection, child_id))
    found = tuple(each.came.record if isinstance(each, ReceivedRecord) else each for each in lines)
    police = {each.id for each in records.every(desk.connection, Agency) if each.kind is AgencyKind.POLICE}
    return KeptWords(
        frozenset(_runs(text for record in found for text in texts_of(_told_by_police(record, police)))),
        frozenset(_runs(text for record in found if not_to_be_told(record) for text in texts_of(record))),
    )


def by_police(record: Any) -> bool:
    """Whether police told it: an observation marked so, their notices and requests, a talk with an officer."""
    match record:
        case Observation():
            return record.origin is Origin.POLICE
        case Contact():
            return record.whom_kind is Whom.OFFICER
        case _:
            return isinstance(record, EncompassNotice | PoliceRequest)


def _told_by_police(record: Any, police: Collection[str]) -> object:
    """What of a record they told: all of it, or what these agencies answered to what the school sent them."""
    match record:
        case Sharing(agency_id=agency_id) if agency_id in police:
            return record.receipts, record.outcome
        case Referral(agency_id=agency_id) if agency_id in police:
            return record.state_reason, record.escalations
        case _:
            return record if by_police(record) else ()


def not_to_be_told(record: Any) -> bool:
    """Whether somebody is marked on it who must not be told."""
    return isinstance(record, Observation) and bool(record.must_not_be_told.strip())


def from_police(kept: KeptWords, typed: Iterable[str]) -> bool:
    """Whether something that was typed stands in what police told the school."""
    return not kept.police.isdisjoint(_runs(typed))


def stop_not_told(kept: KeptWords, typed: Iterable[tuple[str, str]]) -> None:
    """Raise InvalidRecord where a text, named by its field, holds words of a record marked as not to be told."""
    for field, text in typed:
        if not kept.not_told.isdisjoint(_runs([text])):
            words = "This holds words of a record that is marked with who must not be told. Take them out"
            raise InvalidRecord(Problem(field, words))


def stop_unread(second: SecondLook, writer: str) -> None:
    """Raise InvalidRecord unless a second person, not the `writer`, has read it, and it is said when.

    Unlike a bundle, which may leave before anyone else has read it, a letter that tells a family what police told the
    school waits.
    """
    if not second.who.strip():
        raise InvalidRecord(
            Problem("who", "This letter tells what police told the school. Enter who else has read it and agrees")
        )
    if fold(second.who.strip()) == fold(writer.strip()):
        raise InvalidRecord(Problem("who", "Enter somebody else: the second person is not the one who writes"))
    if second.when == NOT_STATED:
        raise InvalidRecord(Problem("when", "Enter when the second person read it, or type not known"))


def _runs(texts: Iterable[str]) -> Iterator[Run]:
    length = private_letter_rule().words_in_a_row
    for text in texts:
        words = words_of(UNSEEN.sub("", text))
        yield from (tuple(words[at : at + length]) for at in range(len(words) - length + 1))
