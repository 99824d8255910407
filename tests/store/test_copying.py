"""A copy that is stopped in the middle of a statement."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.store import copying, sqlcipher
from dsl_desk.store.sqlcipher import is_busy


class Stopped(Exception):
    pass


def test_a_check_of_the_file_ends_where_it_is_when_it_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_INSTRUCTIONS", 1)
    connection = sqlcipher.connect(tmp_path / "some.vault", bytearray(32), create=True)
    connection.execute("CREATE TABLE plain (a INTEGER PRIMARY KEY, b TEXT)")
    connection.executemany("INSERT INTO plain (b) VALUES (?)", [("x" * 500,)] * 500)
    looks: list[str] = []

    def stop_at_the_fifth(step: str, _done: float) -> None:
        looks.append(step)
        if len(looks) == 5:
            raise Stopped

    with pytest.raises(Stopped):
        copying.file_findings(connection, stop_at_the_fifth)
    assert looks[0] != looks[1] == looks[4]
    assert copying.file_findings(connection) == ()
    connection.close()


def test_a_file_is_busy_while_another_connection_has_it(tmp_path: Path) -> None:
    path = tmp_path / "some.vault"
    assert not is_busy(path)
    connection = sqlcipher.connect(path, bytearray(32), create=True)
    connection.execute("CREATE TABLE plain (a)")
    assert is_busy(path)
    connection.close()
    before = path.read_bytes()
    assert not is_busy(path)
    assert path.read_bytes() == before
