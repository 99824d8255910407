"""Each task decides its own part of what leaves."""

from dataclasses import fields, replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.domain.agency import AgencyKind
from dsl_desk.domain.care_answers import NO_CARE_ANSWERS, CareAnswers
from dsl_desk.domain.child import Child
from dsl_desk.domain.recipient import Channel, Recipient
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.second_look import NOT_SAID
from dsl_desk.gui.referral.page import ReferralPage
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.services.catalogue.grounds import Party, lawful_bases
from dsl_desk.services.directory import agencies, school, set_school
from dsl_desk.services.front_sheets import front_sheet_file
from dsl_desk.services.recipients import NO_KEY, save_recipient
from dsl_desk.services.seen_together import child_links
from tests.gui.referral.acting import PURPOSE, choose_agency, pass_gate, tick
from tests.gui.visit import Visit


@pytest.fixture
def begun(visitor: Visit, page: ReferralPage) -> ReferralPage:
    """Past the gate, with the two newest records ticked."""
    pass_gate(visitor, page)
    tick(page, 0, 1)
    visitor.settle()
    return page


def test_not_told_needs_a_reason_and_words(begun: ReferralPage) -> None:
    told = begun.steps.told
    begun.flow.open(told)
    told.informed[Party.PARENTS].answer.button("yes").click()
    choice = told.informed[Party.CHILD]
    choice.answer.button("no").click()
    told.go_on()
    assert told.fields["child"].error
    choice.reasons.button("N3").click()
    choice.words.set_text("Police asked us to wait.")
    told.agencies.set_text("Social care, Priti Nair, 10:15")
    told.go_on()
    assert told.status() is Status.COMPLETED
    decided = told.decided()
    assert decided["child"].reasons[0].code == "N3"
    assert decided["agencies_told"] == "Social care, Priti Nair, 10:15"


def test_a_ground_nobody_has_checked_stands_behind_one_more_press(begun: ReferralPage) -> None:
    reasons = begun.steps.reasons
    begun.flow.open(reasons)
    reasons.purpose.set_text(PURPOSE)
    (unchecked,) = (basis for basis in lawful_bases() if not basis.offered)
    button = reasons.grounds["others"].button(unchecked.code)
    assert not button.isVisibleTo(begun)
    reasons._others.open()
    assert button.isVisibleTo(begun)
    button.click()
    assert reasons.terms() == (unchecked.term,)
    reasons.go_on()
    assert reasons.fields["lawful_basis"].error, "it is no lawful basis by itself"


def test_a_recipient_shows_who_checked_the_key_and_how_it_travels(visitor: Visit, begun: ReferralPage) -> None:
    choose_agency(visitor, begun)
    recipient = begun.steps.recipient
    assert recipient._key.text() == NO_KEY
    assert "six words" in recipient._channel.text()
    police = next(each for each in visitor.read(agencies) if each.kind is AgencyKind.POLICE)
    known = Recipient(police.id, "spoc@force.example.cjsm.net", channel=Channel.ENCRYPTED_CHANNEL, most_mb=3)
    begun.tasks.write(begun, lambda desk: save_recipient(desk, known))
    visitor.settle()
    assert "never send it by ordinary email" in recipient._channel.text().lower()
    receiving = recipient.receiving()
    assert receiving
    assert (receiving.locked, receiving.most) == (False, 3_000_000)


def test_front_sheet_and_people_leave_one_by_one(visitor: Visit, begun: ReferralPage, child: Child) -> None:
    file = visitor.read(lambda desk: front_sheet_file(desk, child.id))
    details = begun.steps.details
    details.list.set_text([file.family[0].id, file.professionals[0].id])
    decided = details.decided()
    assert decided == {
        "front_sheet": False,
        "family": (file.family[0].id,),
        "professionals": (file.professionals[0].id,),
        "statuses": (),
    }
    ties = visitor.read(lambda desk: child_links(desk, child.id)).ties
    subjects = begun.steps.subjects
    assert subjects.list.rows.rowCount() == len(
        {each.id for tie in ties for each in (tie.subject, tie.other) if each}
    )
    subjects.list.set_text([ties[0].subject.id])
    assert subjects.decided() == {"subjects": (ties[0].subject.id,)}
    assert ties[0].subject.label in subjects.written()[0][1]


def test_who_must_not_be_told_is_a_name_on_each_line(begun: ReferralPage) -> None:
    handling, choosing = begun.steps.handling, begun.steps.choosing
    marked = next(entry for entry in choosing._entries if entry.must_not_be_told)
    choosing.list.set_text([marked.id])
    begun.flow.open(handling)
    assert marked.must_not_be_told in handling._marked.text(), "it goes along by itself"
    handling.not_told.set_text("Tom Ward, father\n\n  his brother ")
    handling.wishes.set_text("Ring first.")
    assert handling.decided() == {"must_not_be_told": ("Tom Ward, father", "his brother"), "handling": "Ring first."}
    assert handling.detail() == "2 people must not be told"


