"""What left the school, on the child's page: a bundle really made, then recorded as sent."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.route import Route, RouteAnswer
from dsl_desk.domain.term import Term
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.child.sharing import SharingPart
from dsl_desk.gui.deeds.record_sent import RecordSent
from dsl_desk.services.contacting import log_contact
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school, set_school
from dsl_desk.services.exporting import ExportRequest, answer_route_gate, export_bundle
from tests.gui.small_school import FINLEY, POLICE
from tests.gui.visit import Visit

CALL = Contact("c0" * 16, ContactKind.CALL, "Dad", "No answer")
ROUTE = RouteAnswer("10" * 16, FINLEY.id, Route.INFORMATION)
REQUEST = ExportRequest(
    FINLEY.id, POLICE.id, ROUTE.id, "To help find who gave the phone", (Term("LB1", "A basis"),),
    Informed(told=True), Informed(told=True), (CALL.id,),
)  # fmt: skip


def rows(page: ChildPage) -> list[str]:
    model = page.part(SharingPart).bundles.list.rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_bundle_waits_until_it_is_recorded_as_sent(small: Visit, tmp_path: Path) -> None:
    def share(desk: Desk) -> None:
        set_school(desk, replace(school(desk), email="dsl@larkfield.example"))
        log_contact(desk, CALL, [FINLEY.id])
        answer_route_gate(desk, ROUTE)
        export_bundle(desk, REQUEST, tmp_path, None)

    small.read(share)
    page = small.go(ChildPage, "child", FINLEY.id)
    part = page.show_part(SharingPart)
    small.settle()
    (waiting,) = rows(page)
    assert "Not sent yet" in waiting
    QTest.keyClick(part.bundles.list.rows, Qt.Key.Key_Return)
    first = next(iter(part.bundles.steps.buttons.values()))
    assert first.hasFocus()
    first.click()
    form = page.slot.form
    assert isinstance(form, RecordSent)
    form.save()
    assert all(field.error for field in form.fields.values()), "when and how are both asked for"
    form.when.set_text("not known")
    form.how.setText("Handed to an officer")
    form.save()
    small.settle()
    (sent,) = rows(page)
    assert "Handed to an officer" in sent
    assert "Not sent yet" not in sent
