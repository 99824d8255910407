"""Who the sources are, taken out of what leaves and set apart on a sheet of their own (practice.md 2.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dsl_desk.domain.casefile import CaseRecord, Source, SourcedRecord, SourceSheet
from dsl_desk.domain.link import Link
from dsl_desk.domain.observation import SourceDetail, SourceKind


@dataclass(frozen=True, slots=True)
class Apart:
    """What leaves without its sources, and the sheet that tells of them."""

    records: tuple[CaseRecord, ...]
    links: tuple[Link, ...]
    sheet: SourceSheet


def set_apart(bundle: str, records: Iterable[CaseRecord], links: Iterable[Link]) -> Apart:
    """Give every source a code, S1, S2 ...; the same words for a witness have the same code."""
    codes = _Codes()
    shielded = tuple(_shield(item, codes) for item in records)
    joined = tuple(_shield_link(link, codes) for link in links)
    return Apart(shielded, joined, SourceSheet(bundle, codes.sources()))


def _shield(item: CaseRecord, codes: _Codes) -> CaseRecord:
    if item.source:  # another school wrote it and kept its sources back
        nobody = SourcedRecord(item.record.id, "", SourceDetail(), "")
        known_by = f"{item.source} of {item.through[-1].bundle if item.through else ''}"
        return replace(item, source=codes.code(known_by, SourceKind.NOT_STATED, nobody))
    seen = item.observation
    if seen is None or not (seen.witness.strip() or seen.source != SourceDetail()):
        return item
    code = codes.code(
        seen.witness.strip() or item.record.id,
        seen.source_kind,
        SourcedRecord(seen.id, seen.witness, seen.source, item.custody.salt),
    )
    return replace(
        item,
        observation=replace(seen, witness="", source=SourceDetail()),
        source=code,
        custody=replace(item.custody, salt=""),
    )


def _shield_link(link: Link, codes: _Codes) -> Link:
    if not link.source.strip():
        return link
    told = SourcedRecord(link.id, link.source, SourceDetail(), "")
    return replace(link, source=codes.code(link.source.strip(), SourceKind.NOT_STATED, told))


@dataclass(slots=True)
class _Codes:
    """The codes given so far, by what the source is known by."""

    kinds: dict[str, SourceKind] = field(default_factory=dict)
    told: dict[str, list[SourcedRecord]] = field(default_factory=dict)

    def code(self, known_by: str, kind: SourceKind, told: SourcedRecord) -> str:
        self.kinds.setdefault(known_by, kind)
        self.told.setdefault(known_by, []).append(told)
        return f"S{list(self.kinds).index(known_by) + 1}"

    def sources(self) -> tuple[Source, ...]:
        return tuple(
            Source(f"S{number}", kind, tuple(self.told[known_by]))
            for number, (known_by, kind) in enumerate(self.kinds.items(), 1)
        )
