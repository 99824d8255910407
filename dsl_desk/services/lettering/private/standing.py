"""May the parents be told? What was last decided and said of it in each matter (practice.md 1.8).

A private letter follows such a decision. Where the newest word in any matter is that they are not told, the letter
waits for an override with its reason; only that they could not be reached never stops it. A letter that has gone is
a word of its own: it told them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.letter import Delivery
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.received import ReceivedRecord
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.when import say_day
from dsl_desk.services.catalogue.grounds import Party, not_informed_reasons
from dsl_desk.services.desk import Desk
from dsl_desk.store import chronology, hiding, records

FIELD = "told"
"""What a form calls the answer."""
UNDECIDED = (
    "Nobody has decided yet whether the parents are told. Record that decision first: a letter about one child "
    "follows it"
)
UNSEEN = (
    "A decision about this child, in a concern that you do not see, says that the parents are not told. Speak with "
    "your designated safeguarding lead before anyone writes to them"
)


@dataclass(frozen=True, slots=True)
class Word:
    """The newest word on telling the parents in one matter. `concern` is its title, empty for no concern of ours.

    `said` is school time; `where` says what tells it: a decision, a bundle, or the letter that told them.
    """

    concern: str
    parents: Informed
    said: datetime
    where: str
    inform_later: str = ""
    by_letter: bool = False

    @property
    def forbids(self) -> bool:
        """Whether they are not told for a reason that a letter does not mend."""
        return forbids(self.parents)

    def say(self) -> str:
        """One sentence for the screen."""
        reasons = "; ".join(term.wording for term in self.parents.reasons)
        parts = (
            f"{self.where}, {say_day(self.said.date())}: {self._told()}",
            reasons,
            self.parents.words,
            self.inform_later,
        )
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    def say_with_matter(self) -> str:
        """The same after the concern it is about."""
        return f"{self.concern}. {self.say()}" if self.concern else self.say()

    def _told(self) -> str:
        if self.by_letter:
            return "it told them"
        if self.parents.to_be_told:
            return "they are to be told"
        return "they have been told" if self.parents.told else "they are not told"


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest word of each matter, latest first. `unseen`: one the person does not see says they are not told.

    A letter that went although they were not to be told stands beside that word and does not lift it: it told one
    household, and the next one may be whom the reasons are about.
    """

    words: tuple[Word, ...]
    unseen: bool = False

    @property
    def forbidding(self) -> tuple[Word, ...]:
        return tuple(word for word in self.words if word.forbids)


def forbids(parents: Informed) -> bool:
    """Whether this word keeps a letter from being written: a reason that nobody knows counts as one that does."""
    if parents.told or parents.to_be_told:
        return False
    may = {reason.code for reason in not_informed_reasons(Party.PARENTS) if reason.may_write}
    return any(term.code not in may for term in parents.reasons)


def standing(desk: Desk, child_id: str) -> Standing:
    """What was last said in each matter of telling the parents of this child."""
    newest: dict[str, Word] = {}
    beside: dict[str, Word] = {}
    oldest_first = reversed(tuple(_words(desk, child_id)))
    for concern_id, word in sorted(oldest_first, key=lambda found: found[1].said):
        if word.by_letter and concern_id in newest and newest[concern_id].forbids:
            beside[concern_id] = word
        else:
            newest[concern_id] = word
            beside.pop(concern_id, None)
    words = sorted((*newest.values(), *beside.values()), key=lambda word: word.said, reverse=True)
    return Standing(tuple(words), _unseen(desk, child_id))


def stop_untold(standing: Standing, override: str) -> None:
    """Raise InvalidRecord unless the parents may be told, or `override` says why they are told all the same.

    What a person does not see they cannot override.
    """
    if standing.unseen:
        raise InvalidRecord(Problem(FIELD, UNSEEN))
    if not standing.words:
        raise InvalidRecord(Problem(FIELD, UNDECIDED))
    if standing.forbidding and not override.strip():
        raise InvalidRecord(
            Problem("override", "It was decided that the parents are not told. Say why they are told all the same")
        )


