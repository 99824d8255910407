"""What another school could have sent, made without one."""

from __future__ import annotations

from datetime import UTC, datetime

from dsl_desk.domain.casefile import CaseRecord, Custody
from dsl_desk.domain.concern import Role
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.provenance import Provenance
from dsl_desk.domain.received import ReceivedRecord
from dsl_desk.domain.school import Person

SENDER = "Elmfield Primary"
WRITTEN = datetime(2025, 11, 3, 8, 50, tzinfo=UTC)
AUTHOR = Person("8" * 32, "Sam Okoye", "Designated safeguarding lead", "0" * 64)
STEP = Provenance(SENDER, "DD-2026-0004-01", "5" * 64, "6" * 64, datetime(2026, 3, 20, 15, 0, tzinfo=UTC), True)


def received_record(observation: Observation, id_: str, child_id: str, file_id: str) -> ReceivedRecord:
    """An observation of the sending school as one entry of its file."""
    came = CaseRecord(
        "observation", WRITTEN, "8" * 32, 1, Role.ABOUT, Custody("9" * 32, 7, "a" * 64, "b" * 64, "c" * 32),
        observation=observation, through=(STEP,),
    )  # fmt: skip
    return ReceivedRecord(id_, child_id, file_id, AUTHOR, came)
