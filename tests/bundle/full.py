"""Bundles of every form with all that FORMAT.md 3 allows: files, sources apart, names decided, subjects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dsl_desk.bundle.identity import SchoolIdentity
from dsl_desk.bundle.payload import Payload, build_payload
from dsl_desk.bundle.writer import Sealed, seal_bundle
from dsl_desk.documents.sources import source_sheet
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.casefile import CaseFile, CaseRecord, Source, SourcedRecord, SourceSheet
from dsl_desk.domain.observation import SourceDetail, SourceKind
from dsl_desk.domain.other_names import NameTreatment, OtherName
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.subject import Subject, SubjectKind
from tests.bundle.cases import (
    BUNDLE,
    MOMENT,
    PASSPHRASE,
    attachment,
    case_record,
    casefile,
    contact,
    observation,
    preview_of,
)

WITNESS = "Mrs Made-Up, who lives opposite the gate"
AWKWARD_NAMES = (
    "=cmd.csv",
    "../../x.pdf",
    "CON.txt",
    "Note.txt",
    "note.TXT",
    "n" * 300,
    "\u202efdp.exe",
    "empty.jpg",
)
CAR = Subject("5" * 32, SubjectKind.VEHICLE, "Silver car by the gate", plate="AB1? CDE")


@dataclass(frozen=True, slots=True)
class Made:
    """A case file with what goes beside it."""

    casefile: CaseFile
    contents: dict[str, bytes]
    sheet: SourceSheet | None

    def payload(self) -> Payload:
        pdf = source_sheet(self.casefile, self.sheet) if self.sheet else b""
        return build_payload(self.casefile, self.contents, self.sheet, pdf)

    def sealed(
        self,
        folder: Path,
        identity: SchoolIdentity,
        *,
        passphrase: str | None = PASSPHRASE,
        moment: datetime = MOMENT,
        apart: bool = False,
    ) -> Sealed:
        """Under its final name."""
        payload = self.payload()
        preview = preview_of(self.casefile, payload, identity.root_pem)
        bundle = seal_bundle(folder, preview, payload, identity, passphrase, moment, apart=apart)
        bundle.publish()
        return bundle


def full(
    form: ReportForm = ReportForm.INFORMATION,
    *,
    files: bool = True,
    sources: bool = True,
    bundle: str = BUNDLE,
    demonstration: bool = False,
) -> Made:
    """One record as it stands, one whose witness is a code, one with another child's name replaced."""
    sourced, sheet = told_by(case_record(2, replace(observation(2), witness=WITNESS)), bundle)
    records = (case_record(1, observation(1)), sourced, pseudonymous(3), case_record(4, contact(4)))
    attached = awkward_files() if files else {}
    route = casefile().route if form is not ReportForm.TRANSFER else None
    case = replace(
        casefile(records, bundle=bundle, demonstration=demonstration, attachments=tuple(attached)),
        form=form,
        route=route,
        subjects=(CAR,),
        names=(OtherName(NameTreatment.PSEUDONYM, "Child A"), OtherName(NameTreatment.REMOVED)),
    )
    return Made(case, {file.id: content for file, content in attached.items()}, sheet if sources else None)


def told_by(record: CaseRecord, bundle: str, code: str = "S1") -> tuple[CaseRecord, SourceSheet]:
    """The record without its witness, and the sheet that puts it back."""
    before = record.observation
    assert before
    told = SourcedRecord(before.id, before.witness, before.source, record.custody.salt)
    left = replace(
        record,
        observation=replace(before, witness="", source=SourceDetail()),
        custody=replace(record.custody, salt=""),
        source=code,
    )
    return left, SourceSheet(bundle, (Source(code, SourceKind.PUBLIC, (told,)),))


def pseudonymous(number: int) -> CaseRecord:
    """A record as it leaves with "[Child A]" for a name: nothing here opens its digest."""
    record = case_record(number, observation(number, "He said that Sam gave it to him."))
    shown = observation(number, "He said that [Child A] gave it to him.")
    return replace(record, observation=shown, names_replaced=1, custody=replace(record.custody, salt=""))


def awkward_files() -> dict[Attachment, bytes]:
    """Eight files whose names no bag may have, one of them empty."""
    contents = {name: f"content of file {n}".encode() * n for n, name in enumerate(AWKWARD_NAMES, 1)}
    contents["empty.jpg"] = b""
    return {
        attachment(n, name, content, "application/octet-stream"): content
        for n, (name, content) in enumerate(contents.items(), 1)
    }
