"""Lines fitted on one page: as many as there is room for, and a true count of the others."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.documents.press import AREA, TEXT_WIDTH
from dsl_desk.documents.report.mace import Section, clipped, fitted
from dsl_desk.documents.rows import height_of

WORDS = st.sampled_from(["word", "x" * 200, "قالت إنها", "যাচ্ছে", "–—", "😀", "a b c " * 30])
SECTIONS = st.lists(st.lists(WORDS, max_size=40), min_size=1, max_size=11)


@given(SECTIONS)
def test_whatever_is_told_stands_on_one_page_or_is_counted(told: list[list[str]]) -> None:
    blocks = list(fitted([Section("Heading", tuple(lines)) for lines in told], AREA))
    assert sum(height_of(block, TEXT_WIDTH) for block in blocks) <= AREA
    shown = sum(block.bullet == "•" for block in blocks)
    left = sum(int(found[1]) for block in blocks if (found := re.match(r"(\d+) more in", block.words)))
    assert shown + left == sum(map(len, told))
    assert sum(block.words == "Heading" for block in blocks) == len(told)


@given(st.text(st.sampled_from("ab \n"), max_size=300), st.integers(5, 60))
def test_clipped_words_and_the_count_of_the_others_make_up_the_whole(words: str, most: int) -> None:
    shown = clipped(words, most)
    whole = " ".join(words.split())
    if len(whole) <= most:
        assert shown == whole
        return
    if shown == whole:
        assert len(whole) <= most + len(" … (9 more words)"), "a count longer than what it stands for"
        return
    kept, left = re.fullmatch(r"(.*) … \((\d+) more words?\)", shown).groups()  # type: ignore[union-attr]
    assert len(shown) < len(whole)
    assert whole.startswith(kept)
    assert len(kept) <= most
    assert int(left) == len(whole[len(kept) :].split())
