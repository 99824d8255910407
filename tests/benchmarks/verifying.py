"""Checking a bundle of 200 records and 50 MB, against the receiver's whole list of commands on the same bundle."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from dsl_desk.bundle.payload import build_payload
from dsl_desk.bundle.writer import seal_bundle
from dsl_desk.paths import program_folder
from dsl_desk.services.verifying import verify
from tests.benchmarks.figure import Figure, cpu, in_turn, python
from tests.bundle.cases import BUNDLE, PASSPHRASE, big_case, preview_of
from tests.bundle.identities import new_school
from tests.bundle.test_receiver import BAGIT, CERTTOOL, OPENSSL

RUNS = 3
_MEMORY = """
import sys
from pathlib import Path
from dsl_desk.services.verifying import verify
from dsl_desk.paths import program_folder
from dsl_desk.services.verifying import verify
from tests.benchmarks.figure import peak

place = Path(sys.argv[1])
verdict = verify(place / sys.argv[2], (place / "school-root.pem").read_bytes(), sys.argv[3], demonstration=False)
assert verdict.exit_code == 0, verdict.problems
sys.stdout.write(str(peak()))
"""


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        _make(place)
        _check(place)  # imports are warm, as in a window; the figure after it has them
        ours, process, bare = in_turn(
            RUNS,
            lambda: cpu(lambda: _check(place)),
            lambda: _cpu_of_children(lambda: _command(place)),
            lambda: _cpu_of_children(lambda: _commands(place)),
        )
        yield Figure("checking 200 records + 50 MB, to the receiver's commands", ours, bare, 1.5)
        yield Figure("the same as a command, Python and pyHanko to be loaded", process, bare, 2.5)
        memory = float(python(_MEMORY, name, f"{BUNDLE}.zip", PASSPHRASE))
        yield Figure("most memory of checking that bundle", memory, 0, 250, "MB")


def _make(place: Path) -> None:
    """The bundle, the accepted root and the passphrase, as on the receiver's desk."""
    school = new_school(now := datetime.now(UTC))
    case, contents = big_case()
    payload = build_payload(case, contents)
    preview = preview_of(case, payload, school.root_pem)
    seal_bundle(place, preview, payload, school, PASSPHRASE, now).publish()
    (place / "school-root.pem").write_bytes(school.root_pem)
    (place / "passphrase.txt").write_text(PASSPHRASE)
    (place / "nss").mkdir()
    _run(place, "certutil -N -d nss --empty-password")
    _run(place, "certutil -A -d nss -n school -t C,C,C -i school-root.pem")


def _check(place: Path) -> None:
    root = (place / "school-root.pem").read_bytes()
    verdict = verify(place / f"{BUNDLE}.zip", root, PASSPHRASE, demonstration=False)
    assert verdict.exit_code == 0, verdict.problems


def _command(place: Path) -> None:
    handed = (place / f"{BUNDLE}.zip", "--root", place / "school-root.pem")
    secret = ("--passphrase-file", place / "passphrase.txt")
    _run(program_folder(), f"{sys.executable} -m dsl_desk verify", *map(str, (*handed, *secret)))


def _commands(place: Path) -> None:
    """Everything of bundle.md, "Receiver's commands", from the locked zip on."""
    folder = place / BUNDLE
    _run(place, "7z x -y", f"-p{PASSPHRASE}", f"{BUNDLE}.zip")
    shutil.copy(place / "school-root.pem", folder)
    _run(folder, OPENSSL)
    _run(folder, CERTTOOL)
    _run(folder, "sha256sum --strict -c SHA256SUMS.sha256")
    _run(folder, "pdfsig -nssdir ../nss 1-Report.pdf")
    _run(folder, "7z x -y -opayload 2-payload.zip")
    _run(folder, f"{BAGIT} --validate payload/payload")
    shutil.rmtree(folder)


def _cpu_of_children(work: Callable[[], None]) -> float:
    """Milliseconds that the processes begun by `work` took on any core: what else runs does not count."""
    before = getrusage(RUSAGE_CHILDREN)
    work()
    after = getrusage(RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def _run(folder: Path, command: str, *more: str) -> None:
    subprocess.run([*command.split(), *more], cwd=folder, capture_output=True, check=True)
