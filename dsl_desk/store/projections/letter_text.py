"""The school's own texts of letters."""

from __future__ import annotations

from dsl_desk.domain.letter_text import LetterText
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, text: LetterText) -> None:
    put(connection, "letter_text", place, text.id)
