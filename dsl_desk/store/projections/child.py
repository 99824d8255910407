"""The roll: children by name, found by any part of any of their names."""

from __future__ import annotations

import unicodedata

from dsl_desk.domain.child import Child
from dsl_desk.store.projections.rows import Place, day, put
from dsl_desk.store.sqlcipher import Connection

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i"}
    | dict.fromkeys("'’‘ʼ`", "")
    | dict.fromkeys("-‐‑–", " ")
)
"""What Unicode does not take apart, and the marks inside names that nobody types twice the same way."""


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
    )  # fmt: skip


def fold(text: str) -> str:
    """Lower case without accents, strokes and apostrophes, hyphens as spaces.

    So "zofia lukasz" finds "Żofia Łukasz", "obrien" and "o'brien" find "O’Brien", "jones" finds "Smith-Jones", and
    the roll sorts as an English list does.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
