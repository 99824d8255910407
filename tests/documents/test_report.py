from __future__ import annotations

from dataclasses import replace

import pytest

from dsl_desk.documents.report import report
from dsl_desk.domain.errors import DocumentError
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.school import School
from tests.documents.reading import fonts_of, poppler, squeezed, text_of
from tests.documents.samples import ABOUT_NINE, NOW, an_observation, as_record, casefile, facts

UNKNOWN_LETTERS = "我们"


def page(number: int, pdf: bytes) -> str:
    return text_of(pdf, "-f", str(number), "-l", str(number))


def test_page_1_says_what_it_is_who_was_told_and_what_seals_it() -> None:
    face = page(1, report(casefile(), facts()))
    expected = (
        "Further information after a report to police",
        "not itself a crime report",
        "To: Ashshire Police",
        "Child: Amara Okafor, known as Mara Okafor · born Friday 4 May 2012 · Year 9 · 9A",
        "How it was reported: 101 or online · reference REF-0412 · Friday 3 July 2026 at about 9am",
        "Lawful basis: Public task",
        "Parents or carers told: no. Evidence could be lost (N3)",
        "In the school's words: Police asked us to wait.",
        "Child told: yes",
        "4 in this bundle: 1 observation, 1 contact, 1 decision, 1 action. Kept in the school: 2 observations.",
        "Prepared by: Ruth Adeyemi, Designated safeguarding lead, on Monday 20 July 2026 at 4:04pm",
        "exactly 5 files",
        "How to check:",
    )
    assert [words for words in expected if squeezed(words) not in squeezed(face)] == []
    assert facts().payload_sha256 in face.split()


def test_the_seal_box_is_one_run_of_text_in_order() -> None:
    rows = "".join(f"{label}: {value}" for label, value in facts().rows())
    assert squeezed(face := page(1, report(casefile(), facts()))).count(squeezed(rows)) == 1, face


def test_the_seal_box_stays_on_page_1_however_long_the_rest_is() -> None:
    long = "A very long line indeed, of the kind nobody should type. " * 17
    school = School(long, (long, long), long, long, dsl_name=long)
    wordy = casefile()
    wordy = replace(wordy, school=school, scope=replace(wordy.scope, purpose=long * 100))
    face = page(1, report(wordy, facts()))
    assert facts().journal_head in face.split()


@pytest.mark.parametrize(
    ("route", "title"),
    [
        (RouteAnswer("r", "ch", Route.INFORMATION), "Information about the welfare of a child"),
        (
            RouteAnswer("r", "ch", Route.SOCIAL_CARE, reported=ABOUT_NINE, told_to="Duty desk"),
            "Information that supports a referral to children's social care",
        ),
        (
            RouteAnswer("r", "ch", Route.EMERGENCY, reference_not_given=True, reported=ABOUT_NINE),
            "Further information after a 999 call",
        ),
    ],
    ids=["information", "social care", "999"],
)
def test_the_title_comes_from_the_route_gate(route: RouteAnswer, title: str) -> None:
    face = page(1, report(replace(casefile(), route=route), facts()))
    assert squeezed(title) in squeezed(face)
    assert ("reference not given" in face) == route.reference_not_given


def test_records_say_facts_first_and_set_exact_words_apart() -> None:
    text = squeezed(text_of(report(casefile(), facts())))
    expected = (
        "Record 1 of 4: observation",
        "Happened: Friday 3 July 2026 at about 9am",
        "Seen or told: Not stated",
        "Received by the safeguarding lead: Time not known",
        "Recorded: Monday 20 July 2026 at 4:04pm (2026-07-20 15:04:05 UTC)",
        "How known: I was told",
        "Source: a member of staff, Karen Lowe, tutor",
        "Exact words, as they were said He said I mustn't tell no one.",
        "(indicators, not proof): • Goes missing or comes home late (S1)",
        "Version: 2. Why it was corrected: The time was mistyped.",
        "Written by: Ruth Adeyemi, Designated safeguarding lead",
        "It rests on: record 1, 1 kept in the school",
        "Who wrote these records",
    )
    assert [words for words in expected if squeezed(words) not in text] == []


def test_the_receipt_words_stand_on_the_last_page_only() -> None:
    pdf = report(casefile(), facts())
    words = squeezed("".join(facts().receipt_row()).replace("words", "words:"))
    *before, last, end = text_of(pdf).split("\f")
    assert end == ""
    assert words in squeezed(last)
    assert words not in squeezed("".join(before))


def test_same_input_same_bytes_whatever_was_printed_before(monkeypatch: pytest.MonkeyPatch) -> None:
    first = report(casefile(), facts())
    other = replace(casefile(), records=(as_record(an_observation(9, "যাচ্ছে Zażółć اتصل 😀"), 9),))
    assert report(other, facts()) != first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert report(casefile(), facts()) == first


def test_properties_name_nobody_and_every_font_is_embedded() -> None:
    pdf = report(casefile(), facts())
    properties = poppler(pdf, "pdfinfo", "-rawdates", "-")
    assert "Title:           Report DD-2026-0001-01" in properties
    assert f"CreationDate:    D:{NOW:%Y%m%d%H%M%S}" in properties
    assert "A4" in properties
    assert not any(name in properties for name in ("Amara", "Mara", "Okafor", "Adeyemi", "Ashmead"))
    assert b"/Lang (en-GB)" in pdf
    assert b"/Outlines" in pdf
    assert {(font["emb"], font["sub"]) for font in fonts_of(pdf)} == {("yes", "yes")}


def test_a_demonstration_says_so_on_every_page() -> None:
    pages = text_of(report(casefile(demonstration=True), facts())).split("\f")[:-1]
    assert len(pages) > 2
    assert all("MADE-UP SCHOOL - DEMONSTRATION" in one for one in pages)
    assert "MADE-UP" not in text_of(report(casefile(), facts()))


def test_the_watermark_does_not_come_between_the_words_of_the_seal_box() -> None:
    rows = "".join(f"{label}: {value}" for label, value in facts().rows())
    assert squeezed(rows) in squeezed(page(1, report(casefile(demonstration=True), facts())))


def test_a_record_that_cannot_be_drawn_is_refused_without_quoting_it() -> None:
    unknown = replace(casefile(), records=(as_record(an_observation(1, f"Amara wrote {UNKNOWN_LETTERS}"), 1),))
    with pytest.raises(DocumentError) as caught:
        report(unknown, facts())
    assert "Amara" not in str(caught.value)
    assert UNKNOWN_LETTERS not in str(caught.value)
