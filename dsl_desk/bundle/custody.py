"""The custody rule (FORMAT.md 3.3): which records a bundle can open in the school's journal, and which not and why.

A record that left as it stands brings the salt that opens its digest. One that left with other words in a name's
place, or without its witness, brings none: the digest would not open, and nobody is to guess the missing words by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from dsl_desk import codec
from dsl_desk.domain.casefile import CaseFile, CaseRecord, SourcedRecord, SourceSheet
from dsl_desk.domain.errors import Tampered
from dsl_desk.domain.observation import SourceDetail

_HEX = re.compile(r"([0-9a-f]{2})+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Unopened:
    """How many records could not be opened, because names are replaced in them, or because sources were kept back."""

    names_replaced: int = 0
    sources_kept_back: int = 0


Told = Mapping[tuple[str, str], SourcedRecord]
"""What a sheet tells, by the code and the id of the record."""


def opens(item: CaseRecord, salt: str) -> bool:
    """Whether `salt` (hex) opens the digest of the record as it stands here, with the reason of its version."""
    if not _HEX.fullmatch(salt):
        return False
    body = codec.encode({"reason": item.correction, "record": item.record})
    return sha256(bytes.fromhex(salt) + body).hexdigest() == item.custody.digest


def check_custody(casefile: CaseFile, sheet: SourceSheet | None) -> Unopened:
    """Open every record that can be opened, with the sheet of sources put back where there is one.

    Raises Tampered when one does not open that must, or when sheet and records do not belong together.
    """
    told = told_by(sheet)
    _check_sheet(casefile, sheet, told)
    names = kept_back = 0
    for item in casefile.records:
        whole = with_source(item, told)
        if whole.names_replaced or whole.source:
            _insist(not whole.custody.salt)
            names += bool(whole.names_replaced)
            kept_back += not whole.names_replaced
        else:
            _insist(opens(whole, whole.custody.salt))
    return Unopened(names, kept_back)


def told_by(sheet: SourceSheet | None) -> Told:
    """Nothing where there is no sheet."""
    sources = sheet.sources if sheet else ()
    return {(source.code, sourced.id): sourced for source in sources for sourced in source.records}


def with_source(item: CaseRecord, told: Told) -> CaseRecord:
    """The record with its source put back, as far as the sheet tells of it."""
    sourced = told.get((item.source, item.record.id))
    if sourced is None or item.observation is None or sourced == SourcedRecord(sourced.id, "", SourceDetail(), ""):
        return item
    return replace(
        item,
        observation=replace(item.observation, witness=sourced.witness, source=sourced.detail),
        source="",
        custody=replace(item.custody, salt=sourced.salt),
    )


def _check_sheet(casefile: CaseFile, sheet: SourceSheet | None, told: Told) -> None:
    """Each code stands for words that are on the sheet alone, and the sheet tells of nothing else."""
    for item in casefile.records:
        if item.source:
            seen = item.observation
            _insist(seen is not None and not seen.witness and seen.source == SourceDetail() and not item.custody.salt)
    if sheet is None:
        return
    coded = {(item.source, item.record.id) for item in casefile.records if item.source}
    linked = {(link.source, link.id) for link in casefile.links if link.source}
    _insist(sheet.bundle == casefile.bundle and told.keys() == coded | linked)
    _insist(len(told) == sum(len(source.records) for source in sheet.sources))


def _insist(as_recorded: bool) -> None:
    if not as_recorded:
        raise Tampered("A record does not match its entry in the school's journal. Do not rely on this bundle.")
