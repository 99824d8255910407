"""Every letter we ship can be read and acted on by every parent, and says nothing that a letter must not say."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pypdfium2
import pytest

from dsl_desk.documents.letters.content import Addressee, Letter, Letterhead, Part, PartKind, Window, Wording
from dsl_desk.documents.letters.letter import letter
from dsl_desk.domain.agency import DirectoryEntry
from dsl_desk.domain.letter import ENGLISH, LetterKind
from dsl_desk.domain.school import School
from dsl_desk.services.catalogue.letter_words import FamilySign, SchoolStep, family_signs, school_steps
from dsl_desk.services.catalogue.pack import pack as contacts_of
from dsl_desk.services.catalogue.plain_english import plain_english
from dsl_desk.services.catalogue.sign import indicators
from dsl_desk.services.catalogue.source import cited
from dsl_desk.services.catalogue.stationery import envelopes
from dsl_desk.services.lettering.filling import Filling, fill, school_fields
from dsl_desk.services.lettering.grammar import AskKind, fields_of
from dsl_desk.services.lettering.packs import Pack, packs
from dsl_desk.services.lettering.printable_contacts import contact_line
from dsl_desk.services.lettering.readable import letter_reading, remarks_of
from dsl_desk.services.lettering.templates import Template, templates

SCHOOL = School(
    "Ashwell Green Community School",
    ("Mill Lane", "Ashwell Green", "Larkshire LK9 4AB"),
    "01632 960100",
    "office@ashwell.example",
    "Larkshire County Council",
    "Larkshire Police",
    "Ruth Adeyemi",
)
CONTACTS = tuple(
    contact_line(DirectoryEntry("1", "2", entry.label, entry.source, entry.use_for, phone=entry.phone, web=entry.web))
    for agency in contacts_of("national").agencies
    for entry in agency.entries
)
ANSWERS = {
    AskKind.LINE: "the drama studio beside the main hall",
    AskKind.TEXT: "They will come to lunch on Tuesdays and talk with anyone who likes. They hold a drop-in too.",
    AskKind.DAY: "Thursday 3 December 2026",
    AskKind.TIME: "5:30pm",
    AskKind.CONTACT: "Phone line for parents: 01632 960999. Monday to Friday 8am to 4pm; closed on bank holidays.",
}
LONGEST_OF_OURS = 20
"""Words: what plain English asks of an ordinary sentence (practice: 15 to 20), well under the limit for any."""

TITLES_THAT_TELL = re.compile(r"exploit|abuse|police|crime|danger|sign|worr|safe|social|child|amara", re.IGNORECASE)
CHOICES: tuple[FamilySign | SchoolStep, ...] = (*family_signs(), *school_steps())
WORDED = [each for each in CHOICES if each.words]


def filling(each: Template, language: str = ENGLISH) -> Filling:
    """Made-up answers to everything, as long as real ones are."""
    return Filling(
        {
            **school_fields(SCHOOL, "Monday 23 November 2026"),
            "child_name": "Amara",
            "recipient_names": "Mrs Adaeze Okafor and Mr Chidi Okafor",
            **{ask.field: ANSWERS[ask.kind] for ask in each.meta.asks},
        },
        contacts=CONTACTS,
        signs=tuple(sign.words[language] for sign in family_signs() if sign.words)[:6],
        school_does=tuple(step.words[language] for step in school_steps())[:6],
        own_words=("Thank you for talking with us on the phone last week.",),
    )


def filled(each: Template, language: str = ENGLISH) -> tuple[Part, ...]:
    return fill(each.blocks(language), filling(each, language), each.meta.asks)


def sides(each: Template, language: str = ENGLISH, window: Window | None = None) -> int:
    content = Letter(
        letterhead=Letterhead(SCHOOL),
        title="Letter",
        wordings=(Wording(filled(each, language), language),),
        made=datetime(2026, 11, 23, tzinfo=UTC),
        window=window,
        addressee=Addressee(("To the parents and carers", "1 Mill Lane", "Larkshire LK9 4AB") if window else ()),
    )
    return len(pypdfium2.PdfDocument(letter(content)))


def words_of(parts: tuple[Part, ...]) -> str:
    return "\n".join(part.text for part in parts)


@pytest.mark.parametrize("each", templates(), ids=lambda each: each.code)
class TestLetter:
    def test_reads_easily_before_and_after_it_is_filled(self, each: Template) -> None:
        bare = tuple(Part(PartKind.PARAGRAPH, block.text) for block in each.blocks(ENGLISH) if block.text)
        for parts in (bare, filled(each)):
            reading = letter_reading(parts)
            assert reading.is_plain
            assert reading.scores
            assert reading.scores.grade <= plain_english().grade
            assert reading.scores.longest <= LONGEST_OF_OURS

    def test_needs_no_advice_of_the_language_aid(self, each: Template) -> None:
        bare = tuple(Part(PartKind.PARAGRAPH, block.text) for block in each.blocks(ENGLISH))
        assert remarks_of(bare) == remarks_of(filled(each)) == ()

    @pytest.mark.parametrize("window", [None, *(envelope.window for envelope in envelopes())])
    def test_fits_its_sides_with_every_contact(self, each: Template, window: Window | None) -> None:
        assert sides(each, window=window) <= plain_english().sides

    def test_fits_its_sides_in_every_language(self, each: Template) -> None:
        assert [language for language in each.texts if sides(each, language) > plain_english().sides] == []

    def test_holds_no_number_address_or_name_of_its_own(self, each: Template) -> None:
        """Numbers come from the directory and the profile; 18 is an age."""
        for block in each.blocks(ENGLISH):
            assert re.findall(r"\d{2,}", block.text.replace("under 18", "")) == []
            assert not re.search(r"www|https?:|\.uk|@", block.text)
            assert not re.search(r"\b(?:Mr|Mrs|Ms|Dr|PC|Sergeant|Inspector)\b", block.text)

    def test_puts_999_before_101_before_everyone_else(self, each: Template) -> None:
        text = each.texts[ENGLISH]
        if "$police_number" in text:
            assert text.index("$emergency_number") < text.index("$police_number")
        if "$contacts" in text:
            assert text.index("$emergency_number") < text.index("$contacts")

    def test_says_of_no_child_that_it_is_exploited(self, each: Template) -> None:
        text = words_of(filled(each)).lower()
        assert not re.search(r"(?:is|are|be|being|been|was) (?:being )?(?:exploited|groomed|abused|trafficked)", text)

    def test_blames_nobody(self, each: Template) -> None:
        text = words_of(filled(each)).lower().replace("not your fault", "")
        assert not re.search(r"your fault|should have|should not have|failed to|bad parent|refus", text)

    def test_asks_for_what_it_uses_and_uses_what_it_asks(self, each: Template) -> None:
        asked = {ask.field for ask in each.meta.asks}
        assert asked <= fields_of(each.blocks(ENGLISH))
        assert all(ask.label for ask in each.meta.asks)
        assert cited(each.meta.sources)

    def test_offers_itself_in_other_ways(self, each: Template) -> None:
        """In another language, read aloud or with an interpreter; a text that follows another leaves it to that."""
        if "$date" in each.texts[ENGLISH]:
            assert "in another language or in large print" in each.texts[ENGLISH]


@pytest.mark.parametrize("each", templates(), ids=lambda each: each.code)
def test_a_general_letter_says_that_it_is_about_no_one_child_and_a_private_title_says_nothing(each: Template) -> None:
    (title,) = (part.text for part in filled(each) if part.kind is PartKind.TITLE)
    if each.meta.kind is LetterKind.GENERAL:
        assert re.search(r"not about any one child|belongs", words_of(filled(each)))
    elif each.code != "family-talk":
        assert not TITLES_THAT_TELL.search(title)


def test_signs_always_stand_beside_other_causes() -> None:
    for each in templates():
        text = each.texts[ENGLISH]
        if "$signs" in text or "## Signs" in text or "seen a change" in text:
            assert "other causes" in text, each.code
            assert text.find("other causes") < text.find("$signs") or "$signs" not in text


@pytest.mark.parametrize("each", packs(), ids=lambda each: each.code)
def test_a_packs_file_name_and_title_tell_nothing(each: Pack) -> None:
    assert not re.search(r"exploit|police|crime|sign|safe", each.title, re.IGNORECASE)
    assert each.texts


def test_every_letter_is_in_one_pack() -> None:
    used = [text.template for each in packs() for text in each.texts]
    assert sorted(used) == [each.code for each in templates()]


def test_every_indicator_is_worded_for_a_family_or_kept_from_letters_with_the_reason() -> None:
    assert [sign.code for sign in family_signs()] == [indicator.code for indicator in indicators()]
    assert [sign.code for sign in family_signs() if bool(sign.words) == bool(sign.never)] == []


@pytest.mark.parametrize(
    "code", ["F1", "F2", "F3", "F7", "G2", "G4", "H1", "H2", "I2", "I4", "J1", "J2", "J3", "J4", "J5", "J6"]
)
def test_what_is_urgent_a_childs_own_account_or_anothers_is_never_told_by_letter(code: str) -> None:
    (sign,) = (sign for sign in family_signs() if sign.code == code)
    assert sign.never.count(".") >= 1


@pytest.mark.parametrize("each", WORDED, ids=lambda each: each.code)
def test_what_is_chosen_for_a_family_is_plain_and_neutral(each: FamilySign | SchoolStep) -> None:
    words = each.words[ENGLISH]
    part = (Part(PartKind.BULLET, words),)
    assert remarks_of(part) == ()
    reading = letter_reading(part)
    assert reading.scores
    assert reading.scores.longest <= LONGEST_OF_OURS
    assert words.endswith(".")
    assert not re.search(r"\d|exploit|abuse|groom|gang|risk|suspect|crim", words, re.IGNORECASE)


def test_the_choices_together_read_easily() -> None:
    scores = letter_reading(tuple(Part(PartKind.BULLET, each.words[ENGLISH]) for each in WORDED)).scores
    assert scores
    assert scores.grade <= plain_english().grade
