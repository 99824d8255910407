"""The page of a letter to a family: every gate is said in its task, answers are kept, and nothing leaves unlogged."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.event import Happening
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.letter import Delivery
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.when import NOT_KNOWN
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.decide.page import DecidePage
from dsl_desk.gui.family_letter.letter_sent import RecordFamilyReply, RecordLetterSent
from dsl_desk.gui.family_letter.page import FamilyLetterPage
from dsl_desk.gui.referral.page import ReferralPage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.widgets.printing import Paper, Printed, Then
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.services.catalogue.grounds import Party
from dsl_desk.services.deciding import open_concern
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import school
from dsl_desk.services.front_sheets import save_family_member, save_front_sheet
from dsl_desk.services.lettering.private.logging import record_letter_sent
from dsl_desk.services.looking import looks_at
from dsl_desk.services.needs import needs
from dsl_desk.store import records
from tests.documents.reading import text_of
from tests.gui.keys import CTRL, Keys
from tests.gui.printer import Printer
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit

HOME = Address(("4 Mill Lane",), "LK1 4AB")
MOTHER = FamilyMember("d1" * 16, FINLEY.id, "Kemi Ward", "mother", Answer.YES, lives_with_child=Answer.YES)
FATHER = FamilyMember(
    "d2" * 16, FINLEY.id, "Jon Ward", "father", Answer.YES, address=Address(("1 Elsewhere",), "LK5 5ZZ")
)
TOLD = Informed(True)
NOT_TOLD = Informed(False, (Term("N3", "Evidence"),), "Police asked us to wait")


def worried(desk: Desk, parents: Informed | None = TOLD, origin: Origin = Origin.SCHOOL) -> None:
    """A sign, two households, and a decision."""
    seen = Observation(
        "e1" * 16, "Seen with two older men near the station", HowKnown.REPORTED, (NOT_SURE,),
        indicators=(Term("C2", "New phone"),), origin=origin,
    )  # fmt: skip
    decision = Decision("e2" * 16, DecisionKind.SUPPORT, "Why", "Ruth Patel", parents=parents)
    with desk.deed() as deed:
        deed.record(replace(school(desk), phone="01632 960000", dsl_name="Ruth Patel", dsl_role="Safeguarding lead"))
        deed.record(seen)
        deed.record(decision)
        for number, matter in enumerate((seen.id, decision.id)):
            deed.record(Involvement(f"f{number}" * 16, matter, FINLEY.id))
    save_front_sheet(desk, FrontSheet(FINLEY.id, (HOME,)))
    for member in (MOTHER, FATHER):
        save_family_member(desk, member)


def begun(small: Visit) -> FamilyLetterPage:
    """The mother's letter, handed over, with one sign."""
    page = small.go(FamilyLetterPage, "family-letter", FINLEY.id)
    page.steps.whom.list.set_text([MOTHER.id])
    page.steps.signs.list.set_text(["C2"])
    page.steps.going.delivery.button(Delivery.HANDED.value).click()
    page.flow.show_list()
    return page


def read(small: Visit, page: FamilyLetterPage) -> None:
    page.flow.open(page.steps.reading)
    small.settle()
    page.steps.reading.go_on()


def enter(small: Visit, page: FamilyLetterPage) -> None:
    page.flow.open(page.steps.keeping)
    page.steps.keeping.go_on()
    small.settle()


def logged(small: Visit) -> tuple[Contact, ...]:
    return small.read(lambda desk: records.every(desk.connection, Contact))


def listed(small: Visit) -> str:
    """What Today says, row by row."""
    rows = small.go(TodayPage, "today").needs.model()
    return "\n".join(str(rows.index(row, 0).data()) for row in range(rows.rowCount()))


def undecided(small: Visit) -> FamilyLetterPage:
    """The letter begun, with its first task in front."""
    small.read(lambda desk: worried(desk, parents=None))
    page = begun(small)
    assert page.steps.telling.status() is Status.PROBLEM
    assert page.steps.reading.status() is Status.CANNOT_START
    page.flow.open(page.steps.telling)
    return page


def decisions(small: Visit) -> list[Decision]:
    """Those that say whether the parents are told."""
    return [each for each in small.read(lambda desk: records.every(desk.connection, Decision)) if each.parents]


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus
    return focus


