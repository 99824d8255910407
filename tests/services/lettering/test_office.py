"""Labels and checklist: an address only where it may be printed, a child only where a letter goes through them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest

from dsl_desk.domain.letter import ENGLISH
from dsl_desk.services.catalogue.stationery import LabelStock, label_stocks
from dsl_desk.services.lettering.families import Audience, ByHand, Family
from dsl_desk.services.lettering.merging import Merge
from dsl_desk.services.lettering.office import label, print_checklist, print_labels
from tests.services.lettering.made_up import LETTERS

NOW = datetime(2026, 3, 24, 9, 5, tzinfo=UTC)
POSTED = Family(1, ("a" * 32,), ("Kemi Ward", "4 Mill Lane", "LK1 4AB"), "pl", "Polish")
HIDDEN = Family(2, ("b" * 32,), ("Sam Begum",), ENGLISH, "", ByHand.CONFIDENTIAL, "Isla Begum, 7B")
IN_CLASS = Family(3, ("c" * 32,), ("Ana Price",), ENGLISH, "", ByHand.IN_CLASS, "Tom Price, 8C")
FAMILIES = (POSTED, HIDDEN, IN_CLASS)


def text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize(
    ("family", "lines"),
    [
        (POSTED, ("Kemi Ward", "4 Mill Lane", "LK1 4AB")),
        (HIDDEN, ("Sam Begum", "By hand · Letter 2")),
        (IN_CLASS, ("Tom Price, 8C", "Letter 3")),
    ],
)
def test_a_label_says_no_more_than_it_must(family: Family, lines: tuple[str, ...]) -> None:
    assert label(family) == lines


@pytest.mark.parametrize("stock", label_stocks(), ids=lambda stock: stock.code)
def test_labels_of_every_sheet(stock: LabelStock) -> None:
    printed = text(print_labels(FAMILIES, stock, NOW))
    assert all(words in printed for words in ("4 Mill Lane", "Sam Begum", "Tom Price, 8C"))
    assert "Isla" not in printed


def test_the_checklist_says_how_each_letter_goes() -> None:
    unknown = Family(4, ("d" * 32,), ("Jo Hall",), by_hand=ByHand.NO_ADDRESS)
    printed = " ".join(
        text(print_checklist(Merge(LETTERS, (*FAMILIES, unknown)), Audience("9"), "Ruth Patel", NOW)).split()
    )
    for words in (
        "Parents and carers of Year 9: 4 letters", "By post: 1", "English 3, Polish 1",
        "Kemi Ward, 4 Mill Lane, LK1 4AB (Polish)",
        "Sam Begum (Hand over in school · Isla Begum, 7B)", "Hand over in school: 2", "Jo Hall (Hand over in school)",
        "Ana Price (Hand out in class · Tom Price, 8C)", "Printed by Ruth Patel",
    ):  # fmt: skip
        assert words in printed
    assert "confidential" not in printed, "a paper of the office lies about"


def test_the_checklist_names_no_child_of_a_letter_by_post() -> None:
    posted = replace(POSTED, through="Finley Ward, 9A", by_hand=ByHand.NO)
    assert "Finley" not in text(print_checklist(Merge(LETTERS, [posted]), Audience(), "Ruth Patel", NOW))
