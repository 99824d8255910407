"""A file is kept as it came, proved when it is read back, and leaves only where the person says."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.domain.attachment import MOST_BYTES
from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.errors import InvalidRecord, VaultDamaged
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.services import attaching, recording
from dsl_desk.services.attaching import ChosenFile, attach_file, attach_files, choose_file, copy_out, files_of
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.backups.restoring import WayIn, restore
from dsl_desk.services.catalogue.sign import indicators
from dsl_desk.services.desk import Desk
from dsl_desk.services.examining import examine
from dsl_desk.services.opening import lock
from dsl_desk.store import check
from dsl_desk.store.journal import read_body
from tests.desks import FINLEY, ISLA, NAME, in_memory, make, observe, surroundings, unlocked

PDF = b"%PDF-1.7 minutes"
AWKWARD = [
    "=cmd.csv", "../x", "CON.txt", "a\\b:c.doc", "letter\u202efdp.exe", "n" * 300, "no ending", "رسالة.pdf", "\n.txt",
]  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return in_memory(tmp_path)


def marked(desk: Desk) -> Observation:
    """An observation with a mark on the body map."""
    mark = BodyMark(1, BodySide.FRONT, 200, 416, "Right inner forearm", "Bruise")
    made = Observation(desk.new_id(), "Showed me her arm", HowKnown.SAW, (NOT_SURE,), marks=(mark,))
    recording.record_observation(desk, made, [Involvement(desk.new_id(), made.id, FINLEY.id)])
    return made


def copies(desk: Desk) -> list[Event]:
    rows = desk.connection.execute("SELECT content FROM entry JOIN body USING (position) WHERE kind = 'event'")
    events = (read_body(Event, content).record for (content,) in rows)
    return [event for event in events if event.happening is Happening.COPIED]


def test_a_file_is_listed_with_who_added_it_and_comes_back_as_it_was(desk: Desk) -> None:
    seen = observe(desk)
    done = attach_file(desk, seen.id, "minutes.pdf", PDF, Origin.POLICE, "Strategy meeting")
    (kept,) = files_of(desk, seen.id)
    assert done.child_ids == {FINLEY.id} and done.kinds == {"attachment"}
    assert (kept.by, kept.attachment.size, kept.attachment.origin) == (NAME, len(PDF), Origin.POLICE)
    assert kept.attachment.media_type == "application/pdf"
    assert kept.attachment.sha256 == hashlib.sha256(PDF).hexdigest()
    assert copy_out(desk, kept.attachment.id).content == PDF


def test_files_of_a_child_are_its_own_and_those_of_every_record_about_it(desk: Desk) -> None:
    shared = observe(desk, "Seen together", "", FINLEY, ISLA)
    attach_file(desk, FINLEY.id, "own.txt", b"1")
    attach_file(desk, shared.id, "shared.txt", b"2")
    attach_file(desk, ISLA.id, "hers.txt", b"3")
    assert [each.attachment.name for each in attaching.files_of_child(desk, FINLEY.id)] == ["shared.txt", "own.txt"]
    assert attaching.count_files(desk, FINLEY.id) == attaching.count_files(desk, ISLA.id) == 2


@pytest.mark.parametrize("name", AWKWARD)
def test_an_awkward_name_is_kept_as_it_is_and_never_used_as_a_path(desk: Desk, name: str, tmp_path: Path) -> None:
    attach_file(desk, FINLEY.id, name, PDF)
    (kept,) = files_of(desk, FINLEY.id)
    copy = copy_out(desk, kept.attachment.id)
    assert kept.attachment.name == name
    target = tmp_path / "out" / copy.name
    target.parent.mkdir()
    target.write_bytes(copy.content)
    assert [path.name for path in target.parent.iterdir()] == [copy.name]
    assert check.rebuild(desk.vault)


def test_the_same_name_twice_and_the_same_bytes_twice_are_two_files(desk: Desk) -> None:
    for content in (b"first", b"second", b"second"):
        attach_file(desk, FINLEY.id, "scan.pdf", content)
    kept = files_of(desk, FINLEY.id)
    assert [copy_out(desk, each.attachment.id).content for each in kept] == [b"first", b"second", b"second"]
    (count,) = desk.connection.execute("SELECT count(*) FROM attached_file").fetchone()
    assert count == 2


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.PDF", "application/pdf"),
        ("a.jpeg", "image/jpeg"),
        ("a", attaching.UNKNOWN_TYPE),
        ("a.unheard-of", attaching.UNKNOWN_TYPE),
        ("http://x/y.png", "image/png"),
        ("data:,x", attaching.UNKNOWN_TYPE),
    ],
)
def test_the_type_comes_from_the_name_alone(name: str, media_type: str) -> None:
    assert attaching.type_of(name) == media_type


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "The file is empty"),
        ("", b"x", "has no name"),
        ("n" * 1_001, b"x", "Shorten it"),
        ("big.bin", bytes(MOST_BYTES + 1), "larger than 25 MB"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words_and_nothing_is_kept(
    desk: Desk, name: str, content: bytes, words: str
) -> None:
    with pytest.raises(InvalidRecord, match=words):
        attach_file(desk, FINLEY.id, name, content)
    assert files_of(desk, FINLEY.id) == ()
    (count,) = desk.connection.execute("SELECT count(*) FROM attached_file").fetchone()
    assert count == 0


def test_a_file_of_the_greatest_size_is_kept(desk: Desk) -> None:
    content = os.urandom(MOST_BYTES)
    attach_file(desk, FINLEY.id, "scan.tiff", content)
    assert copy_out(desk, files_of(desk, FINLEY.id)[0].attachment.id).content == content


@pytest.mark.parametrize("name", ["arm.jpg", "arm.HEIC", "clip.mp4"])
def test_no_picture_is_kept_with_an_injury_or_an_intimate_image(desk: Desk, name: str) -> None:
    codes = {"G4", "J6"}
    chosen = [sign.term for sign in indicators() if sign.code in codes]
    assert len(chosen) == len(codes)
    told = Observation(desk.new_id(), "Told of an image", HowKnown.TOLD, (NOT_SURE,), indicators=tuple(chosen[:1]))
    recording.record_observation(desk, told, [Involvement(desk.new_id(), told.id, FINLEY.id)])
    for record in (marked(desk), told):
        with pytest.raises(InvalidRecord, match="no picture is kept with it"):
            attach_file(desk, record.id, name, b"x")
        attach_file(desk, record.id, "referral form.pdf", PDF)
    attach_file(desk, observe(desk).id, name, b"a photograph of a car")


def test_saving_a_copy_is_entered_for_every_child_it_is_about(desk: Desk) -> None:
    shared = observe(desk, "Seen together", "", FINLEY, ISLA)
    done = attach_file(desk, shared.id, "../map.pdf", PDF)
    assert copy_out(desk, done.id).name == "_map.pdf"
    assert copies(desk) == [Event(child.id, Happening.COPIED, done.id) for child in (FINLEY, ISLA)]


def test_chosen_files_are_read_when_they_are_saved_all_or_none(desk: Desk, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_bytes(name.encode())
    files = [replace(choose_file(tmp_path / name), what=f"About {name}") for name in ("one.txt", "two.txt")]
    (tmp_path / "two.txt").unlink()
    with pytest.raises(InvalidRecord, match="cannot be read where it was"):
        attach_files(desk, FINLEY.id, files)
    assert files_of(desk, FINLEY.id) == ()
    (tmp_path / "two.txt").write_bytes(b"two again")
    attach_files(desk, FINLEY.id, files)
    kept = [each.attachment for each in files_of(desk, FINLEY.id)]
    assert [(each.name, each.what) for each in kept] == [("one.txt", "About one.txt"), ("two.txt", "About two.txt")]


def test_what_is_no_document_cannot_be_chosen(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with (tmp_path / "big").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    for path in (tmp_path, tmp_path / "gone", Path("/dev/zero")):
        with pytest.raises(InvalidRecord, match="not a file"):
            choose_file(path)
    with pytest.raises(InvalidRecord, match="empty"):
        choose_file(tmp_path / "empty")
    with pytest.raises(InvalidRecord, match="larger than 25 MB"):
        choose_file(tmp_path / "big")


def test_a_file_that_grew_since_it_was_chosen_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes(b"small")
    chosen = choose_file(path)
    with path.open("r+b") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(InvalidRecord, match="larger than 25 MB"):
        attach_files(desk, FINLEY.id, [chosen])


def test_a_name_that_is_not_unicode_is_kept_as_text(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_bytes(b"x")
    attach_files(desk, FINLEY.id, [ChosenFile(path, 1)])
    assert files_of(desk, FINLEY.id)[0].attachment.name == "caf?.txt"


@pytest.mark.parametrize("harm", ["UPDATE attached_file SET content = x'00'", "DELETE FROM attached_file"])
def test_other_bytes_are_found_by_doctor_and_never_saved_out(tmp_path: Path, harm: str) -> None:
    desk, _ = make(tmp_path)
    done = attach_file(desk, FINLEY.id, "minutes.pdf", PDF)
    assert examine(desk).sound
    desk.connection.set_authorizer(None)  # as another program would open it, with the key
    desk.connection.execute("DROP TRIGGER attached_file_stays")
    desk.connection.execute("DROP TRIGGER attached_file_is_kept")
    desk.connection.execute(harm)
    with pytest.raises(VaultDamaged, match="damaged"):
        copy_out(desk, done.id)
    assert any("1 attached file" in words for words in examine(desk).findings)
    desk.vault.close()


def test_bytes_survive_a_rebuild_and_come_back_from_a_backup(tmp_path: Path) -> None:
    desk, code = make(tmp_path / "vault")
    attach_file(desk, FINLEY.id, "minutes.pdf", PDF)
    assert examine(desk, rebuild=True).rebuilt
    backup = back_up(desk, tmp_path)
    lock(desk)
    restore(backup, tmp_path / "again", surroundings(), WayIn(recovery_code=code))
    with unlocked(tmp_path / "again") as again:
        assert copy_out(again, files_of(again, FINLEY.id)[0].attachment.id).content == PDF
        assert examine(again).sound


def test_the_bytes_are_on_the_disk_only_encrypted(tmp_path: Path) -> None:
    secret = b"zebraphone minutes " * 5_000
    desk, _ = make(tmp_path)
    attach_file(desk, FINLEY.id, "zebraphone.txt", secret)
    desk.vault.close()
    assert [path for path in tmp_path.rglob("*") if path.is_file() and b"zebraphone" in path.read_bytes()] == []