def answer(keys: Keys, arrows: int) -> None:
    """Choose by the keyboard: the first answer, then so many down."""
    keys.press(Qt.Key.Key_Space)
    for _ in range(arrows):
        keys.press(Qt.Key.Key_Down)


def test_undecided_is_decided_right_there_with_the_keyboard(small: Visit) -> None:
    page = undecided(small)
    keys, telling = Keys(small.window), page.steps.telling
    small.window.activateWindow()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert {name for name, field in telling.fields.items() if field.error} == {"told", "reason"}
    telling.here.parents.setFocus()
    answer(keys, 1)
    for name, words in (
        ("Who will tell them, and when, optional", "Ruth Patel, by this letter"),
        ("Why", "They can keep him safe"),
    ):
        while focused().accessibleName() != name:
            keys.press(Qt.Key.Key_Tab)
        keys.type(words)
    assert decisions(small) == []
    keys.press(Qt.Key.Key_Return, CTRL)
    small.settle()
    (made,) = decisions(small)
    assert (made.kind, made.parents) == (DecisionKind.TELLING, Informed(False, to_be_told=True))
    assert (made.reason, made.inform_later) == ("They can keep him safe", "Ruth Patel, by this letter")
    assert (made.decided_by, made.concern_id) == ("Ruth Patel", "")
    assert page.flow.list.isVisibleTo(page)
    assert telling.status() is Status.COMPLETED
    assert page.steps.signs.codes() == ("C2",), "what was answered is still there"
    read(small, page)
    enter(small, page)
    assert len(logged(small)) == 1


def test_the_decision_is_about_the_concern_that_is_chosen(small: Visit) -> None:
    concern = Concern("c7" * 16, "Older friends")
    opened = Decision("c8" * 16, DecisionKind.OPEN_CONCERN, "Three in a week", "Ruth Patel", concern.id)
    involved = [Involvement("c9" * 16, concern.id, FINLEY.id)]
    small.read(lambda desk: open_concern(desk, concern, involved, opened))
    page = undecided(small)
    telling = page.steps.telling
    telling.concern.set_text(concern.id)
    telling.here.parents.answer.button("yes").click()
    telling.here.reason.set_text("They asked what we saw")
    telling.here.decided_by.setText("Tomasz Nowak, headteacher")
    telling.go_on()
    small.settle()
    (made,) = decisions(small)
    assert (made.concern_id, made.decided_by) == (concern.id, "Tomasz Nowak, headteacher")
    assert page.steps.asked().concern_id == concern.id, "and so is the letter"


def test_deciding_there_that_they_are_not_told_asks_for_reasons_and_stops_the_letter(small: Visit) -> None:
    page = undecided(small)
    telling = page.steps.telling
    telling.here.parents.answer.button("no").click()
    telling.here.reason.set_text("Police are still looking")
    telling.go_on()
    assert "Choose at least one reason" in telling.fields["told"].error
    telling.here.parents.reasons.button("N9").click()
    telling.here.parents.words.set_text("DC Poole asked us to wait")
    telling.go_on()
    small.settle()
    (made,) = decisions(small)
    assert made.parents
    assert [term.code for term in made.parents.reasons] == ["N9"]
    assert telling.isVisibleTo(page)
    assert telling.override.isVisibleTo(page)
    assert telling.status() is not Status.COMPLETED


def test_what_was_typed_of_a_decision_waits_in_the_letter_and_goes_with_it_to_its_own_page(small: Visit) -> None:
    page = undecided(small)
    here = page.steps.telling.here
    here.parents.answer.button("later").click()
    here.reason.set_text("They can keep him safe")
    here.inform_later.setText("Ruth Patel, on Friday")
    small.go(TodayPage, "today")
    again = small.go(FamilyLetterPage, "family-letter", FINLEY.id)
    assert again.steps.telling.here.reason.text() == "They can keep him safe"
    again.flow.open(again.steps.telling)
    again.steps.telling.decide.click()
    small.settle()
    form = small.page(DecidePage).form
    assert form.child == FINLEY
    made = form.decision()
    assert (made.kind, made.parents) == (DecisionKind.TELLING, Informed(False, to_be_told=True))
    assert (made.reason, made.inform_later) == ("They can keep him safe", "Ruth Patel, on Friday")
    small.page(DecidePage).save()
    small.settle()
    back = small.go(FamilyLetterPage, "family-letter", FINLEY.id)
    assert back.steps.telling.status() is Status.COMPLETED
    assert back.steps.telling.here.reason.text() == ""
    assert back.steps.signs.codes() == ("C2",), "what was answered is back"


