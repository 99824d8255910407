"""The spoken form of hashes in a bundle: the school's key, and the receipt words of a payload."""

from __future__ import annotations

from functools import cache

from dsl_desk.domain.fingerprint import spoken_words
from dsl_desk.paths import resources


@cache
def _list() -> tuple[str, ...]:
    return tuple((resources() / "words" / "eff_large.txt").read_text("ascii").split())


def words_of(sha256: str) -> tuple[str, ...]:
    """The eight words of a SHA-256 given in hex."""
    return spoken_words(bytes.fromhex(sha256), _list())
