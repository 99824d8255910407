"""A general letter: filled from the profile, the answers and checked contacts, in each language; logged once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.documents.letters.content import LARGE, NORMAL, EnglishStands, Part, PartKind
from dsl_desk.domain.agency import HowChecked
from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import DeskError, InvalidRecord, ReadsOnly
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.letter import ENGLISH, Delivery, Distribution, TextUsed
from dsl_desk.domain.letter_text import LetterText
from dsl_desk.domain.translation_check import TranslationCheck, check_id, fingerprint
from dsl_desk.services import directory, recording
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory_packs import take_from_pack
from dsl_desk.services.front_sheets import save_front_sheet
from dsl_desk.services.lettering.answers import OwnWords
from dsl_desk.services.lettering.general import Asked, PreparedLetter, general_pdf, log_general, prepare_general
from dsl_desk.services.lettering.packs import Pack, pack, packs
from dsl_desk.services.lettering.templates import template
from dsl_desk.services.lettering.texts import save_text, text_in_use
from dsl_desk.store import chronology, records
from tests.desks import FINLEY, SCHOOL, in_memory
from tests.documents.reading import text_of

SIGNS = Asked("warning-signs")
VISIT = Asked(
    "partnership",
    ("officers-visiting",),
    {"visit_day": "2026-12-01", "visit_classes": "Year 7\nand Year 8", "visit_plan": "They eat lunch.\nThey listen."},
)
OWN = OwnWords({"visit_plan": "Zjedzą obiad.", "visit_classes": "Klasy 7 i 8"}, "Maria Nowak")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = in_memory(tmp_path)
    profile = replace(
        SCHOOL,
        address=("Mill Lane",),
        phone="01632 960100",
        dsl_name="Ruth Adeyemi",
        police_force="Northshire Police",
    )
    directory.set_school(desk, profile)
    return desk


def confirm(desk: Desk, code: str, language: str = "pl") -> None:
    text, original = (fingerprint(text_in_use(desk, code, each).text) for each in (language, ENGLISH))
    check = TranslationCheck(
        check_id(code, language), code, language, text, original, "Maria Nowak", "First language", desk.today()
    )
    with desk.deed() as deed:
        deed.record(check)


def words(letter: PreparedLetter, language: str = ENGLISH) -> str:
    return "\n".join(part.text for part in letter.parts(language))


def distributions(desk: Desk) -> tuple[Distribution, ...]:
    return records.every(desk.connection, Distribution)


def asked(**answers: str) -> Asked:
    return replace(VISIT, answers={**VISIT.answers, **answers})


def test_it_is_filled_from_the_profile_and_the_answers(desk: Desk) -> None:
    text = words(prepare_general(desk, VISIT))
    assert "Tuesday 24 March 2026" in text
    assert "The first visit is on Tuesday 1 December 2026. It is for: Year 7 and Year 8." in text
    assert "\nThey eat lunch.\nThey listen.\n" in text
    assert "Call Ruth Adeyemi on 01632 960100." in text


def test_its_title_and_the_file_say_nothing(desk: Desk) -> None:
    letter = prepare_general(desk, SIGNS).letters[ENGLISH]
    assert letter.title == "Letter to parents and carers"
    assert "/Title" not in letter.title
    assert all("exploit" not in each.title.lower() for each in packs())


def test_several_texts_begin_on_a_new_page_each(desk: Desk) -> None:
    both = replace(VISIT, chosen=("information-sharing", "officers-visiting"))
    made = prepare_general(desk, both)
    titles = [part.text for part in made.parts() if part.kind is PartKind.TITLE]
    assert len(titles) == 2
    assert [text.template for text in made.texts] == ["officers-visiting", "information-sharing"]
    assert made.parts().count(Part(PartKind.NEW_PAGE)) == 1
    assert made.name == ", ".join(template(text.template).meta.name for text in made.texts)


def test_large_print_and_where_the_english_stands(desk: Desk) -> None:
    plain = prepare_general(desk, SIGNS).letters[ENGLISH]
    large = prepare_general(desk, replace(SIGNS, large_print=True, english=EnglishStands.BESIDE)).letters[ENGLISH]
    assert (plain.size, plain.english) == (NORMAL, EnglishStands.BEHIND)
    assert (large.size, large.english) == (LARGE, EnglishStands.BESIDE)


def test_every_answer_that_is_missing_or_wrong_is_said_at_once(desk: Desk) -> None:
    bad = replace(VISIT, answers={"visit_day": "1 December", "visit_plan": " "})
    with pytest.raises(InvalidRecord) as refused:
        prepare_general(desk, bad)
    assert {each.field: each.words for each in refused.value.problems} == {
        "visit_day": "Choose a day",
        "visit_classes": "Answer “Which classes or year groups”",
        "visit_plan": "Answer “What the officers will do”",
    }


def test_a_time_that_is_none_is_said(desk: Desk) -> None:
    asks = pack("parents-session").asks()
    answers = {ask.field: "half past" for ask in asks if ask.kind == "time"}
    with pytest.raises(InvalidRecord, match="Enter a time, such as 18:30"):
        prepare_general(desk, Asked("parents-session", answers=answers))


def test_a_pack_of_choices_needs_one(desk: Desk) -> None:
    with pytest.raises(InvalidRecord, match="Choose at least one letter"):
        prepare_general(desk, Asked("partnership"))


def test_the_own_text_that_names_a_child_who_came_later_is_refused(desk: Desk) -> None:
    save_text(desk, "warning-signs", ENGLISH, "# Ours\n\nAsk Grace O’Brien.")
    prepare_general(desk, SIGNS)
    recording.add_children(desk, [Child("4" * 32, "O’Brien", "Grace")])
    with pytest.raises(DeskError, match="in English holds the name of a child") as refused:
        prepare_general(desk, SIGNS)
    assert "Grace" not in str(refused.value)


@pytest.mark.parametrize("typed", ["They meet at 3 Quiet Lane.", "It is LK3 3cc."])
def test_a_confidential_address_stands_in_no_letter(desk: Desk, typed: str) -> None:
    refuge = Address(("3 Quiet Lane",), "LK3 3CC", confidential=True, why="Refuge")
    save_front_sheet(desk, FrontSheet(FINLEY.id, (refuge,)))
    with pytest.raises(InvalidRecord, match="kept confidential"):
        prepare_general(desk, asked(visit_plan=typed))


@pytest.mark.parametrize("typed", ["Finley Ward helps.", "Ask FINLEY WARD’s form", "Ward, Finley", "finley   ward"])
def test_an_answer_that_names_a_pupil_is_refused(desk: Desk, typed: str) -> None:
    with pytest.raises(InvalidRecord, match="name of a child on the roll") as refused:
        prepare_general(desk, asked(visit_plan=typed))
    assert [problem.field for problem in refused.value.problems] == ["visit_plan"]
    polish = replace(VISIT, languages=("pl",), own={"pl": replace(OWN, answers={"visit_plan": typed})})
    with pytest.raises(InvalidRecord, match="name of a child on the roll") as refused:
        prepare_general(desk, polish)
    assert [problem.field for problem in refused.value.problems] == ["visit_plan/pl"]


def test_an_audience_that_names_a_pupil_is_not_logged(desk: Desk) -> None:
    with pytest.raises(InvalidRecord, match="name of a child on the roll"):
        log_general(desk, prepare_general(desk, SIGNS), "The family of Finley Ward", 1)
    assert distributions(desk) == ()


def test_contacts_are_left_out_of_what_lists_them(desk: Desk) -> None:
    take_from_pack(desk, "national", ["Childline"])
    assert prepare_general(desk, SIGNS).left_out
    save_text(desk, "warning-signs", ENGLISH, "# Ours\n\nCall us.")
    assert prepare_general(desk, SIGNS).left_out == ()


def test_an_own_text_that_its_letter_has_outgrown_is_named_with_its_line(desk: Desk) -> None:
    with desk.deed() as deed:
        deed.record(LetterText("warning-signs/en-GB", "warning-signs", ENGLISH, "Hello\n$old_field", "2025-01"))
    with pytest.raises(DeskError, match=r"in English, line 2, asks for \$old_field.*Correct that text, or go back"):
        prepare_general(desk, SIGNS)


def test_half_a_name_is_a_word(desk: Desk) -> None:
    assert "Mr Ward and Finley’s friends" in words(
        prepare_general(desk, asked(visit_plan="Mr Ward and Finley’s friends"))
    )


def test_a_profile_with_a_gap_is_refused_in_words(desk: Desk) -> None:
    directory.set_school(desk, SCHOOL)
    with pytest.raises(DeskError, match=r"needs the name of the designated.*school profile"):
        prepare_general(desk, SIGNS)


def test_contacts_are_those_that_were_checked_and_say_so(desk: Desk) -> None:
    take_from_pack(desk, "national", ["Childline"])
    (entry,) = directory.contacts(desk)
    made = prepare_general(desk, SIGNS)
    assert made.checked == ()
    assert entry.phone not in words(made)
    assert "Childline is left out: its number has not been checked" in made.left_out[0]
    directory.check_entry(desk, entry.id, HowChecked.RANG)
    made = prepare_general(desk, SIGNS)
    assert entry.phone in words(made)
    assert made.left_out == ()
    assert "was last checked on Tuesday 24 March 2026 (rang it)" in made.checked[0]


def test_a_letter_waits_for_the_number_it_is_about(desk: Desk) -> None:
    take_from_pack(desk, "national", ["Childline"])
    (entry,) = directory.contacts(desk)
    line = Asked("partnership", ("phone-line",), {"line_contact": entry.id})
    with pytest.raises(
        InvalidRecord, match="This letter waits for Childline: its number has not been checked"
    ) as stop:
        prepare_general(desk, line)
    assert [problem.field for problem in stop.value.problems] == ["line_contact"]
    directory.check_entry(desk, entry.id, HowChecked.RANG)
    made = prepare_general(desk, line)
    assert f"Childline: {entry.phone}" in words(made)
    assert made.checked[0].startswith("Childline: was last checked")


class TestInPolish:
    def test_days_are_said_and_words_stand_as_they_were_typed(self, desk: Desk) -> None:
        made = prepare_general(desk, replace(VISIT, languages=("pl",), own={"pl": OWN}))
        assert list(made.letters) == [ENGLISH, "pl"]
        polish = words(made, "pl")
        assert "wtorek, 1 grudnia 2026 r." in polish
        assert "Zjedzą obiad." in polish
        assert "Klasy 7 i 8" in polish
        assert "They eat lunch" not in polish
        assert [each.language for each in made.letters["pl"].wordings] == ["pl", ENGLISH]
        assert [each.language for each in made.letters[ENGLISH].wordings] == [ENGLISH]

    def test_a_text_that_nobody_typed_in_it_is_refused(self, desk: Desk) -> None:
        with pytest.raises(InvalidRecord, match="Type this in Polish too, or leave Polish out") as refused:
            prepare_general(desk, replace(VISIT, languages=("pl",)))
        assert [problem.field for problem in refused.value.problems] == ["visit_plan/pl"]

    def test_who_wrote_it_is_asked(self, desk: Desk) -> None:
        nobody = replace(VISIT, languages=("pl",), own={"pl": replace(OWN, written_by=" ")})
        with pytest.raises(InvalidRecord, match="Enter who wrote the Polish") as refused:
            prepare_general(desk, nobody)
        assert [problem.field for problem in refused.value.problems] == ["written_by/pl"]

    def test_a_line_stands_as_it_is_where_nobody_typed_it_again(self, desk: Desk) -> None:
        own = {"pl": OwnWords({"visit_plan": "Zjedzą obiad."}, "Maria Nowak")}
        assert "Year 7 and Year 8" in words(prepare_general(desk, replace(VISIT, languages=("pl",), own=own)), "pl")

    def test_no_family_gets_what_nobody_confirmed(self, desk: Desk) -> None:
        made = prepare_general(desk, replace(SIGNS, languages=("pl",)))
        assert made.not_confirmed == {"pl": ("warning-signs",)}
        mark = made.letters["pl"].wordings[0].mark
        assert mark == "Not for families: not checked · Nie dla rodzin: tekst niesprawdzony"
        assert made.letters["pl"].wordings[1].mark == ""
        with pytest.raises(InvalidRecord, match="Nobody who speaks Polish has confirmed “Signs to look for"):
            made.for_families()
        with pytest.raises(InvalidRecord, match="Nobody who speaks Polish"):
            log_general(desk, made, "All", 1)
        assert distributions(desk) == ()
        confirm(desk, "warning-signs")
        made = prepare_general(desk, replace(SIGNS, languages=("pl",)))
        assert made.for_families() == made.letters
        assert made.letters["pl"].wordings[0].mark == ""

    def test_a_change_of_the_english_takes_the_word_away(self, desk: Desk) -> None:
        confirm(desk, "warning-signs")
        save_text(desk, "warning-signs", ENGLISH, "# Our own\n\nCall us.")
        assert prepare_general(desk, replace(SIGNS, languages=("pl",))).not_confirmed

    def test_a_language_without_a_text_is_refused(self, desk: Desk) -> None:
        with pytest.raises(DeskError, match="has no text in Romanian"):
            prepare_general(desk, replace(SIGNS, languages=("ro",)))

    def test_the_pages_hold_both(self, desk: Desk) -> None:
        confirm(desk, "warning-signs")
        text = text_of(general_pdf(prepare_general(desk, replace(SIGNS, languages=("pl",))), "pl"))
        assert "Czym jest wykorzystywanie?" in text
        assert "What is exploitation?" in text


def test_a_printing_is_logged_once_for_the_school_and_on_no_childs_record(desk: Desk) -> None:
    confirm(desk, "warning-signs")
    save_text(desk, "warning-signs", ENGLISH, "# Our own\n\nCall us.")
    confirm(desk, "warning-signs")
    made = prepare_general(desk, replace(SIGNS, languages=("pl",), large_print=True))
    version = template("warning-signs").meta.version
    log_general(desk, made, "Year 9", 30, families=28, delivery=Delivery.POST)
    (logged,) = distributions(desk)
    assert logged == Distribution(
        id=logged.id,
        template="warning-signs",
        template_version=f"{version}, our copy 1",
        title=template("warning-signs").meta.name,
        audience="Year 9",
        copies=30,
        translations=(TextUsed("warning-signs", version, "pl"),),
        large_print=True,
        families=28,
        delivery=Delivery.POST,
    )
    assert list(chronology.of_child(desk.connection, FINLEY.id)) == []


def test_who_it_was_for_and_how_many_are_asked(desk: Desk) -> None:
    with pytest.raises(InvalidRecord) as refused:
        log_general(desk, prepare_general(desk, SIGNS), " ", 0)
    assert {problem.field for problem in refused.value.problems} == {"audience", "copies"}
    assert distributions(desk) == ()


def test_who_reads_only_logs_nothing(desk: Desk) -> None:
    made = prepare_general(desk, SIGNS)
    desk.person = replace(desk.person, reads_only=True)
    with pytest.raises(ReadsOnly):
        log_general(desk, made, "All", 1)


def test_no_pack_of_this_code(desk: Desk) -> None:
    with pytest.raises(DeskError, match=r"packs\.json holds no pack nothing"):
        prepare_general(desk, Asked("nothing"))


@pytest.mark.parametrize("each", [each for each in packs() if each.kind == "general"], ids=lambda each: each.code)
def test_every_general_pack_can_be_made(desk: Desk, each: Pack) -> None:
    take_from_pack(desk, "national", ["Childline"])
    (entry,) = directory.contacts(desk)
    directory.check_entry(desk, entry.id, HowChecked.RANG)
    answer = {"day": "2026-12-01", "time": "18:30", "line": "A", "text": "B", "contact": entry.id}
    chosen = tuple(text.template for text in each.texts)
    answers = {ask.field: answer[ask.kind] for ask in each.asks(chosen)}
    assert prepare_general(desk, Asked(each.code, chosen, answers)).parts()