def test_with_nothing_typed_the_page_of_a_decision_opens_on_the_child(small: Visit) -> None:
    page = undecided(small)
    page.steps.telling.decide.click()
    small.settle()
    assert small.page(DecidePage).form.child == FINLEY
    assert "Unfinished decision" not in listed(small)


def test_a_decision_not_to_tell_them_asks_why_they_are_told_all_the_same(small: Visit) -> None:
    small.read(lambda desk: worried(desk, NOT_TOLD))
    page = begun(small)
    telling = page.steps.telling
    page.flow.open(telling)
    telling.go_on()
    assert "Say why they are told" in telling.fields["override"].error
    telling.override.set_text("Police say that they may know now")
    telling.go_on()
    read(small, page)
    enter(small, page)
    (entry,) = logged(small)
    assert entry.letter
    assert entry.letter.override == "Police say that they may know now"


def test_who_must_not_be_contacted_is_not_offered_and_said_why(small: Visit) -> None:
    small.read(worried)
    barred = replace(FATHER, contact=ContactRule.MUST_NOT, contact_reason="Court order")
    small.read(lambda desk: save_family_member(desk, barred, "The court"))
    page = small.go(FamilyLetterPage, "family-letter", FINLEY.id)
    whom = page.steps.whom
    assert whom.list.rows.rowCount() == 1
    assert "Jon Ward (father): must not be contacted" in whom.left_out.text()


def test_a_gate_that_shuts_after_reading_sends_the_person_back_to_its_task(small: Visit) -> None:
    small.read(worried)
    page = begun(small)
    read(small, page)
    refuge = replace(HOME, confidential=True, why="Refuge")
    # Written while the letter is open, by nobody on this page: the page is not told.
    small.read(lambda desk: save_front_sheet(desk, FrontSheet(FINLEY.id, (refuge,)), "They fled"))
    enter(small, page)
    assert page.steps.whom.isVisibleTo(page)
    assert "kept confidential" in page.steps.whom.fields["to"].error
    assert logged(small) == ()
    assert small.read(lambda desk: records.every(desk.connection, Attachment)) == ()
    assert not page.steps.reading.drawn, "it has to be read again"


def test_words_of_police_wait_for_a_second_person_in_that_task(small: Visit) -> None:
    small.read(lambda desk: worried(desk, origin=Origin.POLICE))
    page = begun(small)
    second = page.steps.second
    assert second.status() is Status.PROBLEM, "a sign that only police told of"
    page.steps.signs.list.set_text([])
    assert second.status() is Status.OPTIONAL
    page.steps.words.questions.restore({"own_words": "He was seen with two older men near the station."})
    page.flow.show_list()
    page.flow.open(page.steps.reading)
    small.settle()
    assert second.isVisibleTo(page)
    assert "what police told" in second.fields["who"].error
    second.who.setText("Tomasz Nowak, headteacher")
    second.when.set_text("not known")
    second.go_on()
    read(small, page)
    assert page.steps.reading.drawn


def test_another_childs_name_is_shown_where_it_was_typed(small: Visit) -> None:
    small.read(worried)
    page = begun(small)
    page.steps.words.questions.restore({"own_words": "It was Amelia who told us."})
    page.flow.show_list()
    page.flow.open(page.steps.reading)
    small.settle()
    words = page.steps.words
    assert words.isVisibleTo(page)
    assert "“Amelia”" in words.fields["own_words"].error
    assert logged(small) == ()


