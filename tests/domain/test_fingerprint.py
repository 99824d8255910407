from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.fingerprint import spoken_words
from dsl_desk.paths import resources

WORDS = (resources() / "words" / "eff_large.txt").read_text("ascii").split()
DIGEST = hashlib.sha256(b"payload").digest()


def test_each_three_hex_digits_are_a_line_of_the_list() -> None:
    """What FORMAT.md tells a receiver to do by hand."""
    by_hand = tuple(WORDS[int(DIGEST.hex()[start : start + 3], 16)] for start in range(0, 24, 3))
    assert spoken_words(DIGEST, WORDS) == by_hand


def test_the_words_of_a_known_hash_never_change() -> None:
    assert spoken_words(bytes(32), WORDS) == ("abacus",) * 8
    assert spoken_words(b"\xff" * 32, WORDS) == ("nastiness",) * 8


@given(st.integers(0, 95))
def test_every_one_of_96_bits_counts(bit: int) -> None:
    flipped = (int.from_bytes(DIGEST) ^ 1 << 255 - bit).to_bytes(32)
    assert spoken_words(flipped, WORDS) != spoken_words(DIGEST, WORDS)
