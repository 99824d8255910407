"""Passphrases offered, judged and made stronger, and the printed recovery kit."""

from __future__ import annotations

import contextlib

from dsl_desk.domain.errors import SecretStoreError, VaultError
from dsl_desk.keys.changing import set_passphrase
from dsl_desk.keys.kdf import Kdf
from dsl_desk.keys.passphrase import WORDS_WITH_KEYRING, WORDS_WITHOUT_KEYRING
from dsl_desk.keys.secretstore import OsKeyring
from dsl_desk.keys.strength import check_strength, offer
from dsl_desk.services.desk import Desk
from dsl_desk.services.school_keys import word_list


def offered_passphrase() -> str:
    """A generated passphrase, long enough for this computer."""
    return offer(word_list(), WORDS_WITH_KEYRING if OsKeyring().works() else WORDS_WITHOUT_KEYRING)


def judge_passphrase(passphrase: str, *names: str) -> None:
    """Raises InvalidRecord, in words, for a passphrase that could be guessed by one who knows school and people."""
    check_strength(passphrase, word_list(), names)


def strengthen_lock(desk: Desk, passphrase: str, least: Kdf | None) -> None:
    """What the slot of the person at the desk lacks, in one rewrite of its lock with the passphrase just typed.

    That is a half of the key in the password store of this account and computer, and a cost of at least `least`
    (None: as it is). What cannot be done now waits for another unlock: nobody is kept out by it.
    """
    lock = desk.keys.slot.lock
    cost = (lock.kdf and least and lock.kdf.raised(least)) or lock.kdf
    unbound = desk.secret_store is not None and not lock.device
    if desk.folder is None or desk.demonstration or cost is None or (cost == lock.kdf and not unbound):
        return
    with contextlib.suppress(SecretStoreError, VaultError):
        keys = set_passphrase(
            desk.folder, desk.keys, desk.keys.slot_id, passphrase,
            kdf=cost, secret_store=desk.secret_store, given=lock.given, random_bytes=desk.random_bytes,
        )  # fmt: skip
        desk.keys.wipe()
        desk.keys = keys
