from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dsl_desk.bundle.verifier import verify
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.errors import DiskFull, InvalidRecord, KeyNotInTime, ReadsOnly, WrongKey
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.sharing import Sharing
from dsl_desk.domain.term import Term
from dsl_desk.keys.identity import make_root
from dsl_desk.keys.passphrase import WORDS_FOR_BUNDLE
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import set_school
from dsl_desk.services.key_changing import change_key
from dsl_desk.services.key_recovery import (
    bring_back_key,
    keep_key,
    key_kept,
    offered_key_passphrase,
    read_key_file,
)
from dsl_desk.services.school_keys import school_keys
from tests import desks, school_signers
from tests.bundle.cases import PASSPHRASE as BUNDLE_PASSPHRASE
from tests.bundle.cases import sealed
from tests.desks import FAST, FINLEY

WORDS = "tulip barge canyon sofa umbrella meteor"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "first").mkdir()
    made = desks.in_memory(tmp_path / "first")
    school_signers.give(made, school_signers.root(), school_signers.leaf())
    yield made
    made.vault.close()


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Desk]:
    """The same school begins anew: the laptop is gone, and so are the backups."""
    (tmp_path / "second").mkdir()
    made = desks.in_memory(tmp_path / "second")
    yield made
    made.vault.close()


@pytest.fixture
def file(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "school-key.recovery"
    keep_key(desk, WORDS, path, FAST)
    return path


def test_a_new_vault_signs_as_the_old_one_did(desk: Desk, new: Desk, file: Path, tmp_path: Path) -> None:
    accepted = school_keys(desk).root.certificate
    bring_back_key(new, read_key_file(file, WORDS))
    keys = school_keys(new)
    assert keys.fingerprint == school_keys(desk).fingerprint
    assert keys.leaf != school_keys(desk).leaf
    bundle = sealed(tmp_path, keys.identity, moment=datetime.now(UTC))
    assert verify(bundle.target, accepted, BUNDLE_PASSPHRASE).exit_code == 0


def test_a_key_that_no_bundle_was_signed_with_gives_way(new: Desk, file: Path) -> None:
    school_signers.give(new, make_root(school_signers.SUBJECT, datetime.now(UTC)), school_signers.leaf())
    bring_back_key(new, read_key_file(file, WORDS))
    assert school_keys(new).root == school_signers.root()


def test_it_is_remembered_when_the_file_was_made(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DiskFull):
        keep_key(desk, WORDS, tmp_path / "none" / "key", FAST)
    assert key_kept(desk) is None
    keep_key(desk, WORDS, tmp_path / "key", FAST)
    made = key_kept(desk)
    assert made
    assert made.date() == desk.today()
    change_key(desk, "The laptop was stolen.")
    assert key_kept(desk) is None, "the file holds the old key"


def test_the_passphrase_offered_is_six_words_and_a_weak_one_is_refused(desk: Desk, tmp_path: Path) -> None:
    assert len(offered_key_passphrase().split()) == WORDS_FOR_BUNDLE
    with pytest.raises(InvalidRecord, match="could be guessed"):
        keep_key(desk, "larkfield", tmp_path / "key", FAST)
    assert not (tmp_path / "key").exists()


def test_a_wrong_passphrase_and_a_missing_file_are_said(file: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongKey, match="does not open this file"):
        read_key_file(file, "another one")
    with pytest.raises(InvalidRecord, match="cannot be read"):
        read_key_file(tmp_path / "gone", WORDS)


def test_another_school_is_named_and_refused(new: Desk, file: Path) -> None:
    set_school(new, replace(desks.SCHOOL, name="Hollin Bank School"))
    with pytest.raises(InvalidRecord, match="the key of Larkfield Academy, and these are the records of Hollin Bank"):
        bring_back_key(new, read_key_file(file, WORDS))


def test_the_key_in_force_and_one_that_was_given_up_are_refused(desk: Desk, file: Path) -> None:
    root = read_key_file(file, WORDS)
    with pytest.raises(InvalidRecord, match="already"):
        bring_back_key(desk, root)
    change_key(desk, "The laptop was stolen.")
    with pytest.raises(InvalidRecord, match="gave this key up"):
        bring_back_key(desk, root)


@pytest.mark.parametrize(("theirs", "comes_back"), [(0, False), (2, True)], ids=["an older key", "a later key"])
def test_records_that_signed_bundles_with_a_key_take_only_a_later_one(
    theirs: int, comes_back: bool, new: Desk, file: Path
) -> None:
    """Later is the key where these records are a backup from before it was changed."""
    days = timedelta(days=366 * theirs)
    now = make_root(school_signers.SUBJECT, datetime.now(UTC) + timedelta(hours=1) - days)
    school_signers.give(new, now, school_signers.leaf())
    told = Informed(told=True)
    with new.deed() as deed:
        deed.record(Agency("c" * 32, "Essex Police", AgencyKind.POLICE))
        deed.record(
            Sharing(
                "5" * 32, FINLEY.id, "c" * 32, "", "A pattern", (Term("public-task", "Public task"),), told, told,
                ("6" * 32,), "DD-2026-0001-01", 1, "0" * 64, "1" * 64,
            )
        )  # fmt: skip
    if comes_back:
        bring_back_key(new, read_key_file(file, WORDS))
    else:
        with pytest.raises(InvalidRecord, match="signed bundles with a later key"):
            bring_back_key(new, read_key_file(file, WORDS))
    assert (school_keys(new).root == school_signers.root()) is comes_back


def test_a_key_at_its_end_is_not_brought_back(new: Desk) -> None:
    with pytest.raises(KeyNotInTime):
        bring_back_key(new, school_signers.root(11))


def test_one_who_reads_only_neither_takes_a_key_out_nor_brings_one_in(desk: Desk, new: Desk, file: Path) -> None:
    for each in (desk, new):
        each.person = replace(each.person, reads_only=True)
    with pytest.raises(ReadsOnly):
        keep_key(desk, WORDS, file, FAST)
    with pytest.raises(ReadsOnly):
        bring_back_key(new, read_key_file(file, WORDS))
