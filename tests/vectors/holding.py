"""Bundles that hold: locked, plain, with files and sources and names, in two zips, later in the order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.verifier import verify
from dsl_desk.bundle.writer import Sealed, seal_bundle
from dsl_desk.domain.report_form import ReportForm
from tests.bundle.cases import MOMENT, PASSPHRASE, case_record, casefile, observation, preview_of
from tests.bundle.full import Made, full
from tests.bundle.identities import LAST_YEAR
from tests.vectors.schools import Schools
from tests.vectors.vector import ROOT, Vector


def small(bundle: str = "DD-2026-0001-01", *, demonstration: bool = False) -> Made:
    """One record and nothing else."""
    records = [case_record(1, observation(1))]
    return Made(casefile(records, bundle=bundle, demonstration=demonstration, attachments=()), {}, None)


def holding(schools: Schools, folder: Path) -> Iterator[Vector]:
    school = schools.school
    first = small().sealed(folder, school)
    yield _vector(folder, "locked", "one record, locked", first, school, passphrase=PASSPHRASE)
    plain = small("DD-2026-0002-01").sealed(folder, school, passphrase=None)
    yield _vector(folder, "plain", "the same without a lock", plain, school)
    whole = full(bundle="DD-2026-0003-01").sealed(folder, school)
    yield _vector(
        folder, "full", "files with awkward names, sources apart, another child's name replaced, a car",
        whole, school, passphrase=PASSPHRASE,
    )  # fmt: skip
    kept_back = full(bundle="DD-2026-0004-01", sources=False).sealed(folder, school, passphrase=None)
    yield _vector(folder, "sources-kept-back", "the same without the sources", kept_back, school)
    two = small("DD-2026-0005-01").sealed(folder, school, apart=True)
    yield _vector(folder, "two-zips", "one record, in two zips", two, school, passphrase=PASSPHRASE)
    yield _vector(folder, "second", "the second in the order sent", _second(folder, school, first), school)
    file = full(ReportForm.TRANSFER, files=False, bundle="DD-2026-0008-01", sources=False)
    transfer = file.sealed(folder, school, passphrase=None)
    yield _vector(folder, "child-protection-file", "a child's whole file, for another school", transfer, school)
    old = small("DD-2025-0001-01").sealed(folder, schools.old, passphrase=None, moment=LAST_YEAR)
    yield _vector(folder, "expired-since", "the leaf has run out since it signed", old, schools.old, "old-root.pem")
    made_up = small("DD-2026-0007-01", demonstration=True).sealed(folder, schools.made_up, passphrase=None)
    yield _vector(
        folder, "demonstration", "of a made-up school, and asked for as that",
        made_up, schools.made_up, "made-up-root.pem", demonstration=True,
    )  # fmt: skip


def _second(folder: Path, school: SchoolIdentity, first: Sealed) -> Sealed:
    made = small("DD-2026-0006-01")
    payload = made.payload()
    preview = preview_of(made.casefile, payload, school.root_pem, 2, first.sums_sha256)
    bundle = seal_bundle(folder, preview, payload, school, None, MOMENT)
    bundle.publish()
    return bundle


def _vector(
    folder: Path,
    name: str,
    what: str,
    bundle: Sealed,
    school: SchoolIdentity,
    root: str = ROOT,
    *,
    passphrase: str | None = None,
    demonstration: bool = False,
) -> Vector:
    """The bundle under its vector's name, and our own reader's answer, which must be good."""
    paths = (bundle.target, *([bundle.apart] if bundle.apart else []))
    files = tuple(f"good-{name}{suffix}.zip" for suffix in ("", "-payload")[: len(paths)])
    for path, file in zip(paths, files, strict=True):
        path.rename(folder / file)
    apart = folder / files[1] if bundle.apart else None
    verdict = verify(folder / files[0], school.root_pem, passphrase, apart=apart, demonstration=demonstration)
    assert verdict.exit_code == 0, (name, verdict.problems)
    return Vector(f"good-{name}", files, "", what, 0, root, passphrase, demonstration, json.loads(verdict.to_json()))
