"""What a bundle must open in the journal, what it need not, and that it cannot pretend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dsl_desk.bundle.custody import Unopened, check_custody
from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.verifier import verify
from dsl_desk.domain.casefile import CaseFile, CaseRecord, Source, SourcedRecord, SourceSheet
from dsl_desk.domain.errors import Tampered
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.observation import SourceDetail, SourceKind
from tests.bundle.cases import BUNDLE, PASSPHRASE, case_record, casefile, contact, observation, sealed

DETAIL = SourceDetail(danger="Her brother waits outside")
SEEN = replace(observation(1), witness="Mr Witness", source=DETAIL)
WHOLE = case_record(1, SEEN)
SHIELDED = replace(
    WHOLE,
    source="S1",
    observation=replace(SEEN, witness="", source=SourceDetail()),
    custody=replace(WHOLE.custody, salt=""),
)
TOLD = SourcedRecord(SEEN.id, "Mr Witness", DETAIL, WHOLE.custody.salt)
LINK = Link("7" * 32, "8" * 32, LinkKind.DRIVES, LinkCertainty.TOLD, child_id="e" * 32, source="S1")
SHEET = SourceSheet(
    BUNDLE, (Source("S1", SourceKind.STAFF, (TOLD, SourcedRecord(LINK.id, "Mr Witness", DETAIL, ""))),)
)
NAMED = case_record(2, contact(2))
RENAMED = replace(NAMED, names_replaced=1, custody=replace(NAMED.custody, salt=""))


def case(*records: CaseRecord) -> CaseFile:
    return replace(casefile(records), links=(LINK,))


def sheet(**changed: object) -> SourceSheet:
    """The sheet with another SourcedRecord for the observation."""
    first, *rest = SHEET.sources[0].records
    told = replace(first, **changed)  # type: ignore[arg-type]
    return replace(SHEET, sources=(replace(SHEET.sources[0], records=(told, *rest)),))


def test_what_cannot_be_opened_is_counted_by_why() -> None:
    plain = case_record(3, observation(3))
    assert check_custody(case(plain, SHIELDED, RENAMED), None) == Unopened(names_replaced=1, sources_kept_back=1)
    assert check_custody(case(plain, SHIELDED, RENAMED), SHEET) == Unopened(names_replaced=1)
    both = replace(SHIELDED, names_replaced=2)
    assert check_custody(case(both), None) == Unopened(names_replaced=1)
    assert check_custody(case(both), sheet(salt="")) == Unopened(names_replaced=1)
    before = sheet(witness="", detail=SourceDetail(), salt="")
    assert check_custody(case(SHIELDED), before) == Unopened(sources_kept_back=1)


REFUSED: dict[str, Callable[[], tuple[CaseFile, SourceSheet | None]]] = {
    "a salt left in beside a code": lambda: (case(replace(SHIELDED, custody=WHOLE.custody)), None),
    "a salt left in beside a replaced name": lambda: (case(replace(RENAMED, custody=NAMED.custody)), None),
    "no salt and no reason": lambda: (case(replace(WHOLE, custody=SHIELDED.custody)), None),
    "a witness beside a code": lambda: (case(replace(SHIELDED, observation=SEEN)), None),
    "a code on what has no witness": lambda: (case(replace(RENAMED, source="S1")), None),
    "another witness on the sheet": lambda: (case(SHIELDED), sheet(witness="Mrs Other")),
    "another salt on the sheet": lambda: (case(SHIELDED), sheet(salt="00")),
    "a record that the sheet leaves out": lambda: (case(SHIELDED), sheet(id="9" * 32)),
    "no salt on the sheet": lambda: (case(SHIELDED), sheet(salt="")),
    "a salt on the sheet beside a replaced name": lambda: (case(replace(SHIELDED, names_replaced=1)), SHEET),
    "a sheet of another bundle": lambda: (case(SHIELDED), replace(SHEET, bundle="DD-2026-0002-01")),
    "a sheet without the link": lambda: (
        case(SHIELDED),
        replace(SHEET, sources=(replace(SHEET.sources[0], records=(TOLD,)),)),
    ),
    "a record twice on the sheet": lambda: (case(SHIELDED), replace(SHEET, sources=SHEET.sources * 2)),
    "a record under another code": lambda: (
        case(SHIELDED),
        replace(SHEET, sources=(replace(SHEET.sources[0], code="S2"),)),
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_does_not_belong_together_is_refused(kind: str) -> None:
    casefile_, sheet_ = REFUSED[kind]()
    with pytest.raises(Tampered):
        check_custody(casefile_, sheet_)


def test_a_bundle_is_unaltered_with_its_sources_and_without(school: SchoolIdentity, tmp_path: Path) -> None:
    for number, given in enumerate((SHEET, None)):
        (tmp_path / str(number)).mkdir()
        bundle = sealed(tmp_path / str(number), school, case(SHIELDED, case_record(3, observation(3))), sources=given)
        verdict = verify(bundle.target, school.root_pem, PASSPHRASE)
        assert (verdict.exit_code, verdict.problems) == (0, ())
        assert verdict.contents
        assert verdict.contents.opened.sources == given
        assert verdict.contents.unopened == Unopened(sources_kept_back=0 if given else 1)
