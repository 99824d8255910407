"""A general letter to every family of a school: their contacts taken in, and the households read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dsl_desk.domain.child import Child
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.services.desk import Desk
from dsl_desk.services.lettering.families import Audience, families
from dsl_desk.services.opening import lock
from dsl_desk.services.roll.family_importing import import_families
from dsl_desk.services.roll.family_lists import open_families, read_family_list
from dsl_desk.services.roll.family_plan import plan_families
from dsl_desk.services.roll.import_plan import plan_import
from dsl_desk.services.roll.importing import import_pupils
from dsl_desk.services.roll.pupil_lists import open_list, read_list
from dsl_desk.store import records
from tests.benchmarks.figure import Figure, cpu, in_turn, milliseconds
from tests.benchmarks.saving import new_desk
from tests.exchange.lists import MadeUp, as_csv, made_up

PUPILS = 1_500
FAMILIES = 1_200
RUNS = 5


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as place:
        desk = school(Path(place))
        adults = 2 * PUPILS
        taken = milliseconds(lambda: _import(desk, Path(place)))
        yield Figure(f"contacts of {adults:,} adults taken in", taken, 0, 3_000)
        again = milliseconds(lambda: _import(desk, Path(place)))
        yield Figure(f"the same contacts of {adults:,} again, nothing changed", again, 0, 3_000)
        count = len(families(desk, Audience()).families)
        assert count == FAMILIES, f"{count} families"
        ours, bare = in_turn(
            RUNS, lambda: cpu(lambda: families(desk, Audience())), lambda: cpu(lambda: _decoded(desk))
        )
        yield Figure(f"{FAMILIES:,} families read, beside decoding what says them", ours, bare, 4)
        lock(desk)


def _decoded(desk: Desk) -> int:
    """Every record that says who a family is, in three queries."""
    return sum(len(records.every(desk.connection, kind)) for kind in (Child, FrontSheet, FamilyMember))


def school(folder: Path) -> Desk:
    """Pupils on the roll with their addresses: every fifth has a brother or sister at school."""
    desk, child = new_desk(folder / "vault")
    with desk.deed() as deed:
        deed.record(replace(child, left=desk.today()))
    (folder / "pupils.csv").write_text(as_csv(_pupils(made_up(PUPILS))))
    import_pupils(desk, plan_import(desk, read_list(open_list(folder / "pupils.csv"), desk.today())))
    return desk


def _home(number: int) -> list[str]:
    return [f"{number % FAMILIES + 1} Mill Lane", "Larkfield", f"ZZ1 {number % FAMILIES % 9 + 1}ZZ"]


def _pupils(pupils: tuple[MadeUp, ...]) -> Iterator[list[str]]:
    yield ["UPN", "Surname", "Forename", "DOB", "Year", "Address", "Town", "Postcode"]
    for number, each in enumerate(pupils):
        yield [each.upn, f"{each.family_name}-{number}", each.given_name, f"{each.born}", each.year, *_home(number)]


def _adults(pupils: tuple[MadeUp, ...]) -> Iterator[list[str]]:
    """Two adults for each child, both at home."""
    yield [
        "UPN",
        "Contact name",
        "Relationship",
        "Parental responsibility",
        "Address",
        "Town",
        "Postcode",
        "Language",
    ]
    for number, each in enumerate(pupils):
        language = "Polish" if number % 5 == 0 else ""
        for title, relationship in (("Ms", "Mother"), ("Mr", "Father")):
            name = f"{title} Adult {number % FAMILIES}"
            yield [each.upn, name if title == "Ms" else f"{name} Senior", relationship, "T", *_home(number), language]


def _import(desk: Desk, folder: Path) -> None:
    (folder / "families.csv").write_text(as_csv(_adults(made_up(PUPILS))))
    plan = plan_families(desk, read_family_list(open_families(folder / "families.csv"), desk.today()))
    assert not plan.rejected
    import_families(desk, plan)
