"""A letter of two pages to 1,200 families, beside bare reportlab drawing the same pages."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from dsl_desk import paths
from dsl_desk.documents.letters.content import Addressee, Letter, Letterhead, Part, PartKind, Wording
from dsl_desk.documents.letters.letter import letter
from dsl_desk.documents.letters.merged import Mailing
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.domain.school import School
from dsl_desk.services.catalogue.stationery import envelopes
from tests.benchmarks.figure import Figure, cpu, in_turn, python

RUNS = 3
FAMILIES = 1_200
FONT, SIZE, LEADING, MARGIN = "Body", 12, 15, 57

_MEMORY = """
import sys
from pathlib import Path
import dsl_desk.app
from tests.benchmarks.figure import peak
idle = peak()
from tests.benchmarks.mailing import merge
merge(Path(sys.argv[1]))
sys.stdout.write(str(peak() - idle))
"""


def two_pages() -> Letter:
    """As long as the longest letter of the packs: two full sides."""
    school = School("Ashmead Park School", ("1 Ashmead Way", "Ashmead", "ZZ1 1ZZ"), "01632 960100")
    sentence = "Talk with your child about what they do online, and tell us what worries you. "
    parts = [Part(PartKind.TITLE, "Signs to look for")]
    for number in range(1, 8):
        parts += [Part(PartKind.HEADING, f"Part {number}"), Part(PartKind.PARAGRAPH, sentence * 2)]
        parts += [Part(PartKind.BULLET, sentence)] * 2
    return Letter(
        Letterhead(school),
        "Letter to parents and carers",
        (Wording(tuple(parts)),),
        datetime.now(UTC),
        window=envelopes()[0].window,
    )


def addressee(number: int) -> Addressee:
    return Addressee((f"Ms Ngozi Okafor-{number}", f"{number} Long Riverside Walk", "Ashmead", "ZZ1 1ZZ"), number)


def merge(file: Path) -> None:
    with file.open("wb") as target:
        mailing = Mailing(target, {ENGLISH: two_pages()})
        for number in range(1, FAMILIES + 1):
            mailing.add(addressee(number), ENGLISH)
        mailing.finish()


class Bare:
    """The lines of the letter's pages, and those of each address, as reportlab's manual draws text."""

    def __init__(self, file: Path) -> None:
        self._file = str(file)
        with closing(pypdfium2.PdfDocument(letter(two_pages()))) as document:
            self._pages = [page.get_textpage().get_text_bounded().splitlines() for page in document]
        assert len(self._pages) == 2
        pdfmetrics.registerFont(TTFont(FONT, paths.resources() / "fonts" / "pdf" / "NotoSans-Regular.ttf"))

    def drawn(self) -> None:
        canvas = Canvas(self._file, pagesize=A4)
        for number in range(1, FAMILIES + 1):
            address = addressee(number).lines
            for own, lines in zip((address, ()), self._pages, strict=True):
                text = canvas.beginText(MARGIN, A4[1] - MARGIN)
                text.setFont(FONT, SIZE, LEADING)
                for line in (*own, *lines):
                    text.textLine(line)
                canvas.drawText(text)
                canvas.showPage()
        canvas.save()


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        bare = Bare(place / "bare.pdf")
        ours, plain = in_turn(RUNS, partial(cpu, partial(merge, place / "ours.pdf")), partial(cpu, bare.drawn))
        yield Figure("1,200 letters of two pages, beside bare reportlab", ours, plain, 1.5)
        memory = float(python(_MEMORY, str(place / "memory.pdf")))
        yield Figure("  most memory over the idle program", memory, 0, 60, "MB")
