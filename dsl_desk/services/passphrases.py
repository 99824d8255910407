"""Passphrases offered and judged, and the printed recovery kit."""

from __future__ import annotations

from dsl_desk.domain.clock import SystemClock
from dsl_desk.keys.passphrase import WORDS_WITH_KEYRING, WORDS_WITHOUT_KEYRING, check_strength, generate
from dsl_desk.keys.secretstore import OsKeyring
from dsl_desk.services.school_keys import word_list


def offered_passphrase() -> str:
    """A generated passphrase, long enough for this computer."""
    return generate(word_list(), WORDS_WITH_KEYRING if OsKeyring().works() else WORDS_WITHOUT_KEYRING)


def judge_passphrase(passphrase: str) -> None:
    """Raises InvalidRecord, in words, for a passphrase that could be guessed."""
    check_strength(passphrase, word_list())


def recovery_kit_pdf(school: str, code: str) -> bytes:
    """The page to print and keep in the safe; it is never written to a file."""
    from dsl_desk.documents.recovery_kit import recovery_kit

    return recovery_kit(school, code, SystemClock().now())
