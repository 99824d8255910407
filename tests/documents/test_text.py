"""Typed words go into a PDF and come back as they were, or are refused in words."""

from __future__ import annotations

import re
import unicodedata
from time import process_time

import pytest

from dsl_desk import paths
from dsl_desk.documents.blocks import Style
from dsl_desk.documents.embedding import EmbeddedFonts, draw
from dsl_desk.documents.fonts import face
from dsl_desk.documents.lines import set_lines
from dsl_desk.documents.press import MARGIN, WIDTH, Sheet, pages
from dsl_desk.documents.text import para
from dsl_desk.domain.errors import DocumentError
from tests.documents.reading import fonts_of, squeezed, text_of
from tests.documents.samples import NOW

BODY = Style()
SHEET = Sheet("Test", NOW, "")

LEFT_TO_RIGHT = {
    "markup": '<b>&amp;</b> <img src="file:///etc/hosts"/> <para> ]]> %s {0} \\n </a href="x">',
    "polish": "Zażółć gęślą jaźń – Łódź „cytat”",
    "welsh": "Ŵyn a thŷ yn y dŵr; ŷd, ẁ ẅ ẃ",
    "romanian": "Ștefan și țara, în luna mai; şţ",
    "lithuanian": "Ąžuolas, ęėįšųūž",
    "decomposed": "Zoe\u0308-Ann w\u0302yn cafe\u0301.",
    "vietnamese": "Nguyễn Thị Hường",
    "cyrillic": "Привіт, їжак",
    "bengali": "আপনার সন্তান কোথায় যাচ্ছে তা জানুন। ক্ষত্রিয় বিদ্যালয় কর্তৃপক্ষ",
    "bengali joiner": "ক্\u200dষ র\u200d্যাব",
    "hindi": "विद्यालय में सुरक्षा, क्षमा कीजिए।",
    "punjabi": "ਸਕੂਲ ਵਿੱਚ ਬੱਚੇ ਕਿੱਥੇ",
    "gujarati": "શાળામાં ક્ષમા",
    "tamil": "பள்ளியில் கொடு",
    "tigrinya": "ትግርኛ ቋንቋ",
    "emoji": "ok 👍🏽 👩\u200d👩\u200d👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇬🇧 😀 ✓ → ☐ done",
    "composed after decomposed": "Zoe\u0308, Zo\u00eb, Zoe\u0308",
    "styled letters": "𝓕𝓪𝓷𝓬𝔂 𝕟𝕒𝕞𝕖",
    "lines": "one\ntwo\r\nthree\n\nfive",
}

RIGHT_TO_LEFT = {
    "urdu": "یہ ایک خط ہے جو اسکول کے بچوں کے والدین کے لیے لکھا گیا ہے۔",
    "urdu with a number and a name": "2026 میں، فون 101 پر Ashshire Police کو کال کریں، شکریہ۔",
    "arabic": "اتصل بالرقم 999 أو 101 الآن. لا إله إلا الله.",
    "arabic with vowels": "السَّلامُ عليكم",
    "persian joiner": "می\u200cخواهم بروم",
    "hebrew": "שלום עולם, בית־ספר 123",
}


def print_words(text: str) -> bytes:
    return pages(SHEET, [para(text, BODY)])


@pytest.mark.parametrize("text", LEFT_TO_RIGHT.values(), ids=LEFT_TO_RIGHT)
def test_left_to_right_text_comes_back(text: str) -> None:
    assert squeezed(text) in squeezed(text_of(print_words(text)))


@pytest.mark.parametrize("text", RIGHT_TO_LEFT.values(), ids=RIGHT_TO_LEFT)
def test_right_to_left_text_comes_back(text: str) -> None:
    """Alone on a page, as in a letter: in the order of reading."""
    letter = text + "\n" + "والدین کے لیے " * 9  # the page as a whole runs from the right
    assert squeezed(text) in squeezed(text_of(print_words(letter)))


