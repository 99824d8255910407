"""One letter to many: the pages of the single letter, streamed, each in the family's language."""

from __future__ import annotations

import re
import tracemalloc
from dataclasses import replace
from io import BytesIO, RawIOBase
from typing import BinaryIO, cast

import pytest

from dsl_desk.documents.letters.content import Addressee, Letter
from dsl_desk.documents.letters.letter import letter
from dsl_desk.documents.letters.merged import Mailing
from dsl_desk.domain.errors import DocumentError
from dsl_desk.services.catalogue.stationery import envelopes
from tests.documents.letters.cases import ADDRESSEE, a_letter
from tests.documents.letters.tree import tree_of
from tests.documents.reading import fonts_of, poppler, text_of

LETTERS = {
    language: replace(found, window=envelopes()[0].window)
    for language, found in (("en-GB", a_letter()), ("ur", a_letter("ur", "en-GB")), ("pl", a_letter("pl", "en-GB")))
}


def addressee(number: int) -> Addressee:
    return Addressee((f"Family {number}", f"{number} Ashmead Way", "ZZ1 1ZZ"), number)


def mailed(*languages: str) -> bytes:
    target = BytesIO()
    mailing = Mailing(target, LETTERS)
    for number, language in enumerate(languages, 1):
        mailing.add(addressee(number), language)
    mailing.finish()
    return target.getvalue()


def words_on(pdf: bytes, first: int, last: int) -> str:
    return text_of(pdf, "-f", str(first), "-l", str(last))


def test_each_family_gets_the_pages_of_the_single_letter_in_its_language() -> None:
    languages = ("pl", "en-GB", "ur", "pl")
    pdf = mailed(*languages)
    page = 1
    for number, language in enumerate(languages, 1):
        alone = letter(replace(LETTERS[language], addressee=addressee(number)))
        count = 1 if language == "en-GB" else 2
        assert words_on(pdf, page, page + count - 1) == text_of(alone)
        assert tree_of(pdf, page - 1) == tree_of(alone)
        page += count
    assert f"Pages:           {page - 1}\n" in poppler(pdf, "pdfinfo", "-")
    assert {(font["emb"], font["sub"], font["uni"]) for font in fonts_of(pdf)} == {("yes", "yes", "yes")}


def test_the_same_mailing_again_is_the_same_bytes() -> None:
    assert mailed("pl", "ur") == mailed("pl", "ur")


def test_no_family_s_name_is_on_another_s_letter() -> None:
    pdf = mailed(*["en-GB"] * 5)
    for number in range(1, 6):
        assert re.findall(r"Family (\d)", words_on(pdf, number, number)) == [str(number)]


def test_what_a_bookmark_says_is_the_number_and_no_name() -> None:
    pdf = mailed("en-GB", "pl")
    said = [bytes.fromhex(found.decode()).decode("utf-16") for found in re.findall(rb"/Title <([0-9A-F]+)>", pdf)]
    assert said == ["Letter 1", "Letter 2", "Letter to parents and carers"]


class Pipe(RawIOBase):
    """Takes bytes, and can neither be read nor moved in."""

    def __init__(self) -> None:
        self.taken = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.taken += len(cast(bytes, data))
        return len(cast(bytes, data))


def test_letters_leave_memory_as_they_are_made() -> None:
    pipe = Pipe()
    mailing = Mailing(cast(BinaryIO, pipe), LETTERS)
    mailing.add(ADDRESSEE, "pl")
    before = pipe.taken
    tracemalloc.start()
    for _ in range(300):
        mailing.add(ADDRESSEE, "pl")
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert pipe.taken - before > 1_000_000
    assert kept < (pipe.taken - before) / 4
    mailing.finish()


def test_a_letter_that_cannot_be_printed_is_refused_and_the_others_are_whole() -> None:
    target = BytesIO()
    mailing = Mailing(target, LETTERS)
    mailing.add(addressee(1), "en-GB")
    before = target.getvalue()
    for lines in (("我们",), ("A street",) * 9):
        with pytest.raises(DocumentError):
            mailing.add(Addressee(lines, 2), "en-GB")
    assert target.getvalue() == before
    mailing.add(addressee(3), "en-GB")
    mailing.finish()
    assert re.findall(r"Family (\d)", text_of(target.getvalue())) == ["1", "3"]


def test_addresses_of_any_length_get_the_room_they_need() -> None:
    content: Letter = a_letter()
    target = BytesIO()
    mailing = Mailing(target, {"en-GB": content})
    several = (ADDRESSEE, Addressee((), 2), Addressee(("One line",), 3))
    for each in several:
        mailing.add(each, "en-GB")
    mailing.finish()
    for page, each in enumerate(several, 1):
        alone = text_of(letter(replace(content, addressee=each)))
        assert words_on(target.getvalue(), page, page) == alone


def test_on_both_sides_every_letter_begins_on_a_sheet_of_its_own() -> None:
    content = replace(a_letter(), both_sides=True)
    target = BytesIO()
    mailing = Mailing(target, {"en-GB": content, "pl": replace(a_letter("pl", "en-GB"), both_sides=True)})
    for number, language in enumerate(("en-GB", "pl", "en-GB"), 1):
        mailing.add(addressee(number), language)
    mailing.finish()
    pages = [words_on(target.getvalue(), page, page) for page in range(1, 7)]
    assert [re.findall(r"Family (\d)", words) for words in pages] == [["1"], [], ["2"], [], ["3"], []]
    assert [bool(words.strip()) for words in pages] == [True, False, True, True, True, False]
