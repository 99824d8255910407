"""Who told the school, on pages of their own; and nothing of it in the report."""

from __future__ import annotations

from dataclasses import replace

from dsl_desk.documents.report import report
from dsl_desk.documents.sources import source_sheet
from dsl_desk.domain.casefile import SourceSheet
from dsl_desk.domain.report_form import ReportForm
from tests.documents.everything import RIGHT_TO_LEFT, SHEET, everything
from tests.documents.reading import fonts_of, poppler, squeezed, text_of
from tests.documents.samples import facts


def test_the_sheet_says_who_stands_behind_each_code_and_in_which_record() -> None:
    said, at = squeezed(text_of(source_sheet(everything(), SHEET))), 0
    told = (
        "Keep this sheet apart from the report", "bundle: DD-2026-0001-01", "S1: a member of staff",
        "Who: Karen Lowe, tutor", "Told of: record 1", "Reception saw it too", "Was right in May",
        "Could be followed", "Yes, in school", "S2: another pupil", "Told of: record 2",
        "S3 Who: Mr Shah, at the gate Told of: Man A, grey car · seen with · the child",
    )  # fmt: skip
    for words in told:
        found = said.find(squeezed(words), at)
        assert found >= 0, words
        at = found
    assert [word for word in RIGHT_TO_LEFT.split() if word.strip(".") not in said] == []


def test_every_page_says_to_keep_it_apart_and_none_names_the_child() -> None:
    many = SourceSheet(SHEET.bundle, SHEET.sources * 40)
    pages = text_of(source_sheet(everything(), many)).split("\f")[:-1]
    assert len(pages) > 2
    assert all("Sources of bundle DD-2026-0001-01 · Keep apart from the report" in page for page in pages)
    assert not any(name in page for page in pages for name in ("Amara", "Okafor"))


def test_it_is_the_same_again_with_its_fonts_inside() -> None:
    pdf = source_sheet(everything(), SHEET)
    assert pdf == source_sheet(everything(), SHEET)
    assert {font["emb"] for font in fonts_of(pdf)} == {"yes"}
    assert "Title:           Sources DD-2026-0001-01" in poppler(pdf, "pdfinfo", "-")


def test_a_demonstration_says_so() -> None:
    made_up = replace(everything(), demonstration=True)
    assert "MADE-UP SCHOOL" in text_of(source_sheet(made_up, SHEET))


def test_the_report_says_the_code_and_that_a_sheet_may_be_asked_for() -> None:
    for form in (ReportForm.INFORMATION, ReportForm.EVIDENTIAL):
        said = squeezed(text_of(report(everything(form), facts())))
        assert squeezed("Source: S1, a member of staff") in said
        assert squeezed("Sources: the records say S1, S2 and so on in place of who told the school.") in said
        assert squeezed("Karen Lowe, tutor") not in said