def test_no_letter_without_width_stands_alone_for_a_reader() -> None:
    """A lam-alef is drawn in two parts, of which one takes no room: both are said over the room of the other."""
    (line,) = set_lines("والا", size=12, width=400)
    drawn = draw(line, 0, 0, EmbeddedFonts())
    assert f"/Span <</ActualText <FEFF{ord('ا'):04X}{ord('ل'):04X}>>> BDC" in drawn


@pytest.mark.parametrize("text", RIGHT_TO_LEFT.values(), ids=RIGHT_TO_LEFT)
def test_right_to_left_words_among_english_come_back(text: str) -> None:
    """There pdftotext gives the parts of a line in the order in which they are seen; every word is whole."""
    found = text_of(print_words("The letter that the family brought, in their own words, says this:\n" + text))
    assert all(word in squeezed(found) for word in re.findall(r"[\w\u064b-\u0652\u200c]+", text))
    assert not any(unicodedata.category(character) == "Co" for character in found)


def test_hundred_thousand_characters_in_a_few_seconds() -> None:
    text = ("She said <b>no</b> & left the room at 11. " * 2_400)[:100_000]
    began = process_time()
    pdf = print_words(text)
    assert process_time() - began < 5
    assert squeezed(text) == squeezed(re.sub(r"Page \d+ of \d+", "", text_of(pdf)))


@pytest.mark.parametrize("text", ["said - then ", "pre- and ", "AB-12/3-X ", "said – then — or—"])
def test_hyphens_and_dashes_survive_the_ends_of_lines(text: str) -> None:
    """Readers take a hyphen at the end of a line for a parted word, and leave it out."""
    printed = re.sub(r"Page \d of \d", "", text_of(print_words(text * 300)))
    assert squeezed(printed) == squeezed(text * 300)


@pytest.mark.parametrize("word", ["x", "\u0628", "\u0995\u09cd\u09b7", "👍🏽"])
def test_an_endless_word_stays_on_the_page(word: str) -> None:
    pdf = print_words(word * 2_000)
    assert squeezed(text_of(pdf)).count(word) == 2_000
    right_edges = re.findall(r'xMax="([0-9.]+)"', text_of(pdf, "-bbox"))
    assert max(map(float, right_edges)) <= WIDTH - MARGIN + 1


@pytest.mark.parametrize(
    ("hidden", "mark"),
    [
        ("\u202e", "‹U+202E›"),
        ("\u200b", "‹U+200B›"),
        ("\u00ad", "‹U+00AD›"),
        ("\x07", "‹U+0007›"),
        ("\u2066", "‹U+2066›"),
    ],
)
def test_what_cannot_be_seen_is_shown_by_a_mark(hidden: str, mark: str) -> None:
    assert f"a{mark}b" in text_of(print_words(f"a{hidden}b"))


@pytest.mark.parametrize("text", ["我们", "\U00012000", "a\ue000b", "\u0378"])
def test_letters_that_no_font_has_are_refused_in_words(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        print_words("Amara said " + text)
    words = str(caught.value)
    assert "U+" in words
    assert "safe" in words
    assert "Amara" not in words
    assert text not in words


def test_bold_has_every_letter_that_regular_has() -> None:
    fonts = sorted((paths.resources() / "fonts" / "pdf").glob("*-Bold.ttf"))
    assert len(fonts) == 4
    for bold in fonts:
        assert face(bold.stem).characters >= face(bold.stem.replace("Bold", "Regular")).characters


def test_every_font_is_embedded_as_a_subset_with_a_way_back_to_text() -> None:
    pdf = pages(SHEET, [para(text, BODY) for text in (*LEFT_TO_RIGHT.values(), *RIGHT_TO_LEFT.values())])
    fonts = fonts_of(pdf)
    assert len(fonts) > 8
    assert all((font["emb"], font["sub"], font["uni"]) == ("yes", "yes", "yes") for font in fonts)
    assert len(pdf) < 200_000
