"""One system call of a deed fails or is its process's last: strace attached to a process forked when all is loaded.

Starting Python for each point would take half a second; a fork with strace attached takes some milliseconds.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import signal
import socket
import subprocess
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from dsl_desk.domain.errors import DeskError

CALLS = (
    "write", "pwrite64", "writev", "sendfile", "copy_file_range", "fsync", "fdatasync", "ftruncate",
    "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir",
)  # fmt: skip
"""What changes a disk. Not every processor has every one of them."""

_TRACED = ",".join(f"?{call}" for call in CALLS)
_PR_SET_PTRACER, _ANYBODY = 0x59616D61, ctypes.c_ulong(-1)

Tell = Callable[[str], None]
"""Says outside the process that something has been acknowledged to the person."""


class Kind(StrEnum):
    """What happens at the chosen call; after `FULL` every later one of its name fails too: no room."""

    KILL = "signal=KILL"
    EIO = "error=EIO"
    ENOSPC = "error=ENOSPC"
    FULL = "error=ENOSPC+"


@dataclass(frozen=True, slots=True)
class Call:
    """The `nth` call of that name, from one, of a deed that nothing disturbs."""

    name: str
    nth: int


@dataclass(frozen=True, slots=True)
class Fault:
    call: Call
    kind: Kind

    def __str__(self) -> str:
        return f"{self.kind.name} at {self.call.name} {self.call.nth}"

    @property
    def option(self) -> str:
        """strace(1), "Tampering"."""
        what = self.kind.removesuffix("+")
        return f"inject={self.call.name}:{what}:when={self.call.nth}{self.kind.removeprefix(what)}"


@dataclass(slots=True)
class Outcome:
    """What a person had seen when the process ended."""

    acknowledged: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    bug: str = ""
    killed: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """`begin` in peace; `do` disturbed, and where it was refused, `refused` and `do` again in peace; then `end`."""

    begin: Callable[[], None]
    do: Callable[[Tell], None]
    refused: Callable[[], None]
    end: Callable[[], None]


def calls(work: Work, ours: Path, log: Path) -> list[Call]:
    """The calls of the undisturbed work that touch the files under `ours`, in order."""
    outcome = Outcome()
    _watch(work, ["--decode-fds=path", "-s", "0", "-o", str(log), "-e", f"trace={_TRACED}"], outcome)
    assert not (outcome.refusals or outcome.bug or outcome.killed), outcome
    counted: Counter[str] = Counter()
    found = []
    for line in log.read_text().splitlines():
        name = re.match(r"\w+", line)
        if name:
            counted[name[0]] += 1
            if str(ours) in line:
                found.append(Call(name[0], counted[name[0]]))
    return found


def disturbed(work: Work, fault: Fault, outcome: Outcome) -> None:
    """The work with the fault in it; fills in `outcome`."""
    _watch(work, ["-o", os.devnull, "-e", f"trace={fault.call.name}", "-e", fault.option], outcome)


def _watch(work: Work, options: list[str], outcome: Outcome) -> None:
    # Sockets and not pipes: what is said on them is no write(2), which are counted.
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    child = os.fork()
    if child == 0:
        ours.close()
        _live(work, theirs)
    theirs.close()
    with ours:
        _follow(child, ours, options, outcome)
        _, status = os.waitpid(child, 0)
        outcome.killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _follow(child: int, line: socket.socket, options: list[str], outcome: Outcome) -> None:
    """Let the child begin, watch what it does, and leave it alone once it was refused or is done."""
    ready = line.recv(65_536).decode()
    assert ready == "r", f"the deed could not even begin: {ready}"
    with _strace(child, options):
        line.send(b"g")
        _listen(line, outcome)
    with contextlib.suppress(BrokenPipeError):
        line.send(b"g")
        _listen(line, outcome)


def _listen(line: socket.socket, outcome: Outcome) -> None:
    """Until the child waits for us, or is no more."""
    while (said := line.recv(65_536).decode()) and said != "w":
        if said[0] == "a":
            outcome.acknowledged.append(said[1:])
        elif said[0] == "d":
            outcome.refusals.append(said[1:])
        else:
            outcome.bug = said[1:]


@contextmanager
def _strace(process: int, options: list[str]) -> Iterator[None]:
    """Attached from here on, and gone after; a process that ended took strace with it."""
    strace = subprocess.Popen(
        ["strace", "-p", str(process), "-e", "signal=none", *options], stderr=subprocess.PIPE, text=True
    )
    assert strace.stderr
    with strace.stderr:
        attached = strace.stderr.readline()
        assert "attached" in attached, attached
        try:
            yield
        finally:
            strace.terminate()
            strace.wait()


def _live(work: Work, line: socket.socket) -> NoReturn:
    """The child's whole life."""
    # Where Yama lets only parents trace (Ubuntu), the child has to allow it.
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANYBODY, 0, 0, 0)

    def wait(word: str) -> None:
        line.send(word.encode())
        line.recv(1)

    def acknowledge(what: str) -> None:
        line.send(f"a{what}".encode())

    try:
        work.begin()
        wait("r")
        try:
            work.do(acknowledge)
            wait("w")
        except DeskError as error:
            line.send(f"d{error}".encode())
            wait("w")
            work.refused()
            work.do(acknowledge)
        work.end()
    except BaseException as error:  # told to whoever watches
        line.send(f"b{''.join(traceback.format_exception(error))}"[-4_000:].encode())
    os._exit(0)
