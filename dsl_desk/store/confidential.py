"""Addresses that were ever marked confidential, wherever they stand in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.store import records
from dsl_desk.store.projections import BY_RECORD
from dsl_desk.store.sqlcipher import Connection

MARKED = """
    SELECT e.entity, b.content FROM {table} t
    CROSS JOIN entry e ON e.entity = t.id AND e.kind = '{table}'
    JOIN body b ON b.position = e.position
    WHERE instr(b.content, '"confidential":true')
"""
"""Every version is read: a family that moved on from a refuge leaves its address behind, and it stays a refuge."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The addresses one record says now, and those that any of its versions marked confidential."""

    now: tuple[Address, ...]
    marked: tuple[Address, ...]


def holders(connection: Connection) -> Iterator[Holder]:
    """Every front sheet and family member that has or had a confidential address."""
    for kind in (FrontSheet, FamilyMember):
        marked: dict[str, list[Address]] = {}
        for id_, content in connection.execute(MARKED.format(table=BY_RECORD[kind].name)):
            found = _addresses(records.read(kind, content))
            marked.setdefault(id_, []).extend(address for address in found if address.confidential)
        for id_, addresses in marked.items():
            yield Holder(_addresses(records.current(connection, kind, id_)), tuple(addresses))


def _addresses(record: object) -> tuple[Address, ...]:
    match record:
        case FrontSheet():
            return record.addresses
        case FamilyMember(address=Address() as address):
            return (address,)
    return ()
