"""The command line: what each command answers, with which exit code, and one sentence for every mistake."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from dsl_desk import __version__
from dsl_desk.services.vault_folder import VAULT_FILE
from tests.compiled import compiled
from tests.desks import files
from tests.exchange.lists import as_csv, flat_ctf, made_up, upn, wide_csv

AT = "2026-03-24T09:05"
QUIET = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


@dataclass(frozen=True, slots=True)
class Answer:
    code: int
    out: str
    err: str


def cli(*arguments: object, typed: str = "") -> Answer:
    """What the program says, as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "dsl_desk", *map(str, arguments)],
        env=os.environ | QUIET | compiled(),
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Traceback" not in done.stdout
    return Answer(done.returncode, done.stdout, done.stderr)


def make_demo(folder: Path, records: int = 3) -> dict[str, str]:
    answer = cli("demo", folder, "--no-window", "--records", records, "--seed", 7, "--at", AT)
    assert answer.code == 0, answer.err
    made: dict[str, str] = json.loads((folder / "demo.json").read_bytes())
    return made


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration that tests read and never change."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder)
    return folder


@pytest.fixture
def vault(demo: Path, tmp_path: Path) -> tuple[object, ...]:
    """The arguments that open a copy of its vault."""
    (tmp_path / "vault").mkdir()
    for path in (demo / "vault").iterdir():
        (tmp_path / "vault" / path.name).write_bytes(path.read_bytes())
    return "--vault", tmp_path / "vault", "--passphrase-file", demo / "vault-passphrase.txt"


def bundle_of(demo: Path) -> Path:
    (bundle,) = (demo / "bundle").glob("*.zip")
    return bundle


# Everything


