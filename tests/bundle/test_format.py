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
from dsl_desk.bundle.payload import FORMAT, INDEX_COLUMNS, OPENABLE
from dsl_desk.bundle.seal import read_seal
from dsl_desk.bundle.tables import COMMON_COLUMNS, RECORD_COLUMNS
from dsl_desk.bundle.words import words_of
from dsl_desk.domain.action import ActionKind
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.body_map import BodyMark
from dsl_desk.domain.casefile import RECORD_KINDS, CaseFile, CaseRecord, Custody, Scope
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Role
from dsl_desk.domain.contact import ContactKind, Direction, Whom
from dsl_desk.domain.decision import DecisionKind
from dsl_desk.domain.demonstration import SUBJECT_UNIT
from dsl_desk.domain.errors import Tampered
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.observation import Aware, Basis, HowKnown, SourceDetail, SourceKind
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.sealfacts import FIRST_BUNDLE, RECEIPT_LABEL, SEAL_LABELS
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import When

SPECIFICATION = (Path(dsl_desk.bundle.__file__).parent / "FORMAT.md").read_text("utf-8")
SAMPLES = Path(__file__).parents[1] / "data" / "bundle"

OBJECTS = (
    *(Aware, BodyMark, SourceDetail),
    *(CaseFile, CaseRecord, Custody, Scope, Informed, Term, When, RouteAnswer, Child, School, Person, Agency),
    *RECORD_KINDS.values(),
)
CHOICES = (
    *(HowKnown, SourceKind, ContactKind, Direction, DecisionKind, Role, Route, AgencyKind),
    *(ActionKind, Whom, Basis, Origin),
)


def section(title: str) -> str:
    return re.split(r"\n(?:- \*\*|\n)", SPECIFICATION.split(f"**{title}**: ")[1])[0]


@pytest.mark.parametrize("kind", OBJECTS, ids=lambda kind: kind.__name__)
def test_every_field_of_the_json_is_specified(kind: type[Any]) -> None:
    """A new field is a new format: say so there, and raise FORMAT if an older reader would refuse it."""
    assert {field.name for field in fields(kind)} <= set(re.findall(r"`([a-z_]+)`", section(kind.__name__)))


@pytest.mark.parametrize("kind", OBJECTS, ids=lambda kind: kind.__name__)
def test_what_is_always_there_is_specified(kind: type[Any]) -> None:
    always = [f"`{field.name}`" for field in fields(kind) if field.default is MISSING]
    assert f"\n| {kind.__name__} | {' '.join(always) or 'none'} |" in SPECIFICATION


@pytest.mark.parametrize("kind", RECORD_KINDS.values(), ids=lambda kind: kind.__name__)
def test_columns_come_in_the_order_of_the_specification(kind: type[Any]) -> None:
    assert re.findall(r"`([a-z_]+)`", section(kind.__name__)) == [field.name for field in fields(kind)]


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.__name__)
def test_fixed_words_are_specified(choice: type[StrEnum]) -> None:
    assert f" {' / '.join(choice)} |" in SPECIFICATION


def test_tables_have_the_columns_of_the_specification() -> None:
    for columns in (INDEX_COLUMNS, COMMON_COLUMNS):
        at = [SPECIFICATION.split("### 3.2")[1].index(f"`{column}`") for column in columns]
        assert at == sorted(at)
    assert len(set(COMMON_COLUMNS + RECORD_COLUMNS)) == len(COMMON_COLUMNS + RECORD_COLUMNS)
    assert " ".join(OPENABLE) in " ".join(SPECIFICATION.split())


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
