"""Zip files with nothing left to choice: the same files give the same bytes, and a reader can refuse all others.

Every entry is STORED, dated 1980-01-01 and a plain file; entries follow each other without gaps from the first byte;
there are no comments and, but for encryption, no extra fields. So nothing can be hidden, doubled or inflated.
Numbers are from PKWARE's APPNOTE.TXT 6.3 (4.3.7, 4.3.12, 4.3.16) and WinZip's AE-2 specification.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import SEEK_END
from typing import BinaryIO

from dsl_desk.domain.errors import Tampered, Unreadable

Piece = bytes | memoryview
Content = Piece | tuple[Piece, ...]
"""The bytes of a file, whole or in parts that follow each other: large ones are in memory once."""

LOCAL, CENTRAL, END = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_HEADER = struct.Struct("<5H3L2H")  # what a local header and its directory entry both say
_TAIL = struct.Struct("<3H2L")  # what only the directory says
_END = struct.Struct("<4s4H2LH")
_LOCAL_SIZE = len(LOCAL) + _HEADER.size

VERSION = 20
CENTRAL_START = CENTRAL + bytes((VERSION, 3))  # 3: made on Unix, so that the mode below counts
DAY_1980_01_01 = 1 << 5 | 1
FILE_MODE = stat.S_IFREG | 0o600
STORED, AES = 0, 99
ENCRYPTED = 1
AE2_EXTRA = struct.pack("<3H2sBH", 0x9901, 7, 2, b"AE", 3, STORED)  # version 2, AES-256
AE2_OVERHEAD = 16 + 2 + 10  # salt, passphrase check, authentication code

PIECE_SIZE = 1 << 20

MOST_DIRECTORY = 16 << 20
"""Bytes; no bundle has files for a larger one, so a reader takes in no more, whatever a zip says of itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a zip: `size` bytes of content from `offset`, where an encrypted one has its salt first."""

    name: str
    offset: int
    size: int
    crc: int
    encrypted: bool

    @property
    def end(self) -> int:
        return self.offset + self.size + AE2_OVERHEAD * self.encrypted


def stored_zip(files: Sequence[tuple[str, Content]]) -> Iterator[Piece]:
    """The zip of `files` in pieces of 1 MiB at most; names must be ASCII and the whole below 4 GiB."""
    directory, position = b"", 0
    for name, content in files:
        header = _header(name, content) + name.encode("ascii")
        directory += CENTRAL_START + header[: _HEADER.size] + _tail(position) + name.encode("ascii")
        yield LOCAL + header
        yield from pieces(content)
        position += len(LOCAL) + len(header) + size_of(content)
    yield directory + _END.pack(END, 0, 0, len(files), len(files), len(directory), position, 0)


def pieces(content: Content) -> Iterator[memoryview]:
    """`content` in pieces that are quick to write, so that a person can cancel between them."""
    for part in _parts(content):
        view = memoryview(part)
        for start in range(0, len(view), PIECE_SIZE):
            yield view[start : start + PIECE_SIZE]


def size_of(content: Content) -> int:
    """Bytes in all."""
    return sum(len(part) for part in _parts(content))


def _parts(content: Content) -> tuple[Piece, ...]:
    return content if isinstance(content, tuple) else (content,)


def _header(name: str, content: Content) -> bytes:
    size, crc = size_of(content), 0
    for part in _parts(content):
        crc = zlib.crc32(part, crc)
    return _HEADER.pack(VERSION, 0, STORED, 0, DAY_1980_01_01, crc, size, size, len(name), 0)


def _tail(position: int) -> bytes:
    return _TAIL.pack(0, 0, 0, FILE_MODE << 16, position)


def read_directory(file: BinaryIO) -> tuple[Entry, ...]:
    """The entries of a zip as `stored_zip` writes it, or as pyzipper does with AE-2.

    Raises Unreadable when `file` is not a zip at all and Tampered when it is any other zip.
    """
    file.seek(0)
    if file.read(len(LOCAL)) != LOCAL:
        raise Unreadable
    directory, count, start = _read_end(file)
    entries: list[Entry] = []
    at = position = 0
    for _ in range(count):
        entry, at = _read_entry(file, directory, at, position)
        entries.append(entry)
        position = entry.end
        _insist(position <= start)
    _insist(at == len(directory) and position == start)
    _insist(len({entry.name for entry in entries}) == count)
    return tuple(entries)


def _read_end(file: BinaryIO) -> tuple[bytes, int, int]:
    """The directory, how many entries it says it has, and where it starts."""
    end = file.seek(0, SEEK_END) - _END.size
    _insist(end > 0)
    file.seek(end)
    mark, disk, first_disk, here, count, size, start, comment = _END.unpack(file.read(_END.size))
    _insist(mark == END and disk == first_disk == comment == 0 and here == count)
    _insist(start + size == end and size <= MOST_DIRECTORY)
    file.seek(start)
    return file.read(size), count, start


def _read_entry(file: BinaryIO, directory: bytes, at: int, position: int) -> tuple[Entry, int]:
    """The entry `at` this place of the directory, whose file must stand at `position`, and the next entry's place."""
    header_at = at + len(CENTRAL_START)
    name_at = header_at + _HEADER.size + _TAIL.size
    header = directory[header_at : header_at + _HEADER.size]
    _insist(directory[at:header_at] == CENTRAL_START and len(header) == _HEADER.size)
    _insist(directory[name_at - _TAIL.size : name_at] == _tail(position))
    version, flags, method, time, day, crc, stored_size, size, name_size, extra_size = _HEADER.unpack(header)
    extra_at = name_at + name_size
    name, extra = directory[name_at:extra_at], directory[extra_at : extra_at + extra_size]
    encrypted = (flags, method, extra) == (ENCRYPTED, AES, AE2_EXTRA)
    _insist(encrypted or (flags, method, extra_size) == (0, STORED, 0))
    _insist(crc == 0 or not encrypted)
    _insist((version, time, day, stored_size) == (VERSION, 0, DAY_1980_01_01, size + AE2_OVERHEAD * encrypted))
    _insist(name.isascii())
    file.seek(position)
    _insist(file.read(_LOCAL_SIZE + name_size + extra_size) == LOCAL + header + name + extra)
    return Entry(name.decode(), file.tell(), size, crc, encrypted), extra_at + extra_size


def _insist(as_written: bool) -> None:
    if not as_written:
        raise Tampered
