"""The roll: children by name, found by any part of any of their names."""

from __future__ import annotations

from dsl_desk.domain.child import Child
from dsl_desk.store.folding import fold
from dsl_desk.store.projections.rows import Place, day, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, child: Child) -> None:
    names = (child.given_name, child.known_as, child.family_name, child.family_known_as)
    put(
        connection, "child", place, child.id,
        name=child.name,
        sort_name=fold(f"{child.family_known_as or child.family_name}\t{child.known_as or child.given_name}"),
        found_as=fold("".join(f" {name}" for name in names)),
        year=child.year,
        upn=child.upn,
        left_on=day(child.left),
        born=day(child.born),
    )  # fmt: skip
