from __future__ import annotations

import errno
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dsl_desk.domain.clock import SetClock
from dsl_desk.domain.errors import DiskFull, InvalidRecord, ReadsOnly, WrongKey
from dsl_desk.domain.school import Person
from dsl_desk.keys.slots import SlotKind
from dsl_desk.keys.unlocking import open_with_recovery, ways_in
from dsl_desk.services import opening, recovery
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.desk import Desk
from dsl_desk.services.examining import examine
from dsl_desk.services.opening import open_vault
from dsl_desk.services.people import add_person, remove_person
from dsl_desk.services.today import today
from dsl_desk.store import records
from tests import desks
from tests.documents.qr_reading import qr_of
from tests.documents.reading import text_of

HOLDERS = ("Headteacher", "Chair of governors", "Deputy head")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    desk, code = desks.make(tmp_path / "vault")
    yield desk, code
    opening.lock(desk)


def codes_of(desk: Desk, count: int = 2) -> list[str]:
    return [envelope.code for envelope in recovery.make_new_envelopes(desk, HOLDERS[:count])]


def people_of(desk: Desk) -> list[Person]:
    return [person for person in records.every(desk.connection, Person) if person.name == "Two sealed envelopes"]


def test_a_new_code_is_unread_until_its_page_is_typed_back(made: tuple[Desk, str]) -> None:
    desk, _ = made
    before = recovery.standing(desk)
    assert before.code
    assert not before.code.typed_back
    assert "typed the recovery code back" in before.reminders[0]
    changed = recovery.code_typed_back(desk)
    assert changed.kinds == {recovery.CHANGED}
    after = recovery.standing(desk)
    assert after.code
    assert after.code.typed_back
    assert (after.envelopes, after.reminders) == (None, ())


def test_envelopes_open_what_they_were_made_for_and_sign_as_themselves(tmp_path: Path) -> None:
    desk, _ = desks.make(tmp_path / "vault")
    one, _two, three = codes_of(desk, 3)
    assert sorted(person.role for person in people_of(desk)) == [
        "Chair of governors and Deputy head",
        "Headteacher and Chair of governors",
        "Headteacher and Deputy head",
    ]
    opening.lock(desk)
    opened = open_vault(tmp_path / "vault", desks.surroundings(), envelopes=(three, one))
    assert (opened.person.name, opened.person.role) == ("Two sealed envelopes", "Headteacher and Deputy head")
    desks.observe(opened)
    assert examine(opened).sound
    opening.lock(opened)


def test_new_envelopes_retire_the_old_ones_and_say_so_in_the_journal(tmp_path: Path) -> None:
    desk, _ = desks.make(tmp_path / "vault")
    old = codes_of(desk, 3)
    recovery.envelopes_typed_back(desk)
    new = codes_of(desk)
    standing = recovery.standing(desk)
    assert standing.envelopes
    assert (standing.envelopes.holders, standing.envelopes.typed_back) == (HOLDERS[:2], False)
    assert sorted(person.left is None for person in people_of(desk)) == [False, False, False, True]
    opening.lock(desk)
    with pytest.raises(WrongKey, match="newest envelopes"):
        open_vault(tmp_path / "vault", desks.surroundings(), envelopes=(old[0], old[1]))
    opening.lock(open_vault(tmp_path / "vault", desks.surroundings(), envelopes=(new[0], new[1])))


def test_a_new_code_makes_the_old_page_useless_here_and_not_for_older_backups(tmp_path: Path) -> None:
    desk, old = desks.make(tmp_path / "vault")
    recovery.code_typed_back(desk)
    backup = back_up(desk, tmp_path / "backups")
    new = recovery.new_recovery_code(desk)
    standing = recovery.standing(desk)
    assert standing.code
    assert not standing.code.typed_back, "the new page is another one"
    codes = [person for person in records.every(desk.connection, Person) if person.name == "Recovery code"]
    assert [person.left for person in codes] == [desk.today(), None]
    opening.lock(desk)
    with pytest.raises(WrongKey, match="newest printed sheet"):
        open_vault(tmp_path / "vault", desks.surroundings(), recovery_code=old)
    opened = open_vault(tmp_path / "vault", desks.surroundings(), recovery_code=new)
    desks.observe(opened)
    assert examine(opened).sound
    opening.lock(opened)
    assert open_with_recovery(backup, old), "what was copied before keeps the ways in it had"


