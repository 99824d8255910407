"""The seal box: what page 1 of the report says of the bundle around it, made for print and read back from print."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from dsl_desk.bundle.certificates import fingerprint, read_certificate
from dsl_desk.bundle.payload import Payload
from dsl_desk.bundle.words import words_of
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.errors import Tampered
from dsl_desk.domain.sealfacts import FIRST_BUNDLE, SEAL_LABELS, SealFacts

if TYPE_CHECKING:
    import pypdfium2


def seal_facts(
    casefile: CaseFile, payload: Payload, root_pem: bytes, *, sequence: int, previous_sums_sha256: str
) -> SealFacts:
    """The facts to print; `sequence` and `previous_sums_sha256` are the recipient's own count and chain."""
    key = fingerprint(read_certificate(root_pem))
    return SealFacts(
        bundle=casefile.bundle,
        sequence=sequence,
        previous_sums_sha256=previous_sums_sha256,
        payload_sha256=payload.sha256,
        payload_bytes=payload.size,
        payload_files=payload.file_count,
        journal_device=casefile.journal_device,
        journal_seq=casefile.journal_seq,
        journal_head=casefile.journal_head,
        key_sha256=key,
        key_words=words_of(key),
        receipt_words=words_of(payload.sha256),
    )


def read_seal_box(report: bytes, known: SealFacts) -> SealFacts:
    """`known` with the sequence number and previous hash that stand in the box, which nothing else can tell.

    Raises Tampered when page 1 does not say all the rest exactly once, or no page has the receipt words.
    """
    receipt = _squeezed("".join(known.receipt_row()))
    with contextlib.closing(page_texts(report, _first_then_from_the_end)) as pages:
        first = next(pages, "")
        found = re.findall(_pattern(known), first)
        if len(found) != 1:
            raise Tampered("Page 1 of the report does not describe this payload, journal and key. Do not rely on it.")
        if not (receipt in first or any(receipt in page for page in pages)):
            raise Tampered("The receipt words in the report do not belong to this payload. Do not rely on it.")
    sequence, previous = found[0]
    return replace(known, sequence=int(sequence), previous_sums_sha256="" if previous == _FIRST else previous)


def _pattern(known: SealFacts) -> str:
    values = {field: _squeezed(value) for field, (_, value) in zip(SEAL_LABELS, known.rows(), strict=True)}
    values["sequence"] = "([1-9][0-9]{0,8})"
    values["previous_sums_sha256"] = f"([0-9a-f]{{64}}|{_FIRST})"
    return "".join(_squeezed(label) + values[field] for field, label in SEAL_LABELS.items())


def page_texts(report: bytes, order: Callable[[int], Iterable[int]] = range) -> Generator[str, None, None]:
    """The letters and digits of each page, read when asked for, in the `order` of so many pages.

    Raises Tampered for what is no PDF.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(report) as document:
            for number in order(len(document)):
                yield _text(document[number])
    except pypdfium2.PdfiumError as error:
        raise Tampered("The report cannot be opened as a PDF. Do not rely on this bundle.") from error


def _first_then_from_the_end(count: int) -> Iterator[int]:
    """The receipt words stand on the last page: of 200 records nobody reads the others to find them."""
    return chain(range(min(count, 1)), reversed(range(1, count)))


def _text(page: pypdfium2.PdfPage) -> str:
    with contextlib.closing(page), contextlib.closing(page.get_textpage()) as text:
        return _squeezed(text.get_text_bounded())


def _squeezed(text: str) -> str:
    """Letters and digits alone: where a line breaks, and how, says nothing."""
    return re.sub(r"[^0-9A-Za-z]+", "", unicodedata.normalize("NFKC", text))


_FIRST = _squeezed(FIRST_BUNDLE)
