"""RSA keys that are there already: making one takes a fifth of a second, and tests need hundreds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from dsl_desk.keys import identity

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

READY = 6
"""Two schools, each with a root and two leaves."""

_new = identity._new_key


@contextmanager
def ready_keys() -> Iterator[None]:
    """The first keys made within are the same in every block, and no two of one block; the rest are made for it."""
    numbers = count()

    def next_key() -> RSAPrivateKey:
        number = next(numbers)
        return _ready(number) if number < READY else _new()

    with _made_by(next_key):
        yield


@contextmanager
def keys_of_its_own() -> Iterator[None]:
    """Keys made within are nobody else's: what outlives a test must not share one with the next."""
    with _made_by(_new):
        yield


@cache
def _ready(_number: int) -> RSAPrivateKey:
    return _new()


@contextmanager
def _made_by(make: Callable[[], RSAPrivateKey]) -> Iterator[None]:
    before = identity._new_key
    identity._new_key = make
    try:
        yield
    finally:
        identity._new_key = before
