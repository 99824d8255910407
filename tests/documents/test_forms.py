"""Every form of report, from a bundle with one of everything, one with far too much, and one with next to nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from dsl_desk.bundle.sealbox import read_seal_box
from dsl_desk.documents.report import report
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.term import Term
from tests.documents.everything import LONG_NAME, RIGHT_TO_LEFT, SEEN, SUMMARY, everything, much, nothing
from tests.documents.reading import fonts_of, squeezed, text_of
from tests.documents.samples import as_record, facts

Make = Callable[[ReportForm], CaseFile]
CASES = pytest.mark.parametrize("make", [everything, much, nothing], ids=["everything", "much", "nothing"])
FORMS = pytest.mark.parametrize("form", ReportForm, ids=[form.name.lower() for form in ReportForm])
IN_FULL = [form for form in ReportForm if form not in (ReportForm.MACE, ReportForm.SUMMARY)]
MACE_TITLE = "Summary for the MACE meeting"


@cache
def pdf_of(make: Make, form: ReportForm) -> bytes:
    return report(make(form), facts())


@cache
def pages_of(make: Make, form: ReportForm) -> tuple[str, ...]:
    return tuple(text_of(pdf_of(make, form)).split("\f")[:-1])


def text(form: ReportForm, make: Make = everything) -> str:
    """The whole report as squeezed text, without the foot of each page."""
    return squeezed(re.sub(r"Page \d+ of \d+ · Confidential · Bundle \S+", "", "".join(pages_of(make, form))))


@CASES
@FORMS
def test_the_seal_box_stands_whole_on_page_1_and_the_receipt_words_on_the_last(make: Make, form: ReportForm) -> None:
    first, *others = pages_of(make, form)
    rows = squeezed("".join(f"{label}: {value}" for label, value in facts().rows()))
    assert squeezed(first).count(rows) == 1
    words = squeezed(" ".join(facts().receipt_words))
    assert [words in squeezed(page) for page in (first, *others)] == [False] * len(others) + [True]
    assert others[-1].startswith("Receipt\n")
    assert read_seal_box(pdf_of(make, form), facts()) == facts(), "as the verifier reads it, with another program"


@FORMS
def test_same_input_same_bytes_and_every_font_embedded(form: ReportForm) -> None:
    pdf = report(much(form), facts())
    assert pdf == pdf_of(much, form)
    assert {(font["emb"], font["sub"], font["uni"]) for font in fonts_of(pdf)} == {("yes", "yes", "yes")}


@CASES
@pytest.mark.parametrize("form", IN_FULL)
def test_no_record_is_missing_from_a_form_that_tells_all(make: Make, form: ReportForm) -> None:
    said = text(form, make)
    records = [found.record for found in make(form).records]
    latin = [each.what.partition(" ق")[0] for each in records if isinstance(each, Observation)]
    assert [what for what in latin if squeezed(what) not in said] == []
    assert [found.record.id for found in make(form).records if found.record.id not in said] == []


@pytest.mark.parametrize("form", IN_FULL)
def test_every_file_stands_under_its_code_with_its_whole_name(form: ReportForm) -> None:
    for make in (everything, much):
        files = make(form).attachments
        said = text(form, make)
        codes = [f"ATT-{number:04}" for number in range(1, len(files) + 1)]
        assert [code for code in codes if said.count(f"{code}:") != 1] == []
        names = [squeezed(file.name.replace("\u202e", "‹U+202E›")) for file in files]
        assert [name for name in names if name not in said] == []


IN_ORDER = {
    ReportForm.INFORMATION: """
        Summary by the school | The child | Legal name: Amara Okafor | Plans, care and support | Parents,
        carers and family | Professionals | People | Man A, grey car | Vehicles | LK1? ??? | Phones | Accounts
        | @kez_07 | Places where harm was done | Flat above | Places where they met | Bus station | Other
        places | Field gate | How they are linked | Man A, grey car · drives · Grey hatchback | Record 1 of 9
        | Files ATT-0001: | The school’s view | Record 9 of 9 | Other files | Who wrote these records""",
    ReportForm.SOCIAL_CARE: """
        The child | All names: Amara Okafor · Mara Okafor | Gender: not recorded here | Where the child is
        now, and why: With her aunt | Ethnicity: Somali | Household, family | Zoë Ward, mother | GP and
        other professionals | Legal status | Earlier referrals | Record 6 of 9: referral | What has
        happened, and why now | Summary by the school: On 3 July | Files that go with it: 3 | Record 1 of 9
        | The child’s own account | He said I mustn't | What the child wants to happen: To stay | Harm,
        strengths | What the parents or carers can do: Her mother | Who has been told | Whether they agree:
        Both | Safety now | Whether the child is safe tonight: Until 9pm | Brothers and sisters: Isla Okafor
        | Any danger to workers: A dog | What else to observe: Ring the school | What the school has done |
        Record 3 of 9 | Who refers""",
    ReportForm.MACE: """
        Summary for the MACE meeting | The child | Before anyone is told | His uncle | Why this child is
        brought | What is known, counted | 2 observations, 2 areas, from Friday 3 July 2026 to Friday 10 July
        2026 | People, vehicles | How they are linked | In the child’s own words | What has been done | Plans
        and support, and who else knows""",
    ReportForm.EVIDENTIAL: """
        What happened | Thursday 2 July 2026: Operation Encompass notice | Friday 3 July 2026 at 9am: Got out
        of a grey car | Source: S1, a member of staff, I was told, given as fact | record 1, observation ·
        ATT-0001, ATT-0002 | Handling: information of police · must not be told: His uncle | Friday 10 July
        2026: | given as opinion | Recorded Monday 20 July 2026: Decided | Exact words | He said I mustn't |
        Questions asked: | Marks on the body | How each record is kept | Who wrote""",
    ReportForm.SUMMARY: """
        Summary by the school | Key entries | 1 of 9 records. The other 8 stand in data/records.json only. |
        Got out of a grey car | What the school makes of them | Missing: The third time in a month | How each
        record""",
    ReportForm.TRANSFER: """
        Child protection file | To: Hollin Bank School | Summary by the school | What this file holds | 2
        observations | 3 attached files | In the order in which things happened | Thursday 2 July 2026:
        Operation Encompass notice, record 7 | The child | Record 10 of 13: concern | Record 11 of 13: earlier
        bundle | To: Ashshire Police | Record 12 of 13: decision not to share""",
}


@FORMS
def test_a_form_says_its_parts_in_order(form: ReportForm) -> None:
    said, at = text(form), 0
    for words in IN_ORDER[form].split("|"):
        found = said.find(squeezed(words), at)
        assert found >= 0, words
        at = found


@FORMS
def test_what_police_told_of_an_incident_is_on_no_paper(form: ReportForm) -> None:
    assert "SECRET-INCIDENT" not in text(form)


@CASES
def test_a_mace_summary_is_one_page_between_cover_and_receipt(make: Make) -> None:
    pages = pages_of(make, ReportForm.MACE)
    assert [page.startswith(MACE_TITLE) for page in pages[-3:]] == [False, True, False]


def test_what_has_no_room_on_the_mace_page_is_counted() -> None:
    """Each line that is there, and the count of those that are not, make up all of them."""
    full = much(ReportForm.MACE)
    page = pages_of(much, ReportForm.MACE)[-2]
    spoken = [found for found in full.records if getattr(found.record, "exact_words", "")]
    assert told_of(page, "How they are linked", "In the child’s own words") == len(full.links)
    assert told_of(page, "In the child’s own words", "What makes life harder") == len(spoken)
    assert told_of(page, "People, vehicles", "How they are linked") == len(full.subjects)
    kept = page[page.index("She was seen") : page.index("…", page.index("She was seen"))].split()
    assert f"({len(full.scope.summary.split()) - len(kept)} more words)" in " ".join(page.split())


def told_of(page: str, heading: str, following: str) -> int:
    """Lines under a heading, and those that are said to be left out there."""
    section = page[page.index(heading) : page.index(following)]
    return section.count("•") + sum(map(int, re.findall(r"(\d+) more in data", section)))


def test_a_mace_summary_weighs_no_child() -> None:
    said = pages_of(everything, ReportForm.MACE)[-2].lower()
    assert re.findall(r"score|risk|%|high(?! street)|medium|\blow\b|red|amber|green", said) == []


def test_the_cover_says_what_must_be_observed_before_anything_is_done() -> None:
    face = pages_of(everything, ReportForm.INFORMATION)[0]
    told = (
        "Child: Amara Okafor", "Before you speak to anyone", "Must not be told of this:", "His uncle",
        "Anyone at the car wash", "Handling: Ring the school", "How it was reported: 101", "Lawful basis:",
        "Other agencies that know: Children’s social care", "9 in this bundle: 2 observations", "Kept in the school:",
        "Files: 3 in 2-payload.zip, ATT-0001 to ATT-0003", "Bundle: DD-2026-0001-01",
    )  # fmt: skip
    places = [squeezed(face).find(squeezed(words)) for words in told]
    assert min(places) >= 0
    assert all(one < other for one, other in pairwise(places))


def test_a_list_too_long_for_page_1_begins_there_and_goes_on() -> None:
    first, second, *_ = pages_of(much, ReportForm.INFORMATION)
    assert "Must not be told of this:" in first
    assert squeezed(LONG_NAME) in squeezed(second)
    listed = squeezed(first + second)
    assert [number for number in range(12) if f"{number}.{squeezed(LONG_NAME)}" not in listed] == []


@pytest.mark.parametrize("form", [ReportForm.INFORMATION, ReportForm.SOCIAL_CARE, ReportForm.MACE])
def test_who_must_not_be_told_says_on_which_record_it_is_marked(form: ReportForm) -> None:
    """One mark may be about one informant; as a rule for the whole matter it would contradict who was told."""
    said = text(form)
    assert said.count(squeezed("His uncle (marked on record 1)")) == (1 if form is ReportForm.INFORMATION else 2)
    assert squeezed("Mill Lane (marked") not in said


def test_what_social_care_asks_and_nobody_answered_is_no_blank() -> None:
    said = text(ReportForm.SOCIAL_CARE, nothing)
    asked = (
        "Where the child is now, and why:", "What the child wants to happen:", "What the parents or carers can do:",
        "Whether they agree:", "Whether the child is safe tonight:", "Any danger to workers:",
    )  # fmt: skip
    assert [words for words in asked if squeezed(f"{words} not recorded here") not in said] == []


def test_a_call_that_the_bundle_tells_of_stands_under_who_refers() -> None:
    """The gate was answered for police; the call to this team stands among the records."""
    plain = everything(ReportForm.SOCIAL_CARE)
    team = next(agency for agency in plain.agencies if agency.kind is AgencyKind.SOCIAL_CARE)
    phoned = squeezed(
        "Told before, and when: Saturday 4 July 2026 at 4pm Who was spoken to: Duty desk Reference: MH-1"
    )
    assert phoned in squeezed(text_of(report(replace(plain, recipient=team), facts())))
    assert phoned not in text(ReportForm.SOCIAL_CARE), "another team was called"


def test_no_area_is_missing_from_a_mace_summary() -> None:
    plain = everything(ReportForm.MACE)
    areas = [Term(f"{number}", f"Area of some length {number}") for number in range(10)]
    seen = [replace(SEEN, id=f"{number:032x}", domains=(area,)) for number, area in enumerate(areas)]
    told = replace(plain, records=tuple(as_record(each, seq) for seq, each in enumerate(seen, 1)))
    said = squeezed(text_of(report(told, facts())))
    assert [area.wording for area in areas if squeezed(f"{area.wording}: 1, last on") not in said] == []


def test_form_means_the_childs_own_form_on_the_cover() -> None:
    assert squeezed("Report: Information report.") in squeezed(pages_of(everything, ReportForm.INFORMATION)[0])
    assert "Form:" not in pages_of(everything, ReportForm.INFORMATION)[0]


def test_nobody_named_is_no_leave_to_tell() -> None:
    assert "the school named nobody. That does not mean that anyone may be told." in " ".join(
        pages_of(nothing, ReportForm.INFORMATION)[0].split()
    )


def test_square_brackets_are_explained_and_counted() -> None:
    said = text(ReportForm.INFORMATION)
    assert squeezed("Other children named, as possible victim or witness: Sam Rook") in said
    assert squeezed("[Child A] in place of a name: ask the school who it is.") in said
    assert squeezed("Names of others that were taken out: shown as [name removed], at 2 places.") in said
    assert squeezed("Names of other children: replaced in 1 place, each shown in square brackets") in said


def test_whether_a_second_person_has_read_it_is_said_either_way() -> None:
    plain = everything()
    assert squeezed("Also read by: Omar Hale, headteacher, Monday 20 July 2026 at 2pm") in text(
        ReportForm.INFORMATION
    )
    alone = replace(plain, scope=replace(plain.scope, second=SecondLook(why_not_yet="It cannot wait.")))
    assert squeezed("Read by nobody else yet: It cannot wait.") in squeezed(text_of(report(alone, facts())))


def face(form: ReportForm, recipient: AgencyKind, force: str) -> str:
    plain = everything(form)
    school = replace(plain.school, police_force=force)
    casefile = replace(plain, school=school, recipient=Agency("a", "Agency", recipient))
    return squeezed(text_of(report(casefile, facts()), "-l", "1"))


def test_a_referral_says_that_it_is_one_and_every_other_form_that_it_is_not() -> None:
    says, denies = squeezed("This is a referral to children’s social care."), squeezed("nor a referral to children's")
    for form in set(ReportForm) - {ReportForm.TRANSFER}:
        said = face(form, AgencyKind.SOCIAL_CARE, "")
        assert (says in said, denies in said) == ((True, False) if form is ReportForm.SOCIAL_CARE else (False, True))
        assert squeezed("not itself a crime report") in said or squeezed("not a crime report") in said


def test_police_are_told_how_their_force_wants_a_crime_reported_and_nobody_else_is() -> None:
    essex = squeezed("Essex Police asked schools in November 2016 to report incidents and crimes by 101 or 999")
    anyone = squeezed("Sending this to an officer or a team does not report a crime.")
    assert essex in face(ReportForm.INFORMATION, AgencyKind.POLICE, " Essex  POLICE")
    assert anyone in face(ReportForm.INFORMATION, AgencyKind.POLICE, "Ashshire")
    assert anyone not in face(ReportForm.INFORMATION, AgencyKind.SOCIAL_CARE, "Essex")


def test_a_summary_without_key_entries_tells_all_of_them() -> None:
    said = text(ReportForm.SUMMARY, nothing)
    assert squeezed("No entry is marked as key, so all of them stand here.") in said
    assert squeezed("He came late.") in said


def test_a_record_of_another_school_says_through_whose_file_it_came() -> None:
    assert squeezed("Came from: Old School, file DD-2025-0001-01") in text(ReportForm.INFORMATION)


def test_right_to_left_words_of_the_child_are_whole() -> None:
    said = text(ReportForm.EVIDENTIAL, much)
    assert [word for word in RIGHT_TO_LEFT.split() if word.strip(".") not in said] == []


def test_the_receipt_says_how_to_reply_and_what_the_slip_is_for() -> None:
    page = " ".join(pages_of(everything, ReportForm.INFORMATION)[-1].split())
    assert "By email to office@ashmead.example: give your reference and the eight words." in page
    assert "on the number for the school in your own list" in page
    assert "Bundle: DD-2026-0001-01, 9 records, 3 files" in page
    assert "01632" not in page


def test_the_summary_stands_in_every_form() -> None:
    assert [form for form in ReportForm if squeezed(SUMMARY) not in text(form)] == []
