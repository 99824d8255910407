"""A bundle of 200 records and 50 MB of attachments, beside the bare tools that do each part of it."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from dsl_desk import paths
from dsl_desk.bundle.container import read_files
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.layout import FILES, REPORT, SUMS
from dsl_desk.bundle.payload import Payload, build_payload
from dsl_desk.bundle.sealbox import seal_facts
from dsl_desk.bundle.writer import Sealed, seal_bundle
from dsl_desk.documents.report import report
from tests.benchmarks.figure import Figure, in_turn, milliseconds, python
from tests.bundle.cases import PASSPHRASE, big_case
from tests.bundle.identities import new_school

RUNS = 3
TICK = 0.001  # seconds between two looks at the clock, as a window that is not stalled takes them
FONT, SIZE, LEADING, MARGIN = "Body", 10, 12, 50

_MEMORY = """
import sys
from pathlib import Path
from tests.benchmarks.exporting import Export
from tests.benchmarks.figure import peak
place = Path(sys.argv[1])
place.mkdir()
Export(place).whole()
sys.stdout.write(str(peak()))
"""


class Export:
    """The export from what the vault handed over to the file on the disk, step by step."""

    def __init__(self, place: Path) -> None:
        self.now = datetime.now(UTC)
        self.school: SchoolIdentity = new_school(self.now)
        self.casefile, self.contents = big_case()
        self._folders = (place / str(number) for number in count())

    def whole(self) -> Sealed:
        payload = self.payload()
        return self.sealed(payload, self.report(payload))

    def payload(self) -> Payload:
        return build_payload(self.casefile, self.contents)

    def report(self, payload: Payload) -> bytes:
        facts = seal_facts(
            self.casefile, payload, self.school.root_pem, sequence=1, previous_sums_sha256=""
        )  # fmt: skip
        return report(self.casefile, facts)

    def sealed(self, payload: Payload, preview: bytes) -> Sealed:
        folder = next(self._folders)
        folder.mkdir()
        bundle = seal_bundle(folder, preview, payload, self.school, PASSPHRASE, self.now)
        bundle.publish()
        return bundle


class Bare:
    """sha256sum, openssl, 7-Zip and reportlab on the files of a bundle, each as its manual says."""

    def __init__(self, bundle: Sealed, school: SchoolIdentity, place: Path) -> None:
        _, files = read_files(bundle.target, PASSPHRASE)
        self.folder = place / "files"
        self.folder.mkdir()
        for name in FILES:
            (self.folder / name).write_bytes(files[name])
        for name, pem in (("leaf", school.leaf_pem), ("key", school.leaf_key_pem), ("root", school.root_pem)):
            (place / f"{name}.pem").write_bytes(pem)
        self._keys = place
        self._pages = _text(files[REPORT])
        self._archives = (place / f"{number}.zip" for number in count())
        pdfmetrics.registerFont(TTFont(FONT, paths.resources() / "fonts" / "pdf" / "NotoSans-Regular.ttf"))

    def sums(self) -> None:
        _run("sha256sum", *(str(self.folder / name) for name in FILES))

    def signed(self) -> None:
        sums, key = str(self.folder / SUMS), self._keys
        _run(
            *("openssl", "cms", "-sign", "-binary", "-in", sums, "-outform", "DER", "-out", f"{key / 'sums.p7s'}"),
            *("-signer", f"{key / 'leaf.pem'}", "-inkey", f"{key / 'key.pem'}", "-certfile", f"{key / 'root.pem'}"),
        )

    def locked(self) -> None:
        archive = str(next(self._archives))
        _run("7z", "a", "-tzip", "-mx0", "-mem=AES256", f"-p{PASSPHRASE}", archive, str(self.folder))

    def drawn(self) -> None:
        canvas = Canvas(BytesIO(), pagesize=A4)
        for lines in self._pages:
            text = canvas.beginText(MARGIN, A4[1] - MARGIN)
            text.setFont(FONT, SIZE, LEADING)
            for line in lines:
                text.textLine(line)
            canvas.drawText(text)
            canvas.showPage()
        canvas.save()


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        export = Export(place)
        payload = export.payload()
        preview = export.report(payload)
        bare = Bare(export.sealed(payload, preview), export.school, place)
        works: tuple[Callable[[], object], ...] = (
            export.whole,
            export.payload, bare.sums,
            partial(export.report, payload), bare.drawn,
            partial(export.sealed, payload, preview), bare.signed, bare.locked,
        )  # fmt: skip
        whole, packed, sums, drawn, plain, sealed, signed, locked = in_turn(
            RUNS, *(partial(milliseconds, work) for work in works)
        )
        yield Figure("bundle of 200 records + 50 MB", whole, sums + plain + signed + locked, 2.5)
        yield Figure("  of it the payload, beside sha256sum", packed, sums, 2.5)
        yield Figure("  of it the report, beside bare reportlab", drawn, plain, 5)
        yield Figure("  of it seals and lock, beside openssl and 7-Zip", sealed, signed + locked, 5)
        yield Figure("  longest stall of the window meanwhile", _stall(export), 0, 50)
        yield Figure("  most memory", float(python(_MEMORY, str(place / "memory"))), 0, 250, "MB")


def _stall(export: Export) -> float:
    """The longest time in which a thread that wants to run, as the window does, could not."""
    work = Thread(target=export.whole)
    work.start()
    longest, last = 0.0, perf_counter()
    while work.is_alive():
        sleep(TICK)
        longest, last = max(longest, perf_counter() - last), perf_counter()
    return (longest - TICK) * 1000


def _text(pdf: bytes) -> list[list[str]]:
    """The lines of each page."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [page.get_textpage().get_text_bounded().splitlines() for page in document]


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
