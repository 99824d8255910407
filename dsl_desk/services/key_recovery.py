"""The school's root kept in a file outside the vault, and brought back into a new one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import DiskFull, InvalidRecord, Problem, VaultError
from dsl_desk.domain.event import Happening
from dsl_desk.domain.school import SCHOOL_ID
from dsl_desk.keys import identity
from dsl_desk.keys.files import replace_file
from dsl_desk.keys.identity import Signer
from dsl_desk.keys.kdf import DEFAULT, Kdf
from dsl_desk.keys.passphrase import WORDS_FOR_BUNDLE, generate
from dsl_desk.keys.root_file import MOST_BYTES, open_root, seal_root
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.exporting.numbering import every_bundle
from dsl_desk.services.key_changing import key_changes
from dsl_desk.services.passphrases import judge_passphrase
from dsl_desk.services.school_keys import (
    CHANGED,
    LEAF,
    ROOT,
    keep,
    kept,
    key_sha256,
    note_key,
    now,
    school_keys,
    subject,
    word_list,
)
from dsl_desk.store import beside

KEY_FILE = "school-key.recovery"
_KEPT = "school-key-kept/"


def offered_key_passphrase() -> str:
    """Six words: nothing but this passphrase stands between the file and whoever finds it."""
    return generate(word_list(), WORDS_FOR_BUNDLE)


def keep_key(desk: Desk, passphrase: str, path: Path, kdf: Kdf = DEFAULT) -> Changed:
    """Write the root into a file of its own, to be kept away from the laptop, and its passphrase away from the file.

    An earlier file of that name gives way only to a whole new one. Raises InvalidRecord for a passphrase that could
    be guessed, DiskFull, ReadsOnly.
    """
    desk.require_full_access()
    judge_passphrase(passphrase, school(desk).name, desk.person.name)
    keys = school_keys(desk)
    try:
        replace_file(path, seal_root(keys.root, passphrase, kdf=kdf, random_bytes=desk.random_bytes))
    except VaultError as error:
        raise DiskFull(
            "The recovery file was not saved because that place cannot be written to or is full. Your records and "
            "an earlier file are as they were. Choose another place, or free some space."
        ) from error
    with desk.deed() as deed:
        note_key(deed, Happening.KEY_KEPT, keys.root)
        beside.save_setting(desk.connection, _KEPT + keys.fingerprint, desk.clock.now().isoformat())
    return Changed(deed.id, SCHOOL_ID, frozenset(), frozenset({CHANGED}))


def key_kept(desk: Desk) -> datetime | None:
    """When a recovery file of the key in force was last made; None if never."""
    made = beside.setting(desk.connection, _KEPT + key_sha256(desk))
    return datetime.fromisoformat(made) if made else None


def read_key_file(path: Path, passphrase: str) -> Signer:
    """The root in the file at `path`. Needs no vault. Raises WrongKey, and InvalidRecord for what is no such file."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InvalidRecord(Problem("file", "This file cannot be read. Choose the file that was saved")) from error
    return open_root(content, passphrase)


def bring_back_key(desk: Desk, root: Signer) -> Changed:
    """Sign with `root` from now on, as the school did before its records were lost; recipients have nothing to do.

    Raises InvalidRecord for another school's key, one that was given up, or one older than that which these
    records have signed bundles with; KeyNotInTime for one at its end; ReadsOnly.
    """
    desk.require_full_access()
    refusal = _refusal(desk, root)
    if refusal:
        raise InvalidRecord(Problem("file", refusal))
    leaf = identity.issue_leaf(root, subject(desk), now())
    with desk.deed() as deed:
        keep(desk, ROOT, root)
        keep(desk, LEAF, leaf)
        note_key(deed, Happening.KEY_BROUGHT_BACK, root)
    return Changed(deed.id, SCHOOL_ID, frozenset(), frozenset({CHANGED}))


def _refusal(desk: Desk, root: Signer) -> str:
    """Why this root does not belong in these records, or nothing."""
    named = subject(desk)
    theirs, made_up = identity.named_school(root.certificate)
    if (theirs, made_up) != (named.school, named.demonstration):
        return (
            f"This is the key of {theirs}, and these are the records of {named.school}. If the school was renamed, "
            "enter its old name in Settings, bring the key back, then enter the new one"
        )
    if _sha256(root) == key_sha256(desk):
        return "These records sign with this key already"
    if _sha256(root) in {change.old_sha256 for change in key_changes(desk)}:
        return "The school gave this key up, and recipients were told. It is not taken back"
    if every_bundle(desk) and not _newer(root, kept(desk, ROOT)):
        return (
            "These records have signed bundles with a later key, which recipients may have accepted. Keep to that one"
        )
    return ""


def _newer(root: Signer, before: Signer | None) -> bool:
    """A backup from before a change of key has the key that was given up: the later one takes its place."""
    return before is None or identity.begins(root.certificate) > identity.begins(before.certificate)


def _sha256(root: Signer) -> str:
    return identity.fingerprint(root.certificate).hex()
