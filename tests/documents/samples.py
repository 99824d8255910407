"""A school, a case file and a seal about nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.casefile import RECORD_KINDS, CaseFile, CaseRecord, Custody, Record, Scope
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Role
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.observation import HowKnown, Observation, SourceKind
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.sealfacts import SealFacts
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_KNOWN, Certainty, When

NOW = datetime(2026, 7, 20, 15, 4, 5, tzinfo=UTC)
WORDS = ("abacus", "reptile", "unfunded", "jovial", "mocha", "stew", "yonder", "zebra")
ABOUT_NINE = When(Certainty.ABOUT, date(2026, 7, 3), time(9))


def school() -> School:
    address = ("1 Ashmead Way", "Ashmead", "ZZ1 1ZZ")
    return School("Ashmead Park School", address, "01632 960100", "office@ashmead.example", dsl_name="Ruth Adeyemi")


def facts() -> SealFacts:
    return SealFacts(
        bundle="DD-2026-0001-01",
        sequence=3,
        previous_sums_sha256="a1" * 32,
        payload_sha256="b2" * 32,
        payload_bytes=123_456,
        payload_files=9,
        journal_device="d1" * 16,
        journal_seq=412,
        journal_head="9f" * 32,
        key_sha256="7c" * 32,
        key_words=WORDS,
        receipt_words=WORDS[::-1],
    )


def an_observation(number: int = 1, what: str = "She came at 9 in a silver car.") -> Observation:
    return Observation(
        id=f"{number:032x}",
        what=what,
        how_known=HowKnown.TOLD,
        domains=(Term("B", "Going missing and travel"),),
        source_kind=SourceKind.STAFF,
        witness="Karen Lowe, tutor",
        happened=ABOUT_NINE,
        received=NOT_KNOWN,
        exact_words="He said I mustn't tell no one.",
        indicators=(Term("S1", "Goes missing or comes home late"),),
    )


def as_record(record: Record, seq: int, version: int = 1) -> CaseRecord:
    kind = next(name for name, made in RECORD_KINDS.items() if type(record) is made)
    custody = Custody("d1" * 16, seq, "c0" * 32, "d0" * 32, "e0" * 16)
    correction = "The time was mistyped." if version > 1 else ""
    held: dict[str, Any] = {kind: record}
    return CaseRecord(kind, NOW, "p1", version, Role.ABOUT, custody, correction, **held)


def casefile(*, demonstration: bool = False) -> CaseFile:
    person = Person("p1", "Ruth Adeyemi", "Designated safeguarding lead", "ab" * 32)
    records: tuple[Record, ...] = (
        an_observation(1),
        Contact("2" * 32, ContactKind.CALL, "PC Dan Frost", "Passed on what was seen.", reference="REF-77"),
        Action("3" * 32, "ch", "Keep the recording", "Site manager"),
        Decision("4" * 32, DecisionKind.REFER, "Two adults saw it.", "Ruth Adeyemi", records=(f"{1:032x}", "f" * 32)),
    )
    reason = Term("N3", "Evidence could be lost")
    return CaseFile(
        bundle="DD-2026-0001-01",
        demonstration=demonstration,
        prepared=NOW,
        school=school(),
        prepared_by=person,
        recipient=Agency("a", "Ashshire Police", AgencyKind.POLICE),
        route=RouteAnswer("r", "ch", Route.CRIME_REPORT, "REF-0412", reported=ABOUT_NINE),
        child=Child("ch", "Okafor", "Amara", "Mara", date(2012, 5, 4), "9", "9A"),
        scope=Scope(
            purpose="To help police find the driver.",
            lawful_basis=(Term("6-1-e", "Public task"),),
            parents=Informed(False, (reason,), "Police asked us to wait."),
            child=Informed(True),
            chosen=("1",),
            left_out={"observation": 2, "contact": 0},
        ),
        records=tuple(as_record(record, seq, 2 if seq == 2 else 1) for seq, record in enumerate(records, 1)),
        people=(person,),
        journal_device="d1" * 16,
        journal_seq=412,
        journal_head="9f" * 32,
    )
