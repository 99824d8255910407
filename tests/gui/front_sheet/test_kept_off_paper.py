"""A chronology that would tell a confidential address: nothing is drawn, then the rest of it is."""

from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import Address
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.services.contacting import log_contact
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import save_family_member
from tests.documents.reading import text_of
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit

REFUGE = Address(("17 Quagmire Street",), "ZX9 8QJ", confidential=True, why="Refuge")


def fill(desk: Desk) -> None:
    save_family_member(desk, FamilyMember("a1" * 16, FINLEY.id, "Kemi Ward", "mother", address=REFUGE))
    for id_, said in (("c1" * 16, "They live at 17 Quagmire St now"), ("c2" * 16, "No answer")):
        log_contact(desk, Contact(id_, ContactKind.CALL, "Aunt", said), [FINLEY.id])


def test_the_rest_can_be_printed(small: Visit) -> None:
    small.read(fill)
    page = small.go(ChildPage, "child", FINLEY.id)
    page.identity.print_button.click()
    small.settle()
    said = page.banner.words()
    assert "an address that is kept confidential is written in the contact recorded" in said
    assert "Quagmire" not in said
    assert not page.paper.print_button.isEnabled()
    page.paper.rest_button.click()
    small.settle()
    assert page.paper.print_button.isEnabled()
    assert not page.paper.rest_button.isVisible()
    text = text_of(page.paper._bytes)
    assert "No answer" in text
    assert "Quagmire" not in text
