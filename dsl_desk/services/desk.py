"""An open vault with the person at it: what every deed is done on."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.clock import Clock, SystemClock, school_time
from dsl_desk.domain.errors import ReadsOnly
from dsl_desk.domain.event import Happening
from dsl_desk.domain.school import Person
from dsl_desk.keys.secretstore import SecretStore
from dsl_desk.keys.unlocked import Unlocked
from dsl_desk.store.check import Proving
from dsl_desk.store.journal import Author
from dsl_desk.store.sqlcipher import Connection
from dsl_desk.store.vault import Deed, Vault


@dataclass(slots=True)
class Desk:
    """Lives on the vault thread, from opening to locking.

    `notices` are sentences about the vault the person must read; `looked` what was looked at in this
    sitting: child, how, and what of the record; `proving` how far the journal is proved.
    """

    folder: Path | None
    vault: Vault
    keys: Unlocked
    person: Person
    clock: Clock = field(default_factory=SystemClock)
    random_bytes: Callable[[int], bytes] = secrets.token_bytes
    secret_store: SecretStore | None = None
    notices: list[str] = field(default_factory=list)
    looked: set[tuple[str, Happening, str]] = field(default_factory=set)
    proving: Proving | None = None

    @property
    def demonstration(self) -> bool:
        return self.vault.identity.demonstration

    @property
    def connection(self) -> Connection:
        return self.vault.connection

    @property
    def vault_folder(self) -> Path:
        """The folder of the keys file; a vault in memory has none and is never asked for it."""
        assert self.folder is not None, "a vault in memory has no folder"
        return self.folder

    def require_full_access(self) -> None:
        """Before anything is written outside the journal, where no deed could take it back. Raises ReadsOnly."""
        if self.person.reads_only:
            raise ReadsOnly

    def new_id(self) -> str:
        return self.random_bytes(16).hex()

    def now(self) -> datetime:
        """The school's wall clock."""
        return school_time(self.clock.now())

    def today(self) -> date:
        return self.now().date()

    def author(self) -> Author:
        """Who signs what is recorded here."""
        return Author(self.keys.slot_id, self.keys.signer())

    @contextmanager
    def deed(self) -> Iterator[Deed]:
        """One transaction of journal entries by the person at the desk.

        Someone who reads only can be noted as having looked, and records nothing: ReadsOnly.
        """
        with self.vault.deed(self.author(), self.clock, self.random_bytes) as deed:
            yield deed
            if self.person.reads_only and deed.kinds:
                raise ReadsOnly


def changed(deed: Deed, id_: str, child_ids: Iterable[str] = ()) -> Changed:
    """What the finished deed changed, for the pages that show it."""
    return Changed(deed.id, id_, frozenset(child_ids), frozenset(deed.kinds))
