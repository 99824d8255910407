"""The folded parts of a form: one line each, opened by keyboard, and by an error inside."""

from PySide6.QtCore import Qt

from dsl_desk.gui.forms.section import FoldButton, Section
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.services.drafts import drafts
from tests.gui.keys import CTRL, Keys
from tests.gui.small_school import FILSAN, FINLEY
from tests.gui.visit import Visit, find


def section(page: RecordPage, title: str) -> Section:
    button = find(page, FoldButton, title)
    return next(each for each in page.findChildren(Section) if each.button is button)


def test_everything_beyond_the_required_starts_folded(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    shown = {name for name, field in page.form.fields.items() if field.isVisibleTo(page.form)}
    assert shown == {"child", "what", "how_known", "domains"}


def test_the_required_part_needs_no_scrolling(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    assert small.window.height() == 768
    domains = page.form.domains
    assert domains.visibleRegion().boundingRect() == domains.rect()


def test_tab_goes_down_the_lines_and_space_opens_one(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    keys = Keys(small.window)
    page.form.domains.setFocus()
    keys.press(Qt.Key.Key_Tab)
    first = find(page, FoldButton, "When and where")
    assert first.hasFocus()
    keys.press(Qt.Key.Key_Space)
    assert page.form.happened.isVisibleTo(page)
    keys.press(Qt.Key.Key_Tab)
    assert page.form.happened.line.hasFocus()
    first.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert not page.form.happened.isVisibleTo(page)


def test_a_closed_line_says_what_it_holds(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    times, harder = section(page, "When and where"), section(page, "Around the child")
    assert times.words() == "When it happened, was noticed, reached the DSL; the place"
    page.form.open_sections(["place", "protective"])
    page.form.place.setText("Main gate")
    page.form.happened.set_text("yesterday")
    page.form.protective.pick("friends", "school")
    times.close_again()
    harder.close_again()
    assert times.words() == "Filled in: when it happened, where"
    assert times.button.accessibleDescription() == times.words()
    assert harder.words() == "Filled in: what protects (2)"


def test_a_draft_comes_back_folded_with_what_it_holds(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    page.form.demeanour.set_text("Looked at the door")
    page.form.others.set_children([FILSAN])
    page.form.others.set_text([f"{FILSAN.id}/WITNESS"])
    page.save_as_unfinished()
    assert section(page, "The child’s own words").words().startswith("Exact words")
    draft = small.read(lambda desk: drafts(desk)[0])
    page = small.go(RecordPage, "record", draft.id)
    assert section(page, "The child’s own words").words() == "Filled in: how the child was"
    assert section(page, "Other children, and the concern").words() == "Filled in: other children involved (1)"


def test_an_error_inside_opens_the_section(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    page.form.received.set_text("no such day")
    Keys(small.window).press(Qt.Key.Key_Return, CTRL)
    assert section(page, "When and where").button.isChecked()
    assert not section(page, "Warning signs").button.isChecked()
    assert page.form.fields["received"].isVisibleTo(page)
