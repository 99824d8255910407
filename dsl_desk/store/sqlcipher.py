"""Opening a SQLCipher file exactly one way, and saying its failures in plain words (vault.md, "Opening, exactly")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NoReturn

from sqlcipher3 import dbapi2

from dsl_desk.domain.errors import DiskFull, VaultBusy, VaultClosed, VaultDamaged, VaultError

Connection = Any
"""A sqlcipher3 connection; the package ships no types."""

PAGE_SIZE = 4096

IntegrityError: type[Exception] = dbapi2.IntegrityError
DatabaseError: type[Exception] = dbapi2.DatabaseError

_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    # (name, value to set, value that must be read back)
    ("cipher_log_level", "NONE", "NONE"),
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("cache_size", "-64000", -64000),
    ("cipher_memory_security", "OFF", "0"),
)

_NOT_OF_ONE_VAULT = (
    "The records file does not open with the keys beside it: its beginning is damaged, or one of the two was "
    "exchanged. Nothing has been written to it. Keep the folder as it is and restore the newest backup."
)
"""The library cannot tell a damaged first page from another key or another file."""

_BUSY, _NOT_A_DATABASE, _CORRUPT, _AUTH = 5, 26, 11, 23
_READ_ONLY = 8
_DISK = {_READ_ONLY, 10, 13, 14}  # IOERR, FULL, CANTOPEN

_LOCK_FIRST = (
    "Part of the records file cannot be read, so nothing more is written to it for now. What was saved before is "
    "safe and what you typed is still here. Lock DSL Desk, unlock it and save again; then make a backup to a new "
    "place, and tell whoever looks after your computers."
)


def _code_of(error: Exception) -> int:
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


@contextmanager
def plain_words() -> Iterator[None]:
    """Turn what SQLite says about files and disks into VaultError; a broken rule of ours stays what it is, a bug."""
    try:
        yield
    except dbapi2.Error as error:
        code = _code_of(error)
        if code == _BUSY:
            raise VaultBusy from error
        if code == _NOT_A_DATABASE:
            raise VaultDamaged(_NOT_OF_ONE_VAULT) from error
        if code == _CORRUPT:
            raise VaultDamaged from error
        if code in _DISK:
            raise DiskFull from error
        raise


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]
    """A damaged page is found when it is read, at any row of any query: each of them speaks in plain words."""

    def execute(self, *arguments: Any) -> Any:
        try:
            return super().execute(*arguments)
        except dbapi2.Error as error:
            self._refuse(error)

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except dbapi2.Error as error:
            self._refuse(error)

    def fetchall(self) -> Any:
        try:
            return super().fetchall()
        except dbapi2.Error as error:
            self._refuse(error)

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except dbapi2.Error as error:
            self._refuse(error)

    def _refuse(self, error: Exception) -> NoReturn:
        # Whoever keeps the error keeps this cursor, and its statement would keep the file of a closed vault locked.
        self.close()
        code = _code_of(error)
        self.connection.damaged |= code == _CORRUPT
        if code == _READ_ONLY and self.connection.damaged:
            raise VaultDamaged(_LOCK_FIRST) from error
        with plain_words():
            raise error


class _Connection(dbapi2.Connection):  # type: ignore[misc]
    damaged = False
    """Whether a damaged page was read: SQLCipher writes nothing more through this connection."""

    def cursor(self) -> _Cursor:
        try:
            return super().cursor(_Cursor)  # type: ignore[no-any-return]
        except dbapi2.ProgrammingError as error:
            if "closed" in str(error):  # the module gives no code for it
                raise VaultClosed from error
            raise


def connect(path: Path | None, key: bytearray, *, create: bool = False) -> Connection:
    """An open connection with every pragma set and read back; `path` None is a vault in memory.

    `key` is the raw 32-byte key. The text form SQLCipher takes is checked before use, because a malformed one
    silently becomes a passphrase, and wiped after. Raises VaultDamaged when the key does not open the file: by then
    the keys file has proved the key, so the file is at fault.
    """
    where = f"{path.resolve().as_uri()}?mode={'rwc' if create else 'rw'}" if path else ":memory:"
    with plain_words():
        connection = dbapi2.connect(where, uri=path is not None, isolation_level=None, timeout=0, factory=_Connection)
    try:
        _set_key(connection, key)
        _set_pragmas(connection, in_memory=path is None)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def is_busy(path: Path) -> bool:
    """Whether another connection has this vault file open: it holds the file's lock until it is closed.

    Asked without a key and for reading only, so that nothing is written, not even what a crash left to roll back.
    """
    if not path.is_file():
        return False
    try:
        with closing(dbapi2.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi2.Error as error:
        return _code_of(error) == _BUSY
    return False


def change_key(connection: Connection, key: bytearray) -> None:
    """Encrypt every page under `key`, in one transaction. Raises DatabaseError; then close the connection."""
    with _key_text(key) as text:
        connection.reset_key(text)


def _set_key(connection: Connection, key: bytearray) -> None:
    with _key_text(key) as text:
        connection.set_key(text)


@contextmanager
def _key_text(key: bytearray) -> Iterator[bytearray]:
    """The text form of a raw key, wiped afterwards."""
    text = bytearray(b"x'" + key.hex().encode() + b"'")
    try:
        if not re.fullmatch(rb"x'[0-9a-f]{64}'", text):
            raise ValueError("a raw key is exactly 32 bytes")
        yield text
    finally:
        text[:] = bytes(len(text))


def _set_pragmas(connection: Connection, *, in_memory: bool) -> None:
    for name, value, expected in _PRAGMAS:
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        found = connection.execute(f"PRAGMA {name}").fetchone()
        if in_memory and name in ("journal_mode", "mmap_size"):
            continue  # a vault in memory has neither
        if found != (expected,):
            raise VaultError(
                "The records were not opened because this computer's database library is not the expected one. "
                "Nothing has changed. Install DSL Desk again."
            )


_ALLOWED_PRAGMAS = {"data_version", "user_version", "application_id", "cipher_integrity_check", "integrity_check"}


def vacuum(connection: Connection) -> None:
    """Write the whole file anew from its rows; takes about as much memory as the file is long.

    The guard is off for this one statement, which works through an attached copy.
    """
    connection.set_authorizer(None)
    try:
        connection.execute("VACUUM")
    finally:
        guard(connection)


def guard(connection: Connection) -> None:
    """From here on refuse every statement that could walk around the triggers. Set last: migrations come before."""
    allowed = {
        dbapi2.SQLITE_SELECT, dbapi2.SQLITE_READ, dbapi2.SQLITE_INSERT, dbapi2.SQLITE_UPDATE, dbapi2.SQLITE_DELETE,
        dbapi2.SQLITE_TRANSACTION, dbapi2.SQLITE_FUNCTION, dbapi2.SQLITE_RECURSIVE,
    }  # fmt: skip

    def authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
        if action == dbapi2.SQLITE_PRAGMA:
            return int(dbapi2.SQLITE_OK if first in _ALLOWED_PRAGMAS and second is None else dbapi2.SQLITE_DENY)
        writes = action in (dbapi2.SQLITE_INSERT, dbapi2.SQLITE_UPDATE, dbapi2.SQLITE_DELETE)
        if writes and (first or "").startswith("sqlite_"):
            return int(dbapi2.SQLITE_DENY)
        return int(dbapi2.SQLITE_OK if action in allowed else dbapi2.SQLITE_DENY)

    connection.set_authorizer(authorize)