def test_version() -> None:
    assert cli("--version") == Answer(0, f"DSL Desk {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("demo",),
        ("demo", "x", "--records", "-1"),
        ("demo", "x", "--records", "many"),
        ("demo", "x", "--at", "yesterday"),
        ("demo", "x", "--at", "0001-01-01"),
        ("demo", "x", "--at", "9999-12-31T23:59"),
        ("verify", "x.zip"),
        ("doctor",),
        ("backup", "--vault", "x"),
    ],
)
def test_misspelt_command_is_explained(arguments: tuple[str, ...]) -> None:
    answer = cli(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("usage: dsl-desk")


# demo


def test_demo_lists_what_is_there(demo: Path) -> None:
    made = json.loads((demo / "demo.json").read_bytes())
    one = [made[name] for name in ("vault_passphrase", "school_root", "bundle", "bundle_passphrase", "key_card")]
    listed = {*one, *made["letters"], "demo.json"} | {
        f"{made['vault']}/{path.name}" for path in (demo / "vault").iterdir()
    }
    assert set(files(demo)) == listed
    assert made["made_by"] == "DSL Desk demonstration"
    assert made["bundle"].startswith("bundle/DD-2026-")
    assert len(made["payload_sha256"]) == 64


def test_same_seed_and_time_give_the_same_payload_in_another_process(demo: Path, tmp_path: Path) -> None:
    again = make_demo(tmp_path / "again")
    assert again["payload_sha256"] == json.loads((demo / "demo.json").read_bytes())["payload_sha256"]
    with ZipFile(bundle_of(demo)) as one, ZipFile(bundle_of(tmp_path / "again")) as other:
        assert one.namelist() == other.namelist()


def test_demo_replaces_a_demo_and_nothing_else(tmp_path: Path) -> None:
    make_demo(tmp_path / "demo", 0)
    make_demo(tmp_path / "demo", 1)
    assert json.loads((tmp_path / "demo" / "demo.json").read_bytes())["records"] == 1
    (tmp_path / "demo" / "mine.txt").write_text("mine")
    before = files(tmp_path)
    answer = cli("demo", tmp_path / "demo", "--no-window")
    assert (answer.code, answer.out) == (1, "")
    assert "holds other things, so nothing was made there and nothing has changed" in answer.err
    assert files(tmp_path) == before


@pytest.mark.parametrize("mark", [None, "{}", '{"made_by":"somebody"}'])
def test_demo_leaves_a_folder_of_somebody_else_alone(tmp_path: Path, mark: str | None) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    if mark:
        (tmp_path / "demo.json").write_text(mark)
    before = files(tmp_path)
    assert cli("demo", tmp_path, "--no-window").code == 1
    assert files(tmp_path) == before


def test_demo_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    answer = cli("demo", tmp_path / "file", "--no-window")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert files(tmp_path) == {"file": b"mine"}


# verify


def verify(demo: Path, bundle: Path, *more: object) -> Answer:
    secret = "--passphrase-file", demo / "bundle" / "passphrase.txt"
    return cli("verify", bundle, "--root", demo / "school-root.pem", *secret, *more)


def test_demo_bundle_is_accepted_only_when_a_demo_is_asked_for(demo: Path) -> None:
    assert verify(demo, bundle_of(demo), "--demo").code == 0
    answer = verify(demo, bundle_of(demo))
    assert answer.code == 2
    assert "Is that a key you accepted?  NO." in answer.out


def test_verify_answers_in_json_without_a_word_of_the_records(demo: Path) -> None:
    answer = verify(demo, bundle_of(demo), "--demo", "--json")
    said = json.loads(answer.out)
    assert (said["exit_code"], said["unaltered"], said["accepted"], said["problems"]) == (0, True, True, [])
    assert said["seal"]["payload_sha256"] == json.loads((demo / "demo.json").read_bytes())["payload_sha256"]
    assert "casefile" not in said


def test_altered_bundle(demo: Path, tmp_path: Path) -> None:
    content = bytearray(bundle_of(demo).read_bytes())
    content[len(content) // 2] ^= 1
    altered = tmp_path / bundle_of(demo).name
    altered.write_bytes(content)
    answer = verify(demo, altered, "--demo", "--json")
    assert answer.code == json.loads(answer.out)["exit_code"] == 1


def test_bundle_without_a_verdict(demo: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("six words that are not these\n")
    noise = tmp_path / "noise.pem"
    noise.write_bytes(b"\xff\xfe noise")
    bundle, root = bundle_of(demo), demo / "school-root.pem"
    right = "--passphrase-file", demo / "bundle" / "passphrase.txt"
    for arguments in (
        (bundle, "--root", root),
        (bundle, "--root", root, "--passphrase-file", wrong),
        (bundle, "--root", root, "--passphrase-file", noise),
        (bundle, "--root", root, "--passphrase-file", tmp_path / "missing"),
        (bundle, "--root", tmp_path / "missing.pem", *right),
        (bundle, "--root", noise, *right),
        (tmp_path / "missing.zip", "--root", root, *right),
        (noise, "--root", root, *right),
    ):
        assert cli("verify", *arguments).code == 3, arguments


# doctor and backup


def test_doctor_finds_a_demo_sound(vault: tuple[object, ...]) -> None:
    answer = cli("doctor", *vault, "--rebuild")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Sound: ")
    assert answer.out.endswith("the same, row for row.\n")
    said = json.loads(cli("doctor", *vault, "--json").out)
    assert (said["exit_code"], len(said["words"])) == (0, 1)
    assert said["entries"] > 50


def flip(at: float) -> Callable[[Path], None]:
    def flip(folder: Path) -> None:
        content = bytearray((folder / VAULT_FILE).read_bytes())
        content[int(len(content) * at)] ^= 1
        (folder / VAULT_FILE).write_bytes(content)

    return flip


HARMED: dict[str, tuple[Callable[[Path], object], int]] = {
    "damaged first page": (flip(0.001), 1),
    "empty": (lambda folder: (folder / VAULT_FILE).write_bytes(b""), 1),
    "damaged keys": (lambda folder: (folder / "keys").write_bytes(b"x"), 1),
    "no records": (lambda folder: (folder / VAULT_FILE).unlink(), 3),
    "no keys": (lambda folder: (folder / "keys").unlink(), 3),
}


@pytest.mark.parametrize("harm", HARMED)
def test_doctor_says_what_is_wrong_and_leaves_it_alone(vault: tuple[object, ...], harm: str) -> None:
    folder = vault[1]
    assert isinstance(folder, Path)
    do, code = HARMED[harm]
    do(folder)
    before = files(folder)
    answer = cli("doctor", *vault)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert json.loads(cli("doctor", *vault, "--json").out)["words"] == [answer.err.strip()]
    assert files(folder) == before


def test_doctor_finds_a_rollback_each_time(vault: tuple[object, ...]) -> None:
    folder = vault[1]
    assert isinstance(folder, Path)
    old = (folder / VAULT_FILE).read_bytes()
    assert cli("doctor", *vault).code == 0
    (folder / VAULT_FILE).write_bytes(old)
    for _ in range(2):
        answer = cli("doctor", *vault)
        assert answer.code == 1
        assert "older than the last time they were closed" in answer.err


def test_vault_that_nobody_can_open(demo: Path, vault: tuple[object, ...], tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("wrong\n")
    opened = vault[:2]
    for arguments, typed in (
        ((*opened, "--passphrase-file", tmp_path / "wrong"), ""),
        ((*opened, "--passphrase-file", tmp_path / "missing"), ""),
        (("--vault", tmp_path / "nowhere", *vault[2:]), ""),
        (opened, ""),
        (opened, "wrong\n"),
    ):
        answer = cli("doctor", *arguments, typed=typed)
        assert (answer.code, answer.out.removeprefix("Passphrase: ")) == (3, ""), arguments


def test_backup_is_made_and_named(vault: tuple[object, ...], tmp_path: Path) -> None:
    answer = cli("backup", *vault, tmp_path / "stick")
    assert (answer.code, answer.err) == (0, "")
    (backup,) = (tmp_path / "stick").iterdir()
    assert answer.out == f"Backup made and verified: {backup}\n"
    said = json.loads((backup / "manifest.json").read_bytes())
    assert said["sha256"] == sha256((backup / VAULT_FILE).read_bytes()).hexdigest()


def test_backup_is_restored_and_opens(vault: tuple[object, ...], tmp_path: Path) -> None:
    passphrase_file = vault[vault.index("--passphrase-file") + 1]
    cli("backup", *vault, tmp_path / "stick")
    (backup,) = (tmp_path / "stick").iterdir()
    again = ("--vault", tmp_path / "again", "--passphrase-file", passphrase_file)
    answer = cli("restore", backup, *again)
    assert (answer.code, answer.err) == (0, "")
    assert cli("doctor", *again).code == 0
    refused = cli("restore", backup, *again)
    assert (refused.code, refused.err.count("\n")) == (1, 1)


def test_backups_are_listed_with_what_they_hold(vault: tuple[object, ...], tmp_path: Path) -> None:
    cli("backup", *vault, tmp_path / "stick")
    (backup,) = (tmp_path / "stick").iterdir()
    answer = cli("restore", tmp_path / "stick", "--list")
    assert (answer.code, answer.err) == (0, "")
    first, second = answer.out.splitlines()
    assert first == str(backup)
    assert re.fullmatch(r" {4}\w+ \d+ \w+ 20\d\d at .*: \d+ children, \d+ entries in the journal, by .*", second)
    assert cli("restore", tmp_path, "--list").code == 3


def test_restore_sets_aside_what_was_there_and_ends_a_move_that_was_cut_short(
    vault: tuple[object, ...], tmp_path: Path
) -> None:
    folder = vault[1]
    assert isinstance(folder, Path)
    cli("backup", *vault, tmp_path / "stick")
    (backup,) = (tmp_path / "stick").iterdir()
    assert cli("restore", backup, *vault).code != 0
    answer = cli("restore", backup, *vault, "--set-aside")
    (aside,) = folder.parent.glob(f"{folder.name} set aside *")
    assert answer.out == f"Set aside: {aside}\nRestored and verified: {folder}\n"
    folder.rename(folder.with_name(folder.name + ".restored"))
    assert cli("doctor", *vault).code == 0


def test_backup_that_cannot_be_made(vault: tuple[object, ...], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    answer = cli("backup", *vault, tmp_path / "file")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert answer.err.startswith("The backup was not made")


# Pupil lists


@pytest.fixture
def pupils(tmp_path: Path) -> Path:
    """Twenty children, one of them with a mistyped number and a day that never was."""
    rows = [[each.upn, each.family_name, each.given_name, f"{each.born:%d/%m/%Y}"] for each in made_up(20)]
    wrong = ["A" + upn(20)[1:], "Ash", "Bo", "31/02/2012"]
    (tmp_path / "pupils.csv").write_text(as_csv([["UPN", "Surname", "Forename", "DOB"], *rows, wrong]))
    return tmp_path / "pupils.csv"


def test_pupils_are_taken_in_and_the_same_list_again_changes_nothing(vault: tuple[object, ...], pupils: Path) -> None:
    pupils.write_bytes(wide_csv(made_up(20)))
    planned = cli("import-pupils", pupils, *vault, "--dry-run", "--json")
    assert planned.code == 0, planned.err
    taken = cli("import-pupils", pupils, *vault)
    assert (taken.code, taken.err) == (0, "")
    assert taken.out.startswith("Read as UTF-8 with commas, dates as day/month/year.\nTaken in:\n  20 new, ")
    again = json.loads(cli("import-pupils", pupils, *vault, "--json").out)
    first = json.loads(planned.out)
    assert (first["dry_run"], first["new"], again["dry_run"], again["new"]) == (True, 20, False, 0)
    assert (again["changed"], again["unchanged"], again["rejected"]) == (0, 20, [])
    assert again["absent"] > 0
    assert cli("doctor", *vault, "--rebuild").code == 0


def test_refused_rows_are_named_by_line_and_column_and_the_others_taken_in(
    vault: tuple[object, ...], pupils: Path
) -> None:
    answer = cli("import-pupils", pupils, *vault, "--json")
    said = json.loads(answer.out)
    assert (answer.code, said["exit_code"], said["new"]) == (1, 1, 20)
    assert [(each["line"], each["column"]) for each in said["rejected"]] == [(22, "UPN"), (22, "DOB")]
    text = cli("import-pupils", pupils, *vault)
    assert "Refused, 1 row:\n  line 22, UPN: The first letter" in text.out
    assert "Nobody was marked as left." in text.out


def test_transfer_file_is_taken_in(vault: tuple[object, ...], tmp_path: Path) -> None:
    (tmp_path / "999.xml").write_bytes(flat_ctf(made_up(5)))
    answer = cli("import-pupils", tmp_path / "999.xml", *vault)
    assert (answer.code, answer.err) == (0, "")
    assert "Read as a Common Transfer File" in answer.out


def test_families_are_taken_in_after_their_children(vault: tuple[object, ...], tmp_path: Path) -> None:
    (tmp_path / "pupils.csv").write_bytes(wide_csv(made_up(2)))
    assert cli("import-pupils", tmp_path / "pupils.csv", *vault).code in (0, 1)
    rows = [["UPN", "Contact name", "Relationship"], [upn(0), "Ada Ward", "Mother"], [upn(99), "Jo Ward", "Father"]]
    (tmp_path / "families.csv").write_text(as_csv(rows))
    answer = cli("import-families", tmp_path / "families.csv", *vault)
    assert (answer.code, answer.err) == (1, "")
    assert "Taken in:\n  1 new, 0 changed, 0 unchanged\nRefused, 1 row:\n  line 3, The child’s" in answer.out
    assert "Ward" not in answer.out


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", b"a,b\n1,2\n", None])
def test_what_is_no_list_is_refused_in_a_sentence(
    vault: tuple[object, ...], tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "list").write_bytes(content)
    answer = cli("import-pupils", tmp_path / "list", *vault)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "Nothing was taken in." in answer.err


def test_vault_that_does_not_open_takes_nothing_in(vault: tuple[object, ...], pupils: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("not the passphrase")
    answer = cli("import-pupils", pupils, "--vault", vault[1], "--passphrase-file", tmp_path / "wrong")
    assert (answer.code, answer.out) == (3, "")
