"""Zips that no writer makes: bombs, ways out of the folder, doubled and hidden entries, weaker locks."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import pyzipper

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.layout import HOW_TO, PAYLOAD, REPORT
from dsl_desk.bundle.stored_zip import stored_zip
from dsl_desk.bundle.verifier import verify
from dsl_desk.bundle.writer import Sealed
from tests.bundle.cases import BUNDLE, PASSPHRASE
from tests.bundle.refusal import refuse

Files = dict[str, bytes]


def plain(files: list[tuple[str, bytes]]) -> bytes:
    return b"".join(stored_zip(files))


def zipped(files: list[tuple[str, bytes]], compression: int) -> bytes:
    """By the standard library, dated and marked as ours are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr, entry.compress_type = 3, 0o100600 << 16, compression
            archive.writestr(entry, content)
    return out.getvalue()


def named(files: Files) -> list[tuple[str, bytes]]:
    return [(f"{BUNDLE}/{name}", content) for name, content in files.items()]


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


def bomb(files: Files) -> bytes:
    return zipped([(f"{BUNDLE}/{REPORT}", bytes(50_000_000)), *named(files)[1:]], zipfile.ZIP_DEFLATED)


def overlapping(files: Files) -> bytes:
    """The first two entries of the directory point to the same bytes."""
    data = bytearray(plain(named(files)))
    start = struct.unpack("<L", data[-6:-2])[0]
    second = data.index(b"PK\1\2", start + 4)
    data[second + 42 : second + 46] = bytes(4)
    return bytes(data)


def with_end(data: bytes, **fields: int) -> bytes:
    """With other numbers in the end record."""
    names = ("disk", "first_disk", "here", "count", "size", "start")
    held = dict(zip(names, struct.unpack("<4H2L", data[-18:-2]), strict=True))
    return data[:-18] + struct.pack("<4H2L", *(fields.get(name, held[name]) for name in names)) + data[-2:]


def zip64(files: Files) -> bytes:
    """Zip64's own end record and locator before the end record, which refers to them."""
    data = plain(named(files))
    size, start = struct.unpack("<2L", data[-10:-2])
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, len(files), len(files), size, start)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, start + size, 1)
    return with_end(data[:-22] + record + locator + data[-22:], here=0xFFFF, count=0xFFFF, start=0xFFFFFFFF)


def nested(files: Files) -> bytes:
    """The bundle inside another zip of the same shape."""
    return plain([(f"{BUNDLE}/{BUNDLE}.zip", plain(named(files)))])


def first_name(files: Files, new: bytes) -> bytes:
    """Another name of the same length for the report, here and in the directory."""
    old = f"{BUNDLE}/{REPORT}".encode()
    return patched(plain(named(files)), old, new.ljust(len(old), b"_"))


ZIPS: dict[str, Callable[[Files], bytes]] = {
    "zip64": zip64,
    "zip64 sizes in the end record alone": lambda files: with_end(plain(named(files)), size=0xFFFFFFFF),
    "more entries than there are": lambda files: with_end(plain(named(files)), here=6, count=6),
    "65,535 entries": lambda files: with_end(plain(named(files)), here=0xFFFF, count=0xFFFF),
    "fewer entries than there are": lambda files: with_end(plain(named(files)), here=4, count=4),
    "entries on another disk": lambda files: with_end(plain(named(files)), disk=1, first_disk=1),
    "a directory in front of the files": lambda files: with_end(plain(named(files)), start=0),
    "a zip in the zip": nested,
    "a case twin": lambda files: plain([*named(files)[:4], (f"{BUNDLE}/{REPORT.lower()}", b"")]),
    "a name with a null in it": lambda files: first_name(files, f"{BUNDLE}/1-Report.pd\0".encode()),
    "a drive": lambda files: first_name(files, b"C:/1-Report.pdf"),
    "a device of Windows": lambda files: first_name(files, f"{BUNDLE}/CON".encode()),
    "marked as encrypted, and not": lambda files: patched(
        plain(named(files)), struct.pack("<3H", 20, 0, 0), struct.pack("<3H", 20, 1, 0)
    ),
    "the old encryption of zips": lambda files: patched(
        plain(named(files)), struct.pack("<5H", 20, 0, 0, 0, 33), struct.pack("<5H", 20, 1, 0, 0, 33)
    ),
    "AES claimed without its field": lambda files: patched(
        plain(named(files)), struct.pack("<3H", 20, 0, 0), struct.pack("<3H", 20, 1, 99)
    ),
    "a size of 4 GB": lambda files: patched(
        plain(named(files)), struct.pack("<2L", *[len(files[REPORT])] * 2), struct.pack("<2L", *[0xFFFFFFFF] * 2)
    ),
    "deflated": lambda files: zipped(named(files), zipfile.ZIP_DEFLATED),
    "a bomb": bomb,
    "overlapping entries": overlapping,
    "another order": lambda files: plain(named(files)[::-1]),
    "a file missing": lambda files: plain(named(files)[:-1]),
    "a file too many": lambda files: plain([*named(files), (f"{BUNDLE}/x", b"")]),
    "a file twice": lambda files: plain([*named(files)[:4], *named(files)[3:4]]),
    "no folder": lambda files: plain(list(files.items())),
    "a folder entry": lambda files: plain([(f"{BUNDLE}/", b""), *named(files)]),
    "another bundle's folder": lambda files: plain(
        [(f"DD-2026-0009-01/{name}", data) for name, data in files.items()]
    ),
    "a child's name on the folder": lambda files: plain([(f"Rowan/{name}", data) for name, data in files.items()]),
    "a name that is not ASCII": lambda files: patched(plain(named(files)), b"DD-2026", b"DD-20\xff6"),
    "a way out": lambda files: plain([(f"../{BUNDLE}/{name}", data) for name, data in files.items()]),
    "an absolute way": lambda files: plain([(f"/{BUNDLE}/{name}", data) for name, data in files.items()]),
    "backslashes": lambda files: patched(plain(named(files)), f"{BUNDLE}/".encode(), f"{BUNDLE}\\".encode()),
    "a link": lambda files: patched(
        plain(named(files)), struct.pack("<L", 0o100600 << 16), struct.pack("<L", 0o120777 << 16)
    ),
    "made on Windows": lambda files: patched(plain(named(files)), b"PK\1\2\x14\3", b"PK\1\2\x14\0"),
    "a comment": lambda files: plain(named(files))[:-2] + b"\2\0hi",
    "bytes in front": lambda files: b"MZ" + plain(named(files)),
    "a zip in front": lambda files: plain([]) + plain(named(files)),
    "bytes behind": lambda files: plain(named(files)) + b"\0",
    "cut short": lambda files: plain(named(files))[:-30],
    "the start alone": lambda files: plain(named(files))[:40],
    "a flag": lambda files: patched(plain(named(files)), b"PK\3\4\x14\0\0\0", b"PK\3\4\x14\0\0\x08"),
    "another date": lambda files: patched(plain(named(files)), b"\0\0\x21\0", b"\0\0\x22\0"),
    "a false checksum": lambda files: patched(
        plain(named(files)), struct.pack("<L", zlib.crc32(files[HOW_TO])), b"\1\2\3\4"
    ),
    "nothing in it": lambda files: b"PK\5\6" + bytes(18),
}


