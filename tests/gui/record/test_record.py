"""Recording an observation, with real keys in the real window on a real vault."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from dsl_desk.domain.concern import Concern, Involvement, Role
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.observation import Aware, Basis, HowKnown, Observation, SourceDetail, SourceKind
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.term import NOT_SURE, POSITIVE
from dsl_desk.domain.when import NOT_STATED, Certainty
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.forms.times import now
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.widgets.attachments.field import NOT_TICKED
from dsl_desk.gui.widgets.attachments.file_row import FileRow
from dsl_desk.gui.widgets.wrapped_link import WrappedLink
from dsl_desk.services.attaching import choose_file, files_of
from dsl_desk.services.catalogue.sign import caution
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.deciding import open_concern
from dsl_desk.services.desk import Desk
from dsl_desk.services.reviewing import involvements, observation
from tests.gui.keys import CTRL, Keys
from tests.gui.small_school import AMELIA, FILSAN, FINLEY, NAMESAKE
from tests.gui.visit import Visit, find

PROSE = "Arrived with a second new phone. Said a friend sorted it."
HARD = {
    "markup": "<b>not bold</b> & <script>alert(1)</script> &amp; 50% {brace} \\n",
    "right to left": "قال الطفل إن رجلاً ينتظره عند البوابة",
    "Polish and Welsh": "Zażółć gęślą jaźń. Dywedodd ŵyr ei fam-gu: ŷd, tŷ.",
    "emoji": "👍🏽 👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 sent at 9",
    "spaces": "two  spaces\ttab\n\nempty line above,\u00a0hard space",
    "100,000 characters": ("Żółw. " * 20_000)[:100_000],
}


def recorded(small: Visit, child_id: str) -> Observation:
    (entry,) = small.read(lambda desk: chronology(desk, child_id))
    return small.read(lambda desk: observation(desk, entry.id))[-1].record


def fill(small: Visit, page: RecordPage) -> Keys:
    """The required fields, with the child already chosen."""
    keys = Keys(small.window)
    page.form.what.setFocus()
    keys.type(PROSE)
    keys.press(Qt.Key.Key_Tab)
    keys.type("s")
    keys.press(Qt.Key.Key_Tab)
    keys.type("b")
    return keys


def test_twelve_keys_and_the_prose_make_a_record(small: Visit) -> None:
    keys = Keys(small.window)
    keys.press(Qt.Key.Key_N, CTRL)
    small.settle()
    keys.type("am ok")
    keys.press(Qt.Key.Key_Return)
    small.settle()
    beside_prose = keys.pressed
    keys.type(PROSE)
    keys.pressed = beside_prose
    keys.press(Qt.Key.Key_Tab)
    keys.type("s")
    keys.press(Qt.Key.Key_Tab)
    keys.type("b")
    keys.press(Qt.Key.Key_Return, CTRL)
    small.settle()
    assert keys.pressed == 12
    made = recorded(small, AMELIA.id)
    assert (made.what, made.how_known) == (PROSE, HowKnown.SAW)
    assert [term.code for term in made.domains] == ["B"]
    assert made.happened == NOT_STATED
    assert made.indicators == ()


def test_two_of_one_name_are_told_apart(small: Visit) -> None:
    small.go(RecordPage, "record")
    keys = Keys(small.window)
    keys.type("fi wa")
    small.settle()
    page = small.page(RecordPage)
    offered = [page.form.picker._list.model().index(row, 0).data() for row in range(3)]
    assert "Finley Ward, Year 9 · 9A · born Wednesday 14 November 2012" in offered
    assert "Finley Ward, Year 7 · 7C · born Monday 3 February 2014" in offered


def test_a_child_with_a_recent_record_is_offered_first(small: Visit) -> None:
    fill(small, small.go(RecordPage, "record", NAMESAKE.id)).press(Qt.Key.Key_Return, CTRL)
    small.settle()
    small.go(RecordPage, "record")
    keys = Keys(small.window)
    keys.type("fi wa")
    keys.press(Qt.Key.Key_Return)
    small.settle()
    assert small.page(RecordPage).form.child == NAMESAKE


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_hard_text_goes_to_the_vault_and_back_unharmed(small: Visit, text: str) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    keys = Keys(small.window)
    page.form.what.setFocus()
    keys.paste(text)
    page.form.open_sections(["exact_words"])
    page.form.exact_words.setFocus()
    keys.paste(text)
    page.form.how_known.setFocus()
    keys.type("r")
    page.form.domains.setFocus()
    keys.type("n")
    keys.press(Qt.Key.Key_Return, CTRL)
    small.settle()
    made = recorded(small, FINLEY.id)
    assert made.what == text
    assert made.exact_words == text
    assert made.domains == (NOT_SURE,)


def test_one_character_too_many_is_refused_in_words_and_the_note_stays(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    keys = Keys(small.window)
    page.form.what.setFocus()
    keys.paste("a" * 100_000)
    keys.type("b")
    assert page.form.what.text() == "a" * 100_000
    assert "at most 100,000 characters" in page.form.what.remark()


def test_saving_twice_in_a_hurry_makes_one_record(small: Visit) -> None:
    keys = fill(small, small.go(RecordPage, "record", FINLEY.id))
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.press(Qt.Key.Key_Return, CTRL)
    small.settle()
    assert recorded(small, FINLEY.id).what == PROSE


def test_save_is_confirmed_on_the_page_one_lands_on_until_one_leaves_it(small: Visit) -> None:
    fill(small, small.go(RecordPage, "record", FINLEY.id)).press(Qt.Key.Key_Return, CTRL)
    small.settle()
    page = small.page(ChildPage)
    assert page.banner.words() == "Saved. The record is sealed."
    small.window.go("today")
    assert page.banner.words() == ""


def test_what_is_missing_is_said_in_both_places_and_nothing_is_cleared(small: Visit) -> None:
    page = small.go(RecordPage, "record")
    page.form.place.setText("Main gate")
    page.form.happened.set_text("tomorrow")
    Keys(small.window).press(Qt.Key.Key_Return, CTRL)
    assert page.summary.hasFocus()
    said = [each.accessibleName() for each in page.summary.findChildren(WrappedLink)]
    assert said == [
        "Choose the child",
        "Enter what was seen or told",
        "Choose: I saw it, I was told, or reported to me",
        "Choose what it is about, or not sure yet",
        "This is in the future. Type a day and time that has passed",
    ]
    for words, name in zip(said, ("child", "what", "how_known", "domains", "happened"), strict=True):
        assert page.form.fields[name].error == f"Error: {words}"
    assert page.form.place.text() == "Main gate"
    assert page.form.happened.text() == "tomorrow"
    find(page, WrappedLink, "Enter what was seen or told").click()
    assert page.form.what.editor.hasFocus()


def test_a_link_of_the_summary_brings_its_field_into_sight(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    fill(small, page)
    page.form.received.set_text("no such day")
    page.save()
    small.settle()
    assert page.form.received.visibleRegion().isEmpty()
    find(page, WrappedLink, page.form.fields["received"].error.removeprefix("Error: ")).click()
    assert page.form.received.line.hasFocus()
    small.settle()
    assert not page.form.received.visibleRegion().isEmpty()


def test_not_sure_yet_stands_alone(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    keys = Keys(small.window)
    page.form.domains.setFocus()
    keys.type("bc")
    assert page.form.domains.values() == ("B", "C")
    keys.type("n")
    assert page.form.domains.values() == (NOT_SURE.code,)
    keys.type("d")
    assert page.form.domains.values() == ("D",)


def test_something_good_is_recorded_too(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    keys = fill(small, page)
    keys.type("p")
    page.save()
    small.settle()
    assert recorded(small, FINLEY.id).domains[-1] == POSITIVE


def test_what_is_ticked_brings_up_a_question_and_no_answer(small: Visit) -> None:
    page = small.go(RecordPage, "record", NAMESAKE.id)
    under_13 = page.prompts.words()
    assert len(under_13) == int(now().date() < date(2027, 2, 3))
    page.form.domains.setFocus()
    keys = Keys(small.window)
    keys.type("j")
    assert page.prompts.words()[: len(under_13)] == under_13
    assert "taken back" in page.prompts.words()[-1]
    keys.type("j")
    assert page.prompts.words() == under_13


def test_files_go_with_the_record(small: Visit, tmp_path: Path) -> None:
    paper = tmp_path / "Bus timetable.pdf"
    paper.write_bytes(b"%PDF-1.7 made up")
    page = small.go(RecordPage, "record", FINLEY.id)
    keys = fill(small, page)
    page.form.files.set_text([FileRow(choose_file(paper)).kept()])
    keys.press(Qt.Key.Key_Return, CTRL)
    assert page.form.fields["files"].error == f"Error: {NOT_TICKED}"
    page.form.files.tick.setChecked(True)
    page.save()
    small.settle()
    made = recorded(small, FINLEY.id)
    (kept,) = small.read(lambda desk: files_of(desk, made.id))
    assert kept.attachment.name == paper.name


def test_signs_follow_what_it_is_about_and_none_is_ticked_for_the_person(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    keys = fill(small, page)
    signs = page.form.signs
    assert "indicators, not proof" in caution()
    assert signs.text() == []
    page.form.open_sections(["indicators"])
    signs._groups["B"].setFocus()
    keys.type("g")
    assert signs.text() == ["B3"]
    page.form.domains.setFocus()
    keys.type("b")
    keys.type("c")
    assert signs.text() == []


def test_everything_that_can_be_said_is_recorded(small: Visit) -> None:
    small.read(_with_concern)
    page = small.go(RecordPage, "record", FINLEY.id)
    keys = fill(small, page)
    form = page.form
    form.happened.set_text("about 1/9/2025 8:40")
    form.noticed.set_text("2/9/2025")
    form.received.set_text("not known")
    form.place.setText("Main gate")
    form.witness.setText("Mr D Osei")
    form.source.set_text(SourceKind.OTHER_PUPIL.value)
    form.concern.set_text("c0" * 16)
    form.open_sections(["indicators", "others"])
    form.signs._groups["B"].setFocus()
    keys.type("g")
    form.basis.set_text(Basis.FACT.value)
    form.prompts.set_text("What happened then?")
    form.demeanour.set_text("Quiet")
    form.present.setText("Miss Reid, tutor")
    form.ending.set_text("Went to lunch")
    form.vulnerabilities.pick("care")
    form.protective.pick("friends", "school")
    form.aware.notes["words"].set_text("Said nothing")
    form.source_detail.notes["contact_again"].set_text("Yes, at school")
    form.origin.set_text(Origin.POLICE.value)
    form.not_told.setText("His uncle")
    form.others.picker.setFocus()
    keys.type("fil")
    keys.press(Qt.Key.Key_Return)
    small.settle()
    form.others._roles[FILSAN.id].set_text(Role.WITNESS.name)
    page.save()
    small.settle()
    entry = next(e for e in small.read(lambda desk: chronology(desk, FINLEY.id)) if e.kind == "observation")
    made = small.read(lambda desk: observation(desk, entry.id))[-1].record
    assert made.happened.certainty is Certainty.ABOUT
    assert str(made.noticed.day) == "2025-09-02"
    assert made.received.certainty is Certainty.NOT_KNOWN
    assert (made.place, made.witness, made.concern_id) == ("Main gate", "Mr D Osei", "c0" * 16)
    assert made.source_kind is SourceKind.OTHER_PUPIL
    assert [term.code for term in made.indicators] == ["B3"]
    assert (made.basis, made.prompts, made.demeanour) == (Basis.FACT, "What happened then?", "Quiet")
    assert (made.present, made.ending) == ("Miss Reid, tutor", "Went to lunch")
    assert [term.code for term in made.vulnerabilities] == ["care"]
    assert [term.code for term in made.protective] == ["friends", "school"]
    assert made.aware == Aware(words="Said nothing")
    assert made.source == SourceDetail(contact_again="Yes, at school")
    assert (made.origin, made.must_not_be_told) == (Origin.POLICE, "His uncle")
    roles = {each.child_id: each.role for each in small.read(lambda desk: involvements(desk, entry.id))}
    assert roles == {FINLEY.id: Role.ABOUT, FILSAN.id: Role.WITNESS}


def test_the_child_is_not_also_another_child(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    fill(small, page)
    page.form.others.set_text([f"{FINLEY.id}/MENTIONED"])
    page.save()
    assert page.form.fields["others"].error


def test_saving_can_go_on_to_a_referral(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    went: list[tuple[str, object]] = []
    page.navigate.connect(lambda name, shown: went.append((name, shown)))
    fill(small, page)
    find(page, QPushButton, "Save and start a referral").click()
    small.settle()
    assert went == [("referral", FINLEY.id)]


def test_the_child_so_far_is_facts_only(small: Visit) -> None:
    page = small.go(RecordPage, "record", FINLEY.id)
    assert page.so_far.words() == "Nothing recorded yet"
    fill(small, page)
    page.save()
    small.settle()
    small.window.go("search")
    page = small.go(RecordPage, "record", FINLEY.id)
    assert page.so_far.words().startswith("1 record since ")


def _with_concern(desk: Desk) -> None:
    concern = Concern("c0" * 16, "Away from lessons")
    decision = Decision("d0" * 16, DecisionKind.OPEN_CONCERN, "Three absences", "Ruth Patel", concern.id)
    open_concern(desk, concern, [Involvement("e0" * 16, concern.id, FINLEY.id)], decision)
