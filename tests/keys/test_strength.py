from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.keys.passphrase import WORDS_WITH_KEYRING
from dsl_desk.keys.strength import FLOOR_BITS, check_strength, estimated_bits, offer

GUESSABLE = [
    "",
    "password",
    "Password123!",
    "P@ssw0rd123!",
    "Safeguarding2024",
    "Safeguarding2026!",
    "Stmarysprimary1",
    "passwordpasswordpassword1",
    "password password password password",
    "qwertyuiop asdfghjkl zxcvbnm",
    "1234567890 0987654321",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "abcdefghijklmnopqrstuvwxyz",
    "Essex2024Herts2025",
    "password dragon monkey football",
    "four quite unrelated words",
]
STRONG = [
    "correct horse battery staple",
    "CorrectHorse battery-staple 7",
    "x7$Kq9!mZ2pL",
    "mae'r hen gi yn cysgu wrth y drws",
    "zażółć gęślą jaźń wczesnym rankiem",
]


@pytest.mark.parametrize("text", GUESSABLE)
def test_what_could_be_guessed_is_refused_in_words(text: str, words: tuple[str, ...]) -> None:
    with pytest.raises(InvalidRecord, match="four unrelated words") as refused:
        check_strength(text, words)
    assert refused.value.problems[0].field == "passphrase"


@pytest.mark.parametrize("text", STRONG)
def test_what_is_hard_to_guess_is_taken(text: str, words: tuple[str, ...]) -> None:
    check_strength(text, words)


@given(drawn=st.lists(st.integers(0, 7_775), min_size=4, max_size=4))
def test_every_passphrase_that_is_offered_is_strong_enough(drawn: list[int], words: tuple[str, ...]) -> None:
    numbers = iter([drawn[0], *drawn, *range(200, 7_776, 311)])
    offered = offer(words, WORDS_WITH_KEYRING, lambda count: next(numbers).to_bytes(count))
    assert len(set(offered.split(" "))) == WORDS_WITH_KEYRING
    check_strength(offered, words)


def test_common_words_are_drawn_again(words: tuple[str, ...]) -> None:
    common = [words.index(word) for word in ("game", "music", "party", "purple")]
    rare = [words.index(word) for word in ("ungloved", "quintet", "sardine", "flannels")]
    numbers = iter([*common, *rare])
    offered = offer(words, WORDS_WITH_KEYRING, lambda count: next(numbers).to_bytes(count))
    assert offered == "ungloved quintet sardine flannels"


@pytest.mark.parametrize(
    "text", ["larkfield ruth patel quarry", "LarkfieldAcademyRuthPatel", "ruth patel 2019 lantern"]
)
def test_names_of_the_school_and_its_people_are_tried_first(text: str, words: tuple[str, ...]) -> None:
    names = ("Larkfield Academy", "Ruth Patel")
    assert estimated_bits(text, words, names) < FLOOR_BITS
    assert estimated_bits(text, words, names) < estimated_bits(text, words) + 1e-9


@given(text=st.text(max_size=100).filter(lambda text: text.isprintable()))
def test_any_text_can_be_judged(text: str, words: tuple[str, ...]) -> None:
    assert 0 <= estimated_bits(text, words) < math.inf


def test_a_listed_word_counts_as_one_draw(words: tuple[str, ...]) -> None:
    assert estimated_bits("abacus zoom", words) == pytest.approx(2 * math.log2(7_776))
