"""Marks of every record on one drawing, with the list that says the same."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.gui.child.body_map import BodyMapPart, _letter
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.widgets.body_map.drawing import Age
from dsl_desk.services.desk import Desk
from dsl_desk.services.recording import record_observation
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit

ARM = BodyMark(1, BodySide.FRONT, 200, 416, "Right inner forearm", "Bruise, yellow")
BACK = BodyMark(2, BodySide.BACK, 700, 240, "Right shoulder blade", "Two small round marks")


def seen(day: int, *marks: BodyMark) -> Observation:
    """An observation of that day in March; day 0: not stated when."""
    happened = When(Certainty.EXACT, date(2026, 3, day)) if day else NOT_STATED
    return Observation(f"{day:032x}", "Seen", HowKnown.SAW, (NOT_SURE,), happened=happened, marks=marks)


def record(visit: Visit, *observations: Observation) -> None:
    def write(desk: Desk) -> None:
        for each in observations:
            record_observation(desk, each, [Involvement(desk.new_id(), each.id, FINLEY.id)])

    visit.read(write)


def open_map(visit: Visit) -> BodyMapPart:
    part = visit.go(ChildPage, "child", FINLEY.id).show_part(BodyMapPart)
    visit.settle()
    return part


def labels(part: BodyMapPart) -> dict[str, Age]:
    return {mark.label: mark.age for mark in part.drawing._marks}


def test_without_marks_it_says_so(small: Visit) -> None:
    record(small, seen(1))
    part = open_map(small)
    assert not part.drawing.isVisible()
    assert part.words() == []


def test_older_marks_are_lighter_and_the_list_says_them_all(small: Visit) -> None:
    record(small, *(seen(day, ARM) for day in (1, 2, 3)), seen(20, ARM, BACK))
    part = open_map(small)
    assert labels(part) == {"D1": Age.OLDEST, "C1": Age.OLDER, "B1": Age.OLDER, "A1": Age.NEW, "A2": Age.NEW}
    assert part.words()[:4] == [
        "A  Friday 20 March 2026",
        "A1  Right inner forearm, front: Bruise, yellow",
        "A2  Right shoulder blade, back: Two small round marks",
        "B  Tuesday 3 March 2026",
    ]


def test_one_record_can_be_shown_alone(small: Visit) -> None:
    record(small, seen(1, ARM), seen(20, BACK))
    part = open_map(small)
    part.choice.setCurrentIndex(2)
    part.choice.activated.emit(2)
    assert labels(part) == {"B1": Age.OLDER}
    assert part.words() == ["B  Sunday 1 March 2026", "B1  Right inner forearm, front: Bruise, yellow"]


def test_a_mark_that_is_touched_shows_its_record(small: Visit) -> None:
    record(small, seen(1, ARM), seen(20, BACK))
    part = open_map(small)
    place = part.drawing.point_of(part.drawing._marks[0].spot).toPoint()
    QTest.mouseClick(part.drawing, Qt.MouseButton.LeftButton, pos=place)
    assert part.choice.currentText() == "B  Sunday 1 March 2026"


def test_nothing_can_be_marked_here(small: Visit) -> None:
    record(small, seen(1, ARM))
    part = open_map(small)
    before = labels(part)
    QTest.mouseClick(part.drawing, Qt.MouseButton.LeftButton, pos=part.drawing.rect().center())
    assert labels(part) == before
    assert part.drawing.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_record_without_a_time_says_when_it_was_recorded(small: Visit) -> None:
    record(small, seen(0, ARM))
    assert open_map(small).words()[0].startswith("A  recorded ")


def test_records_are_lettered_beyond_z() -> None:
    assert [_letter(number) for number in (0, 25, 26, 27, 52, 701, 702)] == ["A", "Z", "AA", "AB", "BA", "ZZ", "AAA"]
