"""Dated ways to reach an agency."""

from __future__ import annotations

from dsl_desk.domain.agency import DirectoryEntry
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, directory_entry: DirectoryEntry) -> None:
    put(connection, "directory_entry", place, directory_entry.id, agency_id=directory_entry.agency_id)
