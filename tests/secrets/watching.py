"""Everything that a program and what it starts write to any file, also to files that are gone, as strace sees it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_WRITES = "write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range"
_HEX = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
_CALL = re.compile(rb"^(?:\d+ +)?(\w+)\((\d+)<([^>]*)>")


@dataclass(frozen=True, slots=True)
class Watched:
    """What a program said, and what it wrote by path."""

    said: str
    complained: str
    written: dict[str, bytes]


def watch(
    command: Sequence[str],
    log: Path,
    typed: str = "",
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Watched:
    """Run a program, in `folder`, to its end; it must end well."""
    trace = ["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "10000000", "-e", f"trace={_WRITES}"]
    done = subprocess.run(
        [*trace, "-e", "signal=none", "-o", str(log), *command],
        capture_output=True, text=True, check=False, env=environment, input=typed, cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return Watched(done.stdout, done.stderr, _written(log))


def _written(log: Path) -> dict[str, bytes]:
    pieces: dict[str, list[bytes]] = {}
    for line in log.read_bytes().splitlines():
        call = _CALL.match(line)
        if call:
            text = b"".join(_unhexed(part) for part in _HEX.findall(line[call.end() :]))
            path = _unhexed(call[3]) if b"\\x" in call[3] else call[3]
            pieces.setdefault(path.decode(), []).append(text)
    return {path: b"".join(each) for path, each in pieces.items()}


def _unhexed(text: bytes) -> bytes:
    return bytes.fromhex(text.replace(b"\\x", b"").decode())