@pytest.mark.parametrize(
    ("holders", "field"), [(("Headteacher", " "), "holder_2"), (("Headteacher", "headteacher"), "holder_2")]
)
def test_every_envelope_has_a_holder_of_its_own(made: tuple[Desk, str], holders: tuple[str, ...], field: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        recovery.make_new_envelopes(made[0], holders)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert people_of(made[0]) == []


def test_who_reads_only_changes_no_way_in(made: tuple[Desk, str], tmp_path: Path) -> None:
    desk, _ = made
    desk.person = Person(desk.person.id, "Ruth Patel", "Headteacher", desk.person.public_key, reads_only=True)
    keys = (tmp_path / "vault" / "keys").read_bytes()
    with pytest.raises(ReadsOnly):
        recovery.make_new_envelopes(desk, HOLDERS)
    with pytest.raises(ReadsOnly):
        recovery.new_recovery_code(desk)
    assert (tmp_path / "vault" / "keys").read_bytes() == keys


def test_pages_carry_school_code_and_holder(made: tuple[Desk, str]) -> None:
    desk, code = made
    kit = recovery.recovery_code_page(desk, code)
    assert "Larkfield Academy" in text_of(kit)
    assert qr_of(kit) == code
    envelopes = recovery.make_new_envelopes(desk, HOLDERS[:2])
    assert "Envelope 2 of 2: Chair of governors" in text_of(recovery.envelope_pages(desk, envelopes))


def test_groups_typed_back_are_forgiving_and_exact() -> None:
    code = "0AB1C-" + "-".join(["7K4M2"] * 7)
    assert recovery.wrong_groups(code, {1: " oablc ", 8: "7k4m2"}) == ()
    assert recovery.wrong_groups(code, {1: "0AB1D", 2: "", 8: "7K4M2"}) == (1, 2)


def test_a_drill_is_due_after_the_days_in_resources(made: tuple[Desk, str]) -> None:
    desk, _ = made
    recovery.code_typed_back(desk)
    days = timedelta(days=recovery.rules().drill_after_days)
    desk.clock = SetClock(desks.NOW + days - timedelta(minutes=1))
    assert recovery.standing(desk).reminders == ()
    desk.clock = SetClock(desks.NOW + days + timedelta(minutes=1))
    assert recovery.standing(desk).reminders == ("It is time to try a printed code on a copy of the records.",)


@pytest.mark.parametrize("demonstration", [False, True])
def test_a_real_school_is_reminded_and_a_made_up_one_is_not(tmp_path: Path, demonstration: bool) -> None:
    desk, _ = opening.make_vault(
        tmp_path / "vault", desks.SCHOOL, desks.NAME, desks.ROLE, desks.PASSPHRASE, desks.surroundings(),
        kdf=desks.FAST, demonstration=demonstration,
    )  # fmt: skip
    assert bool(today(desk).recovery) != demonstration
    opening.lock(desk)


def test_today_is_shown_though_the_keys_went_missing_under_it(made: tuple[Desk, str], tmp_path: Path) -> None:
    desk, _ = made
    (tmp_path / "vault" / "keys").rename(tmp_path / "taken")
    (said,) = today(desk).recovery
    assert said.startswith("The keys file is missing")
    (tmp_path / "taken").rename(tmp_path / "vault" / "keys")


def test_no_code_is_in_any_file_or_setting(made: tuple[Desk, str], tmp_path: Path) -> None:
    desk, code = made
    every = [code, *codes_of(desk, 3)]
    recovery.code_typed_back(desk)
    recovery.envelopes_typed_back(desk)
    everything = ("SELECT * FROM entry", "SELECT * FROM body", "SELECT * FROM setting", "SELECT * FROM draft")
    kept = str([desk.connection.execute(query).fetchall() for query in everything]).upper()
    assert "CHAIR OF GOVERNORS" in kept
    # Two groups long: a single one stands in a seal by chance.
    texts = [text for each in every for text in (each, each.replace("-", ""))]
    parts = {text[start : start + 10] for text in texts for start in range(len(text) - 9)}
    assert [part for part in parts if part in kept] == []
    files = b"".join(desks.files(tmp_path).values())
    assert [part for part in parts if part.encode() in files] == []


@pytest.mark.parametrize("writes", [0, 1, 2])
def test_a_disk_that_fills_while_codes_are_made_leaves_a_way_in_or_a_reminder(
    made: tuple[Desk, str], writes: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Writing 1 puts the new slot beside the old one, writing 2 takes the old one away."""
    desk, old = made
    recovery.code_typed_back(desk)
    replaced = Path.replace
    done: list[Path] = []

    def fills(part: Path, target: Path) -> Path:
        if len(done) == writes:
            raise OSError(errno.ENOSPC, "No space left on device")
        done.append(target)
        return replaced(part, target)

    monkeypatch.setattr(Path, "replace", fills)
    if writes < 2:
        with pytest.raises(DiskFull):
            recovery.new_recovery_code(desk)
    else:
        recovery.new_recovery_code(desk)
    monkeypatch.undo()
    standing = recovery.standing(desk)
    assert standing.code
    assert standing.code.typed_back == (writes == 0)
    if writes < 2:
        assert open_with_recovery(tmp_path / "vault", old)
    assert recovery.standing(desk).code, "and it can be made again"
    recovery.new_recovery_code(desk)
    kinds = [way.kind for way in ways_in(tmp_path / "vault")]
    assert kinds.count(SlotKind.RECOVERY) == 1


def test_envelopes_and_code_open_after_the_key_was_changed(tmp_path: Path) -> None:
    desk, code = desks.make(tmp_path / "vault")
    one, other = codes_of(desk)
    leaver = add_person(desk, "Imran Shah", "Deputy", "another tulip barge canyon").id
    remove_person(desk, leaver, "Has left", lambda step, done: None)
    opening.lock(desk)
    for way in ({"recovery_code": code}, {"envelopes": (one, other)}):
        opened = open_vault(tmp_path / "vault", desks.surroundings(), **way)
        assert examine(opened).sound
        opening.lock(opened)
