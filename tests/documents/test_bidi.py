from __future__ import annotations

from time import process_time

from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.documents.bidi import levels, standard_levels, visual_order

MIXED = st.text("abאבגاب12 .,-(:)[]{}/%+‹›\"'", max_size=24)


def as_seen(text: str, level_of: list[int]) -> str:
    return "".join(visual_order(text, level_of))


@given(MIXED)
def test_lines_are_ordered_as_by_another_implementation(text: str) -> None:
    """python-bidi's public function is unicode-bidi in Rust; its Python steps, which we read, are older."""
    base, found = standard_levels(text)
    assert as_seen(text, found) == get_display(text, base_dir="LR"[base])


def test_ten_thousand_brackets_take_no_time() -> None:
    for text in ("א" + "(" * 50_000 + "]" * 50_000, "א" + "(a)" * 33_000):
        began = process_time()
        levels(text)
        assert process_time() - began < 5


def test_a_phone_number_keeps_its_order_between_words_from_the_right() -> None:
    text = "التقط +44 (0)1632 960100 الآن"
    assert "+44 (0)1632 960100" in as_seen(text, levels(text)[1])
