"""FORMAT.md is the specification: what it says of fields, columns, labels and words is what the code does."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import dsl_desk.bundle
from dsl_desk.bundle.layout import FILES, MOST_BYTES
from dsl_desk.bundle.payload import FORMAT, OPENABLE
from dsl_desk.bundle.seal import read_seal
from dsl_desk.bundle.tables import INDEX_COLUMNS, RECORD_COLUMNS, SHARED_COLUMNS, SHARED_FIELDS
from dsl_desk.bundle.words import words_of
from dsl_desk.domain.action import ActionKind
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.answer import Answer
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.body_map import BodyMark
from dsl_desk.domain.care_answers import CareAnswers
from dsl_desk.domain.casefile import (
    RECORD_KINDS,
    CaseFile,
    CaseRecord,
    Custody,
    Details,
    Scope,
    Source,
    SourcedRecord,
    SourceSheet,
)
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import ConcernState, Role
from dsl_desk.domain.contact import ContactKind, Direction, Whom
from dsl_desk.domain.decision import DecisionKind
from dsl_desk.domain.demonstration import SUBJECT_UNIT
from dsl_desk.domain.errors import Tampered
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, BackgroundKnown, FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.letter import Delivery, SentLetter, TextUsed
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.observation import Aware, Basis, HowKnown, SourceDetail, SourceKind
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.other_names import NameDecision, NameTreatment, OtherName
from dsl_desk.domain.police_request import RequestState
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.provenance import Provenance
from dsl_desk.domain.receipt import Answer as Reply
from dsl_desk.domain.receipt import Asked, Receipt, ReceiptLevel, Signature
from dsl_desk.domain.referral import Escalation, ReferralHow, ReferralState
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.sealfacts import FIRST_BUNDLE, RECEIPT_LABEL, SEAL_LABELS
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.sharing import SharingState
from dsl_desk.domain.significance import Significance
from dsl_desk.domain.status import Status, StatusSource
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import Certainty, When

SPECIFICATION = (Path(dsl_desk.bundle.__file__).parent / "FORMAT.md").read_text("utf-8")
SAMPLES = Path(__file__).parents[1] / "data" / "bundle"

OBJECTS = (
    *(CaseFile, CaseRecord, Provenance, Custody, Scope, SecondLook, CareAnswers, Details, OtherName, Attachment),
    *(SourceSheet, Source, SourcedRecord),
    *RECORD_KINDS.values(),
    *(Informed, Term, When, SentLetter, TextUsed, Aware, BodyMark, SourceDetail, Escalation, NameDecision, Receipt),
    *(Asked, Signature),
    *(Significance, RouteAnswer, Child, FrontSheet, Address, FamilyMember, Professional, Status, Subject, Link),
    *(School, Person, Agency),
)
CHOICES: tuple[type[StrEnum], ...] = (
    *(ReportForm, Route, AgencyKind, Role, NameTreatment, HowKnown, SourceKind, Basis, Origin, ContactKind),
    *(Direction, Whom, ActionKind, DecisionKind, ReferralHow, ReferralState, RequestState, Answer, ConcernState),
    *(SharingState, ReceiptLevel, Reply, ContactRule, BackgroundKnown, StatusSource, SubjectKind, LinkKind),
    *(LinkCertainty, Delivery),
)


def section(title: str) -> str:
    return re.split(r"\n(?:- \*\*|\n)", SPECIFICATION.split(f"**{title}**: ")[1])[0]


@pytest.mark.parametrize("kind", OBJECTS, ids=lambda kind: kind.__name__)
def test_every_field_of_the_json_is_specified(kind: type[Any]) -> None:
    """A new field is a new format: say so there, and raise FORMAT if an older reader would refuse it."""
    assert {field.name for field in fields(kind)} <= set(re.findall(r"`([a-z_0-9]+)`", section(kind.__name__)))


@pytest.mark.parametrize("kind", OBJECTS, ids=lambda kind: kind.__name__)
def test_what_is_always_there_is_specified(kind: type[Any]) -> None:
    always = [f"`{field.name}`" for field in fields(kind) if field.default is MISSING]
    assert f"\n| {kind.__name__} | {' '.join(always) or 'none'} |" in SPECIFICATION


@pytest.mark.parametrize("kind", RECORD_KINDS.values(), ids=lambda kind: kind.__name__)
def test_columns_come_in_the_order_of_the_specification(kind: type[Any]) -> None:
    assert re.findall(r"`([a-z_0-9]+)`", section(kind.__name__)) == [field.name for field in fields(kind)]


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.__qualname__)
def test_fixed_words_are_specified_with_their_default(choice: type[StrEnum]) -> None:
    defaults = {field.default for kind in OBJECTS for field in fields(kind) if type(field.default) is choice}
    assert len(defaults) <= 1
    row = f"| {' / '.join(choice)} | {''.join(defaults)} |".replace("|  |", "| |")
    assert row in SPECIFICATION


def test_no_fixed_words_are_left_out() -> None:
    used = {type(field.default) for kind in OBJECTS for field in fields(kind) if isinstance(field.default, StrEnum)}
    assert used <= {*CHOICES, Certainty}


def test_tables_have_the_columns_of_the_specification() -> None:
    tables = SPECIFICATION.split("### 3.2")[1].split("### 3.3")[0]
    for name, columns in (("index.csv", INDEX_COLUMNS), ("records.csv", RECORD_COLUMNS)):
        said = tables.split(f"`{name}` has the columns ")[1].split(". ")[0].split(".\n")[0]
        assert tuple(re.findall(r"`([a-z_0-9]+)`", said)) == columns
    assert " ".join(OPENABLE) in " ".join(SPECIFICATION.split())


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_shared_columns_hold_the_fields_of_the_specification(kind: str) -> None:
    assert f"| kind | {' | '.join(f'`{column}`' for column in SHARED_COLUMNS)} |" in SPECIFICATION
    cells = "".join(f" `{name}` |" if name else " |" for name in SHARED_FIELDS[kind])
    assert f"\n| `{kind}` |{cells}\n" in SPECIFICATION
    assert {*SHARED_FIELDS[kind]} - {""} <= {field.name for field in fields(RECORD_KINDS[kind])}


def test_the_seal_box_has_the_labels_of_the_specification() -> None:
    rows = re.findall(r"^\| `([^`]+)` \|", SPECIFICATION.split("## 5.")[1], re.MULTILINE)
    assert rows == list(SEAL_LABELS.values())
    assert FIRST_BUNDLE in SPECIFICATION
    assert RECEIPT_LABEL in SPECIFICATION


def test_files_and_limits_are_those_of_the_specification() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| .* \| (\d+) MiB \|$", SPECIFICATION, re.MULTILINE)
    assert [(name, int(most) << 20) for name, most in rows] == [(name, MOST_BYTES[name]) for name in FILES]
    assert f"DSL-Desk-Format: {FORMAT}" in SPECIFICATION
    assert SUBJECT_UNIT in SPECIFICATION


def test_words_are_those_of_the_specification() -> None:
    assert " ".join(words_of(sha256().hexdigest())) in " ".join(SPECIFICATION.split())


def test_a_seal_made_by_an_earlier_version_is_still_spelled_so() -> None:
    """The CMS is rebuilt on reading: a library that writes it otherwise would make every old bundle altered."""
    sums = (SAMPLES / "SHA256SUMS.sha256").read_bytes()
    der = (SAMPLES / "SHA256SUMS.sha256.p7s").read_bytes()
    assert read_seal(der, sums).trusted
    with pytest.raises(Tampered):
        read_seal(der, sums + b"\n")
