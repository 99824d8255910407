"""A rule beside its field says where it comes from, and all of it by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dsl_desk.domain.confirmation import Confirmation, InForce
from dsl_desk.domain.errors import DeskError
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.services.catalogue.rule import rules
from dsl_desk.services.confirming import Confirmed


def shown(qtbot: QtBot, *codes: str, words: bool = True) -> RuleSource:
    rule = RuleSource(*codes, words=words)
    qtbot.addWidget(rule)
    rule.show()
    qtbot.waitExposed(rule)
    return rule


def found(in_force: InForce, since: date | None = None) -> Confirmation:
    return Confirmation("csa-duty", in_force, since, "Read on legislation.gov.uk")


def words_of(rule: RuleSource) -> list[str]:
    return [label.text() for label in rule.findChildren(QLabel) if label is not rule.note]


def test_the_line_names_source_paragraph_and_day(qtbot: QtBot) -> None:
    rule = shown(qtbot, "outcome")
    assert rule.line.text() == "KCSIE 2026, paragraph 74 · checked 22 Nov 2026"
    assert words_of(rule) == ["Write what was done, how it was followed up and what came of it."]
    assert rule.line.accessibleDescription() == words_of(rule)[0]


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("csa", "Crime and Policing Act 2026, duty to report · status not checked"),
        ("decision-reasons", "NSPCC factsheet on records (2007) · no longer in force"),
    ],
)
def test_a_status_is_said_in_words(qtbot: QtBot, code: str, status: str) -> None:
    assert status in shown(qtbot, code).line.text()


def test_the_keyboard_opens_and_closes_the_whole_note(qtbot: QtBot) -> None:
    rule = shown(qtbot, "csa", "csa-seven-days")
    assert rule.note.isHidden()
    rule.line.setFocus()
    QTest.keyClick(rule.line, Qt.Key.Key_Space)
    assert not rule.note.isHidden()
    assert rule.line.accessibleName().endswith("Hide the whole note")
    assert "The enacted text was not compared" in rule.note.text()
    assert "https://www.gov.uk/" in rule.note.text()
    QTest.keyClick(rule.line, Qt.Key.Key_Return)
    assert rule.note.isHidden()


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (found(InForce.YES, date(2026, 9, 1)), "in force from 1 Sep 2026, says Ruth Patel, 20 Nov 2026"),
        (found(InForce.YES), "in force, says Ruth Patel, 20 Nov 2026"),
        (found(InForce.NO), "not in force, says Ruth Patel, 20 Nov 2026"),
        (found(InForce.NOT_CHECKED), "status not checked"),
    ],
)
def test_what_the_school_found_out_takes_the_place_of_what_was_shipped(
    qtbot: QtBot, finding: Confirmation, said: str
) -> None:
    rule = shown(qtbot, "csa")
    rule.show_confirmed({finding.id: Confirmed(finding, "Ruth Patel", date(2026, 11, 20))})
    assert rule.line.text() == f"Crime and Policing Act 2026, duty to report · {said}"
    assert finding.words in rule.note.text()
    assert "as shipped: not checked" in rule.note.text()


def test_a_source_of_two_rules_is_named_once(qtbot: QtBot) -> None:
    rule = shown(qtbot, "csa", "csa-seven-days")
    assert rule.line.text().count("Crime and Policing Act") == 1
    assert len(words_of(rule)) == 2


def test_beside_a_hint_only_the_source_is_shown(qtbot: QtBot) -> None:
    assert words_of(shown(qtbot, "outcome", words=False)) == []


def test_every_rule_can_be_shown(qtbot: QtBot) -> None:
    assert shown(qtbot, *rules()).line.text()


def test_an_unknown_rule_is_named(qtbot: QtBot) -> None:
    with pytest.raises(DeskError, match="no rule 'hearsay'"):
        RuleSource("hearsay")
