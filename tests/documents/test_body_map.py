"""Marks on paper: the figure, and every mark's words as real text."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from dsl_desk.documents.body_map import HEIGHT, body_map
from dsl_desk.documents.press import MARGIN, Sheet, pages
from dsl_desk.documents.report import report
from dsl_desk.domain.body_map import MAX_MARKS, BodyMark, BodySide
from tests.documents.reading import squeezed, text_of
from tests.documents.samples import NOW, an_observation, as_record, casefile, facts

ARM = BodyMark(1, BodySide.FRONT, 200, 416, "Right inner forearm", "Yellow bruise, 5 cm <across> & round")
BACK = BodyMark(2, BodySide.BACK, 700, 240, "Right shoulder blade", "Two small round marks, red")
SHEET = Sheet("Body map", NOW, "")


def figure(*marks: BodyMark) -> bytes:
    return pages(SHEET, list(body_map(marks)))


def darkness(pdf: bytes, left: float, top: float, side: float) -> float:
    """The part of a square of page 1 that is not white; points from the upper left corner."""
    scale = 3
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=scale, grayscale=True)
    rows = range(round(top * scale), round((top + side) * scale))
    columns = range(round(left * scale), round((left + side) * scale))
    dark = sum(page.buffer[y * page.stride + x] < 200 for y in rows for x in columns)
    return float(dark / (len(rows) * len(columns)))


def test_every_mark_is_said_in_text() -> None:
    text = text_of(figure(ARM, BACK))
    assert "1. Right inner forearm, front: Yellow bruise, 5 cm <across> & round" in text
    assert "2. Right shoulder blade, back: Two small round marks, red" in text
    assert {"Front", "Back", "left", "right"} <= set(text.split())


def test_the_number_stands_where_the_mark_is() -> None:
    """The disc's centre is drawn on, and the same place is empty without the mark."""
    width = (HEIGHT - 18) * 0.46
    heading = 10.5 * 1.4 + 2 + 4  # the heading's line, the room after it, and that before the figure
    x, y = MARGIN + 0.5 * width, 50 + heading + 18 + 0.31 * (HEIGHT - 18)
    chest = replace(ARM, x=500, y=310)
    assert darkness(figure(chest), x - 8, y - 8, 16) > 0.15
    assert darkness(figure(ARM), x - 8, y - 8, 16) == 0


def test_no_marks_draw_nothing() -> None:
    assert list(body_map(())) == []


def test_the_same_marks_give_the_same_bytes() -> None:
    assert figure(ARM, BACK) == figure(ARM, BACK)
    assert figure(ARM) != figure(replace(ARM, x=201))


def test_the_most_marks_with_long_words_all_come_out() -> None:
    marks = [replace(ARM, number=number, note=f"note{number} " + "word " * 300) for number in range(1, MAX_MARKS + 1)]
    text = text_of(figure(*marks))
    assert [number for number in range(1, MAX_MARKS + 1) if f"note{number} " not in text] == []


@pytest.mark.parametrize("note", ["ما رأيته على ذراعها", "Żółty siniak"])
def test_words_of_other_scripts_are_drawn(note: str) -> None:
    assert squeezed(note) in squeezed(text_of(figure(replace(ARM, note=note))))


def test_the_report_of_a_bundle_carries_the_body_map() -> None:
    plain = casefile()
    seen = as_record(replace(an_observation(), marks=(ARM, BACK)), 1)
    text = text_of(report(replace(plain, records=(seen, *plain.records[1:])), facts()))
    assert text.index("Body map") < text.index("1. Right inner forearm") < text.index("2. Right shoulder blade")
    assert "Body map" not in text_of(report(plain, facts()))
