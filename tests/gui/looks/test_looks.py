"""Who has looked, by child and by person, in the real window."""

import pytest

from dsl_desk.domain.event import Happening
from dsl_desk.gui.child.looked import LookedPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.looks.page import LooksPage
from dsl_desk.gui.looks.sayings import SAID
from dsl_desk.gui.search.page import SearchPage
from dsl_desk.gui.settings.page import SettingsPage
from dsl_desk.gui.widgets.rows import RowList
from dsl_desk.services.desk import Desk
from dsl_desk.services.looking import PAGE, looks_at, note_look
from tests.gui.small_school import AMELIA, FINLEY
from tests.gui.visit import Visit


def lines(rows: RowList) -> list[str]:
    model = rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize("happening", Happening)
def test_every_happening_has_words(happening: Happening) -> None:
    assert all(SAID[happening])


def test_record_shows_who_opened_and_printed_it(small: Visit) -> None:
    small.read(lambda desk: note_look(desk, Happening.PRINTED, [FINLEY.id], "chronology, 2 copies"))
    page = small.go(ChildPage, "child", FINLEY.id)
    part = page.show_part(LookedPart)
    small.settle()
    opened, printed = lines(part.list.rows)
    assert opened.startswith("Ruth Patel, ")
    assert "Opened the record" in opened
    assert "Printed: chronology, 2 copies" in printed
    assert not part.list.earlier.isVisible()


def test_earlier_ones_come_on_asking(small: Visit) -> None:
    def look_often(desk: Desk) -> None:
        for number in range(PAGE):
            note_look(desk, Happening.PRINTED, [FINLEY.id], str(number))

    small.read(look_often)
    part = small.go(ChildPage, "child", FINLEY.id).show_part(LookedPart)
    small.settle()
    assert len(lines(part.list.rows)) == PAGE
    part.list.earlier.click()
    small.settle()
    assert len(lines(part.list.rows)) == PAGE + 1
    assert lines(part.list.rows)[-1].startswith("Ruth Patel, Printed: 0, ")
    assert not part.list.earlier.isVisible()


def test_person_shows_what_was_looked_at_and_leads_there(small: Visit) -> None:
    small.go(ChildPage, "child", AMELIA.id)
    page = small.go(SettingsPage, "settings")
    page.links.links["looks"].click()
    small.settle()
    looks = small.page(LooksPage)
    assert looks.who.currentText().startswith("Ruth Patel")
    assert any("Amelia Okafor" in line and "Opened the record" in line for line in lines(looks.list.rows))
    (look,) = (look for look in looks.list._looks if look.child == AMELIA)
    looks.list.chosen.emit(look)
    assert small.page(ChildPage).identity.name.text() == "Amelia Okafor"


def test_words_among_the_answers_to_a_search_are_a_look(small: Visit) -> None:
    from tests.gui.child.test_child import fill

    small.read(fill)
    page = small.go(SearchPage, "search", "phone")
    page._ask()
    small.settle()
    (look,) = small.read(lambda desk: looks_at(desk, FINLEY.id)).shown
    assert look.happening is Happening.FOUND
