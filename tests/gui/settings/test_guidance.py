"""Guidance and duties: a person says what they found out, and every rule shows it with their name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.domain.confirmation import InForce
from dsl_desk.gui.deeds.confirm_status import ConfirmStatus
from dsl_desk.gui.settings.guidance_card import GuidanceCard
from dsl_desk.gui.settings.page import SettingsPage
from dsl_desk.services.catalogue.source import sources
from dsl_desk.services.confirming import confirmations
from tests.gui.visit import Visit

DUTY = "Crime and Policing Act 2026, duty to report"


@pytest.fixture
def card(small: Visit) -> GuidanceCard:
    return small.go(SettingsPage, "settings").guidance


def lines(card: GuidanceCard) -> list[str]:
    model = card.rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def open_form(card: GuidanceCard, title: str) -> ConfirmStatus:
    row = next(number for number, line in enumerate(lines(card)) if line.startswith(title))
    card.rows.setCurrentIndex(card.rows.model().index(row, 0))
    QTest.keyClick(card.rows, Qt.Key.Key_Return)
    assert isinstance(card.slot.form, ConfirmStatus)
    return card.slot.form


def test_what_is_not_checked_stands_first_and_reads_so(card: GuidanceCard) -> None:
    unchecked = ["Status not checked" in line for line in lines(card)]
    assert unchecked == sorted(unchecked, reverse=True)
    assert f"{DUTY}, Status not checked, I have checked …" in lines(card)


def test_every_source_can_be_seen(card: GuidanceCard) -> None:
    few = len(lines(card))
    card.more.click()
    assert len(lines(card)) == len(sources()) > few
    card.more.click()
    assert len(lines(card)) == few


def test_a_finding_is_written_down_and_shown_with_name_and_day(small: Visit, card: GuidanceCard) -> None:
    form = open_form(card, DUTY)
    form.since.set_text("1/9/2026")
    form.words.setText("legislation.gov.uk")
    form.save()
    small.settle()
    found = small.read(confirmations)["csa-duty"]
    assert found.confirmation.in_force is InForce.YES
    (line,) = [line for line in lines(card) if line.startswith(DUTY)]
    assert "In force from 1 Sep 2026, says Ruth Patel" in line
    assert card.slot.form is None


def test_where_it_was_looked_up_is_asked_for(small: Visit, card: GuidanceCard) -> None:
    form = open_form(card, DUTY)
    form.found.setCurrentIndex(form.found.findData(InForce.NO))
    form.since.set_text("1/9/2026")
    form.save()
    small.settle()
    assert {name for name, field in form.fields.items() if field.error} == {"since", "words"}
    assert small.read(confirmations) == {}
