"""Through the window of an envelope only the address is read, however the page has slipped."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from dsl_desk.documents.blocks import Style
from dsl_desk.documents.letters.content import LARGE, NORMAL, Addressee, EnglishStands, Letterhead, Window
from dsl_desk.documents.letters.letter import letter
from dsl_desk.documents.letters.window import MM, fit_lines
from dsl_desk.documents.text import para
from dsl_desk.domain.errors import DocumentError
from dsl_desk.services.catalogue.stationery import Envelope, envelopes
from tests.documents.letters.cases import LONGEST, a_letter, a_picture
from tests.documents.reading import squeezed, text_of
from tests.documents.samples import school

_A4_WIDTH = 210
_SLIPS = (-5, 0, 5)
"""Millimetres."""
_DOTS = 4
"""To a millimetre."""


def seen(pdf: bytes, left: float, top: float, width: float, height: float) -> str:
    """What can be read of page 1 there; millimetres."""
    area = {"-x": left, "-y": top, "-W": width, "-H": height}
    arguments = (part for name, value in area.items() for part in (name, str(round(value * MM))))
    return squeezed(text_of(pdf, "-l", "1", *arguments))


@pytest.mark.parametrize("size", [NORMAL, LARGE])
@pytest.mark.parametrize("envelope", envelopes(), ids=lambda each: each.code)
def test_only_the_address_is_read_with_5_mm_of_play(envelope: Envelope, size: float) -> None:
    window = envelope.window
    head = Letterhead(replace(school(), name="Saint Somebody and All Souls Academy " * 3), a_picture(400, 300))
    content = replace(a_letter("pl", "en-GB"), letterhead=head, window=window, addressee=LONGEST, size=size)
    pdf = letter(content)
    for right in _SLIPS:
        for down in _SLIPS:
            place = window.left + right, window.top + down, window.width, window.height
            assert seen(pdf, *place) == squeezed("".join(LONGEST.lines))


@pytest.mark.parametrize("envelope", envelopes(), ids=lambda each: each.code)
def test_nothing_else_stands_in_that_band_of_the_page(envelope: Envelope) -> None:
    """With nobody to write to, nothing at all: as far as the page can slip in the whole of the envelope."""
    window = envelope.window
    pdf = letter(replace(a_letter(), window=window))
    assert not seen(pdf, 0, window.top - window.play, _A4_WIDTH, window.height + 2 * window.play)
    assert seen(pdf, 0, 0, _A4_WIDTH, window.top).startswith("AshmeadParkSchool")


@pytest.mark.parametrize("english", EnglishStands)
@pytest.mark.parametrize("size", [NORMAL, LARGE])
@pytest.mark.parametrize("envelope", envelopes(), ids=lambda each: each.code)
def test_no_ink_stands_where_the_window_can_come(envelope: Envelope, size: float, english: EnglishStands) -> None:
    """Neither logo, line nor letter, in any way of printing it, as the page looks and not as its text is read."""
    window = envelope.window
    head = Letterhead(replace(school(), name="Saint Somebody and All Souls Academy " * 3), a_picture(100, 300))
    pdf = letter(
        replace(a_letter("ur", "en-GB"), letterhead=head, window=window, size=size, english=english, copies=3)
    )
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=1 / MM * _DOTS).to_pil().convert("L")
    left, top = window.left - _SLIPS[-1], window.top - window.play
    right, bottom = window.left + window.width + _SLIPS[-1], window.top + window.height + window.play
    assert page.crop([round(edge * _DOTS) for edge in (left, top, right, bottom)]).getextrema() == (255, 255)
    assert page.getextrema()[0] < 100, "there is ink elsewhere"


def test_the_page_is_marked_where_it_is_folded() -> None:
    (three, two) = (envelope.window for envelope in envelopes())
    counts = [letter(replace(a_letter(), window=window)) for window in (three, replace(three, folds=()))]
    assert counts[0] != counts[1]
    assert (three.folds, two.folds) == ((99, 198), (148.5,))


@pytest.mark.parametrize("lines", [("A street",) * 8, ("wide " * 90,), ("w" * 700,)])
def test_an_address_too_long_for_the_window_is_refused_by_the_letter_s_number(lines: tuple[str, ...]) -> None:
    content = replace(a_letter(), window=envelopes()[0].window, addressee=Addressee(lines, 31))
    with pytest.raises(DocumentError, match="letter 31 is too long for the window") as caught:
        letter(content)
    assert lines[0] not in str(caught.value)


def test_a_line_is_set_smaller_before_it_is_parted() -> None:
    words = [para(line, Style()).words for line in ("wide " * 9, "A street")]
    fitted = fit_lines(words, 235, 100)
    assert fitted
    lines, step = fitted
    assert len(lines) == 2
    assert step < NORMAL * 1.2


def test_a_letterhead_that_cannot_stand_above_the_window_is_refused() -> None:
    head = Letterhead(replace(school(), name="Academy " * 120))
    with pytest.raises(DocumentError, match="Shorten them in Settings"):
        letter(replace(a_letter(), letterhead=head, window=Window(15, 51.5, 90, 35)))


def test_without_a_window_the_address_stands_under_the_letterhead() -> None:
    text = text_of(letter(replace(a_letter(), addressee=LONGEST)))
    assert [text.index(words) for words in ("Ashmead Park", "Flat 12", "We would like")] == sorted(
        text.index(words) for words in ("Ashmead Park", "Flat 12", "We would like")
    )
