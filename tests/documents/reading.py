"""Reading PDFs with programs we did not write. A program that is missing fails the test."""

from __future__ import annotations

import subprocess
import unicodedata


def poppler(pdf: bytes, program: str, *arguments: str) -> str:
    """What one of poppler's programs says about the PDF; any complaint of its own is a failure."""
    done = subprocess.run([program, *arguments], input=pdf, capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return done.stdout.decode()


def text_of(pdf: bytes, *arguments: str) -> str:
    return poppler(pdf, "pdftotext", *arguments, "-", "-")


def squeezed(text: str) -> str:
    """Without white space, and without the marks that pdftotext puts round right-to-left runs."""
    added = ("LRE", "RLE", "PDF")
    return "".join(c for c in text if not c.isspace() and unicodedata.bidirectional(c) not in added)


def fonts_of(pdf: bytes) -> list[dict[str, str]]:
    """One entry a font: name, emb, sub, uni as pdffonts has them."""
    rows = [line.split() for line in poppler(pdf, "pdffonts", "-").splitlines()[2:]]
    return [{"name": row[0], "emb": row[-5], "sub": row[-4], "uni": row[-3]} for row in rows]
