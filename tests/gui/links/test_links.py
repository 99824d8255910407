"""People, cars and places: linked on a child's record, shown across the school, corrected and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.domain.link import LinkCertainty, LinkKind
from dsl_desk.domain.subject import SubjectKind
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.links.add_link import AddLink
from dsl_desk.gui.links.correct import CorrectSubject, WithdrawLink
from dsl_desk.gui.links.map import LinkMap
from dsl_desk.gui.links.page import LinksPage
from dsl_desk.gui.links.part import LinksPart
from dsl_desk.gui.links.subject_page import SubjectPage
from dsl_desk.gui.widgets.rows import RowList
from dsl_desk.services.linking import every_subject
from dsl_desk.services.seen_together import child_links
from tests.gui.small_school import FINLEY, NAMESAKE
from tests.gui.visit import Visit


def said(rows: RowList) -> list[str]:
    model = rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def part_of(small: Visit, child_id: str) -> LinksPart:
    page = small.go(ChildPage, "child", child_id)
    part = page.show_part(LinksPart)
    small.settle()
    return part


def begin(small: Visit, part: LinksPart) -> AddLink:
    part.add_button.click()
    small.settle()
    return small.page(ChildPage).findChildren(AddLink)[-1]


def add_car(small: Visit, child_id: str, label: str, plate: str) -> AddLink:
    form = begin(small, part_of(small, child_id))
    form.new.kind.pick(SubjectKind.VEHICLE)
    form.new.fit()
    form.new.lines["label"].setText(label)
    form.new.lines["plate"].setText(plate)
    form.how.set_text(LinkKind.TRAVELLED_IN.value)
    form.certainty.pick(LinkCertainty.SEEN)
    form.save()
    small.settle()
    return form


def test_a_new_car_is_linked_in_one_form(small: Visit) -> None:
    add_car(small, FINLEY.id, "Silver car", "A?12 ???")
    (line,) = said(part_of(small, FINLEY.id).ties.rows)
    assert line == "Silver car, A?12 ???, Travelled in, day not stated; seen or heard first-hand, Open"
    assert small.page(ChildPage).tabs.current() == "People and links"


def test_only_the_fields_of_the_kind_are_shown(small: Visit) -> None:
    form = begin(small, part_of(small, FINLEY.id))
    shown = {name for name, field in form.new.fields.items() if not field.isHidden()}
    assert shown == {"kind", "label", "aliases", "description"}
    form.new.kind.pick(SubjectKind.ACCOUNT)
    form.new.kind.chosen.emit()
    shown = {name for name, field in form.new.fields.items() if not field.isHidden()}
    assert shown == {"kind", "label", "aliases", "description", "handle", "platform"}


def test_what_is_missing_is_said_beside_each_field_and_nothing_is_lost(small: Visit) -> None:
    form = begin(small, part_of(small, FINLEY.id))
    form.source.setText("Mr Shah")
    form.save()
    wrong = {name for name, field in form.fields.items() if field.error}
    assert wrong == {"kind", "label", "how", "certainty"}
    assert form.source.text() == "Mr Shah"
    assert small.read(every_subject) == ()


def test_a_car_that_may_be_known_is_offered_once_and_never_merged(small: Visit) -> None:
    add_car(small, FINLEY.id, "Silver car", "A?12 ???")
    form = add_car(small, NAMESAKE.id, "Grey car", "AB12 CDE")
    assert "Silver car (A?12 ???)" in form.fields["subject_id"].error
    assert len(small.read(every_subject)) == 1
    form.save()
    small.settle()
    assert len(small.read(every_subject)) == 2


def test_choosing_the_known_car_makes_both_children_seen_with_it(small: Visit) -> None:
    add_car(small, FINLEY.id, "Silver car", "A?12 ???")
    (car,) = small.read(every_subject)
    form = begin(small, part_of(small, NAMESAKE.id))
    form.known.set_text(car.id)
    form.known.edited.emit()
    assert all(field.isHidden() for field in form.new.fields.values())
    form.how.set_text(LinkKind.SEEN_WITH.value)
    form.certainty.pick(LinkCertainty.TOLD)
    QTest.keyClick(form.source, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    small.settle()
    (also,) = said(part_of(small, FINLEY.id).also.rows)
    assert also == "Finley Ward, Year 7 · 7C, Both linked to: Silver car, Open"
    links = small.go(LinksPage, "links")
    (line,) = said(links.lists[0])
    assert line == "Silver car, A?12 ???, Finley Ward (Year 9 · 9A), Finley Ward (Year 7 · 7C), Open"


def test_the_map_shows_what_the_table_says(visitor: Visit) -> None:
    page = visitor.go(LinksPage, "links")
    assert len(said(page.lists[0])) == 5
    (drawn,) = page.findChildren(LinkMap)
    assert drawn.isHidden()
    drawn.show()
    visitor.settle()
    places = drawn.places()
    assert len(places) == 3 + 5
    assert len({(place.x(), place.y()) for place in places.values()}) == len(places)
    assert all(drawn.rect().contains(place.toPoint()) for place in places.values())
    assert "The table above says the same" in drawn.accessibleDescription()


def test_a_subject_is_corrected_with_a_reason_and_keeps_its_earlier_version(small: Visit) -> None:
    add_car(small, FINLEY.id, "Silver car", "A?12 ???")
    (car,) = small.read(every_subject)
    page = small.go(SubjectPage, "subject", car.id)
    page.correct_button.click()
    form = page.slot.form
    assert isinstance(form, CorrectSubject)
    form.subject.lines["plate"].setText("AB12 CDE")
    form.save()
    small.settle()
    assert form.fields["reason"].error
    form.reason.setText("The whole plate was seen")
    form.save()
    small.settle()
    assert page.file
    assert [edition.number for edition in page.file.editions] == [2, 1]
    assert page.file.subject.plate == "AB12 CDE"


def test_a_link_made_in_error_is_withdrawn_and_stays_to_be_seen(small: Visit) -> None:
    add_car(small, FINLEY.id, "Silver car", "A?12 ???")
    (car,) = small.read(every_subject)
    page = small.go(SubjectPage, "subject", car.id)
    assert page.file
    page.links.chosen.emit(page.file.ties[0])
    form = page.slot.form
    assert isinstance(form, WithdrawLink)
    form.reason.setText("It was another boy")
    form.save()
    small.settle()
    (tie,) = small.read(lambda desk: child_links(desk, FINLEY.id)).ties
    assert tie.link.withdrawn
    assert said(page.links.rows)[0].startswith("Finley Ward, Year 9 · 9A, Withdrawn. Travelled in")


def test_a_subject_that_is_not_there_is_said_in_words(small: Visit) -> None:
    page = small.go(SubjectPage, "subject", "0" * 32)
    assert "Nothing is lost" in page.banner.words()
