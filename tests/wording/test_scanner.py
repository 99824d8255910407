"""What holds for any text: remarks lie inside it, in order, apart, and never in what is quoted; time is linear."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dsl_desk.services.language import catalogue, remarks
from dsl_desk.wording.catalogue import Catalogue, Strength
from dsl_desk.wording.phrases import Phrases
from dsl_desk.wording.quotations import quotations
from dsl_desk.wording.scanner import Remark, Scanner
from dsl_desk.wording.tokens import tokens

BITS = st.sampled_from(
    ("put herself at risk", "lifestyle choice", "Youth Offending Team", "attention-seeking", "she", "doesn't", "'em",
     "lying", "lying on the floor", "high risk", "the girls'", "“", "”", "‘", "’", '"', "'", "\n", "\n\n", " ", ". ",
     "🙂", "İ", "ﬁ", "\u200b", "\u2028", "DNA", "let him touch", "went along with"),
)  # fmt: skip
TEXTS = st.lists(st.one_of(BITS, st.text(max_size=5)), max_size=40).map(" ".join) | st.lists(BITS).map("".join)
PLAIN = st.sampled_from(("She puts herself at risk.", "It is a lifestyle choice.", "He came in late.", "Mum's car."))
MARKS = st.sampled_from(('""', "“”", "‘’", "''", "«»"))
LONGEST = 100_000
"""Characters in the longest note; hostile texts are up to five times as long."""


@given(TEXTS)
@example("İİ put herself at risk")
@example("she put\u2028herself at risk")
def test_remarks_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = remarks(text)
    assert [remark.text for remark in found] == [text[remark.start : remark.end] for remark in found]
    assert all(remark.text for remark in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS)
def test_remarks_never_touch_a_quotation(text: str) -> None:
    quoted = quotations(text)
    assert all(one[1] <= other[0] for one, other in pairwise(quoted))
    assert all(0 <= start < end <= len(text) for start, end in quoted)
    assert not any(start < remark.end and remark.start < end for remark in remarks(text) for start, end in quoted)


@given(st.lists(st.tuples(PLAIN, st.booleans(), MARKS), max_size=12))
def test_the_same_sentence_is_remarked_outside_marks_and_not_inside(parts: list[tuple[str, bool, str]]) -> None:
    """Said of the text as it was put together, and not by our own reading of its marks."""
    text, expected = "", []
    for sentence, quoted, marks in parts:
        if quoted:
            text += f"{marks[0]}{sentence}{marks[1]} "
        else:
            expected += [(remark.start + len(text), remark.entry) for remark in remarks(sentence)]
            text += f"{sentence} "
    assert [(remark.start, remark.entry) for remark in remarks(text)] == expected


HOSTILE = {
    "one trigger again and again": "put herself at risk ",
    "a trigger that never ends": "put ",
    "gaps without end": "relationship with a ",
    "opening marks": '"a ',
    "single marks": "'s ",
    "curly marks": "“",
    "blank lines": "'a\n\n",
    "spaces": "put" + " " * 97,
    "hyphens": "put-",
    "one long word": "a",
    "apostrophes": "a'",
    "titles": "Youth Offending Team ",
    "dots": ".",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_take_time_in_proportion(unit: str) -> None:
    """Ten times the text takes no more than about ten times as long; measured well above the clock's grain."""
    short, long = (unit * (length // len(unit)) for length in (LONGEST // 2, LONGEST * 5))
    remarks(short)
    base = max(min(_seconds(short) for _ in range(3)), 0.004)
    assert _seconds(long) < base * 40


def _seconds(text: str) -> float:
    started = process_time()
    remarks(text)
    return process_time() - started


def test_a_remark_says_what_it_is_about() -> None:
    assert remarks("Today she put herself\nat risk.") == (
        Remark(10, 29, "put herself\nat risk", "self-at-risk", Strength.FIRM),
    )


def test_of_two_entries_about_the_same_words_the_firmer_speaks_and_then_the_first() -> None:

    entries = [
        replace(catalogue().entries[0], code=code, strength=strength, phrases=("red car",), unless=())
        for code, strength in (("a", Strength.SOFT), ("b", Strength.FIRM), ("c", Strength.FIRM))
    ]
    both = replace(catalogue(), lists={}, titles=(), entries=tuple(entries))
    for _ in range(5):
        assert [remark.entry for remark in Scanner(both).remarks("red car")] == ["b"]


def test_capitals_hyphens_and_apostrophes_of_all_kinds_read_alike() -> None:
    for note in ("ATTENTION SEEKING", "attention-seeking", "Attention‑Seeking", "attention  seeking"):
        assert [remark.text for remark in remarks(note)] == [note]
    assert len(remarks("Why didn't she tell? Why didn’t she tell?")) == 2


def test_a_phrase_does_not_cross_the_end_of_a_sentence() -> None:
    assert remarks("She likes attention. Seeking a job, she left.") == ()


LISTS = {"self": ("himself", "herself")}


class TestPhrases:
    def found(self, written: str, text: str) -> str:
        words, phrases = tokens(text), Phrases[None](LISTS)
        phrases.add(written, None)
        return " ".join(words.words[: max((end for first, end, _ in phrases.found(words) if not first), default=0)])

    def test_words_choices_lists_and_gaps(self) -> None:
        assert self.found("(put|puts) {self} at risk", "puts himself at risk again") == "puts himself at risk"
        assert self.found("a [very] bad day", "a bad day") == "a bad day"
        assert self.found("a [very] bad day", "a very bad day") == "a very bad day"
        assert self.found("met ~2 men", "met two unknown men") == "met two unknown men"
        assert self.found("met ~2 men", "met one two three men") == ""
        assert self.found("met men", "met, men") == ""

    def test_the_longest_reading_counts(self) -> None:
        assert self.found("(young|young person's) ~3 [case]", "young person's big case") == "young person's big case"

    @pytest.mark.parametrize(
        "written", ["", "~2 men", "[men]", "(a|b", "a {nobody}", "a | b", "a ]", "a ( ) b", "~0"]
    )
    def test_what_is_no_phrase_is_refused(self, written: str) -> None:
        with pytest.raises(ValueError, match=r"phrase|choice"):
            Phrases[None](LISTS).add(written, None)


def test_a_school_can_bring_its_own_catalogue() -> None:
    entry = catalogue().entries[0]
    own = Catalogue(
        "2027",
        catalogue().checked_on,
        {},
        {},
        ("the red team",),
        (),
        (replace(entry, phrases=("red",), unless=("red car",)),),
    )
    assert [remark.start for remark in Scanner(own).remarks("red, the red team, a red car, “red”, red")] == [0, 37]
