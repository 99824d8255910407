"""No secret and no word of a record reaches a disk in the clear: a whole sitting in the real window is watched."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dsl_desk.keys import unlocking
from dsl_desk.services.directory import save_agency, set_school
from dsl_desk.services.directory import school as school_of
from dsl_desk.services.opening import lock
from dsl_desk.services.recording import add_children
from tests.gui.desks import PASSPHRASE, new_desk
from tests.gui.small_school import AMELIA, FINLEY, POLICE
from tests.journeys.test_family_letter import MOTHER, OWN
from tests.secrets.finding import names_in
from tests.secrets.sitting import ATTACHED, DRAFT, LETTER_FILE, SAID, SOUGHT
from tests.secrets.watching import Watched, watch

ROOT = Path(__file__).parents[2]
CONTROL = "Zebraplanted"
"""Left by the sitting on purpose, compressed, in a file that is gone again and in one that stays."""
OF_OFFSCREEN = "This plugin does not support propagateSizeHints()\n"
"""What Qt says of a dialog where there is no screen."""
HERS = ("out", "backups", "vault")
"""Where the person keeps things; the rest of the computer is the program's and the system's."""


@dataclass(frozen=True, slots=True)
class Sat:
    """One sitting: where, what was seen being written, and what must not be found."""

    place: Path
    seen: Watched
    secrets: Mapping[str, str | bytes]

    def files(self) -> dict[str, bytes]:
        """Whatever is left on the computer, but the letter that was there before."""
        paths = (path for path in self.place.rglob("*") if path.is_file() and path.name != "letter.txt")
        return {str(path.relative_to(self.place)): path.read_bytes() for path in paths}


def sit(place: Path) -> Sat:
    place.mkdir()
    desk, code = new_desk(place / "vault")
    set_school(desk, replace(school_of(desk), email="safeguarding@larkfield.example"))
    add_children(desk, (AMELIA, FINLEY))
    save_agency(desk, POLICE)
    lock(desk)
    keys = unlocking.open_with_passphrase(place / "vault", "Ruth Patel", PASSPHRASE)
    secrets: dict[str, str | bytes] = {
        "control": CONTROL,
        "given name": AMELIA.given_name, "family name": AMELIA.family_name, "prose": SOUGHT,
        "another name": FINLEY.given_name, "mother": MOTHER.name, "letter": OWN,
        "her words": SAID, "draft": DRAFT, "attached": ATTACHED, "passphrase": PASSPHRASE,
        "recovery code": code, "recovery code without dashes": code.replace("-", ""),
        "data key": bytes(keys.data_key), "database key": bytes(keys.db_key()),
        "exchange key": bytes(keys.halves.exchange), "signing key": bytes(keys.halves.signing),
    }  # fmt: skip
    (place / "letter.txt").write_text(ATTACHED)
    homes = {"HOME": "home", "TMPDIR": "tmp", "XDG_RUNTIME_DIR": "run"}
    homes |= {f"XDG_{name}_HOME": f"home/{name.lower()}" for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    for folder in (*homes.values(), "out", "cwd"):
        (place / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    environment = os.environ | {name: str(place / folder) for name, folder in homes.items()}
    environment |= {
        "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.secrets.sitting", str(place), CONTROL]
    seen = watch(command, place.with_suffix(".log"), f"{PASSPHRASE}\n", environment, place / "cwd")
    return Sat(place, seen, secrets)


@pytest.fixture(scope="module")
def sat(tmp_path_factory: pytest.TempPathFactory) -> Sat:
    return sit(tmp_path_factory.mktemp("sitting") / "computer")


def found(contents: Mapping[str, bytes], secrets: Mapping[str, str | bytes]) -> dict[str, set[str]]:
    return {path: names for path, content in contents.items() if (names := names_in(content, secrets))}


def test_nothing_that_was_ever_written_holds_a_secret(sat: Sat) -> None:
    holding = found(sat.seen.written, sat.secrets)
    assert list(holding.values()) == [{"control"}] * 2, holding
    names = {Path(path).name for path in sat.seen.written}
    assert {"records.vault", "records.vault-journal", "anchor.part", "manifest.json.part"} <= names
    assert any(name.endswith(".zip.part") for name in names)


def test_nothing_that_is_left_holds_a_secret(sat: Sat) -> None:
    left = sat.files()
    assert found(left, sat.secrets) == {"home/planted": {"control"}}
    assert not [path for path in left if names_in(path.encode(), sat.secrets)]
    assert len([path for path in left if path.endswith(".zip")]) == 1
    assert [path for path in left if path.endswith(".pdf")] == [f"out/{LETTER_FILE}"]
    assert not [path for path in left if path.endswith((".part", ".conf"))]


def test_what_is_said_to_the_terminal_names_nobody(sat: Sat) -> None:
    assert (sat.seen.said, sat.seen.complained.replace(OF_OFFSCREEN, "")) == ("", "")


def test_what_is_written_is_for_this_account_alone(sat: Sat) -> None:
    open_to_others = [
        path for folder in HERS for path in (sat.place / folder).rglob("*") if path.stat().st_mode & 0o077
    ]
    assert open_to_others == []


def test_the_program_itself_sees_to_that(tmp_path: Path) -> None:
    """Whatever the account's own umask is."""
    desk, _ = new_desk(tmp_path / "vault")
    lock(desk)
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    command = [sys.executable, "-m", "dsl_desk", "backup", "--vault", str(tmp_path / "vault"), str(tmp_path / "kept")]
    command += ["--passphrase-file", str(tmp_path / "passphrase")]
    subprocess.run(["sh", "-c", 'umask 0; exec "$@"', "sh", *command], check=True, capture_output=True)
    made = [tmp_path / "kept", *(tmp_path / "kept").rglob("*"), tmp_path / "vault" / "anchor"]
    assert len(made) > 4
    assert not [path for path in made if path.stat().st_mode & 0o077]


@pytest.mark.parametrize("form", ["utf-8", "utf-16-le", "utf-16-be"])
def test_every_encoding_would_be_found(form: str) -> None:
    assert names_in(b"\0\0\1" + "OKAfor".encode(form), {"name": AMELIA.family_name}) == {"name"}
