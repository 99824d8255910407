"""Fields and lists stand in the letter as they were entered; what is missing is named, what is empty is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.documents.letters.content import Part, PartKind
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.letter import LetterKind
from dsl_desk.domain.school import School
from dsl_desk.services.lettering.filling import Filling, fill, school_fields
from dsl_desk.services.lettering.grammar import FIELDS, Ask, AskKind, Meta, parse_text

SCHOOL = School("Ysgol & <Sant> $1", ("Mill Lane", "Larkfield"), "01632 960100", dsl_name="Ruth Adeyemi")
ASKS = (
    Ask("event_day", "Day of the session", "", AskKind.DAY, True),
    Ask("note", "What else to say", "", AskKind.TEXT, False),
)
META = Meta("Letter", LetterKind.PRIVATE, "1", (), ASKS)


def filled(text: str, filling: Filling) -> list[tuple[PartKind, str]]:
    return [(part.kind, part.text) for part in fill(parse_text("", text, META), filling, ASKS)]


def test_the_profile_offers_every_field() -> None:
    assert school_fields(SCHOOL, "today").keys() == FIELDS.keys()


def test_fields_are_filled_as_typed_and_never_read_again() -> None:
    fields = school_fields(SCHOOL, "Monday") | {"note": "$date <b> {{x}}\n\n second line "}
    assert filled("# $school_name: $$5\n$note\n- $note", Filling(fields)) == [
        (PartKind.TITLE, "Ysgol & <Sant> $1: $5"),
        (PartKind.PARAGRAPH, "$date <b> {{x}}"),
        (PartKind.PARAGRAPH, "second line"),
        (PartKind.BULLET, "$date <b> {{x}}"),
        (PartKind.BULLET, "second line"),
    ]


def test_blocks_stand_in_their_places() -> None:
    filling = Filling(
        contacts=("Childline: 020 7946 0111.",),
        signs=("Late home.",),
        school_does=("We call you.",),
        own_words=("A", "B"),
    )
    text = "$signs\n$school_does\n$own_words\n$contacts\n$signature\n$page\nLast\n$slip\nName\nSigned"
    assert filled(text, filling) == [
        (PartKind.BULLET, "Late home."),
        (PartKind.BULLET, "We call you."),
        (PartKind.PARAGRAPH, "A"),
        (PartKind.PARAGRAPH, "B"),
        (PartKind.BULLET, "Childline: 020 7946 0111."),
        (PartKind.SIGNATURE, ""),
        (PartKind.NEW_PAGE, ""),
        (PartKind.PARAGRAPH, "Last"),
        (PartKind.SLIP, "Name"),
        (PartKind.SLIP, "Signed"),
    ]


@pytest.mark.parametrize("name", ["contacts", "signs", "school_does", "own_words"])
def test_an_empty_list_goes_with_its_section_and_the_rest_stays(name: str) -> None:
    text = f"# T\nHello\n## First\nBefore\n## List\nLead in\n${name}\nAfter\n## Next\nEnd"
    assert [words for _, words in filled(text, Filling())] == [
        "T",
        "Hello",
        "First",
        "Before",
        "After",
        "Next",
        "End",
    ]


def test_an_empty_list_without_a_heading_takes_nothing_with_it() -> None:
    assert [words for _, words in filled("# T\nHello\n$own_words\nEnd", Filling())] == ["T", "Hello", "End"]
    listed = filled("## H\n$signs\nBetween\n$own_words\nEnd", Filling(signs=("Late",)))
    assert [words for _, words in listed] == ["H", "Late", "Between", "End"]


def test_a_line_whose_answer_may_be_missing_goes_with_it() -> None:
    assert filled("Hello\n- Also: $note\nEnd", Filling({"note": " "})) == [
        (PartKind.PARAGRAPH, "Hello"),
        (PartKind.PARAGRAPH, "End"),
    ]


def test_a_heading_goes_with_the_only_lines_under_it() -> None:
    assert [words for _, words in filled("## A\n$note\n- $note\n## B\n$note", Filling())] == []
    assert [words for _, words in filled("## A\n$note\nStays\n## B\nHere", Filling())] == ["A", "Stays", "B", "Here"]
    assert [words for _, words in filled("## A\nStays\n$note\n## B\nHere", Filling())] == ["A", "Stays", "B", "Here"]


@given(
    answers=st.fixed_dictionaries({"event_day": st.text(), "note": st.text()}),
    own_words=st.lists(st.text(), max_size=3).map(tuple),
)
def test_whatever_is_entered_is_printed_as_it_is_or_its_line_is_left_out(
    answers: dict[str, str], own_words: tuple[str, ...]
) -> None:
    blocks = parse_text("", "# Title\nOn: $event_day\n- $note\n$own_words\nEnd", META)
    try:
        parts = fill(blocks, Filling(answers, own_words=own_words), ASKS)
    except DeskError as error:
        assert "Day of the session" in str(error)
        assert not answers["event_day"].strip()
        return
    entered = {
        line.strip() for text in ("On: " + answers["event_day"], answers["note"]) for line in text.splitlines()
    }
    assert {part.text for part in parts} <= entered | {*own_words} | {"Title", "On:", "End"}
    assert all("\n" not in part.text for part in parts if part.text not in own_words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On $event_day", "needs an answer to “Day of the session”. Nothing was printed. Enter it first"),
        ("On $event_day $note", "needs an answer to “Day of the session”"),
        ("Dear $recipient_names", "needs the names of those the letter is for. Nothing was printed. Choose who"),
        (
            "From $police_force",
            "needs the police force, which the school profile does not hold.*Add it to the school",
        ),
        ("$dsl_name", "needs the name of the designated safeguarding lead"),
    ],
)
def test_a_field_that_nobody_filled_is_named_with_where_to_enter_it(text: str, words: str) -> None:
    with pytest.raises(DeskError, match=words):
        fill(parse_text("", text, META), Filling(school_fields(School("S"), "today")), ASKS)


def test_a_letter_can_end_with_nothing_to_say() -> None:
    assert fill(parse_text("", "## H\n$signs", META), Filling()) == ()
    assert Part(PartKind.SIGNATURE).text == ""
