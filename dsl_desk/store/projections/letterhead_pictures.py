"""The logo and the signature of the school's letters."""

from __future__ import annotations

from dsl_desk.domain.letterhead import LetterheadPictures
from dsl_desk.store.projections.rows import Place, put
from dsl_desk.store.sqlcipher import Connection


def project(connection: Connection, place: Place, pictures: LetterheadPictures) -> None:
    put(connection, "letterhead_pictures", place, pictures.id)
