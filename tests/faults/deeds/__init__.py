"""The deeds that are disturbed at each of their system calls."""

from __future__ import annotations

from pathlib import Path

from dsl_desk.services.desk import Desk
from tests.faults.deed import Deed
from tests.faults.deeds.between_schools import SendFile
from tests.faults.deeds.copies import BackUp, Found, Restore, RestoreOver
from tests.faults.deeds.leaving import EnterReply, Erase, Export
from tests.faults.deeds.receiving import EnterBundle, TakeIn
from tests.faults.deeds.records import Draft, Migrate, Rebuild, Save, UnlockAndLock
from tests.faults.deeds.school_key import ChangeKey
from tests.faults.deeds.ways_in import AddPerson, RemovePerson, SetPassphrase

DEEDS: tuple[Deed[Path] | Deed[Desk], ...] = (
    Save(), Draft(), UnlockAndLock(), Migrate(), Rebuild(), SetPassphrase(), AddPerson(), RemovePerson(), BackUp(),
    Restore(), RestoreOver(), Found(), Export(), EnterReply(), SendFile(), TakeIn(), EnterBundle(), ChangeKey(),
    Erase(),
)  # fmt: skip
