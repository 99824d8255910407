"""Who the sources are stands on the sheet alone, under codes that say nothing."""

from __future__ import annotations

from dataclasses import replace

from dsl_desk.bundle.custody import told_by, with_source
from dsl_desk.domain.casefile import SourcedRecord
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.observation import SourceDetail, SourceKind
from dsl_desk.services.exporting.sources import set_apart
from tests.bundle.cases import BUNDLE, case_record, contact, observation

DETAIL = SourceDetail(danger="He waits outside")
NEIGHBOUR = replace(observation(1), witness="Mrs Dee ", source_kind=SourceKind.PUBLIC)
AGAIN = replace(observation(2), witness="Mrs Dee", source=DETAIL)
UNNAMED, UNNAMED_TOO = (replace(observation(number), source=DETAIL) for number in (3, 4))
LINK = Link("7" * 32, "8" * 32, LinkKind.DRIVES, LinkCertainty.TOLD, child_id="e" * 32, source="Mrs Dee")


def test_one_source_has_one_code_and_nothing_of_it_stays() -> None:
    records = [case_record(number, seen) for number, seen in enumerate((NEIGHBOUR, AGAIN, UNNAMED, UNNAMED_TOO), 1)]
    silent = [case_record(5, observation(5)), case_record(6, contact(6))]
    bare = replace(LINK, id="9" * 32, source="")
    apart = set_apart(BUNDLE, [*records, *silent], [LINK, replace(LINK, id="6" * 32, source="His aunt"), bare])
    assert [item.source for item in apart.records] == ["S1", "S1", "S2", "S3", "", ""]
    assert [link.source for link in apart.links] == ["S1", "S4", ""]
    assert apart.records[4:] == tuple(silent)
    for item in apart.records[:4]:
        assert item.observation
        assert (item.observation.witness, item.observation.source, item.custody.salt) == ("", SourceDetail(), "")
    first = apart.sheet.sources[0]
    assert (first.kind, [each.id for each in first.records]) == (SourceKind.PUBLIC, [NEIGHBOUR.id, AGAIN.id, LINK.id])
    assert [with_source(item, told_by(apart.sheet)) for item in apart.records] == [*records, *silent]


def test_what_another_school_kept_back_has_a_code_of_its_own() -> None:
    came = replace(case_record(1, observation(1)), source="S1")
    came = replace(came, custody=replace(came.custody, salt=""))
    apart = set_apart(BUNDLE, [case_record(2, AGAIN), came], [])
    assert [item.source for item in apart.records] == ["S1", "S2"]
    assert apart.sheet.sources[1].records == (SourcedRecord(came.record.id, "", SourceDetail(), ""),)
    assert with_source(apart.records[1], told_by(apart.sheet)) == apart.records[1]
