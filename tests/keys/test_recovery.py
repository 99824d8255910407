from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.keys.recovery import read_code, write_code

secrets = st.binary(min_size=20, max_size=20)
SECRET = bytes(range(7, 27))
CODE = write_code(SECRET)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_is_eight_groups_of_five_with_nothing_to_misread() -> None:
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}", CODE)


@given(secrets)
def test_a_code_carries_all_160_bits(secret: bytes) -> None:
    assert read_code(write_code(secret)) == secret


@given(secrets)
def test_reading_forgives_how_it_was_typed(secret: bytes) -> None:
    code = write_code(secret)
    for typed in (
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        f"  {code}\n",
        code.replace("-", " – "),
        code.replace("0", "o").replace("1", "l"),
        code.replace("0", "O").replace("1", "i"),
    ):
        assert read_code(typed) == secret


@given(secrets, st.integers(0, 39), st.sampled_from(ALPHABET))
def test_any_one_wrong_symbol_names_its_group(secret: bytes, place: int, symbol: str) -> None:
    code = write_code(secret).replace("-", "")
    typed = code[:place] + symbol + code[place + 1 :]
    if typed == code:
        assert read_code(typed) == secret
        return
    with pytest.raises(InvalidRecord, match=rf"^Group {place // 5 + 1} of the recovery code does not match"):
        read_code(typed)


@given(secrets, st.integers(0, 7), st.integers(0, 3))
def test_any_swap_of_neighbours_in_a_group_names_it(secret: bytes, group: int, place: int) -> None:
    groups = write_code(secret).split("-")
    symbols = list(groups[group])
    symbols[place], symbols[place + 1] = symbols[place + 1], symbols[place]
    if "".join(symbols) == groups[group]:
        return
    groups[group] = "".join(symbols)
    with pytest.raises(InvalidRecord, match=rf"^Group {group + 1} of"):
        read_code("-".join(groups))


@given(secrets, st.integers(0, 7), st.integers(0, 7))
def test_groups_out_of_order_are_both_named(secret: bytes, one: int, other: int) -> None:
    groups = write_code(secret).split("-")
    groups[one], groups[other] = groups[other], groups[one]
    if one == other:
        return
    low, high = sorted((one + 1, other + 1))
    with pytest.raises(InvalidRecord, match=rf"^Groups {low} and {high} of the recovery code do not match"):
        read_code("-".join(groups))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", r"8 groups of 5 letters and digits, 40 in all. What was typed has 0\."),
        (CODE[:-1].replace("-", ""), "What was typed has 39"),
        (CODE[:-1], "Group 8 of the recovery code does not match"),
        (CODE.replace("-", "-U", 1)[:11] + CODE[11:], "Group 2 of"),
        ("é" * 40, "Groups 1, 2, 3, 4, 5, 6, 7 and 8 of"),
    ],
)
def test_what_is_not_a_code_says_what_is_missing(typed: str, said: str) -> None:
    with pytest.raises(InvalidRecord, match=said) as refused:
        read_code(typed)
    assert refused.value.problems[0].field == "recovery_code"


@given(st.text(max_size=60))
def test_anything_typed_is_read_or_refused_in_words(typed: str) -> None:
    try:
        read_code(typed)
    except InvalidRecord as refused:
        assert str(refused)


def test_only_160_bits_make_a_code() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        write_code(bytes(19))
