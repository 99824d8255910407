from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.bundle.container import read_files
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.writer import Sealed
from tests.bundle.cases import MOMENT, PASSPHRASE, sealed
from tests.bundle.identities import LAST_YEAR, new_school


@pytest.fixture(scope="session")
def school() -> SchoolIdentity:
    return new_school(MOMENT)


@pytest.fixture(scope="session")
def look_alike() -> SchoolIdentity:
    """Another key under the same names."""
    return new_school(MOMENT)


@pytest.fixture(scope="session")
def old() -> SchoolIdentity:
    """A school whose leaf has run out by now, and whose root has not."""
    return new_school(LAST_YEAR)


@pytest.fixture(scope="session")
def made_up() -> SchoolIdentity:
    return new_school(MOMENT, demonstration=True)


@pytest.fixture(scope="session")
def bundle(school: SchoolIdentity, tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """An encrypted bundle; tests read it and never change it."""
    return sealed(tmp_path_factory.mktemp("bundle"), school)


@pytest.fixture(scope="session")
def five_files(bundle: Sealed) -> dict[str, bytes]:
    return read_files(bundle.target, PASSPHRASE)[1]


@pytest.fixture
def unpacked(five_files: dict[str, bytes], tmp_path: Path) -> Path:
    """The bundle's folder as a receiver has it, to be tampered with."""
    folder = tmp_path / "unpacked"
    folder.mkdir()
    for name, content in five_files.items():
        (folder / name).write_bytes(content)
    return folder
