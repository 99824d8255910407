"""Bundles as they stand in the records, without the files: for what comes after they were made."""

from __future__ import annotations

from datetime import date, time
from hashlib import sha256

from dsl_desk.bundle.words import words_of
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.second_look import NOT_SAID, SecondLook
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.services.desk import Desk

MONDAY = When(Certainty.EXACT, date(2026, 3, 23), time(14, 0))
BASIS = (Term("public-task", "Public task"),)


def shared(
    desk: Desk,
    child_id: str,
    agency_id: str,
    number: int = 1,
    *,
    sent: When = MONDAY,
    second: SecondLook = NOT_SAID,
) -> Sharing:
    """The numbered bundle, entered as sent at `sent`, or only as made where that is not stated."""
    made = Sharing(
        id=desk.new_id(),
        child_id=child_id,
        agency_id=agency_id,
        route_id="",
        purpose="To keep the child safe",
        lawful_basis=BASIS,
        parents=Informed(True),
        child=Informed(True),
        records=("5e" * 16,),
        bundle=f"DD-2026-{number:04}-01",
        sequence=number,
        payload_sha256=sha256(f"payload {number}".encode()).hexdigest(),
        sums_sha256=sha256(f"sums {number}".encode()).hexdigest(),
        state=SharingState.MADE if sent == NOT_STATED else SharingState.SENT,
        sent=sent,
        sent_how="" if sent == NOT_STATED else "Secure email",
        second=second,
    )
    with desk.deed() as deed:
        deed.record(made)
    return made


def words(sharing: Sharing) -> str:
    """What the last page of its report says."""
    return " ".join(words_of(sharing.payload_sha256))
