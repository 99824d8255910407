"""Spelling: British words, names and the words of the field are known; quotations and addresses are left alone."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.services.spelling import speller
from dsl_desk.wording.quotations import quotations
from dsl_desk.wording.spelling import Dictionary, Speller


@pytest.fixture(scope="module")
def reader() -> Speller:
    return speller(["Nguyễn", "Xanthe", "Oyelaran", "O’Brien", "Ffion"])


def misspelt(reader: Speller, text: str) -> list[str]:
    return [text[start:end] for start, end in reader.misspelt(text)]


def test_what_nobody_knows_is_found(reader: Speller) -> None:
    assert misspelt(reader, "She recieved a mesage, definately.") == ["recieved", "mesage", "definately"]
    assert misspelt(reader, "He beleives its the neighbour’s colour.") == ["beleives"]


@pytest.mark.parametrize(
    "text",
    [
        "Xanthe’s behaviour: she organised it with Oyelaran and OYELARAN's mum.",
        "Nguyễn met O'Brien and O’Brien's brother; ffion too.",
        "A vape, a TikTok message, sextortion; the SENCo rang CAMHS about EHCPs and the DSL's note.",
        "Seen at 8:40am on 3rd March, AB12 CDE, year 9B.",
        "Write to dsl@larkfeild.example or www.larkfeild.example or https://larkfeild.example/recieve.",
        "She said “I recieved it” and 'he definately did'.",
        "doesn’t, couldn't, the girls' toilets, self-harm, café",
        "",
    ],
)
def test_what_is_right_or_not_ours_is_left_alone(reader: Speller, text: str) -> None:
    assert misspelt(reader, text) == []


def test_suggestions_have_the_likeliest_first_and_are_few(reader: Speller) -> None:
    assert reader.suggestions("recieved")[0] == "received"
    assert len(reader.suggestions("mesage")) <= 5
    assert reader.suggestions("a" * 50_000) == ()


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    found = speller(()).misspelt(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert not any(start < to and from_ < end for start, end in found for from_, to in quotations(text))


@pytest.mark.parametrize("unit", ["a", "a ", "@", "www.", "'a ", "a'", "zq "])
def test_hostile_texts_take_time_in_proportion(reader: Speller, unit: str) -> None:
    """Ten times the text takes no more than about ten times as long; measured well above the clock's grain."""
    short, long = (unit * (length // len(unit)) for length in (10_000, 100_000))
    reader.misspelt(short)
    base = max(min(_seconds(reader, short) for _ in range(3)), 0.004)
    assert _seconds(reader, long) < base * 40


def _seconds(reader: Speller, text: str) -> float:
    started = process_time()
    reader.misspelt(text)
    return process_time() - started


def test_a_missing_dictionary_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not found"):
        Dictionary(tmp_path)
