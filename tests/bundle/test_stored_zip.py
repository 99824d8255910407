from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.bundle.stored_zip import read_directory, stored_zip
from dsl_desk.domain.errors import DeskError

names = st.text("abc/-.", min_size=1, max_size=9)


@given(st.dictionaries(names, st.binary(max_size=50), min_size=1, max_size=5))
def test_any_program_can_read_it_and_so_can_we(files: dict[str, bytes]) -> None:
    data = b"".join(stored_zip(list(files.items())))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
    entries = read_directory(io.BytesIO(data))
    assert {entry.name: data[entry.offset : entry.end] for entry in entries} == files


@given(st.binary(max_size=200))
def test_anything_else_ends_in_words(data: bytes) -> None:
    for start in (b"", b"PK\3\4"):
        with pytest.raises(DeskError):
            read_directory(io.BytesIO(start + data))


def test_large_files_come_in_pieces() -> None:
    pieces = list(stored_zip([("a", bytes(5 << 20))]))
    assert max(len(piece) for piece in pieces) == 1 << 20
