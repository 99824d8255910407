"""Labels and the checklist of a mailing."""

from __future__ import annotations

import re

import pytest

from dsl_desk.documents.letters.checklist import Recipient, checklist
from dsl_desk.documents.letters.labels import labels
from dsl_desk.documents.letters.window import MM
from dsl_desk.domain.errors import DocumentError
from dsl_desk.services.catalogue.stationery import LabelStock, label_stocks
from tests.documents.letters.cases import LONGEST
from tests.documents.reading import poppler, squeezed, text_of
from tests.documents.samples import NOW

A4 = 210, 297


def seen(pdf: bytes, stock: LabelStock, place: int, page: int = 1) -> str:
    """What is read on the label at `place`, counted from 0."""
    left, top = stock.sheet.places[place]
    area = {"-x": left, "-y": top, "-W": stock.width, "-H": stock.height}
    arguments = [part for name, value in area.items() for part in (name, str(round(value * MM)))]
    return squeezed(text_of(pdf, "-f", str(page), "-l", str(page), *arguments))


@pytest.mark.parametrize("stock", label_stocks(), ids=lambda each: each.code)
def test_each_label_holds_its_own_lines_and_no_other_s(stock: LabelStock) -> None:
    count = stock.across * stock.down
    each = [(f"Family {number}", *LONGEST.lines[1:]) for number in range(count + 1)]
    pdf = labels(stock.sheet, each, NOW)
    for place in range(count):
        assert seen(pdf, stock, place) == squeezed("".join(each[place]))
    assert seen(pdf, stock, 0, page=2) == squeezed("".join(each[-1]))
    assert "Pages:           2\n" in poppler(pdf, "pdfinfo", "-")


@pytest.mark.parametrize("stock", label_stocks(), ids=lambda each: each.code)
def test_labels_lie_on_the_sheet_and_not_on_each_other(stock: LabelStock) -> None:
    lefts, tops = (sorted(set(side)) for side in zip(*stock.sheet.places, strict=True))
    assert len(stock.sheet.places) == stock.across * stock.down
    for starts, size, edge in ((lefts, stock.width, A4[0]), (tops, stock.height, A4[1])):
        ends = [start + size for start in starts]
        assert all(end <= start + 0.01 for end, start in zip(ends, starts[1:], strict=False))
        assert starts[0] == pytest.approx(edge - ends[-1], abs=0.2)


def test_a_sheet_begun_before_is_used_up() -> None:
    (stock, *_) = label_stocks()
    pdf = labels(stock.sheet, [("First",), ("Second",)], NOW, used=20)
    assert seen(pdf, stock, 20) == "First"
    assert seen(pdf, stock, 0, page=2) == "Second"


def test_a_label_too_full_is_refused_by_its_number() -> None:
    (stock, *_) = label_stocks()
    with pytest.raises(DocumentError, match="Label 2 has more lines than fit"):
        labels(stock.sheet, [("Fits",), ("A street",) * 12], NOW)


def test_the_checklist_says_whom_each_letter_is_for_and_what_to_do() -> None:
    recipients = [Recipient(number, f"Family {number}", "hand over in school") for number in range(1, 101)]
    pdf = checklist("Letter to Year 9", ("100 letters.", "Nobody is left out."), recipients, NOW, "Ruth Adeyemi")
    text = text_of(pdf)
    assert re.findall(r"(\d+) Family \1 \(hand over in school\)", text) == [str(each.number) for each in recipients]
    assert text.count("☐") == 100
    assert "100 letters." in text
    assert "Confidential · Printed by Ruth Adeyemi" in text
    assert re.search(r"Title: +Checklist of letters\n", poppler(pdf, "pdfinfo", "-"))
