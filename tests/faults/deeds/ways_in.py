"""Deeds that write the keys file."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from dsl_desk.domain.errors import VaultClosed, WrongKey
from dsl_desk.domain.observation import Observation
from dsl_desk.keys import unlocking
from dsl_desk.keys.keyfile import read_keys
from dsl_desk.services import opening, people
from dsl_desk.services.desk import Desk
from dsl_desk.store import records
from tests.desks import NAME, PASSPHRASE, make, observe, surroundings, unlock, unlocked
from tests.faults.deed import VAULT, Deed, DeedAtDesk, assert_sound
from tests.faults.injecting import Outcome, Tell

NEW_PASSPHRASE = "orbit velvet pepper igloo"
LEAVER = "Sam Okafor"


class SetPassphrase(Deed[Desk]):
    name, words = "passphrase", "the keys file written with a new passphrase"

    def begin(self, place: Path) -> Desk:
        return unlock(place / VAULT)

    def do(self, at: Desk, tell: Tell) -> None:
        people.set_passphrase(at, NEW_PASSPHRASE)
        tell("set")

    def refused(self, at: Desk) -> None:
        assert at.folder
        assert opens(at.folder, PASSPHRASE), "refused, and the old passphrase does not open any more"

    def end(self, at: Desk) -> None:
        opening.lock(at)

    def check(self, place: Path, outcome: Outcome) -> None:
        way_in = [each for each in (PASSPHRASE, NEW_PASSPHRASE) if opens(place / VAULT, each)]
        assert len(way_in) == 1
        assert way_in == [NEW_PASSPHRASE] or not outcome.acknowledged
        desk = opening.open_vault(place / VAULT, surroundings(), name=NAME, passphrase=way_in[0])
        assert_sound(desk)
        self.do(desk, outcome.acknowledged.append)
        opening.lock(desk)
        assert not opens(place / VAULT, PASSPHRASE)
        assert opens(place / VAULT, NEW_PASSPHRASE)


class AddPerson(DeedAtDesk):
    name, words = "add person", "a second person with a slot and a signing key of their own"

    def do(self, at: Desk, tell: Tell) -> None:
        name = f"Deputy {len(people.members(at))}"
        people.add_person(at, name, "Deputy", NEW_PASSPHRASE)
        tell(name)

    def kept(self, desk: Desk, acknowledged: Iterable[str]) -> None:
        assert desk.folder
        here = {member.person.name for member in people.members(desk)}
        assert set(acknowledged) <= here
        for name in acknowledged:
            assert opens(desk.folder, NEW_PASSPHRASE, name)


class RemovePerson(Deed[Desk]):
    name, words = "rekey", "a person removed, and the key of the records changed"

    def prepare(self, place: Path) -> None:
        desk, _ = make(place / VAULT)
        observe(desk)
        people.add_person(desk, LEAVER, "Deputy", NEW_PASSPHRASE)
        opening.lock(desk)

    def begin(self, place: Path) -> Desk:
        return unlock(place / VAULT)

    def do(self, at: Desk, tell: Tell) -> None:
        with suppress(VaultClosed):  # by a disk that did not even let the first attempt be undone
            leaver = [member.person for member in people.members(at) if member.person.name == LEAVER]
            for person in leaver:  # gone already where only changing the key was refused
                people.remove_person(at, person.id, "Left the school", lambda _step, _done: None)
        tell("removed, now or at the next unlock")

    def end(self, at: Desk) -> None:
        with suppress(VaultClosed):
            observe(at)
            opening.lock(at)

    def check(self, place: Path, outcome: Outcome) -> None:
        with unlocked(place / VAULT) as desk:  # this finishes what was interrupted
            assert_sound(desk)
            assert records.every(desk.connection, Observation), "an acknowledged save is lost"
            self.do(desk, outcome.acknowledged.append)
            assert LEAVER not in {member.person.name for member in people.members(desk)}
            assert desk.keys.generation == read_keys(place / VAULT).generation == 2
            assert not opens(place / VAULT, NEW_PASSPHRASE, LEAVER)
        with unlocked(place / VAULT) as desk:
            assert_sound(desk)


def opens(folder: Path, passphrase: str, name: str = NAME) -> bool:
    try:
        unlocking.open_with_passphrase(folder, name, passphrase).wipe()
    except WrongKey:
        return False
    return True
