from __future__ import annotations

import pytest

from dsl_desk.domain.errors import VaultDamaged
from dsl_desk.keys import kdf
from dsl_desk.keys.kdf import DEFAULT, FLOOR, Kdf, calibrate, stretch

SALT = bytes(16)


@pytest.mark.parametrize(
    "beyond",
    [
        Kdf(1024 * 1024 + 1, 1, 1),
        Kdf(2**40, 1, 1),
        Kdf(16, 11, 1),
        Kdf(16, 2**31, 1),
        Kdf(128, 1, 9),
        Kdf(7, 1, 1),
        Kdf(16, 0, 1),
        Kdf(16, 1, 0),
        Kdf(-16, 1, -1),
    ],
)
def test_a_file_cannot_ask_for_endless_work(beyond: Kdf) -> None:
    with pytest.raises(VaultDamaged, match="Your records are unchanged"):
        stretch(b"secret", SALT, beyond)


def test_stretching_depends_on_secret_salt_and_cost(fast: Kdf) -> None:
    keys = {
        stretch(b"secret", SALT, fast),
        stretch(b"Secret", SALT, fast),
        stretch(b"secret", bytes(15) + b"1", fast),
        stretch(b"secret", SALT, Kdf(fast.memory, fast.passes + 1, fast.lanes)),
    }
    assert len(keys) == 4
    assert {len(key) for key in keys} == {32}


def test_it_is_argon2id_as_published() -> None:
    """argon2 reference, `echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32`, from its test.c."""
    expected = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    assert stretch(b"password", b"somesalt", Kdf(65_536, 2, 1)).hex() == expected


@pytest.mark.parametrize(
    ("took", "chosen"),
    [
        (0.07, Kdf(DEFAULT.memory, 10, DEFAULT.lanes)),
        (0.35, Kdf(DEFAULT.memory, 6, DEFAULT.lanes)),
        (0.7, DEFAULT),
        (1.2, DEFAULT),
        (3.0, FLOOR),
    ],
)
def test_the_cost_follows_the_computer(took: float, chosen: Kdf) -> None:
    assert calibrate(lambda _: took) == chosen


def test_the_real_clock_chooses_nothing_below_the_floor() -> None:
    chosen = calibrate()
    assert chosen.memory >= FLOOR.memory
    assert chosen.passes >= FLOOR.passes
    assert kdf._within_caps(chosen)


def test_a_cost_is_raised_where_it_is_lower_in_anything() -> None:
    assert Kdf(64, 5, 1).raised(Kdf(128, 3, 2)) == Kdf(128, 5, 2)
    assert DEFAULT.raised(FLOOR) == DEFAULT
