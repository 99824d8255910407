"""A vault of 100 MB: ten thousand records, and files kept with them."""

from __future__ import annotations

import secrets
from pathlib import Path

from dsl_desk.services.desk import Desk
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.store import attached
from tests.benchmarks.growing import School, filled

RECORDS = 10_000
BYTES = 100_000_000
OF_A_FILE = 1 << 20


def large_school(folder: Path) -> School:
    """Open, and at least 100 MB; the making is not measured."""
    school = filled(folder, RECORDS)
    while megabytes(school.desk) * 1e6 < BYTES:
        with school.desk.vault.transaction():
            attached.keep(school.desk.connection, school.desk.new_id(), secrets.token_bytes(OF_A_FILE))
    return school


def megabytes(desk: Desk) -> float:
    assert desk.folder is not None
    return (desk.folder / VAULT_FILE).stat().st_size / 1e6
