"""A concern that only named people see goes with nobody else's file, and nothing tells that there is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.term import Term
from dsl_desk.domain.transfer import Destination, Transfer
from dsl_desk.services import exporting, opening
from dsl_desk.services.directory import save_agency
from dsl_desk.services.transferring.arriving import judge
from dsl_desk.services.transferring.sending import Covering, request_of, save_transfer
from dsl_desk.services.transferring.whole import left_behind, whole_file
from tests import restricted
from tests.desks import FINLEY
from tests.restricted import WORD, Vaults, deputy, sit_down
from tests.services.transferring.test_round_trip import PASSPHRASE

NEXT = Agency("d1" * 16, "Hillside College", AgencyKind.EDUCATION)
COVERING = Covering(NEXT.id, "Finley joins you", (Term("6-1-e", "Public task"),), Informed(True), Informed(True))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Vaults:
    return restricted.vaults(tmp_path_factory.mktemp("restricted"))


def test_the_deputys_file_is_the_same_as_if_there_were_no_such_concern(made: Vaults) -> None:
    files = []
    for folder in (made.without, made.holding):
        desk = deputy(folder)
        files.append(whole_file(desk, FINLEY.id))
        opening.lock(desk)
    assert files[0] == files[1]


def test_what_a_deputy_could_not_send_is_shown_to_who_sees_it(made: Vaults, tmp_path: Path) -> None:
    desk = deputy(made.holding)
    save_agency(desk, NEXT)
    request = request_of(whole_file(desk, FINLEY.id), COVERING)
    begun = Transfer(desk.new_id(), FINLEY.id, Destination.SCHOOL, date(2026, 3, 23))
    save_transfer(desk, begun)
    _, sealed = exporting.export_bundle(desk, request, tmp_path, PASSPHRASE, begun)
    assert left_behind(desk, FINLEY.id) == 0
    opening.lock(desk)
    judged = judge(sealed.target, PASSPHRASE, demonstration=False)
    assert WORD.encode() not in judged.contents.opened.payload.content
    lead = sit_down(made.holding)
    unseen = {"not_shared", "route_answer", "sharing"}
    assert unseen <= whole_file(lead, FINLEY.id).counts.keys()
    assert not unseen & {item.kind for item in judged.casefile.records}
    assert left_behind(lead, FINLEY.id) > 0
    assert replace(whole_file(lead, FINLEY.id), counts={}).records != request.records
    opening.lock(lead)
