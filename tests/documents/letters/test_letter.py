"""What a family gets: every script read back, structure for those who do not see it, and nothing half-printed."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from dsl_desk.documents.letters.content import LARGE, NORMAL, EnglishStands, Letterhead, Part, PartKind, Wording
from dsl_desk.documents.letters.letter import letter
from dsl_desk.documents.press import MARGIN, WIDTH
from dsl_desk.domain.demonstration import SUBJECT_UNIT
from dsl_desk.domain.errors import DocumentError
from dsl_desk.domain.school import School
from tests.documents.letters.cases import ADDRESSEE, RIGHT_TO_LEFT, SENTENCES, a_letter, a_picture, wording
from tests.documents.letters.tree import tree_of
from tests.documents.reading import fonts_of, poppler, squeezed, text_of
from tests.documents.samples import school

_TINT = 235
"""Of 255: what stands across a page."""
FOREIGN = [language for language in SENTENCES if language != "en-GB"]


def words_on(pdf: bytes, page: int = 1) -> str:
    return text_of(pdf, "-f", str(page), "-l", str(page))


def places(pdf: bytes, page: int = 1) -> dict[str, float]:
    """Where each word of a page begins, in points from its left edge."""
    found = text_of(pdf, "-bbox", "-f", str(page), "-l", str(page))
    return {word: float(left) for left, word in re.findall(r'xMin="([0-9.]+)".*?>([^<]*)</word>', found)}


@pytest.mark.parametrize("language", SENTENCES)
def test_every_language_is_read_back(language: str) -> None:
    """Text that runs from the right comes back whole where the page as a whole does, as in a letter."""
    parts = (*wording(language).parts, Part(PartKind.PARAGRAPH, " ".join([SENTENCES[language]] * 8)))
    pdf = letter(replace(a_letter(), wordings=(replace(wording(language), parts=parts),)))
    assert squeezed(SENTENCES[language]) in squeezed(text_of(pdf))
    assert f"/Lang ({language})".encode() in pdf
    assert {(font["emb"], font["sub"], font["uni"]) for font in fonts_of(pdf)} == {("yes", "yes", "yes")}


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("stands", EnglishStands)
def test_two_languages_are_told_apart_and_each_is_in_the_order_of_reading(
    language: str, stands: EnglishStands
) -> None:
    pdf = letter(replace(a_letter(language, "en-GB"), english=stands))
    nodes = [node for page in range(int(stands is EnglishStands.BEHIND) + 1) for node in tree_of(pdf, page)]
    assert [node.language for node in nodes if node.tag == "Sect"] == [language, "en-GB"]
    tags = [node.tag for node in nodes if node.tag not in ("Document", "Sect")]
    assert tags[2:].count("H1") == 2
    text = ["H1", "P", "H2", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody", "P", "P"]
    assert "".join(tags).count("".join(text)) == 2
    if language in RIGHT_TO_LEFT:
        assert [node.said for node in nodes if node.said].count(SENTENCES[language]) == 3


@pytest.mark.parametrize(("language", "side"), [("pl", "left"), ("ur", "right")])
def test_english_beside_stands_where_the_other_does_not_begin(language: str, side: str) -> None:
    pdf = letter(replace(a_letter(language, "en-GB"), english=EnglishStands.BESIDE))
    english = places(pdf)["child"]
    assert (english > WIDTH / 2) is (side == "left")
    assert poppler(pdf, "pdfinfo", "-").count("Pages:           1\n") == 1


def test_english_behind_begins_on_a_page_of_its_own_with_the_letterhead() -> None:
    pdf = letter(a_letter("pl", "en-GB"))
    assert "Chcielibyśmy" in words_on(pdf, 1)
    assert "We would like" not in words_on(pdf, 1)
    assert words_on(pdf, 2).startswith("Ashmead Park School\n")


def test_what_has_only_latin_letters_stands_on_the_right_too_and_is_not_turned_round() -> None:
    urdu = replace(wording("ur"), parts=(*wording("ur").parts, Part(PartKind.PARAGRAPH, "23 November 2026.")))
    found = letter(replace(a_letter(), wordings=(urdu,)))
    assert "23 November 2026." in text_of(found)
    assert places(found)["November"] > WIDTH * 0.7


def test_the_file_says_what_it_is() -> None:
    pdf = letter(a_letter())
    assert b"/DisplayDocTitle true" in pdf
    assert re.search(rb"/Type /Catalog [^>]*/Lang \(en-GB\)", pdf)
    told = poppler(pdf, "pdfinfo", "-")
    assert re.search(r"Title: +Letter to parents and carers\n", told)
    assert re.search(r"Tagged: +yes\n", told)
    assert re.search(r"Page size: +595.28 x 841.89 pts \(A4\)", told)
    assert letter(a_letter()) == pdf


def test_headings_are_bookmarks_once() -> None:
    pdf = letter(replace(a_letter(), copies=2))
    assert pdf.count(b"/Title <") == 3  # the file's own, and two headings


def test_every_copy_of_a_private_letter_says_which_it_is() -> None:
    spoken = replace(wording("pl"), page_of="Strona {number} z {count}", copy_of="Egzemplarz {number} z {count}")
    pdf = letter(replace(a_letter(), wordings=(spoken, wording()), copies=2, addressee=ADDRESSEE))
    said = [squeezed(words_on(pdf, page)) for page in range(1, 5)]
    for words, expected in zip(said, ["Strona1z2", "Page2of2"] * 2, strict=True):
        assert expected in words
    for words, expected in zip(said, ["Egzemplarz1z2", "Copy1of2", "Egzemplarz2z2", "Copy2of2"], strict=True):
        assert f"{expected}·412" in words
    assert ("Ms Ngozi Okafor" in words_on(pdf, 1), "Ms Ngozi Okafor" in words_on(pdf, 2)) == (True, False)


def test_words_across_every_page_that_nobody_has_checked() -> None:
    parts = (*wording("pl").parts, Part(PartKind.NEW_PAGE), Part(PartKind.PARAGRAPH, "Dwa"))
    marked = replace(wording("pl"), parts=parts, mark="Not for families")
    pdf = letter(replace(a_letter(), wordings=(marked, wording())))
    assert ["Not for families" in words_on(pdf, page) for page in (1, 2, 3)] == [True, True, False]
    with pypdfium2.PdfDocument(pdf) as document:
        tints = [page.render().to_pil().convert("L").histogram()[_TINT] for page in document]
    assert min(tints[:2]) > 5_000 > 100 * tints[2], "no page of it can be cut out below its foot and sent"


def test_a_demonstration_is_marked() -> None:
    plain, made_up = (text_of(letter(replace(a_letter(), demonstration=chosen))) for chosen in (False, True))
    assert (SUBJECT_UNIT in plain, SUBJECT_UNIT in made_up) == (False, True)


def test_a_new_page_is_where_it_is_asked_for() -> None:
    parts = (*wording().parts, Part(PartKind.NEW_PAGE), Part(PartKind.TITLE, "The second letter"))
    pdf = letter(replace(a_letter(), wordings=(Wording(parts),)))
    assert "The second letter" in words_on(pdf, 2)
    assert "The second letter" not in words_on(pdf, 1)


def test_the_slip_is_on_one_page_behind_a_line_to_cut() -> None:
    slip = tuple(Part(PartKind.SLIP, f"Label {number}") for number in range(6))
    for filler in range(20, 40):
        text = (Part(PartKind.PARAGRAPH, "More."),) * filler
        pdf = letter(replace(a_letter(), wordings=(Wording((*text, *slip)),)))
        on = [page for page in (1, 2) if "Label" in words_on(pdf, page)]
        assert len(on) == 1
        if on == [2]:
            return
    pytest.fail("the slip never came to the end of the page")


def test_signature_and_logo_are_pictures_that_say_what_they_show() -> None:
    head = Letterhead(school(), a_picture(), a_picture(30, 30))
    pdf = letter(replace(a_letter(), letterhead=head))
    shown = [node.alt for node in tree_of(pdf) if node.tag == "Figure"]
    assert shown == ["Logo of Ashmead Park School", "Signature of Ruth Adeyemi"]
    listed = poppler(pdf, "pdfimages", "-list", "-").splitlines()[2:]
    assert [row.split()[2] for row in listed] == ["image", "smask", "image", "smask"]


@pytest.mark.parametrize("png", [b"no picture", a_picture()[:80], a_picture(4_000, 1_001)])
def test_what_is_no_picture_or_far_too_large_is_refused_in_words(png: bytes) -> None:
    for head in (Letterhead(school(), logo=png), Letterhead(school(), signature=png)):
        with pytest.raises(DocumentError, match="Choose the picture again in Settings"):
            letter(replace(a_letter(), letterhead=head))


def smallest_line(pdf: bytes) -> float:
    """The height of the lowest line of all, in points."""
    found = re.findall(r'yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)"', text_of(pdf, "-bbox"))
    return min(float(bottom) - float(top) for top, bottom in found)


def test_large_print_is_large_throughout() -> None:
    normal, large = (letter(replace(a_letter(), size=size, addressee=ADDRESSEE)) for size in (NORMAL, LARGE))
    assert smallest_line(large) == pytest.approx(smallest_line(normal) * LARGE / NORMAL, rel=0.02)


@pytest.mark.parametrize("stands", EnglishStands)
@pytest.mark.parametrize("size", [12.0, LARGE])
def test_awkward_words_stay_on_the_page(stands: EnglishStands, size: float) -> None:
    name = "The Church of England Academy of Saint Somebody and All Souls with Saint Margaret " * 3
    parts = (
        Part(PartKind.TITLE, "w" * 80),
        Part(PartKind.BULLET, "x" * 80),
        Part(PartKind.PARAGRAPH, "ok 👍🏽 😀 " * 9),
    )
    whole = Letterhead(School(name.strip(), ("1 Ashmead Way",) * 5, "01632 960100"), a_picture(900, 200))
    content = replace(a_letter(), letterhead=whole, wordings=(Wording(parts, "pl"), Wording(parts)), english=stands)
    pdf = letter(replace(content, size=size))
    edges = [float(edge) for edge in re.findall(r'xMax="([0-9.]+)"', text_of(pdf, "-bbox"))]
    assert max(edges) <= WIDTH - MARGIN + 1
    assert squeezed(text_of(pdf)).count("x") >= 160


def test_texts_whose_parts_differ_stand_beside_each_other_whole() -> None:
    more = replace(wording(), parts=(*wording().parts, Part(PartKind.PARAGRAPH, "Only here.")))
    pdf = letter(replace(a_letter(), wordings=(wording("pl"), more), english=EnglishStands.BESIDE))
    assert "Only here." in text_of(pdf)


@pytest.mark.parametrize("where", ["part", "address", "school"])
def test_what_no_font_has_is_refused_before_anything_is_printed(where: str) -> None:
    content = a_letter()
    match where:
        case "part":
            content = replace(content, wordings=(Wording((Part(PartKind.PARAGRAPH, "我们"),)),))
        case "address":
            content = replace(content, addressee=replace(ADDRESSEE, lines=("我们",)))
        case "school":
            content = replace(content, letterhead=Letterhead(School("我们")))
    with pytest.raises(DocumentError, match=r"U\+"):
        letter(content)


def test_markup_is_words_like_any_others() -> None:
    written = "<b>&amp;</b> $field {0} %s </script>"
    content = replace(a_letter(), wordings=(Wording((Part(PartKind.PARAGRAPH, written),)),))
    assert written in text_of(letter(content))
