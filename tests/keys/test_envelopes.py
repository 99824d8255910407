from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.errors import InvalidRecord, VaultError, WrongKey
from dsl_desk.keys.changing import put_printed, set_passphrase
from dsl_desk.keys.creating import create
from dsl_desk.keys.envelopes import PAIR_LABEL, Envelopes, make_envelopes, open_with_envelopes
from dsl_desk.keys.kdf import Kdf
from dsl_desk.keys.keyfile import MOST_SLOTS, read_keys, write_keys
from dsl_desk.keys.recovery import ENVELOPES, Paper, read_code, read_envelope, write_code
from dsl_desk.keys.slots import SlotKind, WayIn, new_halves, new_slot
from dsl_desk.keys.unlocked import Unlocked
from dsl_desk.keys.unlocking import open_with_passphrase, open_with_recovery

STORE = "a" * 32
PASSPHRASE = "four quite unrelated words"


@dataclass(frozen=True)
class Made:
    folder: Path
    person: Unlocked
    recovery_code: str
    envelopes: Envelopes


def put_envelopes(folder: Path, person: Unlocked, envelopes: Envelopes) -> None:
    put_printed(folder, person, SlotKind.PAIR, [pair.slot for pair in envelopes.pairs])


@pytest.fixture
def made(tmp_path: Path, fast: Kdf) -> Iterator[Made]:
    person, code = create(tmp_path, STORE, "A. Person", PASSPHRASE, kdf=fast)
    envelopes = make_envelopes(tmp_path, person, 3)
    put_envelopes(tmp_path, person, envelopes)
    yield Made(tmp_path, person, code, envelopes)
    person.wipe()


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)])
def test_any_two_of_three_open_in_either_order(one: int, other: int, made: Made) -> None:
    codes = made.envelopes.codes
    opened = open_with_envelopes(made.folder, codes[one], codes[other])
    assert opened.db_key() == made.person.db_key()
    assert (opened.kind, opened.label) == (SlotKind.PAIR, PAIR_LABEL)
    pair = next(pair for pair in made.envelopes.pairs if pair.envelopes == tuple(sorted((one + 1, other + 1))))
    assert opened.slot_id == pair.slot.id


def test_two_envelopes_make_one_pair(tmp_path: Path, fast: Kdf) -> None:
    person, _ = create(tmp_path, STORE, "A. Person", PASSPHRASE, kdf=fast)
    envelopes = make_envelopes(tmp_path, person, 2)
    put_envelopes(tmp_path, person, envelopes)
    assert [pair.envelopes for pair in envelopes.pairs] == [(1, 2)]
    assert open_with_envelopes(tmp_path, *envelopes.codes).db_key() == person.db_key()


def test_the_same_envelope_twice_is_named(made: Made) -> None:
    with pytest.raises(InvalidRecord, match="envelope 2 again") as refused:
        open_with_envelopes(made.folder, made.envelopes.codes[1], made.envelopes.codes[1])
    assert refused.value.problems[0].field == "second_envelope"


def test_a_recovery_code_and_an_envelope_are_told_apart(made: Made) -> None:
    with pytest.raises(InvalidRecord, match="This is the recovery code") as refused:
        open_with_envelopes(made.folder, made.envelopes.codes[0], made.recovery_code)
    assert [problem.field for problem in refused.value.problems] == ["second_envelope"]
    with pytest.raises(InvalidRecord, match="code of envelope 3, not the recovery code"):
        open_with_recovery(made.folder, made.envelopes.codes[2])


def test_both_envelopes_problems_are_said_at_once(made: Made) -> None:
    one, other = made.envelopes.codes[:2]
    swapped = "-".join(reversed(other.split("-")))
    with pytest.raises(InvalidRecord) as refused:
        open_with_envelopes(made.folder, one[:-1], swapped)
    assert [problem.field for problem in refused.value.problems] == ["first_envelope", "second_envelope"]
    assert "Group 8 of the code of an envelope does not match" in str(refused.value)


def test_new_envelopes_leave_the_old_ones_opening_nothing(made: Made) -> None:
    new = make_envelopes(made.folder, made.person, 2)
    assert open_with_envelopes(made.folder, *made.envelopes.codes[:2]), "the old ones open until the new are in force"
    put_envelopes(made.folder, made.person, new)
    for codes in (made.envelopes.codes[:2], made.envelopes.codes[1:], (made.envelopes.codes[0], new.codes[1])):
        with pytest.raises(WrongKey, match="newest envelopes"):
            open_with_envelopes(made.folder, *codes)
    assert open_with_envelopes(made.folder, *new.codes)
    assert open_with_recovery(made.folder, made.recovery_code)
    assert open_with_passphrase(made.folder, "A. Person", PASSPHRASE)


def test_a_person_s_passphrase_can_be_set_by_two_envelopes(made: Made, fast: Kdf) -> None:
    opened = open_with_envelopes(made.folder, *made.envelopes.codes[:2])
    set_passphrase(made.folder, opened, made.person.slot_id, "another set of words", kdf=fast)
    assert open_with_passphrase(made.folder, "A. Person", "another set of words").db_key() == made.person.db_key()


def test_no_code_and_no_part_of_one_is_in_the_keys_file(made: Made) -> None:
    content = (made.folder / "keys").read_bytes()
    for code in made.envelopes.codes:
        for text in (code.encode(), code.replace("-", "").encode()):
            # Two groups long: a single one is there by chance, once in ten thousand files.
            assert not [
                text[start : start + 10] for start in range(len(text) - 9) if text[start : start + 10] in content
            ]
    assert repr(made.envelopes).count(made.envelopes.codes[0]) == 0


def test_too_many_ways_in_are_refused_in_words(made: Made) -> None:
    keys = read_keys(made.folder)
    others = [slot for slot in keys.slots if slot.kind is not SlotKind.PAIR]
    for number in range(MOST_SLOTS - 2 - len(others)):
        way = WayIn(f"{number:032x}", SlotKind.PERSON, f"Person {number}")
        others.append(new_slot(way, others[0].lock, new_halves(token_bytes)))
    write_keys(made.folder, keys.with_slots(others), made.person.data_key)
    before = (made.folder / "keys").read_bytes()
    with pytest.raises(VaultError, match="16 ways in"):
        put_envelopes(made.folder, made.person, make_envelopes(made.folder, made.person, 3))
    assert (made.folder / "keys").read_bytes() == before


@given(st.binary(min_size=20, max_size=20), st.sampled_from(list(Paper)))
def test_every_paper_s_code_names_its_paper(secret: bytes, paper: Paper) -> None:
    code = write_code(secret, paper)
    if paper is Paper.RECOVERY:
        assert read_code(code) == secret
        with pytest.raises(InvalidRecord, match="This is the recovery code"):
            read_envelope(code, "first_envelope")
    else:
        assert read_envelope(code.lower(), "first_envelope") == (paper, secret)
        with pytest.raises(InvalidRecord, match=f"code of envelope {paper}, not"):
            read_code(code)


@given(st.binary(min_size=20, max_size=20), st.integers(0, 7), st.sampled_from(ENVELOPES), st.sampled_from(ENVELOPES))
def test_a_group_of_another_envelope_never_matches(secret: bytes, group: int, paper: Paper, other: Paper) -> None:
    groups = write_code(secret, paper).split("-")
    groups[group] = write_code(secret, other).split("-")[group]
    if paper is other:
        assert read_envelope("-".join(groups), "first_envelope") == (paper, secret)
        return
    with pytest.raises(InvalidRecord, match=rf"^Group {group + 1} of the code of an envelope"):
        read_envelope("-".join(groups), "first_envelope")
