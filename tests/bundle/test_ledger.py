"""The receiver's memory: a bundle that comes again, one that has not come, and two that cannot both be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dsl_desk.bundle.certificates import read_certificate
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.ledger import KeyCheck, Ledger, Order, Received, decode_ledger, read_root
from dsl_desk.domain.errors import InvalidRecord, Unreadable

CAME = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
CHECK = KeyCheck("PC 4021 Lee", "Read back on the school's number from our own list", date(2026, 9, 3))
HEARD = KeyCheck("Sgt Cole", "The DSL rang us from the school's number", date(2026, 11, 20))
UNTIL = date(2026, 11, 19)
KEY, OTHER_KEY = "1" * 64, "2" * 64


def hashed(letter: str, sequence: int) -> str:
    return f"{letter}{sequence:063d}"


def bundle(sequence: int) -> Received:
    """Number `sequence` of one school to one recipient, each following the one before."""
    return Received(
        bundle=f"DD-2026-{sequence:04}-01",
        key_sha256=KEY,
        recipient_id="b" * 32,
        sequence=sequence,
        previous_sums_sha256=hashed("a", sequence - 1) if sequence > 1 else "",
        sums_sha256=hashed("a", sequence),
        payload_sha256=hashed("c", sequence),
        received=CAME,
    )


def ledger(*sequences: int) -> Ledger:
    return Ledger(received=tuple(map(bundle, sequences)))


def order(held: Ledger, new: Received) -> Order:
    return held.entering(new)[1]


@pytest.mark.parametrize(
    ("held", "new", "missing"),
    [
        ((), 1, None),
        ((), 2, (1, 1)),
        ((), 999_999_999, (1, 999_999_998)),
        ((1,), 2, None),
        ((1, 2), 5, (3, 4)),
        ((7,), 8, None),
        ((1, 2, 5), 4, (3, 3)),
        ((1, 3), 2, None),
    ],
)
def test_a_gap_is_what_has_not_come_right_before(
    held: tuple[int, ...], new: int, missing: tuple[int, int] | None
) -> None:
    assert order(ledger(*held), bundle(new)) == Order(new, missing=missing)


def test_the_same_bundle_again_is_known_and_entered_once() -> None:
    held, first = ledger(1).entering(bundle(2))
    again, second = held.entering(replace(bundle(2), received=CAME.replace(day=28)))
    assert (first.again_since, second) == (None, Order(2, again_since=CAME))
    assert again == held == ledger(1, 2)


def test_other_recipients_and_other_schools_count_for_themselves() -> None:
    elsewhere = replace(bundle(1), sums_sha256=hashed("e", 1), payload_sha256=hashed("f", 1))
    for new in (replace(elsewhere, recipient_id="d" * 32), replace(elsewhere, key_sha256=OTHER_KEY)):
        assert order(ledger(1), new) == Order(1)


def test_a_school_with_a_new_key_goes_on_counting() -> None:
    assert order(ledger(1, 2), replace(bundle(3), key_sha256=OTHER_KEY)) == Order(3)
    assert order(ledger(1, 2), replace(bundle(4), key_sha256=OTHER_KEY)).missing == (1, 3)


@pytest.mark.parametrize(
    ("held", "new", "said"),
    [
        ((1, 2), replace(bundle(2), sums_sha256="9" * 64, payload_sha256="8" * 64), "the same number in the order"),
        ((1, 2), replace(bundle(3), bundle="DD-2026-0001-01"), "the same name: number 1"),
        ((1, 2), replace(bundle(3), previous_sums_sha256="9" * 64), "does not follow the bundle with"),
        ((1, 3), replace(bundle(2), sums_sha256="9" * 64), "number after it does not follow this one"),
        ((1, 2), replace(bundle(3), payload_sha256=hashed("c", 1)), "The same records came as DD-2026-0001-01"),
        ((1,), replace(bundle(2), payload_sha256=hashed("c", 1), key_sha256=OTHER_KEY), "under another signature"),
    ],
    ids=["number", "name", "before", "after", "records", "records under another key"],
)  # fmt: skip
def test_what_cannot_all_be_true_is_said(held: tuple[int, ...], new: Received, said: str) -> None:
    conflicts = order(ledger(*held), new).conflicts
    assert said in conflicts[0]
    assert "Friday 20 November 2026 at 4pm" in conflicts[0]


def test_a_fork_is_kept_too_so_that_it_shows_again() -> None:
    forked = replace(bundle(2), sums_sha256="9" * 64, payload_sha256="8" * 64, bundle="DD-2026-0007-01")
    held, _ = ledger(1, 2).entering(forked)
    assert len(held.received) == 3
    assert len(order(held, bundle(3)).conflicts) == 1


def accepted(*schools: SchoolIdentity, check: KeyCheck = CHECK) -> Ledger:
    held = Ledger()
    for root in (read_root(each.root_pem) for each in schools):
        held = held.accepting(root, " ".join(root.key_words), check)
    return held


def test_a_root_is_accepted_with_who_checked_it_and_can_be_dropped(
    school: SchoolIdentity, look_alike: SchoolIdentity
) -> None:
    held = accepted(school, look_alike)
    ours, theirs = held.roots
    assert (ours.root.claims_to_be, ours.check, ours.until) == ("Hollin Bank School", CHECK, None)
    assert (held.accepted_root(ours.root.key_sha256), held.accepted_root(KEY)) == (ours, None)
    assert held.without(ours.root.key_sha256).roots == (theirs,)
    assert [each.dump() for each in held.certificates()] == [
        read_certificate(each.root_pem).dump() for each in (school, look_alike)
    ]


def test_a_later_check_of_the_same_root_takes_the_place_of_the_first(school: SchoolIdentity) -> None:
    later = replace(CHECK, day=date(2026, 11, 1))
    root = read_root(school.root_pem)
    held = accepted(school).accepting(root, f" {' '.join(root.key_words).upper()}\n", later)
    assert [each.check for each in held.roots] == [later]


def test_a_key_that_was_given_up_stays_with_the_day_and_who_heard_it(
    school: SchoolIdentity, look_alike: SchoolIdentity
) -> None:
    held = accepted(school, look_alike)
    ours, theirs = held.roots
    ended = held.giving_up(ours.root.key_sha256, UNTIL, HEARD)
    assert ended.roots == (replace(ours, until=UNTIL, until_check=HEARD), theirs)
    assert decode_ledger(ended.encode()) == ended
    corrected = ended.giving_up(ours.root.key_sha256, date(2026, 11, 1), HEARD)
    assert corrected.roots[0].until == date(2026, 11, 1)


def test_a_key_that_was_given_up_is_not_accepted_again(school: SchoolIdentity) -> None:
    root = read_root(school.root_pem)
    ended = accepted(school).giving_up(root.key_sha256, UNTIL, HEARD)
    with pytest.raises(
        InvalidRecord, match=r"gave up this key on Thursday 19 November 2026\. A key that was given up"
    ):
        ended.accepting(root, " ".join(root.key_words), CHECK)


@pytest.mark.parametrize(
    ("key", "until", "heard", "fields"),
    [
        ("ours", date(2026, 11, 21), HEARD, ["until"]),
        ("ours", UNTIL, replace(HEARD, by=" ", how=""), ["by", "how"]),
        (KEY, UNTIL, HEARD, ["until"]),
    ],
    ids=["a day to come", "nobody", "another key"],
)
def test_a_key_is_not_given_up_for_nothing(
    key: str, until: date, heard: KeyCheck, fields: list[str], school: SchoolIdentity
) -> None:
    held = accepted(school)
    with pytest.raises(InvalidRecord) as raised:
        held.giving_up(held.roots[0].root.key_sha256 if key == "ours" else key, until, heard)
    assert [problem.field for problem in raised.value.problems] == fields


def test_a_ledger_from_before_keys_were_given_up_is_read(school: SchoolIdentity) -> None:
    held = accepted(school)
    assert b"until" not in held.encode()
    assert decode_ledger(held.encode()).roots[0].until is None


@pytest.mark.parametrize("genuine_first", [True, False])
def test_a_back_dated_bundle_under_the_old_key_forks_with_the_first_under_the_new_one(genuine_first: bool) -> None:
    forged = replace(bundle(3), sums_sha256="9" * 64, payload_sha256="8" * 64, bundle="DD-2026-0009-01")
    genuine = replace(bundle(3), key_sha256=OTHER_KEY)
    first, second = (genuine, forged) if genuine_first else (forged, genuine)
    held, before = ledger(1, 2).entering(first)
    (said,) = order(held, second).conflicts
    assert before == Order(3)
    assert said.startswith(f"Another bundle, under another key, follows the same one: {first.bundle}, which came on")


def test_nobody_accepts_a_key_without_saying_who_checked_it_and_how(school: SchoolIdentity) -> None:
    with pytest.raises(InvalidRecord) as raised:
        accepted(school, check=KeyCheck(" ", "", CHECK.day))
    assert [problem.field for problem in raised.value.problems] == ["by", "how"]


def test_the_words_of_a_look_alike_are_not_those_the_school_reads_out(
    school: SchoolIdentity, look_alike: SchoolIdentity
) -> None:
    root, heard = read_root(look_alike.root_pem), " ".join(read_root(school.root_pem).key_words)
    with pytest.raises(InvalidRecord, match="not fit this certificate") as raised:
        Ledger().accepting(root, heard, CHECK)
    assert [problem.field for problem in raised.value.problems] == ["words"]
    assert not set(root.key_words) & set(str(raised.value).split())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda words: [*words[:2], "zebra", *words[3:]], "Word 3 does not fit"),
        (lambda words: [*words[:2], "zebra", *words[3:7], "yodel"], "Words 3, 8 do not fit"),
        (lambda words: words[:7], "Enter the 8 words"),
        (lambda words: [], "Enter the 8 words"),
    ],
)
def test_words_that_were_misheard_are_pointed_at(
    change: Callable[[list[str]], list[str]], said: str, school: SchoolIdentity
) -> None:
    root = read_root(school.root_pem)
    with pytest.raises(InvalidRecord, match=said):
        Ledger().accepting(root, " ".join(change(list(root.key_words))), CHECK)


def test_the_file_is_read_back_as_it_was(school: SchoolIdentity) -> None:
    held = replace(ledger(1, 2), roots=accepted(school).roots)
    assert decode_ledger(held.encode()) == held
    assert decode_ledger(Ledger().encode()) == Ledger()


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"format":1,"ledger":{"roots":[{}]}}', b"\xff", b"[" * 9_999])
def test_what_is_no_ledger_is_said_so(data: bytes) -> None:
    with pytest.raises(Unreadable, match="ledger cannot be read"):
        decode_ledger(data)


def test_a_ledger_of_a_newer_program_is_left_alone() -> None:
    with pytest.raises(Unreadable, match="newer version"):
        decode_ledger(Ledger().encode().replace(b'"format":1', b'"format":2'))
