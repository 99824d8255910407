"""Making the copy that leaves from what was gathered: sources set apart, other children's names as decided."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from dsl_desk.domain.casefile import CaseFile, CaseRecord, Scope, Source, SourceSheet
from dsl_desk.domain.other_names import NameDecision
from dsl_desk.domain.second_look import NOT_SAID
from dsl_desk.services.desk import Desk
from dsl_desk.services.exporting.renaming import Renaming, check_decided, names_told, stands_in
from dsl_desk.services.exporting.sources import set_apart
from dsl_desk.services.other_names import find_names, texts_of


@dataclass(frozen=True, slots=True)
class Shielded:
    """`sources` is there only if they go along and there are any."""

    casefile: CaseFile
    sources: SourceSheet | None = field(repr=False)


def shield(desk: Desk, gathered: CaseFile, decisions: Collection[NameDecision], *, sources: bool) -> Shielded:
    """The copy of a case file that holds the records as they stand. Raises NamesUndecided.

    A record that is no longer word for word as it stands loses the salt that opens its digest (FORMAT.md 3.3).
    """
    apart = set_apart(gathered.bundle, map(_without_names, gathered.records), gathered.links)
    copy = replace(gathered, records=apart.records, links=apart.links)
    sheet = apart.sheet if sources and apart.sheet.sources else None
    texts = tuple(_texts(copy, sheet))
    found = find_names(desk, copy.child.id, texts)
    check_decided(found, decisions)
    # A name that stands in what is kept back alone, such as a witness's, is not told of by the decision either.
    told = names_told(
        (each for each in decisions if stands_in(each, (text for _, text in texts))),
        {each.child.id: each.child for each in found},
    )
    return _renamed(replace(copy, names=told), sheet, Renaming(decisions))


def _without_names(item: CaseRecord) -> CaseRecord:
    """Who "Child A" of an earlier bundle is was told to nobody, so the next school is not told either."""
    if not (item.sharing and item.sharing.names):
        return item
    return replace(
        item,
        sharing=replace(item.sharing, names=()),
        names_replaced=item.names_replaced + len(item.sharing.names),
        custody=replace(item.custody, salt=""),
    )


def _renamed(copy: CaseFile, sheet: SourceSheet | None, renaming: Renaming) -> Shielded:
    sources = [_source(source, renaming) for source in sheet.sources] if sheet else []
    on_sheet = {id_: count for _, counts in sources for id_, count in counts.items()}
    records = tuple(_record(item, renaming, on_sheet.get(item.record.id, 0)) for item in copy.records)
    closed = {item.record.id for item in records if item.names_replaced}
    casefile = replace(
        copy,
        records=records,
        attachments=tuple(
            replace(each, name=renaming(each.name)[0], what=renaming(each.what)[0]) for each in copy.attachments
        ),
        details=renaming(copy.details)[0],
        subjects=renaming(copy.subjects)[0],
        links=renaming(copy.links)[0],
        scope=_scope(copy.scope, renaming),
    )
    if sheet is None:
        return Shielded(casefile, None)
    return Shielded(casefile, replace(sheet, sources=tuple(_closed(source, closed) for source, _ in sources)))


def _record(item: CaseRecord, renaming: Renaming, on_sheet: int) -> CaseRecord:
    record, in_record = renaming(item.record)
    correction, in_correction = renaming(item.correction)
    meaning, in_meaning = renaming(item.meaning)
    count = in_record + in_correction + in_meaning + on_sheet
    if not count:
        return item
    return replace(
        item,
        correction=correction,
        meaning=meaning,
        names_replaced=item.names_replaced + count,
        custody=replace(item.custody, salt=""),
        **{item.kind: record},  # type: ignore[arg-type]
    )


def _source(source: Source, renaming: Renaming) -> tuple[Source, dict[str, int]]:
    """With the names in it replaced, and at how many places for each record."""
    renamed = [renaming(each) for each in source.records]
    counts = {each.id: count for each, count in renamed}
    return replace(source, records=tuple(each for each, _ in renamed)), counts


def _closed(source: Source, ids: Collection[str]) -> Source:
    """Without the salts of these records, which they no longer open."""
    return replace(
        source, records=tuple(replace(each, salt="") if each.id in ids else each for each in source.records)
    )


def _scope(scope: Scope, renaming: Renaming) -> Scope:
    """But for the person of the staff who read it too."""
    return replace(renaming(replace(scope, second=NOT_SAID))[0], second=scope.second)


def _texts(copy: CaseFile, sheet: SourceSheet | None) -> Iterator[tuple[str, str]]:
    """Each text that leaves, with the id of the record it stands in."""
    for item in copy.records:
        told = (item.record, item.correction, item.meaning)
        yield from ((item.record.id, text) for text in texts_of(told))
    for each in copy.attachments:
        yield from ((each.matter_id, text) for text in (each.name, each.what))
    scope = replace(copy.scope, second=NOT_SAID)
    beside = (copy.details, copy.subjects, copy.links, scope, sheet)
    yield from (("", text) for text in texts_of(beside))