def _words(desk: Desk, child_id: str) -> Iterator[tuple[str, Word]]:
    """Every word there is, with the concern it is about; a bundle speaks for each concern of its records."""
    titles = {concern.id: concern.title for concern in records.every(desk.connection, Concern)}
    for line in chronology.of_child(desk.connection, child_id):
        came = f" of {line.record.school}" if isinstance(line.record, ReceivedRecord) else ""
        record = line.record.came.record if came else line.record
        if isinstance(record, Decision) and record.parents:
            said = line.recorded if came else _last_said(desk, record)
            concern_id = record.concern_id if record.concern_id in titles else ""
            where = f"Decision{came}"
            yield concern_id, _word(titles, concern_id, record.parents, said, where, record.inform_later)
        elif isinstance(record, Sharing) and not came:
            for concern_id in _concerns(desk, record, titles):
                yield concern_id, _word(titles, concern_id, record.parents, line.recorded, f"Bundle {record.bundle}")
        elif isinstance(record, Contact) and not came and (told := _told_by_letter(desk, record)):
            concern_id = record.concern_id if record.concern_id in titles else ""
            where = f"Letter to {record.with_whom}"
            yield concern_id, Word(titles.get(concern_id, ""), Informed(True), told, where, by_letter=True)


def _word(
    titles: dict[str, str], concern_id: str, parents: Informed, said: datetime, where: str, inform_later: str = ""
) -> Word:
    return Word(titles.get(concern_id, ""), parents, school_time(said), where, inform_later)


def _last_said(desk: Desk, decision: Decision) -> datetime:
    """When this word was first said so: a later version that corrects something else does not renew it."""
    said: datetime | None = None
    before: Informed | None = None
    for version in records.versions(desk.connection, Decision, decision.id):
        if said is None or version.record.parents != before:
            said, before = version.recorded, version.record.parents
    assert said is not None, "a decision of the chronology has a version"
    return said


def _told_by_letter(desk: Desk, contact: Contact) -> datetime | None:
    """When a letter went, in school time: at the latest when that was recorded. None while it has not gone."""
    if not _gone(contact):
        return None
    recorded = next(
        version.recorded
        for version in records.versions(desk.connection, Contact, contact.id)
        if _gone(version.record)
    )
    written = school_time(recorded)
    assert contact.letter, "it has gone"
    sent = contact.letter.sent
    return min(written, datetime.combine(sent.day, sent.time or time.max)) if sent.day else written


def _gone(contact: Contact) -> bool:
    return contact.letter is not None and contact.letter.delivery not in (Delivery.NOT_STATED, Delivery.NOT_SENT_YET)


def _concerns(desk: Desk, sharing: Sharing, titles: dict[str, str]) -> set[str]:
    kinds: tuple[type[Observation | Contact | Decision], ...] = (Observation, Contact, Decision)
    found = {
        record.concern_id
        for id_ in sharing.records
        for kind in kinds
        if (record := records.current(desk.connection, kind, id_)) and record.concern_id in titles
    }
    return found or {""}


def _unseen(desk: Desk, child_id: str) -> bool:
    """Whether a hidden decision or bundle forbids it. Nothing else is told of what the person is not to see."""
    if not hiding.hides_anything(desk.connection):
        return False
    about = {
        each.matter_id for each in hiding.out_of_sight(desk.connection, Involvement) if each.child_id == child_id
    }
    decisions = (each for each in hiding.out_of_sight(desk.connection, Decision) if each.id in about)
    newest = {each.concern_id: each.parents for each in decisions if each.parents}
    shared = [each for each in hiding.out_of_sight(desk.connection, Sharing) if each.child_id == child_id]
    return any(map(forbids, newest.values())) or bool(shared and forbids(shared[-1].parents))
