"""Printed codes at the command line: they open records, and make them again on a computer that never saw them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.services import opening
from dsl_desk.services.backups.making import back_up
from dsl_desk.services.recovery import make_new_envelopes
from tests import desks
from tests.test_cli import cli

Way = tuple[object, ...]


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Way]]:
    """A folder with records, a backup, and the arguments of each printed way in."""
    folder = tmp_path_factory.mktemp("school")
    desk, code = desks.make(folder / "vault")
    envelopes = make_new_envelopes(desk, ("Headteacher", "Chair of governors"))
    back_up(desk, folder / "backups")
    opening.lock(desk)
    codes = {"recovery": code, **{str(envelope.number): envelope.code for envelope in envelopes}}
    files = {name: folder / f"{name}.txt" for name in codes}
    for name, file in files.items():
        file.write_text(codes[name].lower() + "\n")
    return folder, {
        "code": ("--recovery-code-file", files["recovery"]),
        "envelopes": ("--envelope-files", files["2"], files["1"]),
        "mixed up": ("--envelope-files", files["recovery"], files["1"]),
    }


@pytest.mark.parametrize("way", ["code", "envelopes"])
def test_doctor_opens_by_printed_codes(school: tuple[Path, dict[str, Way]], way: str) -> None:
    folder, ways = school
    answer = cli("doctor", "--vault", folder / "vault", *ways[way])
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Sound: ")


@pytest.mark.parametrize("way", ["code", "envelopes"])
def test_a_backup_is_restored_by_printed_codes(school: tuple[Path, dict[str, Way]], way: str, tmp_path: Path) -> None:
    folder, ways = school
    (backup,) = (folder / "backups").glob("dsl-desk-backup-*")
    answer = cli("restore", backup, "--vault", tmp_path / "again", *ways[way])
    assert (answer.code, answer.err) == (0, "")
    assert cli("doctor", "--vault", tmp_path / "again", *ways[way]).code == 0


def test_a_mix_up_is_said_and_no_code_is(school: tuple[Path, dict[str, Way]]) -> None:
    folder, ways = school
    answer = cli("doctor", "--vault", folder / "vault", *ways["mixed up"])
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("This is the recovery code.")
    assert (folder / "recovery.txt").read_text()[:5].upper() not in answer.err
