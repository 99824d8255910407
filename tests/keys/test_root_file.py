from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from dsl_desk.domain.errors import InvalidRecord, WrongKey
from dsl_desk.keys.identity import Signer, Subject, is_root, issue_leaf, make_root, named_school
from dsl_desk.keys.kdf import Kdf
from dsl_desk.keys.root_file import MOST_BYTES, open_root, seal_root

FAST = Kdf(16, 1, 1)
PASSPHRASE = "tulip barge canyon sofa umbrella meteor"
SUBJECT = Subject("Ysgol Tŷ Gwyn", "Designated safeguarding lead", "dsl@example.sch.uk")
NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def root() -> Signer:
    return make_root(SUBJECT, NOW)


@pytest.fixture(scope="module")
def file(root: Signer) -> bytes:
    return seal_root(root, PASSPHRASE, kdf=FAST)


def changed(file: bytes, **values: object) -> bytes:
    return json.dumps({**json.loads(file), **values}, sort_keys=True, separators=(",", ":")).encode()


def test_the_root_comes_back_as_it_was(root: Signer, file: bytes) -> None:
    assert open_root(file, PASSPHRASE) == root


def test_the_private_key_stands_nowhere_in_the_file(root: Signer, file: bytes) -> None:
    assert root.certificate.decode() == json.loads(file)["certificate"], "which is public"
    assert b"PRIVATE" not in file
    assert len(file) < MOST_BYTES


def test_the_same_root_never_gives_the_same_file_twice(root: Signer, file: bytes) -> None:
    assert seal_root(root, PASSPHRASE, kdf=FAST) != file


def test_another_passphrase_is_refused_in_words(file: bytes) -> None:
    with pytest.raises(WrongKey, match=r"passphrase does not open this file\. Nothing has changed"):
        open_root(file, "tulip barge canyon sofa umbrella comet")


def test_whatever_was_changed_in_the_file_opens_nothing(root: Signer, file: bytes) -> None:
    other = make_root(SUBJECT, NOW)
    for values in (
        {"certificate": other.certificate.decode()},
        {"kdf": {"memory": 16, "passes": 2, "lanes": 1}},
        {"wrapped": json.loads(file)["wrapped"][::-1].lstrip("=")},
    ):
        with pytest.raises((WrongKey, InvalidRecord)):
            open_root(changed(file, **values), PASSPHRASE)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"-----BEGIN CERTIFICATE-----", b"\xff\xfe", b"x" * (MOST_BYTES + 1)],
    ids=["nothing", "no fields", "a certificate", "no text", "too much"],
)
def test_what_is_no_such_file_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(InvalidRecord, match="not a recovery file of a school’s key") as refused:
        open_root(content, PASSPHRASE)
    assert [problem.field for problem in refused.value.problems] == ["file"]


@pytest.mark.parametrize(
    "values",
    [{"format": 2}, {"more": 1}, {"kdf": {"memory": 1 << 30, "passes": 3, "lanes": 2}}],
    ids=["later format", "unknown field", "more work than we do"],
)
def test_a_file_that_asks_for_something_else_is_refused_before_any_work(
    values: dict[str, object], file: bytes
) -> None:
    with pytest.raises(InvalidRecord, match="not a recovery file"):
        open_root(changed(file, **values), PASSPHRASE)


def test_a_leaf_or_a_key_of_another_root_is_no_root(root: Signer) -> None:
    leaf = issue_leaf(root, SUBJECT, NOW)
    assert is_root(root)
    for signer in (leaf, Signer(root.certificate, leaf.private_key), Signer(b"no", b"no")):
        assert not is_root(signer)
        if signer.certificate.startswith(b"-----"):
            with pytest.raises(InvalidRecord, match="not a recovery file"):
                open_root(seal_root(signer, PASSPHRASE, kdf=FAST), PASSPHRASE)


def test_the_certificate_says_whose_key_it_is(root: Signer) -> None:
    assert named_school(root.certificate) == ("Ysgol Tŷ Gwyn", False)
    made_up = make_root(Subject("A", "B", "c@d.example", demonstration=True), NOW)
    assert named_school(made_up.certificate) == ("A", True)
