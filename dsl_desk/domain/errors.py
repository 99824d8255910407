"""Everything that can go wrong in a way a person can cause or must be told of.

``str(error)`` is one plain sentence fit to show: what is wrong, what is safe, what to do next. It never holds
record text. Anything that is not a DeskError is a bug.
"""

from __future__ import annotations

from dataclasses import dataclass


class DeskError(Exception):
    """Base of every error with words for a person."""

    words = "Something went wrong. Nothing you saved is lost."

    def __init__(self, words: str = "") -> None:
        super().__init__(words or self.words)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: the field's name in the record, and the words shown beside it."""

    field: str
    words: str


class InvalidRecord(DeskError):
    """What was typed cannot be recorded yet; the person can fix it."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__(" ".join(f"{problem.words}." for problem in problems))


class VaultError(DeskError):
    """The vault cannot be opened or used."""


class WrongKey(VaultError):
    words = "That passphrase does not open these records. Nothing has changed. Try again, or use the recovery code."


class TooSoon(VaultError):
    """After several wrong passphrases; `seconds` until the next may be tried."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"That was not the passphrase several times, so wait {max(1, round(seconds))} seconds before the next "
            "try. Your records are safe. A printed code opens them without waiting."
        )


class VaultTooNew(VaultError):
    words = (
        "These records were saved by a newer version of DSL Desk. They are safe and unchanged. "
        "Install the newer version to open them."
    )


class VaultDamaged(VaultError):
    words = (
        "The records file is damaged and part of it cannot be read. Nothing more has been written to it. "
        "Keep the folder as it is and restore the newest backup."
    )


class VaultBusy(VaultError):
    words = "These records are already open in another window. They are safe. Close the other window, then try again."


class VaultClosed(VaultError):
    words = (
        "The records had to be closed because their disk failed while the key was changed. What was saved before "
        "is safe. Lock DSL Desk, free some space, and unlock again."
    )


class DiskFull(VaultError):
    words = (
        "This could not be saved because the disk is full or cannot be written to. What was saved before is safe "
        "and what you typed is still here. Free some space, then save again."
    )


class SecretStoreError(DeskError):
    words = (
        "This computer's password store cannot be used. Your records are safe. "
        "Open them with the recovery code, or ask IT to unlock the password store."
    )


class ReadsOnly(DeskError):
    words = (
        "You can read these records but not add to them, so nothing was saved. What you typed is still here. "
        "Ask the designated safeguarding lead to record it, or to change your access."
    )


class RecordErased(DeskError):
    words = (
        "This was erased from the records, so nothing can be added to it and nothing was saved. Copy what you typed "
        "if it belongs to another child, then close this form."
    )


class BundleError(DeskError):
    """A bundle cannot be made or accepted."""


class Tampered(BundleError):
    words = "This bundle is altered or incomplete. Do not rely on it. Ask the school to send it again."


class Unreadable(BundleError):
    words = "This bundle cannot be read, or its passphrase is wrong or missing. Ask the school for it by phone."


class KeyNotInTime(BundleError):
    """The school's certificates are not valid now; the words lead to the page "The school's key" (school-key)."""

    words = (
        "The school’s key has come to its end, so nothing was signed. Your records are safe. "
        "Change the key on the page “The school’s key”, then tell every recipient."
    )


class DocumentError(DeskError):
    words = "The document could not be made. The record itself is safe and unchanged."


class ImportRejected(DeskError):
    """A whole list was refused, at a row and column where there is one; nothing of it was taken in."""

    def __init__(self, words: str, row: int, column: str) -> None:
        self.row = row
        self.column = column
        super().__init__(words)
