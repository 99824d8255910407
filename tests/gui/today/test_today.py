"""Today, used as a person does, on a real vault."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.action import Action
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact, ContactKind
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.gui.decide.deciding import Deciding
from dsl_desk.gui.deeds.complete_action import CompleteAction
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.today.latest import WHEN
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.widgets.due import due_on, short_day
from dsl_desk.gui.widgets.ink import width_of
from dsl_desk.gui.widgets.rows import RowList
from dsl_desk.services.acting import add_action
from dsl_desk.services.catalogue.sign import domains
from dsl_desk.services.contacting import log_contact
from dsl_desk.services.deciding import open_concern
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import save_draft
from dsl_desk.services.recording import record_observation
from dsl_desk.services.reviewing import actions
from tests.gui.small_school import AMELIA, FINLEY
from tests.gui.visit import Visit


def spoken(rows: RowList) -> list[str]:
    model = rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def late_action(desk: Desk) -> Changed:
    return add_action(desk, Action("ac" * 16, FINLEY.id, "Meet mum", "Ruth Patel", due=desk.today() - timedelta(1)))


def follow_up(desk: Desk) -> Changed:
    contact = Contact("c0" * 16, ContactKind.CALL, "Dad", "No answer", follow_up=desk.today())
    return log_contact(desk, contact, [AMELIA.id])


def observation(desk: Desk) -> Changed:
    made = Observation("0b" * 16, "New phone\nsecond one", HowKnown.SAW, (domains()[3].term,))
    return record_observation(desk, made, [Involvement("1c" * 16, made.id, FINLEY.id)])


def went_to(page: TodayPage) -> list[tuple[str, object]]:
    places: list[tuple[str, object]] = []
    page.navigate.connect(lambda name, argument: places.append((name, argument)))
    return places


@pytest.mark.parametrize(
    ("away", "when", "by_when", "mark"),
    [
        (-2, "Sun 22 March", "2 days late", "danger"),
        (-1, "Mon 23 March", "1 day late", "danger"),
        (0, "Today", "Due today", "warning"),
        (1, "Wed 25 March", "Tomorrow", "notice"),
        (3, "Fri 27 March", "In 3 days", "notice"),
    ],
)
def test_due_is_said_in_words_as_well_as_in_colour(away: int, when: str, by_when: str, mark: str) -> None:
    today = date(2026, 3, 24)
    due = due_on(today + timedelta(away), today)
    assert (due.when, due.by_when, due.mark) == (when, by_when, mark)


def test_empty_school_says_so_in_words(small: Visit) -> None:
    page = small.go(TodayPage, "today")
    assert page._no_needs.isVisible()
    assert page._no_records.isVisible()
    assert not page.needs.isVisible()
    assert not page.notices.isVisible()


def test_each_need_has_its_verb_and_its_words(small: Visit) -> None:
    small.read(late_action)
    small.read(follow_up)
    small.read(lambda desk: save_draft(desk, "dd" * 16, "record", {"child": FINLEY.id, "what": "At the gate"}))
    page = small.go(TodayPage, "today")
    late, today, draft = spoken(page.needs)
    assert late.startswith("Finley Ward, Year 9 · 9A, Meet mum")
    assert late.endswith("1 day late, Done …")
    assert "Follow up with Dad" in today
    assert today.endswith("Today, Due today, Log call")
    assert draft.startswith("Unfinished concern, Left at ")
    assert "Finley Ward: At the gate" in draft
    assert draft.endswith("Finish")


def test_enter_on_an_action_opens_the_form_and_ctrl_enter_completes_it(small: Visit) -> None:
    small.read(late_action)
    page = small.go(TodayPage, "today")
    QTest.keyClick(page.needs, Qt.Key.Key_Return)
    form = page.slot.form
    assert isinstance(form, CompleteAction)
    assert form.when.line.hasFocus()
    QTest.keyClicks(form.outcome, "Plan agreed")
    QTest.keyClick(form.outcome, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    small.settle()
    assert page.slot.form is None
    assert page._no_needs.isVisible()
    (action,) = small.read(lambda desk: actions(desk, FINLEY.id)).actions
    assert (action.open, action.outcome) == (False, "Plan agreed")


def test_time_that_cannot_be_read_is_an_error_beside_the_field_and_nothing_is_lost(small: Visit) -> None:
    small.read(late_action)
    page = small.go(TodayPage, "today")
    QTest.keyClick(page.needs, Qt.Key.Key_Return)
    form = page.slot.form
    assert isinstance(form, CompleteAction)
    form.when.set_text("soonish")
    form.outcome.setText("Plan agreed")
    form.save()
    assert form.summary.isVisible()
    assert form.fields["done"].error.startswith("Error: Type a day and time")
    assert form.outcome.text() == "Plan agreed"


def test_escape_closes_the_form_and_stays_on_the_page(small: Visit) -> None:
    small.read(late_action)
    page = small.go(TodayPage, "today")
    QTest.keyClick(page.needs, Qt.Key.Key_Return)
    form = page.slot.form
    assert isinstance(form, CompleteAction)
    QTest.keyClick(form.when.line, Qt.Key.Key_Escape)
    assert page.slot.form is None
    assert small.page(TodayPage) is page
    assert page.needs.hasFocus()


def test_other_verbs_lead_to_their_pages(small: Visit) -> None:
    small.read(follow_up)
    small.read(lambda desk: save_draft(desk, "dd" * 16, "record", {"child": ""}))
    page = small.go(TodayPage, "today")
    places = went_to(page)
    for row in (0, 1):
        page.needs.setCurrentIndex(page.needs.model().index(row, 0))
        QTest.keyClick(page.needs, Qt.Key.Key_Return)
    assert places == [("contact", AMELIA.id), ("record", "dd" * 16)]


def test_latest_records_carry_the_domain_of_the_record_and_open_the_child(small: Visit) -> None:
    small.read(observation)
    page = small.go(TodayPage, "today")
    (line,) = spoken(page.latest)
    assert "Finley Ward, 9A, New phone" in line
    assert line.endswith(domains()[3].short)
    places = went_to(page)
    row = page.latest.visualRect(page.latest.model().index(0, 0)).center()
    QTest.mouseClick(page.latest.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row))
    assert places == [("child", FINLEY.id)]


def test_chart_says_its_numbers_and_turns_into_a_table(small: Visit) -> None:
    small.read(observation)
    page = small.go(TodayPage, "today")
    assert page.weeks.chart.accessibleDescription().endswith(": 1")
    QTest.keyClick(page.weeks.other_view, Qt.Key.Key_Space)
    assert page.weeks.table.hasFocus()
    assert not page.weeks.chart.isVisible()
    assert page.weeks.table.model().index(0, 1).data() == "1"


def test_page_reads_again_when_a_deed_is_done_elsewhere(small: Visit) -> None:
    page = small.go(TodayPage, "today")
    Tasks.write(page.tasks, page, late_action)
    small.settle()
    assert len(spoken(page.needs)) == 1


def test_back_up_now_makes_a_verified_copy_where_asked(small: Visit, tmp_path: Path) -> None:
    page = small.go(TodayPage, "today")
    asked: list[str] = []

    def choose(_parent: QWidget, start: str) -> str:
        asked.append(start)
        return str(tmp_path)

    page.backup._choose_folder = choose
    for _ in range(2):
        QTest.mouseClick(page.backup.button, Qt.MouseButton.LeftButton)
        assert page.backup.making.progress.isVisible()
        small.settle()
    assert asked == [""], "the second goes where the first went"
    assert len(list(tmp_path.glob("dsl-desk-backup-*/manifest.json"))) == 1, "the newer one of a day stays"
    assert page.backup._last._words.text().startswith("Backup made and checked: ")


def test_place_that_cannot_be_written_is_said_in_the_card(small: Visit, tmp_path: Path) -> None:
    page = small.go(TodayPage, "today")
    (tmp_path / "file").write_text("not a folder")
    page.backup._choose_folder = lambda _parent, _start: str(tmp_path / "file")
    QTest.mouseClick(page.backup.button, Qt.MouseButton.LeftButton)
    small.settle()
    assert page.backup.making.problem.isVisible()
    assert "Your records are open and safe" in page.backup.making.problem.text()


def test_notices_about_the_vault_stand_in_full_on_the_page(small: Visit) -> None:
    notice = "These records are older than the last time they were closed on this computer, or have been altered."
    small.read(lambda desk: desk.notices.append(notice))
    page = small.go(TodayPage, "today")
    assert page.notices.isVisible()
    assert [line.text() for line in page._notice_lines] == [notice]


def test_danger_comes_first_where_there_is_one_column(small: Visit) -> None:
    page = small.go(TodayPage, "today")
    needs = page.needs.mapTo(page, page.needs.rect().topLeft())
    assert page.danger.mapTo(page, page.danger.rect().topLeft()).x() > needs.x() + page.needs.width()
    page.resize(700, 640)
    small.settle()
    assert page.danger.mapTo(page, page.danger.rect().bottomLeft()).y() < page.needs.mapTo(page, QPoint()).y()


def test_what_police_sent_is_written_down_from_here(small: Visit) -> None:
    page = small.go(TodayPage, "today")
    places = went_to(page)
    for words in page.from_police.links.values():
        words.click()
    assert places == [("notice", None), ("police-request", None)]


def test_a_review_opens_the_decision_on_its_concern(small: Visit) -> None:
    def review(desk: Desk) -> Changed:
        concern = Concern("cc" * 16, "Older friends with a car")
        opened = Decision(
            "de" * 16, DecisionKind.OPEN_CONCERN, "Two signs", "Ruth Patel", concern.id, review_on=desk.today()
        )
        return open_concern(desk, concern, [Involvement("1d" * 16, concern.id, FINLEY.id)], opened)

    small.read(review)
    page = small.go(TodayPage, "today")
    places = went_to(page)
    QTest.keyClick(page.needs, Qt.Key.Key_Return)
    assert places == [("decide", Deciding(FINLEY.id, "cc" * 16))]


def test_the_longest_day_has_room_before_the_name(small: Visit) -> None:
    worn = look()
    days = (date(2026, 9, 1) + timedelta(days=number) for number in range(365))
    assert max(width_of(short_day(day), worn, size=14) for day in days) <= worn.px(WHEN - 8)
