"""Which translations of letters a speaker has confirmed."""

from __future__ import annotations

from dsl_desk.domain.translation_check import TranslationCheck
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, check: TranslationCheck) -> None:
    put(connection, "translation_check", place, check.id)
