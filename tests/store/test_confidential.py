"""Addresses ever marked confidential are found in every version."""

from __future__ import annotations

from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.store.confidential import Holder, holders
from dsl_desk.store.vault import Vault
from tests.store.conftest import FINLEY, record

OPEN = Address(("2 New Road",))
REFUGE = Address(("17 Quagmire Street",), "ZX9 8QJ", confidential=True, why="Refuge")
MUM = FamilyMember("2" * 32, FINLEY.id, "Kemi Ward", "mother", address=REFUGE)


def test_an_address_is_kept_with_what_took_its_place(vault: Vault, clock: SetClock) -> None:
    record(vault, clock, FrontSheet(FINLEY.id, (OPEN,)), MUM)
    assert list(holders(vault.connection)) == [Holder((REFUGE,), (REFUGE,))]
    record(vault, clock, FamilyMember(MUM.id, FINLEY.id, "Kemi Ward", "mother", address=OPEN))
    assert list(holders(vault.connection)) == [Holder((OPEN,), (REFUGE,))]
    record(vault, clock, FrontSheet(FINLEY.id, (OPEN, REFUGE)))
    assert list(holders(vault.connection)) == [Holder((OPEN, REFUGE), (REFUGE,)), Holder((OPEN,), (REFUGE,))]
