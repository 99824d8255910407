"""The printed ways in: the recovery code and the sealed envelopes, and whether anybody has shown that they work.

No code is kept anywhere: it is in memory until its page has been printed and read back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache

from dsl_desk import codec
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import VaultError
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.school import Person
from dsl_desk.keys import changing, unlocking
from dsl_desk.keys.envelopes import PAIR_LABEL, make_envelopes
from dsl_desk.keys.new_slots import RECOVERY_LABEL
from dsl_desk.keys.recovery import same_group
from dsl_desk.keys.slots import Slot, SlotKind
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.correcting import current
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.rekeying import finish_change, replace_ways
from dsl_desk.store import beside, records
from dsl_desk.store.vault import Deed

CHANGED = "recovery"
"""The kind of what changed when a page was typed back or a drill was held."""

HOLDERS = ("Headteacher", "Chair of governors")
"""Who keeps an envelope unless the school says otherwise (vault.md)."""

_HOLDERS = "envelope-holders"
_TYPED_BACK = "typed-back/"
_LAST_DRILL = "last-drill"


@dataclass(frozen=True, slots=True)
class RecoveryRules:
    """What a school could change: days between two drills, and how many groups of a new code are typed back."""

    about: str
    source: str
    checked: str
    drill_after_days: int
    groups_typed_back: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed way in that is in force. `holders` keep the envelopes, in their order; nobody is named for the code.

    `typed_back`: someone has shown that the paper can be read.
    """

    made: datetime
    typed_back: bool
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecoveryStanding:
    """What is printed, when it was last tried, and from when it should be tried again."""

    code: Printed | None
    envelopes: Printed | None
    last_drill: datetime | None
    drill_due: bool

    @property
    def reminders(self) -> tuple[str, ...]:
        """What Today says, most pressing first; nothing when all is well."""
        unread = [
            (self.code, "Nobody has typed the recovery code back from paper, so it may not be readable when needed."),
            (self.envelopes, "Nobody has typed the codes of the envelopes back from paper yet."),
        ]
        words = [said for printed, said in unread if printed and not printed.typed_back]
        if self.drill_due:
            words.append("It is time to try a printed code on a copy of the records.")
        return tuple(words)


@dataclass(frozen=True, slots=True)
class NewEnvelope:
    """One envelope's number, who is to keep it, and its code, which is shown and printed once."""

    number: int
    holder: str
    code: str = field(repr=False)


@cache
def rules() -> RecoveryRules:
    return load(RecoveryRules, "vault/recovery.json")


def standing(desk: Desk) -> RecoveryStanding:
    """What of recovery is in order."""
    code, envelopes = _printed(desk, SlotKind.RECOVERY), _printed(desk, SlotKind.PAIR)
    if envelopes:
        envelopes = replace(envelopes, holders=_holders(desk))
    last = beside.setting(desk.connection, _LAST_DRILL)
    last_drill = datetime.fromisoformat(last) if last else None
    since = last_drill or min((printed.made for printed in (code, envelopes) if printed), default=None)
    due = since is not None and desk.clock.now() - since >= timedelta(days=rules().drill_after_days)
    return RecoveryStanding(code, envelopes, last_drill, due)


def reminders(desk: Desk) -> tuple[str, ...]:
    """What Today says of the printed ways in; a made-up school is not reminded.

    A keys file that went missing under the open records does not keep Today shut: its words stand there.
    """
    try:
        return () if desk.demonstration else standing(desk).reminders
    except VaultError as error:
        return (str(error),)


def new_recovery_code(desk: Desk) -> str:
    """A new code to print, which is kept nowhere; the old one opens nothing but older backups from then on.

    Raises ReadsOnly, DiskFull: the old one then still opens.
    """
    desk.require_full_access()
    finish_change(desk)
    slot, code = changing.new_recovery(desk.vault_folder, desk.keys, desk.random_bytes)
    with _taking_their_place(desk, [slot], "A new recovery code took its place") as deed:
        deed.record(Person(slot.id, RECOVERY_LABEL, RECOVERY_LABEL, slot.signing_public.hex()))
    return code


def recovery_code_page(desk: Desk, code: str) -> bytes:
    """The recovery kit as a PDF; it is never written to a file."""
    from dsl_desk.documents.recovery_kit import recovery_kit

    return recovery_kit(school(desk).name, code, desk.clock.now(), demonstration=desk.demonstration)


