"""A template is filled from the school profile, or refused with the line and the field."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.agency import DirectoryEntry
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.school import School
from dsl_desk.services.letter_templates import (
    FIELDS,
    Block,
    BlockKind,
    contact_line,
    fill,
    letter_fields,
    load_template,
)

TODAY = date(2026, 11, 22)
SCHOOL = School("Ysgol & <Sant> $1", ("Mill Lane", "Larkfield"), "01632 960100", dsl_name="Ruth Adeyemi")
CHILDLINE = DirectoryEntry(
    "1", "2", "Childline", "seen", use_for="Children who want to talk", phone="020 7946 0111", hours="Any time."
)
META = '{"title": "T", "version": "1", "language": "en-GB", "audience": "All", "sources": []}'


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A school's own letters, in the place of ours."""
    folder = tmp_path / "resources" / "letters"
    folder.mkdir(parents=True)
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    load_template.cache_clear()
    yield folder
    load_template.cache_clear()


def write(folder: Path, text: str) -> str:
    (folder / "own.json").write_text(META)
    (folder / "own.txt").write_text(text, "utf-8")
    return "own"


def test_the_profile_offers_every_field() -> None:
    assert set(letter_fields(SCHOOL, TODAY)) == set(FIELDS)


def test_marks_become_blocks_and_fields_are_filled_as_typed(letters: Path) -> None:
    name = write(letters, "$date\n\n# Title\n## Part\n- ${school_name}: $$5\n")
    assert fill(load_template(name), letter_fields(SCHOOL, TODAY), ()) == (
        Block(BlockKind.PARAGRAPH, "Sunday 22 November 2026", 1),
        Block(BlockKind.TITLE, "Title", 3),
        Block(BlockKind.HEADING, "Part", 4),
        Block(BlockKind.BULLET, "Ysgol & <Sant> $1: $5", 5),
    )


def test_contacts_stand_in_their_section() -> None:
    text = fill(load_template("warning-signs"), letter_fields(SCHOOL, TODAY), [CHILDLINE])
    at = [block.text for block in text].index("Other people who can help")
    assert text[at + 1].kind is BlockKind.BULLET
    assert text[at + 1].text == "Childline: 020 7946 0111. Children who want to talk. Any time."


def test_without_contacts_their_section_goes_and_the_rest_stays() -> None:
    template = load_template("warning-signs")
    fields = letter_fields(SCHOOL, TODAY)
    filled, bare = fill(template, fields, [CHILDLINE]), fill(template, fields, [])
    gone = [block for block in filled if block not in bare]
    assert [block.kind for block in gone] == [BlockKind.HEADING, BlockKind.BULLET]
    assert [block for block in filled if block not in gone] == list(bare)


def test_a_contact_by_email_alone() -> None:
    entry = DirectoryEntry("1", "2", "Hub", "seen", email="hub@example.org")
    assert contact_line(entry) == "Hub: hub@example.org."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dear all\n\n- Call $schol_phone", r"own\.txt, line 3, asks for \$schol_phone, which is not one of \$date"),
        ("Dear all\nIt costs $5", r"own\.txt, line 2, holds a \"\$\" with no field name"),
        ("See: $contacts", r"own\.txt, line 1: \$contacts must stand alone"),
        ("About $child_name", r"line 1, asks for \$child_name"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(letters: Path, text: str, words: str) -> None:
    with pytest.raises(DeskError, match=words):
        load_template(write(letters, text))


def test_text_in_another_encoding_is_refused(letters: Path) -> None:
    write(letters, "")
    (letters / "own.txt").write_bytes("Café".encode("latin-1"))
    with pytest.raises(DeskError, match=r"own\.txt is not plain text"):
        load_template("own")


def test_a_letter_that_is_not_there_is_refused(letters: Path) -> None:
    with pytest.raises(DeskError, match=r"letters/own\.json is missing"):
        load_template("own")


@pytest.mark.parametrize(
    ("school", "missing"),
    [
        (School("S", phone="01632 960100"), "the name of the designated safeguarding lead"),
        (School("S", dsl_name="Ruth Adeyemi"), "the school's phone number"),
    ],
)
def test_a_profile_with_a_gap_is_refused_in_words(school: School, missing: str) -> None:
    with pytest.raises(DeskError, match=f"This letter needs {missing}.*Nothing was printed"):
        fill(load_template("warning-signs"), letter_fields(school, TODAY), ())
