"""What is chosen on a form brings up the duties to think of, in the words of the guidance."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dsl_desk.gui.duties.prompts import DutyPrompts
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.widgets.rule_source import RuleSource
from tests.gui.visit import Visit


@pytest.fixture
def prompts(qtbot: QtBot) -> DutyPrompts:
    made = DutyPrompts()
    qtbot.addWidget(made)
    return made


def words(prompts: DutyPrompts) -> str:
    return " ".join(label.text() for label in prompts.findChildren(QLabel) if label.isVisibleTo(prompts))


def test_nothing_is_asked_before_something_is_chosen(prompts: DutyPrompts) -> None:
    assert prompts.isHidden()
    prompts.consider(domains=("A", "B"))
    assert prompts.isHidden()


def test_a_worry_about_fgm_names_the_teachers_own_duty(prompts: DutyPrompts) -> None:
    prompts.consider(indicators=("F7",))
    assert not prompts.isHidden()
    assert prompts.asked() == ("fgm",)
    assert "that teacher's own duty" in words(prompts)
    assert "child sexual abuse" not in words(prompts)


def test_the_clock_of_sexual_abuse_is_offered_with_its_status(prompts: DutyPrompts) -> None:
    prompts.consider(domains=("G",))
    assert "7 days" in words(prompts)
    (source,) = [each for each in prompts.findChildren(RuleSource) if each.isVisibleTo(prompts)]
    assert source.line.text() == "Crime and Policing Act 2026, duty to report · status not checked"


def test_what_is_taken_back_is_not_asked_any_more(prompts: DutyPrompts) -> None:
    prompts.consider(exploitation=("sexual",))
    assert prompts.asked() == ("csa", "nrm")
    prompts.consider()
    assert prompts.isHidden()


def test_the_form_asks_while_it_is_written(small: Visit) -> None:
    form = small.go(RecordPage, "record", None).form
    assert form.duties.isHidden()
    form.domains.pick("G")
    form.domains.chosen.emit()
    assert form.duties.asked() == ("csa",)
    form.domains.pick("F")
    form.domains.chosen.emit()
    form.signs.set_text(["F7"])
    form.signs.edited.emit()
    assert form.duties.asked() == ("fgm",)
