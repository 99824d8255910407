from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.keys.fingerprint import hex_groups, spoken_words

DIGEST = hashlib.sha256(b"payload").digest()


def test_each_three_hex_digits_are_a_line_of_the_list(words: tuple[str, ...]) -> None:
    """What FORMAT.md tells a receiver to do by hand."""
    by_hand = tuple(words[int(DIGEST.hex()[start : start + 3], 16)] for start in range(0, 24, 3))
    assert spoken_words(DIGEST, words) == by_hand


def test_the_words_of_a_known_hash_never_change(words: tuple[str, ...]) -> None:
    assert spoken_words(bytes(32), words) == ("abacus",) * 8
    assert spoken_words(b"\xff" * 32, words) == ("nastiness",) * 8


@given(bit=st.integers(0, 95))
def test_every_one_of_96_bits_counts(bit: int, words: tuple[str, ...]) -> None:
    flipped = (int.from_bytes(DIGEST) ^ 1 << 255 - bit).to_bytes(32)
    assert spoken_words(flipped, words) != spoken_words(DIGEST, words)


def test_hex_is_grouped_for_print() -> None:
    assert hex_groups(b"\x01\x23\xab\xcd") == "0123 ABCD"
