"""What a letter asks: shown as fields, read as answers, kept when other letters are chosen meanwhile."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsl_desk.domain.agency import DirectoryEntry
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.gui.letters.asks import AskFields
from dsl_desk.services.catalogue.letter_language import language
from dsl_desk.services.lettering.answers import OwnWords
from dsl_desk.services.lettering.grammar import Ask, AskKind
from dsl_desk.services.lettering.templates import template
from tests.gui.keys import Keys

DAY = Ask("event_day", "Day of the session", "", AskKind.DAY, True)
TIME = Ask("starts", "It starts at", "", AskKind.TIME, True)
PLAN = Ask("plan", "What they will do", "", AskKind.TEXT, True)
PLACE = Ask("place", "Place", "", AskKind.LINE, False)
LINE = Ask("line", "The phone line", "", AskKind.CONTACT, True)
ENTRY = DirectoryEntry("entry", "agency", "Parents’ line", "their page", phone="01632 960077")


@pytest.fixture
def asks(qtbot: QtBot) -> Iterator[AskFields]:
    """Between two other fields, as on a page."""
    page, made = QWidget(), AskFields()
    column = QVBoxLayout(page)
    for part in (QLineEdit("before"), made, QLineEdit("after")):
        column.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield made


def fill(asks: AskFields, typed: dict[str, str]) -> None:
    asks.restore(asks.state() | typed)


def test_days_times_and_contacts_are_read_as_the_letter_needs_them(asks: AskFields) -> None:
    asks.ask((DAY, TIME, PLAN, PLACE, LINE), [ENTRY])
    fill(asks, {"event_day": "1/12/2031", "starts": "3:30pm", "plan": " They will talk. ", "line": "entry"})
    assert asks.answers() == {
        "event_day": "2031-12-01", "starts": "15:30", "plan": "They will talk.", "line": "entry"
    }  # fmt: skip


def test_what_is_missing_or_cannot_be_read_is_said_of_each_field(asks: AskFields) -> None:
    asks.ask((DAY, TIME, PLACE))
    fill(asks, {"starts": "after lunch"})
    with pytest.raises(InvalidRecord) as refused:
        asks.answers()
    assert [(problem.field, problem.words[:12]) for problem in refused.value.problems] == [
        ("event_day", "Answer “Day "),
        ("starts", "Type a time "),
    ]


def test_words_are_asked_for_in_every_language_with_who_wrote_them(asks: AskFields) -> None:
    asks.ask((DAY, PLAN, PLACE), languages=[language("en-GB"), language("pl")])
    assert list(asks.fields) == ["event_day", "plan", "place", "plan/pl", "place/pl", "written_by/pl"]
    fill(asks, {"event_day": "1/12/2031", "plan": "They will talk."})
    with pytest.raises(InvalidRecord) as refused:
        asks.answers()
    assert [problem.field for problem in refused.value.problems] == ["plan/pl"]
    fill(asks, {"plan/pl": "Będą rozmawiać."})
    with pytest.raises(InvalidRecord) as refused:
        asks.answers()
    assert [problem.field for problem in refused.value.problems] == ["written_by/pl"]
    fill(asks, {"written_by/pl": "Anna Nowak"})
    assert asks.answers()["plan"] == "They will talk."
    assert asks.own() == {"pl": OwnWords({"plan": "Będą rozmawiać."}, "Anna Nowak")}


def test_what_was_typed_is_there_again_when_its_letter_is_chosen_again(asks: AskFields) -> None:
    asks.ask((DAY, PLACE))
    fill(asks, {"place": "The hall"})
    asks.ask((DAY,))
    asks.ask((DAY, PLACE))
    assert asks.state()["place"] == "The hall"
    assert isinstance(line := asks.fields["place"].control, QLineEdit)
    assert line.text() == "The hall"


def test_two_letters_that_ask_the_same_ask_it_once(asks: AskFields) -> None:
    asks.ask((DAY, PLACE, DAY))
    assert list(asks.fields) == ["event_day", "place"]


def test_tab_goes_through_new_fields_where_they_stand(qtbot: QtBot, asks: AskFields) -> None:
    page = asks.parentWidget()
    assert page is not None
    asks.ask((PLACE,))
    asks.ask((DAY, TIME, PLACE))
    qtbot.waitUntil(asks.fields["place"].isVisible)
    keys, names = Keys(page), []
    page.findChildren(QLineEdit)[0].setFocus()
    for _ in range(4):
        keys.press(Qt.Key.Key_Tab)
        focus = page.focusWidget()
        names.append(focus.accessibleName() or focus.property("text"))
    assert names == ["Day of the session", "It starts at", "Place, optional", "after"]


def test_every_shipped_letter_can_be_asked_for(asks: AskFields) -> None:
    for code in ("project", "officers-visiting", "education-sessions", "phone-line", "parents-session"):
        asks.ask(template(code).meta.asks, [ENTRY])
        assert list(asks.fields) == [ask.field for ask in template(code).meta.asks]
