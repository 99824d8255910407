"""Numbers of bundles: one count for each year, and one chain for each recipient."""

from __future__ import annotations

from dsl_desk.domain.erasure import BundleNumber
from dsl_desk.domain.sharing import Sharing
from dsl_desk.services.desk import Desk
from dsl_desk.services.tombstones import erasures
from dsl_desk.store import records
from dsl_desk.store.hiding import out_of_sight


def next_number(desk: Desk, agency_id: str) -> tuple[str, int]:
    """The next bundle's name, numbered by year, and its place in the order sent to this recipient."""
    year = desk.today().year
    made = every_bundle(desk)
    numbers = [int(sharing.bundle.split("-")[2]) for sharing in made if sharing.bundle.startswith(f"DD-{year}-")]
    sequence = 1 + max((sharing.sequence for sharing in made if sharing.agency_id == agency_id), default=0)
    return f"DD-{year}-{max(numbers, default=0) + 1:04}-01", sequence


def sums_before(desk: Desk, agency_id: str, sequence: int) -> str:
    """SHA-256 of the sums of the bundle that this recipient got before that one; empty for the first."""
    place = (agency_id, sequence - 1)
    before = [each for each in every_bundle(desk) if (each.agency_id, each.sequence) == place]
    return before[0].sums_sha256 if before else ""


def every_bundle(desk: Desk) -> tuple[Sharing | BundleNumber, ...]:
    """Those erased, and those the person at the desk is not to see, too: no number is given twice."""
    erased = (number for erasure in erasures(desk) for number in erasure.bundles)
    return (*records.every(desk.connection, Sharing), *out_of_sight(desk.connection, Sharing), *erased)
