"""The disk of a bad day: full, or closed to this account. Real refusals by the kernel, for a block of a test."""

from __future__ import annotations

import ctypes
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2
_VERSION_3 = 0x20080522


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Set(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextmanager
def full_disk(largest: int) -> Iterator[None]:
    """No file of this process can grow beyond `largest` bytes; writing more fails as on a disk without room."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def closed(*paths: Path) -> Iterator[None]:
    """`paths` may be read and not written to, also where the tests run as root (capabilities(7))."""
    modes = [(path, path.stat().st_mode) for path in paths]
    for path, mode in modes:
        path.chmod(mode & ~0o222)
    before = _capabilities()
    _set_capabilities(before, 1 << _CAP_DAC_OVERRIDE | 1 << _CAP_DAC_READ_SEARCH)
    try:
        assert not any(os.access(path, os.W_OK, effective_ids=True) for path in paths), "the kernel refuses nothing"
        yield
    finally:
        _set_capabilities(before, 0)
        for path, mode in modes:
            path.chmod(mode)


def _capabilities() -> ctypes.Array[_Set]:
    found = (_Set * 2)()
    assert ctypes.CDLL(None).capget(ctypes.byref(_Header(_VERSION_3, 0)), found) == 0
    return found


def _set_capabilities(found: ctypes.Array[_Set], without: int) -> None:
    """Of this thread only, and only those in use: what is permitted can be taken up again."""
    wanted = (_Set * 2)()
    for each, now in zip(wanted, found, strict=True):
        each.effective, each.permitted, each.inheritable = now.effective, now.permitted, now.inheritable
    wanted[0].effective &= ~without
    assert ctypes.CDLL(None).capset(ctypes.byref(_Header(_VERSION_3, 0)), wanted) == 0
