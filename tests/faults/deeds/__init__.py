"""The deeds that are disturbed at each of their system calls."""

from __future__ import annotations

from typing import Any

from tests.faults.deed import Deed
from tests.faults.deeds.between_schools import SendFile
from tests.faults.deeds.copies import BackUp, Found, Restore, RestoreOver
from tests.faults.deeds.leaving import EnterReply, Erase, Export
from tests.faults.deeds.letter_files import SaveEach, SaveMerged
from tests.faults.deeds.letters import (
    ConfirmTranslation,
    GeneralLetter,
    OwnText,
    PrivateLetters,
    SetLogo,
    TakeInFamilies,
)
from tests.faults.deeds.receiving import EnterBundle, TakeIn
from tests.faults.deeds.records import Draft, Migrate, Rebuild, Save, UnlockAndLock
from tests.faults.deeds.school_key import ChangeKey
from tests.faults.deeds.ways_in import AddPerson, RemovePerson, SetPassphrase

DEEDS: tuple[Deed[Any], ...] = (
    Save(), Draft(), UnlockAndLock(), Migrate(), Rebuild(), SetPassphrase(), AddPerson(), RemovePerson(), BackUp(),
    Restore(), RestoreOver(), Found(), Export(), EnterReply(), SendFile(), TakeIn(), EnterBundle(), ChangeKey(),
    Erase(), PrivateLetters(), GeneralLetter(), OwnText(), ConfirmTranslation(), SetLogo(), TakeInFamilies(),
    SaveMerged(), SaveEach(),
)  # fmt: skip
