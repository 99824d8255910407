"""What must not leave, and who must not be contacted, stands beside every step of a referral."""

from PySide6.QtWidgets import QLabel

from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address
from dsl_desk.gui.referral.page import ReferralPage
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import save_family_member
from tests.gui.small_school import AMELIA, FINLEY
from tests.gui.visit import Visit

DAD = FamilyMember(
    "a2" * 16, FINLEY.id, "Tom Ward", "father", contact=ContactRule.MUST_NOT, contact_reason="Order of 3 May"
)
MUM = FamilyMember(
    "a1" * 16, FINLEY.id, "Kemi Ward", "mother", address=Address(("17 Quagmire Street",), "", True, "Refuge")
)


def fill(desk: Desk) -> None:
    for member in (MUM, DAD):
        save_family_member(desk, member)


def test_cautions_stand_beside_the_steps(small: Visit) -> None:
    small.read(fill)
    page = small.go(ReferralPage, "referral", FINLEY.id)
    said = [label.text() for label in page.beside.cautions.findChildren(QLabel)]
    assert said[:3] == ["Tom Ward, father, must not be contacted", "Order of 3 May", "Address kept confidential"]
    assert "leave that record out" in said[3]
    assert not any("Quagmire" in words for words in said)
    assert page.beside.cautions.isVisible()


def test_without_cautions_there_is_nothing_to_see(small: Visit) -> None:
    page = small.go(ReferralPage, "referral", AMELIA.id)
    assert not page.beside.cautions.isVisible()