def make_new_envelopes(desk: Desk, holders: Sequence[str]) -> tuple[NewEnvelope, ...]:
    """New codes for two or three envelopes; the old envelopes open nothing but older backups from then on.

    With three, any two open. Each pair signs what it does with a key of its own. Raises InvalidRecord when it is not
    said who keeps each, VaultError when there are sixteen ways in, ReadsOnly, DiskFull.
    """
    desk.require_full_access()
    named = _checked(holders)
    finish_change(desk)
    made = make_envelopes(desk.vault_folder, desk.keys, len(named), desk.random_bytes)
    slots = [pair.slot for pair in made.pairs]
    with _taking_their_place(desk, slots, "New envelopes took their place") as deed:
        for pair in made.pairs:
            role = " and ".join(named[number - 1] for number in pair.envelopes)
            deed.record(Person(pair.slot.id, PAIR_LABEL, role, pair.slot.signing_public.hex()))
        beside.save_setting(desk.connection, _HOLDERS, codec.encode(named).decode())
    return tuple(
        NewEnvelope(number, holder, code)
        for number, (holder, code) in enumerate(zip(named, made.codes, strict=True), 1)
    )


def envelope_pages(desk: Desk, envelopes: Sequence[NewEnvelope]) -> bytes:
    """A page for each envelope as one PDF; it is never written to a file."""
    from dsl_desk.documents import envelopes as paper

    pages = [paper.Envelope(envelope.holder, envelope.code) for envelope in envelopes]
    return paper.envelope_pages(school(desk).name, pages, desk.clock.now(), demonstration=desk.demonstration)


def wrong_groups(code: str, typed: Mapping[int, str]) -> tuple[int, ...]:
    """Which of the groups typed back, by their numbers from 1, are not as printed."""
    groups = code.split("-")
    return tuple(number for number, words in typed.items() if not same_group(words, groups[number - 1]))


def code_typed_back(desk: Desk) -> Changed:
    """The recovery code in force was read back from its page."""
    return _typed_back(desk, SlotKind.RECOVERY)


def envelopes_typed_back(desk: Desk) -> Changed:
    """So were the codes of the envelopes in force."""
    return _typed_back(desk, SlotKind.PAIR)


def remember_drill(desk: Desk, slot_id: str) -> None:
    """For the reminders, by the way in that opened; inside the caller's transaction."""
    for name in (_LAST_DRILL, _TYPED_BACK + slot_id):
        beside.save_setting(desk.connection, name, desk.clock.now().isoformat())


@contextmanager
def _taking_their_place(desk: Desk, slots: Sequence[Slot], reason: str) -> Iterator[Deed]:
    """One deed in which these slots come into force, and those of their kind go.

    Until the journal has the new ones both are in the keys file: wherever it is interrupted, the old paper opens, or
    the new slot stands in the journal as one whose paper nobody has read, of which Today reminds. The key is changed
    with it: else the old paper and a keys file from a backup would still open these records.
    """
    kind = slots[0].kind
    old = _slots(desk, kind)
    with desk.deed() as deed:
        for slot_id in old:
            deed.record(replace(current(desk, Person, slot_id), left=desk.today()), reason)
        yield deed
        changing.put_printed(desk.vault_folder, desk.keys, kind, slots, old)
    if old:
        replace_ways(desk, old)


def _typed_back(desk: Desk, kind: SlotKind) -> Changed:
    with desk.vault.transaction():
        for slot_id in _slots(desk, kind):
            beside.save_setting(desk.connection, _TYPED_BACK + slot_id, desk.clock.now().isoformat())
    return Changed("", "", frozenset(), frozenset({CHANGED}))


def _printed(desk: Desk, kind: SlotKind) -> Printed | None:
    slots = _slots(desk, kind)
    if not slots:
        return None
    made = records.versions(desk.connection, Person, slots[0])[0].recorded
    return Printed(made, all(beside.setting(desk.connection, _TYPED_BACK + slot_id) for slot_id in slots))


def _slots(desk: Desk, kind: SlotKind) -> tuple[str, ...]:
    """Those in force, which the journal knows; a vault in memory has none."""
    ways = unlocking.ways_in(desk.folder) if desk.folder else ()
    known = {person.id for person in records.every(desk.connection, Person) if person.left is None}
    return tuple(way.slot_id for way in ways if way.kind is kind and way.slot_id in known)


def _holders(desk: Desk) -> tuple[str, ...]:
    kept = beside.setting(desk.connection, _HOLDERS)
    return codec.decode(tuple[str, ...], kept.encode()) if kept else ()


def _checked(holders: Sequence[str]) -> tuple[str, ...]:
    named = tuple(holder.strip() for holder in holders)
    problems = Problems()
    for number, holder in enumerate(named, 1):
        name = f"holder_{number}"
        problems.require(name, holder, f"Enter who is to keep envelope {number}, as a role")
        problems.line(name, holder)
        if holder and holder.casefold() in [other.casefold() for other in named[: number - 1]]:
            problems.add(name, "Each envelope needs a holder of its own: one person with two could open alone")
    problems.raise_if_any()
    return named
