"""Merging: one file or one each, whole or not at all, and what was stopped and begun again is what one run makes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from dsl_desk.documents.letters.content import Window
from dsl_desk.domain.errors import DeskError, DiskFull, DocumentError
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.services.lettering.families import Family
from dsl_desk.services.lettering.merging import FILE_NAME, Merge
from tests.limits import closed, full_disk
from tests.services.lettering.made_up import LETTERS, letter

FAMILIES = tuple(
    Family(number, (f"{number}" * 32,), (f"Kemi Ward {number}", "4 Mill Lane"), "pl" if number == 2 else ENGLISH)
    for number in range(1, 8)
)


class Stop(Exception):
    """What a person does who cancels."""


def quietly(_step: str, _done: float) -> None: ...


class StopAt:
    """Stops before the letter of this number, counted in calls; keeps what it was told."""

    def __init__(self, number: int) -> None:
        self.number, self.told = number, list[tuple[str, float]]()

    def __call__(self, step: str, done: float) -> None:
        self.told.append((step, done))
        if len(self.told) == self.number:
            raise Stop


def merge(families: tuple[Family, ...] = FAMILIES) -> Merge:
    return Merge(LETTERS, families)


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("language", [ENGLISH, "pl"])
def test_what_no_font_draws_stops_all_letters_before_the_first(language: str) -> None:
    with pytest.raises(DocumentError, match=r"U\+4F60"):
        Merge({**LETTERS, language: letter("你", language)}, FAMILIES).addressable(quietly)


def test_one_file_holds_every_letter_in_order_and_language(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    merge().save(file, quietly)
    pages = texts(file.read_bytes())
    assert [f"Kemi Ward {family.number}" in page for family, page in zip(FAMILIES, pages, strict=True)] == [True] * 7
    assert ["każdej" in page for page in pages] == [family.number == 2 for family in FAMILIES]


def test_without_a_letter_in_their_language_a_family_gets_the_english_one() -> None:
    only_polish, only_english = Merge({"pl": LETTERS["pl"]}, FAMILIES), Merge({ENGLISH: LETTERS[ENGLISH]}, FAMILIES)
    assert {only_english.language_of(family) for family in FAMILIES} == {ENGLISH}
    assert {only_polish.language_of(family) for family in FAMILIES} == {"pl"}


def test_a_file_each_named_by_its_number(tmp_path: Path) -> None:
    merge().save_each(tmp_path, quietly)
    assert list(content(tmp_path)) == [f"letter-{number:04}.pdf" for number in range(1, 8)]
    assert "Kemi Ward 7" in texts((tmp_path / "letter-0007.pdf").read_bytes())[0]


def test_progress_says_how_far_it_is_before_every_letter(tmp_path: Path) -> None:
    heard = StopAt(0)
    merge().save(tmp_path / FILE_NAME, heard)
    assert heard.told[0] == ("0 of 7 letters", 0)
    assert heard.told[-1] == ("6 of 7 letters", 6 / 7)


@pytest.mark.parametrize("number", [1, 4, 7])
def test_stopping_the_one_file_leaves_none(tmp_path: Path, number: int) -> None:
    with pytest.raises(Stop):
        merge().save(tmp_path / FILE_NAME, StopAt(number))
    assert content(tmp_path) == {}


def test_stopping_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    file.write_bytes(b"last year's")
    with pytest.raises(Stop):
        merge().save(file, StopAt(4))
    assert content(tmp_path) == {FILE_NAME: b"last year's"}


def test_the_one_file_made_again_is_what_one_run_makes(tmp_path: Path) -> None:
    one_run, again = BytesIO(), merge()
    merge().write(one_run, quietly)
    with pytest.raises(Stop):
        again.save(tmp_path / FILE_NAME, StopAt(4))
    again.save(tmp_path / FILE_NAME, quietly)
    assert (tmp_path / FILE_NAME).read_bytes() == one_run.getvalue()


@pytest.mark.parametrize("number", [1, 4, 7])
def test_files_begun_again_are_what_one_run_makes(tmp_path: Path, number: int) -> None:
    one_run, two_runs = tmp_path / "one", tmp_path / "two"
    one_run.mkdir()
    two_runs.mkdir()
    merge().save_each(one_run, quietly)
    stopped = merge()
    with pytest.raises(Stop):
        stopped.save_each(two_runs, StopAt(number))
    assert list(content(two_runs)) == [f"letter-{each:04}.pdf" for each in range(1, number)]
    left = StopAt(0)
    stopped.save_each(two_runs, left)
    assert content(two_runs) == content(one_run)
    assert len(left.told) == 8 - number, "what was finished is not made again"


def test_a_range_is_part_of_one_run(tmp_path: Path) -> None:
    one_run, parts = tmp_path / "one", tmp_path / "parts"
    one_run.mkdir()
    parts.mkdir()
    merge().save_each(one_run, quietly)
    merge().between(1, 3).save_each(parts, quietly)
    merge().between(4, 7).save_each(parts, quietly)
    assert content(parts) == content(one_run)


def test_nothing_in_a_folder_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "letter-0003.pdf").write_bytes(b"another")
    with pytest.raises(DeskError, match=r"letter-0003\.pdf is already in that folder and was left as it is"):
        merge().save_each(tmp_path, quietly)
    assert content(tmp_path) == {"letter-0003.pdf": b"another"}


def test_a_full_disk_leaves_no_file(tmp_path: Path) -> None:
    with full_disk(1_000), pytest.raises(DiskFull, match="was not saved because that place cannot be written to"):
        merge().save(tmp_path / FILE_NAME, quietly)
    assert content(tmp_path) == {}


def test_a_full_disk_says_how_many_are_saved_and_the_rest_follow(tmp_path: Path) -> None:
    stopped = merge()
    with pytest.raises(Stop):
        stopped.save_each(tmp_path, StopAt(4))
    with full_disk(1_000), pytest.raises(DiskFull, match="3 of 7 letters are saved; the next was not"):
        stopped.save_each(tmp_path, quietly)
    assert list(content(tmp_path)) == [f"letter-{each:04}.pdf" for each in range(1, 4)]
    stopped.save_each(tmp_path, quietly)
    assert len(content(tmp_path)) == 7


def test_a_folder_that_may_not_be_written_to_is_said(tmp_path: Path) -> None:
    with closed(tmp_path):
        with pytest.raises(DiskFull, match="cannot be written to"):
            merge().save(tmp_path / FILE_NAME, quietly)
        with pytest.raises(DiskFull, match="0 of 7 letters are saved"):
            merge().save_each(tmp_path, quietly)
    assert content(tmp_path) == {}


def test_an_address_that_cannot_be_printed_stops_its_own_letter_alone() -> None:
    windowed = {language: replace(each, window=Window(20, 40, 90, 35)) for language, each in LETTERS.items()}
    long = replace(FAMILIES[2], lines=("Kemi Ward", *(f"{number} Mill Lane" for number in range(20))))
    unknown = replace(FAMILIES[4], lines=("\U00013000",))
    families = (*FAMILIES[:2], long, FAMILIES[3], unknown, *FAMILIES[5:])
    sound, problems = Merge(windowed, families).addressable(quietly)
    assert [family.number for family in sound.families] == [1, 2, 4, 6, 7]
    assert [words.partition(":")[0] for words in problems] == ["Letter 3", "Letter 5"]
    sound.write(BytesIO(), quietly)