def test_own_words_are_asked_for_in_the_familys_language_and_by_whom(small: Visit) -> None:
    small.read(worried)
    page = begun(small)
    going = page.steps.going
    going.language.set_text("pl")
    going.large.click()
    assert going.behind_only.isVisibleTo(going)
    assert going.fields["english"].isHidden()
    words = page.steps.words
    page.flow.open(words)
    words.questions.restore({"own_words": "We will meet you.", "own_words/pl": "Do zobaczenia."})
    words.go_on()
    assert words.fields["written_by/pl"].error
    words.questions.restore(
        {"own_words": "We will meet you.", "own_words/pl": "Do zobaczenia.", "written_by/pl": "Ewa Nowak"}
    )
    words.go_on()
    page.flow.open(page.steps.reading)
    small.settle()
    assert page.steps.going.isVisibleTo(page)
    assert "Nobody who speaks Polish has confirmed" in page.steps.going.fields["language"].error
    assert page.steps.asked().own.written_by == "Ewa Nowak"


def test_each_household_has_its_own_letter_and_an_answer_changes_nothing_read(small: Visit) -> None:
    small.read(worried)
    page = begun(small)
    page.steps.whom.list.set_text([MOTHER.id, FATHER.id])
    page.flow.show_list()
    read(small, page)
    reading = page.steps.reading
    assert [each.prepared.household.names for each in reading.drawn] == ["Kemi Ward", "Jon Ward"]
    page.steps.signs.list.rows.toggle(page.steps.signs.list.rows.index(0))
    assert not reading.drawn
    read(small, page)
    enter(small, page)
    assert [each.with_whom for each in logged(small)] == ["Kemi Ward", "Jon Ward"]


def test_whom_a_letter_is_to_is_in_sight_with_its_pages(small: Visit) -> None:
    small.read(worried)
    small.window.resize(1280, 640)
    page = begun(small)
    page.flow.open(page.steps.reading)
    small.settle()
    reading = page.steps.reading
    small.wait_for(lambda: not reading.pdf.visibleRegion().isEmpty())
    assert not reading.which.visibleRegion().isEmpty()
    assert reading.pdf.hasFocus()