def test_sources_are_asked_about_only_where_a_ticked_record_tells_them(visitor: Visit, page: ReferralPage) -> None:
    pass_gate(visitor, page)
    choosing, sources = page.steps.choosing, page.steps.sources
    assert sources.status() is Status.OPTIONAL
    seen = next(entry for entry in choosing._entries if any(name == "Who saw or heard it" for name, _ in entry.facts))
    choosing.list.set_text([seen.id])
    assert sources.status() is Status.NOT_STARTED
    page.flow.open(sources)
    sources.go_on()
    assert sources.fields["answer"].error
    sources.answer.button("sheet").click()
    assert sources.decided() == {"sources": True}
    choosing.list.set_text([])
    assert sources.decided() == {"sources": False}, "there is nothing to put on a sheet"


def test_a_source_who_is_named_in_the_words_that_leave_is_pointed_at(visitor: Visit, page: ReferralPage) -> None:
    """The code S1 hides nobody whose name stands in what was seen."""
    pass_gate(visitor, page)
    choosing, sources = page.steps.choosing, page.steps.sources
    for words, shown in (("Karen Lowell was on duty.", False), ("Karen Lowe was on duty.", True)):
        entry = replace(
            choosing._entries[0], text=words, exact_words="", facts=(("Who saw or heard it", "karen lowe, tutor"),)
        )
        sources._chosen = partial(tuple, [entry])
        page.flow.open(sources)
        assert sources._named_card.isVisible() is shown
    assert "karen lowe" in sources._named.text()


def test_a_second_person_is_asked_for_and_stops_nothing(begun: ReferralPage) -> None:
    second = begun.steps.second
    assert second.status() is Status.OPTIONAL
    assert second.decided() == {"second": NOT_SAID}
    begun.flow.open(second)
    second.answer.button("afterwards").click()
    second.go_on()
    assert second.fields["why"].error
    second.why.set_text("He is being met at the gate today.")
    second.go_on()
    assert second.decided()["second"].why_not_yet == "He is being met at the gate today."
    second.answer.button("read").click()
    second.who.setText("Marta Sokołowska, headteacher")
    second.when.set_text("not known")
    assert second.decided()["second"].who == "Marta Sokołowska, headteacher"


def test_the_wording_of_all_that_leaves_is_looked_at_once_more(visitor: Visit, begun: ReferralPage) -> None:
    begun.steps.summary.note.set_text("She is promiscuous.")
    wording = begun.steps.wording
    begun.flow.open(wording)
    visitor.settle()
    table = wording.table.table
    words = [str(table.model().index(row, 0).data()) for row in range(table.model().rowCount())]
    assert "“promiscuous”" in words
    table.setCurrentIndex(table.model().index(words.index("“promiscuous”"), 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert begun.steps.summary.isVisibleTo(begun), "where it can be put in other words"
    begun.steps.summary.note.set_text("")
    assert wording.status() is Status.OPTIONAL, "something else leaves now"


def test_what_social_care_asks_may_be_left_blank(begun: ReferralPage) -> None:
    care = begun.steps.care
    begun.steps.form.form.button(ReportForm.SOCIAL_CARE.value).click()
    begun.flow.open(care)
    care.go_on()
    assert begun.flow.list.isVisible()
    assert (care.status(), care.decided()) == (Status.OPTIONAL, {"care": NO_CARE_ANSWERS})
    care.notes["where_now"].set_text(" With her aunt. ")
    assert care.decided() == {"care": CareAnswers(where_now="With her aunt.")}
    assert (care.status(), care.detail()) == (Status.COMPLETED, "1 of 6 answered")


def test_every_question_of_social_care_is_asked(begun: ReferralPage) -> None:
    care = begun.steps.care
    for name, note in care.notes.items():
        note.set_text(name)
    assert care.decided() == {"care": CareAnswers(**{each.name: each.name for each in fields(CareAnswers)})}


def test_answers_to_social_care_wait_while_another_report_is_chosen(visitor: Visit, begun: ReferralPage) -> None:
    """They leave with no other, so neither their wording nor the names in them are asked about."""
    care, form = begun.steps.care, begun.steps.form.form
    care.notes["agreement"].set_text("She is promiscuous.")
    begun.flow.open(begun.steps.form)
    form.button(ReportForm.INFORMATION.value).click()
    assert (care.status(), care.detail()) == (Status.OPTIONAL, "Only for a referral to social care")
    assert wordings(visitor, begun) == []
    form.button(ReportForm.SOCIAL_CARE.value).click()
    assert care.status() is Status.COMPLETED
    assert wordings(visitor, begun) == ["Do the parents and the child agree with the referral?"]


def wordings(visitor: Visit, page: ReferralPage) -> list[str]:
    """Where “promiscuous” is remarked on."""
    wording = page.steps.wording
    page.flow.open(wording)
    visitor.settle()
    model = wording.table.table.model()
    rows = [[str(model.index(row, column).data()) for column in (0, 1)] for row in range(model.rowCount())]
    return [where for words, where in rows if words == "“promiscuous”"]


def test_a_school_that_cannot_sign_yet_hears_it_first(visitor: Visit, child: Child, tmp_path: Path) -> None:
    profile = visitor.read(school)
    visitor.read(lambda desk: set_school(desk, replace(profile, email="")))
    page = visitor.go(ReferralPage, "referral", child.id)
    assert page.banner.isVisible()
    assert page.steps.gate.isVisible(), "and whoever has to act is asked about all the same"
