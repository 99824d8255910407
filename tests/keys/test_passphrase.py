from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.keys import passphrase
from dsl_desk.keys.passphrase import generate, normalised


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


def test_the_same_passphrase_on_any_keyboard() -> None:
    assert normalised("cafe\u0301 \ufb01ne") == normalised("café fine") == "café fine".encode()


@given(st.text(max_size=100).filter(lambda text: text.isprintable()))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text).decode()) == normalised(text)


@pytest.mark.parametrize("text", ["x" * 1_001, "half a character \ud800"])
def test_what_cannot_be_a_passphrase_is_words(text: str) -> None:
    with pytest.raises(InvalidRecord, match="plain characters"):
        normalised(text)