def test_households_and_copies_share_no_sheet_on_both_sides_of_the_paper(small: Visit) -> None:
    small.read(worried)
    page = begun(small)
    page.steps.whom.list.set_text([MOTHER.id, FATHER.id])
    page.steps.going.both_sides.click()
    page.steps.going.large.click()
    page.steps.going.copies.set_text("2")
    page.flow.show_list()
    read(small, page)
    enter(small, page)
    assert page.flow.done
    printer = page.flow.done.print_ = Printer()
    for card, other in zip(page.flow.done.cards, ("Jon Ward", "Kemi Ward"), strict=True):
        card.print_button.click()
        assert printer.papers[-1] is Paper.BOTH_SIDES
        printed = text_of(printer.printed[-1])
        assert other not in printed
        pages = printed.split("\f")[:-1]
        assert not all(page.strip() for page in pages), "a copy that ends on the front of a sheet"
        copies = [
            re.findall(r"Copy (\d) of 2", front + back) for front, back in zip(pages[::2], pages[1::2], strict=True)
        ]
        assert [sorted(set(each)) for each in copies] == [["1"]] * (len(copies) // 2) + [["2"]] * (len(copies) // 2)


def test_it_is_printed_only_once_it_is_in_the_record_and_then_said_how_it_went(small: Visit) -> None:
    small.read(worried)
    page = begun(small)
    read(small, page)
    enter(small, page)
    done = page.flow.done
    assert done
    printed: list[bytes] = []

    def print_(pdf: bytes, _parent: object, then: Then, **_: object) -> None:
        printed.append(pdf)
        assert len(logged(small)) == 1, "it is in the record before it is on paper"
        then(Printed(2, 2, 1, frozenset({0, 1})))

    done.print_ = print_  # type: ignore[assignment]  # the dialog is the computer's
    done.cards[0].print_button.click()
    assert printed == [done.cards[0].drawn.pdf]
    small.settle()
    looks = small.read(lambda desk: looks_at(desk, FINLEY.id)).shown
    assert (Happening.PRINTED, "the letter to the family") in [(look.happening, look.note) for look in looks]
    today = small.go(TodayPage, "today")
    (need,) = [each for each in small.read(needs) if each.kind == "letter"]
    today._do(need)
    small.settle()
    form = today.slot.form
    assert isinstance(form, RecordLetterSent)
    form.save()
    assert form.summary.isVisibleTo(today)
    form.delivery.button(Delivery.HANDED.value).click()
    form.sent_by.setText("Ruth Patel")
    form.sent.set_text("today")
    form.save()
    small.settle()
    (entry,) = logged(small)
    assert entry.letter
    assert entry.letter.delivery is Delivery.HANDED


def test_the_answer_is_written_down_at_the_letter_in_the_chronology(small: Visit) -> None:
    small.read(worried)
    page = begun(small)
    read(small, page)
    enter(small, page)
    (entry,) = logged(small)
    panel = small.go(ChildPage, "child", FINLEY.id).findChildren(ChronologyPart)[0]
    (shown,) = [each for each in panel._entries if each.id == entry.id]
    panel._open(shown)
    small.settle()
    panel.entry.letter.click()
    small.settle()
    form = panel.entry.slot.form
    assert isinstance(form, RecordLetterSent)
    form.delivery.button(Delivery.HANDED.value).click()
    form.sent_by.setText("Ruth Patel")
    form.sent.set_text("today")
    form.save()
    small.settle()
    panel.entry.letter.click()
    small.settle()
    reply = panel.entry.slot.form
    assert isinstance(reply, RecordFamilyReply)
    reply.replied.set_text("today")
    reply.reply.set_text("They will come on Thursday")
    reply.save()
    small.settle()
    (answered,) = logged(small)
    assert answered.letter
    assert answered.letter.reply == "They will come on Thursday"


def test_once_it_has_gone_the_next_letter_and_the_next_bundle_say_that_it_told_them(small: Visit) -> None:
    small.read(lambda desk: worried(desk, Informed(False, to_be_told=True)))
    page = begun(small)
    read(small, page)
    enter(small, page)
    (entry,) = logged(small)
    told = small.go(ReferralPage, "referral", FINLEY.id).steps.told
    assert told.recorded.text().endswith("they are to be told."), "it is printed and has not gone"
    gone = partial(record_letter_sent, contact_id=entry.id, delivery=Delivery.HANDED, sent_by="Ruth", sent=NOT_KNOWN)
    page.tasks.write(page, gone)
    small.settle()
    assert "Letter to Kemi Ward, " in told.recorded.text()
    assert told.recorded.text().endswith("it told them.")
    assert not told.informed[Party.PARENTS].answered, "what the bundle says is said by a person"
    telling = small.go(FamilyLetterPage, "family-letter", FINLEY.id).steps.telling
    assert telling._words.text().endswith("it told them.")
    assert telling.status() is Status.COMPLETED


def test_every_answer_is_back_in_the_next_sitting(small: Visit) -> None:
    small.read(lambda desk: worried(desk, NOT_TOLD))
    page = begun(small)
    steps = page.steps
    steps.telling.override.set_text("They may know now")
    steps.texts.list.set_text(["family-talk", "family-meeting"])
    steps.school_does.list.set_text(["key-adult", "day-plan"])
    steps.going.large.setChecked(True)
    steps.going.copies.set_text("2")
    steps.going.reply_by.set_text("1/12/2030")
    steps.words.ask()
    steps.words.questions.restore(
        {
            "own_words": "We will meet you.", "meeting_day": "2/12/2030", "meeting_time": "15:30",
            "meeting_place": "Room 1", "reply_by": "1/12/2030",
        }
    )  # fmt: skip
    steps.second.who.setText("Tomasz Nowak")
    steps.second.when.set_text("not known")
    asked = steps.asked()
    small.go(TodayPage, "today")
    again = small.go(FamilyLetterPage, "family-letter", FINLEY.id)
    assert again.steps.asked() == asked
    assert (asked.copies, asked.large_print, asked.chosen) == (2, True, ("family-talk", "family-meeting"))


def test_the_unfinished_letter_is_on_today_and_gone_once_it_is_in_the_record(small: Visit) -> None:
    small.read(worried)
    page = begun(small)
    draft_id = page.flow.draft_id
    assert "Unfinished letter to a family" in listed(small)
    again = small.go(FamilyLetterPage, "family-letter", draft_id)
    assert again.steps.whom.codes() == (MOTHER.id,)
    read(small, again)
    enter(small, again)
    assert "Unfinished letter" not in listed(small)
