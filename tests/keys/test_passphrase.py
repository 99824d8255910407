from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.keys import passphrase
from dsl_desk.keys.passphrase import check_strength, estimated_bits, generate, normalised

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
def test_every_passphrase_that_can_be_offered_is_strong_enough(drawn: list[int], words: tuple[str, ...]) -> None:
    numbers = iter([drawn[0], *drawn, *range(8)])
    offered = generate(words, passphrase.WORDS_WITH_KEYRING, lambda count: next(numbers).to_bytes(count))
    assert len(set(offered.split(" "))) == passphrase.WORDS_WITH_KEYRING
    check_strength(offered, words)


def test_words_are_drawn_evenly() -> None:
    """Every 16-bit number once: each of 7,776 words is hit equally often, the remainder is drawn again."""
    numbers = iter(range(65_536))
    drawn = [0] * 7_776
    for _ in range(8 * 7_776):
        drawn[passphrase._below(7_776, lambda count: next(numbers).to_bytes(count))] += 1
    assert set(drawn) == {8}
    rejected_then_first = iter([b"\xff\xff", b"\x00\x05"])
    assert passphrase._below(7_776, lambda _: next(rejected_then_first)) == 5


def test_generated_passphrases_differ(words: tuple[str, ...]) -> None:
    assert generate(words, 6) != generate(words, 6)


def test_a_listed_word_counts_as_one_draw(words: tuple[str, ...]) -> None:
    assert estimated_bits("abacus zoom", words) == pytest.approx(2 * math.log2(7_776))


def test_the_same_passphrase_on_any_keyboard() -> None:
    assert normalised("cafe\u0301 \ufb01ne") == normalised("café fine") == "café fine".encode()


@given(st.text(max_size=100).filter(lambda text: text.isprintable()))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text).decode()) == normalised(text)


@pytest.mark.parametrize("text", ["x" * 1_001, "half a character \ud800"])
def test_what_cannot_be_a_passphrase_is_words(text: str) -> None:
    with pytest.raises(InvalidRecord, match="plain characters"):
        normalised(text)
