"""A computer of our own: places for settings and records, no password store, a school whose vault opens at once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dsl_desk.gui.theme import Look, application, wear
from dsl_desk.services.directory import save_agency, set_school
from dsl_desk.services.directory import school as school_of
from dsl_desk.services.opening import lock
from dsl_desk.services.recording import add_children
from dsl_desk.services.settings import Settings
from tests.gui.desks import PASSPHRASE, new_desk
from tests.gui.small_school import AMELIA, FILSAN, FINLEY, NAMESAKE, POLICE
from tests.journeys.sitting import Sitting

Sit = Callable[..., Sitting]


@pytest.fixture(autouse=True)
def computer(qapp: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of this account is read or written, its password store included."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    wear(application(), Look())


@pytest.fixture
def school(tmp_path: Path) -> tuple[Path, str]:
    """The folder of a small school's locked records, and its recovery code."""
    folder = tmp_path / "vault"
    desk, code = new_desk(folder)
    set_school(desk, replace(school_of(desk), phone="01632 960001", email="safeguarding@larkfield.example"))
    add_children(desk, (FINLEY, NAMESAKE, AMELIA, FILSAN))
    save_agency(desk, POLICE)
    lock(desk)
    return folder, code


@pytest.fixture
def sit(qtbot: QtBot) -> Iterator[Sit]:
    """Starts the program on a folder; it is ended with the test."""
    sittings: list[Sitting] = []

    def start(folder: Path, settings: Settings | None = None) -> Sitting:
        sittings.append(Sitting(folder, qtbot, settings))
        return sittings[-1]

    yield start
    for sitting in sittings:
        sitting.end()


@pytest.fixture
def desk(sit: Sit, school: tuple[Path, str]) -> Sitting:
    """Unlocked, with Today in front."""
    sitting = sit(school[0])
    sitting.unlock(PASSPHRASE)
    return sitting
