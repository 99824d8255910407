"""Each gate of a letter to one family: shut, nothing is drawn, logged or kept, neither when it is made nor later."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact, ContactKind, Whom
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.errors import DeskError, InvalidRecord, ReadsOnly
from dsl_desk.domain.family import ContactRule
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.letter import ENGLISH, Delivery
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.second_look import SecondLook
from dsl_desk.domain.term import Term
from dsl_desk.domain.translation_check import TranslationCheck, check_id, fingerprint
from dsl_desk.domain.when import NOT_KNOWN, Certainty, When
from dsl_desk.services import attaching, deciding, directory, recording
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.contacting import amend_contact
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import save_family_member, save_front_sheet
from dsl_desk.services.lettering.answers import OwnWords
from dsl_desk.services.lettering.private.asked import SLIP_DAY, NamesAnotherChild, PrivateAsked, sign_words
from dsl_desk.services.lettering.private.logging import (
    log_private,
    record_letter_sent,
    record_reply,
)
from dsl_desk.services.lettering.private.preparing import DrawnPrivate, draw_private, prepare_private
from dsl_desk.services.lettering.sentences import Sentences
from dsl_desk.services.lettering.texts import save_text
from dsl_desk.services.lettering.translations import confirm_translation, side_by_side
from dsl_desk.services.needs import needs
from dsl_desk.services.restricting import restrict_concern
from dsl_desk.store import records
from tests.desks import FINLEY, ISLA, NAME, NOW
from tests.documents.reading import squeezed, text_of
from tests.services.lettering.private.family import (
    ASKED,
    FATHER,
    HARM,
    HELPLINE,
    LATE,
    MOTHER,
    decide,
    family,
    kept_pages,
    seen,
)

TODAY = When(Certainty.EXACT, NOW.date())
NOT_TOLD = Informed(False, (Term("N3", "Evidence"),), "Police asked us to wait")
SECOND = SecondLook("Tomasz Nowak, headteacher", NOT_KNOWN)
POLICE_SAID = "Seen with two older men near the station on Friday"
REFUGE = Address(("3 Quiet Lane",), "LK3 3CC", confidential=True, why="Refuge")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with family(tmp_path) as made:
        yield made


def own(words: str, **changed: object) -> PrivateAsked:
    return replace(ASKED, answers={"own_words": words}, **changed)  # type: ignore[arg-type]


def make(desk: Desk, asked: PrivateAsked = ASKED) -> list[DrawnPrivate]:
    return [draw_private(each) for each in prepare_private(desk, asked)]


def contacts(desk: Desk) -> tuple[Contact, ...]:
    return records.every(desk.connection, Contact)


def journal(desk: Desk) -> int:
    (count,) = desk.connection.execute("SELECT count(*) FROM entry").fetchone()
    return int(count)


def must_not(desk: Desk) -> None:
    barred = replace(MOTHER, contact=ContactRule.MUST_NOT, contact_reason="Court order")
    save_family_member(desk, barred, "The court said so")


def no_responsibility(desk: Desk) -> None:
    save_family_member(desk, replace(MOTHER, parental_responsibility=Answer.NOT_KNOWN), "Said in error")


def confidential(desk: Desk) -> None:
    save_front_sheet(desk, FrontSheet(FINLEY.id, (REFUGE,)), "They moved")


def told_not_to(desk: Desk) -> None:
    decide(desk, NOT_TOLD)


def police_origin(desk: Desk) -> None:
    seen(desk, "We will meet you whenever it suits", origin=Origin.POLICE)


def marked(desk: Desk) -> None:
    seen(desk, "We will meet you whenever it suits", not_told="Her brother")


def stale(desk: Desk) -> None:
    directory.save_directory_entry(desk, replace(HELPLINE, checked_on=date(2025, 1, 1)))


SHUT: dict[str, tuple[Callable[[Desk], None], str]] = {
    "must not be contacted": (must_not, "must not be contacted"),
    "parental responsibility not stated": (no_responsibility, "parental responsibility"),
    "confidential address": (confidential, "kept confidential"),
    "N3 without an override": (told_not_to, "decided that the parents are not told"),
    "police without a second person": (police_origin, "what police told"),
    "marked as not to be told": (marked, "must not be told"),
    "a number that is stale": (stale, "has not been checked lately"),
}


@pytest.mark.parametrize(("shut", "words"), SHUT.values(), ids=SHUT)
def test_a_gate_that_is_shut_leaves_nothing_drawn_logged_or_kept(
    desk: Desk, shut: Callable[[Desk], None], words: str
) -> None:
    shut(desk)
    before = journal(desk)
    with pytest.raises(InvalidRecord, match=words):
        prepare_private(desk, ASKED)
    assert (journal(desk), contacts(desk), records.every(desk.connection, Attachment)) == (before, (), ())


@pytest.mark.parametrize(("shut", "words"), SHUT.values(), ids=SHUT)
def test_a_gate_that_shuts_after_the_letter_was_read_keeps_it_out_of_the_record(
    desk: Desk, shut: Callable[[Desk], None], words: str
) -> None:
    drawn = make(desk)
    shut(desk)
    before = journal(desk)
    with pytest.raises(InvalidRecord, match=words):
        log_private(desk, drawn)
    assert (journal(desk), contacts(desk), records.every(desk.connection, Attachment)) == (before, (), ())


def test_an_override_with_its_reason_lets_it_go_and_is_kept(desk: Desk) -> None:
    told_not_to(desk)
    log_private(desk, make(desk, replace(ASKED, override="Police say that they may know now")))
    (logged,) = contacts(desk)
    assert logged.letter
    assert logged.letter.override == "Police say that they may know now"


def test_words_of_police_go_once_a_second_person_is_named_and_it_is_kept_who(desk: Desk) -> None:
    seen(desk, POLICE_SAID, origin=Origin.POLICE)
    with pytest.raises(InvalidRecord, match="what police told"):
        prepare_private(desk, own(f"We heard: {POLICE_SAID.lower()}."))
    log_private(desk, make(desk, own(f"We heard: {POLICE_SAID.lower()}.", second=SECOND)))
    assert [each.letter.second for each in contacts(desk) if each.letter] == [SECOND]


def test_a_sign_that_only_police_told_of_waits_for_a_second_person(desk: Desk) -> None:
    seen(desk, POLICE_SAID, LATE, origin=Origin.POLICE)
    asked = replace(ASKED, signs=("A2",))
    with pytest.raises(InvalidRecord, match="what police told"):
        prepare_private(desk, asked)
    assert prepare_private(desk, replace(asked, second=SECOND))


@pytest.mark.parametrize("name", ["own_words", "meeting_place", "meeting_people"])
def test_another_childs_name_is_refused_wherever_it_was_typed(desk: Desk, name: str) -> None:
    answers = {
        "meeting_day": "2026-04-01",
        "meeting_time": "15:30",
        "meeting_place": "Room 1",
        "reply_by": "2026-03-30",
    }
    asked = replace(ASKED, chosen=("family-meeting",), answers=answers | {name: "With Isla and her friends"})
    before = journal(desk)
    with pytest.raises(NamesAnotherChild) as error:
        prepare_private(desk, asked)
    assert [problem.field for problem in error.value.problems] == [name]
    assert [found.child for found in error.value.found] == [ISLA]
    assert "Isla" not in str(error.value)
    assert journal(desk) == before


@pytest.mark.parametrize("words", ["Mrs Begum will call you.", "Finley likes art.", "Ask Dr A. Begum. Thank you."])
def test_the_childs_own_name_and_adults_with_a_title_may_stand(desk: Desk, words: str) -> None:
    assert prepare_private(desk, own(words))


def test_a_day_is_no_name_and_a_month_alone_may_be_one(desk: Desk) -> None:
    recording.add_children(desk, [Child("4" * 32, "Reed", "April"), Child("5" * 32, "Reed", "May")])
    assert prepare_private(desk, own("Come on 7 April, on 3rd May or in April 2026."))
    for words in ("April saw it.", "On 7 April May saw it."):
        with pytest.raises(NamesAnotherChild):
            prepare_private(desk, own(words))


def test_a_title_hides_no_child_who_comes_after_the_adult(desk: Desk) -> None:
    with pytest.raises(NamesAnotherChild):
        prepare_private(desk, own("Ask Mrs Hall. Isla saw it."))


def test_a_confidential_address_is_refused_beside_the_field_that_holds_it(desk: Desk) -> None:
    save_front_sheet(desk, FrontSheet(ISLA.id, (REFUGE,)))
    with pytest.raises(InvalidRecord, match="kept confidential"):
        prepare_private(desk, own("Please come to 3 Quiet Lane."))
    answers = {"meeting_day": "2026-04-01", "meeting_time": "15:30", "meeting_place": "3 Quiet Lane"}
    meeting = replace(ASKED, chosen=("family-meeting",), answers={**answers, SLIP_DAY: "2026-03-30"})
    with pytest.raises(InvalidRecord, match="kept confidential") as error:
        prepare_private(desk, meeting)
    assert [problem.field for problem in error.value.problems] == ["meeting_place"]


def test_parents_who_live_apart_are_not_asked_to_one_meeting(desk: Desk) -> None:
    answers = {"meeting_day": "2026-04-01", "meeting_time": "15:30", "meeting_place": "Room 3"}
    meeting = replace(ASKED, chosen=("family-meeting",), answers={**answers, SLIP_DAY: "2026-03-30"})
    assert prepare_private(desk, meeting)
    with pytest.raises(InvalidRecord, match="invited one by one") as error:
        prepare_private(desk, replace(meeting, to=(MOTHER.id, FATHER.id)))
    assert [problem.field for problem in error.value.problems] == ["to"]
    assert len(prepare_private(desk, replace(ASKED, to=(MOTHER.id, FATHER.id)))) == 2


def test_nor_does_a_text_of_the_school_or_its_profile_tell_one(desk: Desk) -> None:
    save_text(desk, "family-letter", ENGLISH, "# To you\n\nCome to 3 Quiet Lane.")
    assert prepare_private(desk, ASKED)
    save_front_sheet(desk, FrontSheet(ISLA.id, (REFUGE,)))
    with pytest.raises(InvalidRecord, match="kept confidential"):
        prepare_private(desk, ASKED)


def test_nor_does_a_text_of_the_school_name_a_child(desk: Desk) -> None:
    with pytest.raises(InvalidRecord, match="name of a child on the roll"):
        save_text(desk, "family-letter", ENGLISH, "# To you\n\nAsk Isla Begum.")
    save_text(desk, "family-letter", ENGLISH, "# To you\n\nAsk Grace O’Brien.")
    assert prepare_private(desk, ASKED)
    recording.add_children(desk, [Child("4" * 32, "O’Brien", "Grace")])
    with pytest.raises(DeskError, match=r"in English holds the name of a child on the roll\. Nothing was printed"):
        prepare_private(desk, ASKED)


@pytest.mark.parametrize(
    ("code", "words"),
    [("A2", "not in this child’s record"), ("J4", "never stands in a letter"), ("Z9", "not in this child’s record")],
    ids=["not ticked", "never in a letter", "unknown"],
)
def test_a_sign_is_refused_that_was_not_seen_or_never_stands_in_a_letter(desk: Desk, code: str, words: str) -> None:
    seen(desk, "A mark on the arm", HARM)
    with pytest.raises(InvalidRecord, match=words) as error:
        prepare_private(desk, replace(ASKED, signs=("C2", code)))
    assert error.value.problems[0].field == "signs"


def test_a_letter_to_many_is_no_letter_to_one_family(desk: Desk) -> None:
    with pytest.raises(InvalidRecord, match="goes to many"):
        prepare_private(desk, replace(ASKED, pack="warning-signs"))


def test_the_child_does_not_take_it_home(desk: Desk) -> None:
    with pytest.raises(InvalidRecord, match="not taken home"):
        prepare_private(desk, replace(ASKED, delivery=Delivery.WITH_CHILD))


def test_parents_who_live_apart_get_a_letter_each_that_does_not_name_the_other(desk: Desk) -> None:
    mother, father = make(desk, replace(ASKED, to=(FATHER.id, MOTHER.id)))
    for drawn, name, where, other in ((mother, "Anna Ward", "1 High", "Ben"), (father, "Ben Ward", "2 Low", "Anna")):
        printed = text_of(drawn.pdf)
        assert f"Dear {name}" in printed
        assert where in printed
        assert other not in printed
    log_private(desk, [mother, father])
    assert [each.with_whom for each in contacts(desk)] == ["Anna Ward", "Ben Ward"]


def test_what_is_printed_is_what_was_chosen_in_neutral_words(desk: Desk) -> None:
    (drawn,) = make(desk)
    printed = squeezed(text_of(drawn.pdf))
    sign = sign_words("C2")
    assert sign
    for words in (sign.words[ENGLISH], "whom your child trusts", "whenever it suits you", HELPLINE.phone):
        assert squeezed(words) in printed
    assert squeezed("lunch queue") not in printed, "nothing of the record itself"
    assert "xploitation" not in printed


def test_the_contact_keeps_what_was_printed_to_the_byte(desk: Desk) -> None:
    (drawn,) = make(
        desk,
        replace(ASKED, copies=2, large_print=True, reply_by=date(2026, 4, 1), delivery=Delivery.HANDED),
    )
    change = log_private(desk, [drawn])
    (logged,) = contacts(desk)
    assert change.child_ids == {FINLEY.id}
    assert (logged.kind, logged.with_whom, logged.whom_kind) == (ContactKind.LETTER, "Anna Ward", Whom.PARENT)
    assert "whenever it suits you" in logged.said
    letter = logged.letter
    assert letter
    assert (letter.pack, letter.to, letter.copies, letter.large_print) == ("family", (MOTHER.id,), 2, True)
    assert [(text.template, text.language) for text in letter.texts] == [("family-letter", ENGLISH)]
    assert letter.delivery is Delivery.NOT_SENT_YET, "what was meant is not what happened"
    kept = kept_pages(desk, logged.id)
    assert kept.sha256 == hashlib.sha256(drawn.pdf).hexdigest()
    assert attaching.proved_content(desk, kept) == drawn.pdf
    assert FINLEY.family_name not in kept.name
    assert "xploit" not in kept.name


def test_its_pages_say_which_copy_it_is_and_its_title_says_nothing(desk: Desk) -> None:
    (drawn,) = make(desk, replace(ASKED, copies=2))
    assert text_of(drawn.pdf).count("Copy 2 of 2") == text_of(drawn.pdf).count("Copy 1 of 2") > 0
    assert drawn.prepared.letter.title == "Letter to parents and carers"


def test_what_was_printed_is_not_corrected_afterwards(desk: Desk) -> None:
    log_private(desk, make(desk))
    (logged,) = contacts(desk)
    for other in (replace(logged, said="Something kinder"), replace(logged, letter=None)):
        with pytest.raises(InvalidRecord, match="what was printed"):
            amend_contact(desk, other, "A slip")
    amend_contact(desk, replace(logged, outcome="They rang"), "Added")


def test_the_day_on_the_slip_is_when_an_answer_is_asked_after(desk: Desk) -> None:
    answers = {
        "meeting_day": "2026-04-01", "meeting_time": "15:30", "meeting_place": "Room 1", "reply_by": "2026-03-30",
    }  # fmt: skip
    asked = replace(ASKED, chosen=("family-meeting",), answers=answers)
    (drawn,) = make(desk, asked)
    printed = squeezed(text_of(drawn.pdf))
    for words in ("Wednesday 1 April 2026", "3:30pm", "Room 1", "Monday 30 March 2026"):
        assert squeezed(words) in printed
    log_private(desk, [drawn])
    assert [each.letter.reply_by for each in contacts(desk) if each.letter] == [date(2026, 3, 30)]
    assert asked.answer_by() == date(2026, 3, 30)
    assert replace(asked, reply_by=date(2026, 4, 2)).answer_by() == date(2026, 4, 2)


def test_one_printing_is_logged_once(desk: Desk) -> None:
    drawn = make(desk)
    log_private(desk, drawn)
    before = journal(desk)
    with pytest.raises(InvalidRecord, match="in the record already"):
        log_private(desk, drawn)
    assert (journal(desk), len(contacts(desk))) == (before, 1)
    log_private(desk, make(desk))
    assert len(contacts(desk)) == 2, "printed again, it is another printing"


def test_a_letter_that_would_be_another_one_now_is_not_logged(desk: Desk) -> None:
    drawn = make(desk)
    save_family_member(desk, replace(MOTHER, name="Anna Hill"), "She married")
    with pytest.raises(InvalidRecord, match="has changed since you read it"):
        log_private(desk, drawn)
    assert not contacts(desk)


def test_who_reads_only_logs_nothing(desk: Desk) -> None:
    drawn = make(desk)
    desk.person = replace(desk.person, reads_only=True)
    with pytest.raises(ReadsOnly):
        log_private(desk, drawn)
    assert not contacts(desk)


def test_it_belongs_to_the_concern_that_was_chosen_and_to_no_other_childs(desk: Desk) -> None:
    concern = Concern(desk.new_id(), "Late to lessons")
    decision = Decision(desk.new_id(), DecisionKind.OPEN_CONCERN, "Why", NAME, concern.id)
    deciding.open_concern(desk, concern, [Involvement(desk.new_id(), concern.id, ISLA.id)], decision)
    with pytest.raises(InvalidRecord, match="concern about this child"):
        prepare_private(desk, replace(ASKED, concern_id=concern.id))


def test_a_sign_told_only_in_a_restricted_concern_keeps_its_letter_there(desk: Desk) -> None:
    concern = Concern(desk.new_id(), "An allegation")
    only_there = seen(desk, "Came late again", LATE)
    decision = Decision(
        desk.new_id(), DecisionKind.OPEN_CONCERN, "Why", NAME, concern.id, (only_there.id,), parents=Informed(True)
    )
    deciding.open_concern(desk, concern, [Involvement(desk.new_id(), concern.id, FINLEY.id)], decision)
    restrict_concern(desk, concern.id, [desk.person.id], "It is about a member of staff")
    asked = replace(ASKED, signs=("A2", "C2"))
    with pytest.raises(InvalidRecord, match="restricted concern"):
        prepare_private(desk, asked)
    assert prepare_private(desk, replace(asked, concern_id=concern.id))
    assert prepare_private(desk, ASKED), "what is told elsewhere too is no secret of that concern"


def confirm(desk: Desk, *codes: str) -> None:
    for code in codes:
        read = side_by_side(desk, code, "pl")
        prints = fingerprint(read.text), fingerprint(read.original)
        check = TranslationCheck(check_id(code, "pl"), code, "pl", *prints, "Ewa", "Her first language", NOW.date())
        confirm_translation(desk, check)


def test_words_that_nobody_who_speaks_the_language_confirmed_are_not_printed(desk: Desk) -> None:
    polish = replace(ASKED, language="pl", answers={})
    with pytest.raises(InvalidRecord, match="Nobody who speaks Polish"):
        prepare_private(desk, polish)
    confirm(desk, "family-letter")
    with pytest.raises(InvalidRecord, match="the signs, what the school does"):
        prepare_private(desk, polish)
    confirm(desk, *Sentences)
    (drawn,) = make(desk, polish)
    assert [wording.language for wording in drawn.prepared.letter.wordings] == ["pl", ENGLISH]
    assert {text.language for text in drawn.prepared.texts} == {"pl", ENGLISH}


def test_own_words_are_typed_in_the_language_too_and_it_is_said_by_whom(desk: Desk) -> None:
    confirm(desk, "family-letter", *Sentences)
    polish = replace(ASKED, language="pl")
    with pytest.raises(InvalidRecord, match="does not translate"):
        prepare_private(desk, polish)
    with pytest.raises(InvalidRecord, match="Enter who wrote the Polish"):
        prepare_private(desk, replace(polish, own=OwnWords({"own_words": "Do zobaczenia."})))
    (drawn,) = make(desk, replace(polish, own=OwnWords({"own_words": "Do zobaczenia."}, "Ewa Nowak")))
    assert "Do zobaczenia." in text_of(drawn.pdf)


def test_how_it_went_and_what_came_back_are_later_versions(desk: Desk) -> None:
    log_private(desk, make(desk, replace(ASKED, reply_by=date(2026, 3, 27))))
    (logged,) = contacts(desk)
    (need,) = [each for each in needs(desk) if each.id == logged.id]
    assert need.words == "Record how the letter to Anna Ward was sent"
    with pytest.raises(InvalidRecord, match="how the letter reached"):
        record_letter_sent(desk, logged.id, Delivery.NOT_SENT_YET, NAME, TODAY)
    with pytest.raises(InvalidRecord, match="who sent the letter"):
        record_letter_sent(desk, logged.id, Delivery.HANDED, "", TODAY)
    record_letter_sent(desk, logged.id, Delivery.HANDED, NAME, TODAY)
    (need,) = [each for each in needs(desk) if each.id == logged.id]
    assert (need.words, need.due.day) == ("Ask Anna Ward about an answer to the letter", date(2026, 3, 27))
    with pytest.raises(InvalidRecord, match="what the family answered"):
        record_reply(desk, logged.id, TODAY, " ")
    record_reply(desk, logged.id, TODAY, "They will come on Thursday")
    assert not [each for each in needs(desk) if each.id == logged.id]
    (sent,) = contacts(desk)
    assert sent.letter
    assert (sent.letter.delivery, sent.letter.sent_by, sent.letter.reply) == (
        Delivery.HANDED, NAME, "They will come on Thursday",
    )  # fmt: skip
    assert sent.said == logged.said
    assert len(records.versions(desk.connection, Contact, sent.id)) == 3


def test_it_stands_in_the_chronology_with_how_it_went_and_no_ids(desk: Desk) -> None:
    log_private(desk, make(desk))
    (logged,) = contacts(desk)
    record_letter_sent(desk, logged.id, Delivery.POST, NAME, TODAY)
    (entry,) = [each for each in chronology(desk, FINLEY.id) if each.id == logged.id]
    facts = dict(entry.facts)
    assert entry.title == "Letter: Anna Ward"
    assert facts["How it was sent"] == f"by post, by {NAME}, Tuesday 24 March 2026"
    assert facts["Letters printed"] == "Letter about what was seen, 2026-11"
    assert [file.attachment.what for file in entry.files] == ["The letter as it was printed"]
    assert MOTHER.id not in str(entry)