@pytest.mark.parametrize("kind", ZIPS)
def test_a_plain_zip_that_no_writer_makes(
    kind: str, five_files: Files, school: SchoolIdentity, tmp_path: Path
) -> None:
    file = tmp_path / f"{BUNDLE}.zip"
    file.write_bytes(ZIPS[kind](five_files))
    refuse(file, school, 1, 3)


def test_the_control_zip_is_accepted(five_files: Files, school: SchoolIdentity, tmp_path: Path) -> None:
    file = tmp_path / "any name.zip"
    file.write_bytes(zipped(named(five_files), zipfile.ZIP_STORED))
    assert verify(file, school.root_pem).exit_code == 0


def encrypted(files: Files, compression: int = zipfile.ZIP_STORED, **options: int) -> bytes:
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", compression) as archive:
        archive.setpassword(PASSPHRASE.encode())
        archive.setencryption(pyzipper.WZ_AES, **options)
        for name, content in named(files):
            entry = archive.zipinfo_cls(name)
            entry.create_system, entry.external_attr, entry.compress_type = 3, 0o100600 << 16, compression
            archive.writestr(entry, content)
    return out.getvalue()


def with_byte_changed(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def half_locked(files: Files) -> bytes:
    """The directory of a locked zip with its last entry as a plain one has it."""
    data = bytearray(encrypted(files))
    last = data.rindex(b"PK\1\2")
    data[last + 8 : last + 12] = struct.pack("<2H", 0, zipfile.ZIP_STORED)
    return bytes(data)


LOCKED: dict[str, Callable[[Files], bytes]] = {
    "AES-128": lambda files: encrypted(files, nbits=128),
    "AE-1": lambda files: encrypted(files, force_wz_aes_version=1),
    "deflated": lambda files: encrypted(files, zipfile.ZIP_DEFLATED),
    "a wrong check of the second passphrase": lambda files: with_byte_changed(
        encrypted(files), encrypted(files).index(PAYLOAD.encode()) + len(PAYLOAD) + 11
    ),
    "a wrong authentication code": lambda files: with_byte_changed(
        encrypted(files), encrypted(files).index(b"PK\1\2") - 1
    ),
    "a changed byte of the report": lambda files: with_byte_changed(encrypted(files), 2_000),
    "one file left unlocked": half_locked,
}


@pytest.mark.parametrize("kind", LOCKED)
def test_a_locked_zip_that_no_writer_makes(
    kind: str, five_files: Files, school: SchoolIdentity, tmp_path: Path
) -> None:
    file = tmp_path / f"{BUNDLE}.zip"
    file.write_bytes(LOCKED[kind](five_files))
    refuse(file, school, passphrase=PASSPHRASE)


def test_the_control_locked_zip_is_accepted(five_files: Files, school: SchoolIdentity, tmp_path: Path) -> None:
    file = tmp_path / f"{BUNDLE}.zip"
    file.write_bytes(encrypted(five_files))
    assert verify(file, school.root_pem, PASSPHRASE).exit_code == 0


def test_a_changed_byte_anywhere_in_the_locked_zip(bundle: Sealed, school: SchoolIdentity, tmp_path: Path) -> None:
    """Code 3 only where the passphrase check of the first file no longer fits."""
    data = bundle.target.read_bytes()
    file = tmp_path / bundle.target.name
    for at in [*range(120), *range(120, len(data), 997), *range(len(data) - 400, len(data))]:
        file.write_bytes(with_byte_changed(data, at))
        refuse(file, school, 1, 3, passphrase=PASSPHRASE)
