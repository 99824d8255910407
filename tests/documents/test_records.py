"""Every field of a record is on paper, in order; what was not recorded has no line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsl_desk.documents.legend import Legend
from dsl_desk.documents.press import Sheet, pages
from dsl_desk.documents.records import record_blocks
from dsl_desk.domain.action import Action, ActionKind
from dsl_desk.domain.body_map import BodyMark, BodySide
from dsl_desk.domain.casefile import Record
from dsl_desk.domain.contact import Contact, ContactKind, Whom
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.observation import Aware, Basis, SourceDetail
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.term import Term
from tests.documents.everything import everything
from tests.documents.reading import squeezed, text_of
from tests.documents.samples import NOW, an_observation, as_record, casefile

FULL = replace(
    an_observation(),
    basis=Basis.FACT,
    prompts="Tell me about today.",
    demeanour="Looked at the door.",
    present="Mr Osei, tutor",
    ending="Went to lesson 3.",
    vulnerabilities=(Term("care", "Is or was in care"),),
    protective=(Term("friends", "Has friends who are good company"),),
    aware=Aware("New coat", "Said little", "Waiting", "Kept close to the driver", "Dark and wet"),
    marks=(BodyMark(1, BodySide.FRONT, 500, 300, "Chest", "Round bruise"),),
    origin=Origin.POLICE,
    must_not_be_told="His uncle",
    source=SourceDetail("Reception saw it too", "Was right in May", "Could be followed", "Yes, in school"),
)
IN_ORDER = (
    "Happened:", "Fact, opinion or second-hand: fact", "What was seen or told", "Appearance: New coat",
    "Environment: Dark and wet", "Exact words, as they were said", "He said I mustn't tell no one.",
    "Questions asked: Tell me about today.", "How the child was: Looked at the door.", "Who was there: Mr Osei",
    "What happened to the child at the end: Went to lesson 3.", "About:", "Signs ticked by the school",
    "What makes life harder", "Is or was in care", "What protects the child", "Has friends who are good company",
    "Body map", "Round bruise", "Handling", "Whose information this is: police", "Must not be told: His uncle",
    "What else supports it: Reception saw it too", "What is known of the source: Was right in May",
    "Could be followed", "Yes, in school", "Written by:",
)  # fmt: skip


def printed(*records: Record) -> str:
    """They alone, as squeezed text."""
    held = tuple(as_record(record, seq) for seq, record in enumerate(records, 1))
    legend = Legend.of(replace(casefile(), records=held))
    return squeezed(text_of(pages(Sheet("Records", NOW, ""), list(record_blocks(held, legend)))))


def test_an_observation_says_facts_then_the_childs_voice_then_its_handling() -> None:
    text, at = printed(FULL), 0
    for words in IN_ORDER:
        found = text.find(squeezed(words), at)
        assert found >= 0, words
        at = found


def test_what_was_not_recorded_has_no_line() -> None:
    text = printed(an_observation())
    for words in ("Handling", "Questions asked", "Fact, opinion", "What protects", "Appearance", "Must not be told"):
        assert squeezed(words) not in text


def test_a_contact_says_who_else_was_there_and_every_reference() -> None:
    contact = Contact(
        "2" * 32, ContactKind.CALL, "PC Dan Frost", "Passed on.", whom_kind=Whom.OFFICER,
        incident_reference="INC-12", crime_reference="CR-9", present="Ms Shah",
    )  # fmt: skip
    text = printed(contact)
    assert squeezed("With: PC Dan Frost, police officer") in text
    assert squeezed("Police incident reference: INC-12") in text
    assert squeezed("Crime reference: CR-9") in text
    assert squeezed("Who else was there: Ms Shah") in text


def test_a_decision_says_who_was_told_and_who_tells_later() -> None:
    reason = Term("N10", "They could not be reached")
    decision = Decision(
        "4" * 32, DecisionKind.NO_FURTHER_ACTION, "Explained.", "Ruth Adeyemi", review_on=date(2026, 8, 3),
        parents=Informed(False, (reason,), "Rang at 9 and 11."), child=Informed(True),
        inform_later="Ruth Adeyemi, tomorrow",
    )  # fmt: skip
    text = printed(decision)
    assert squeezed("Parents or carers told: no. They could not be reached (N10)") in text
    assert squeezed("Rang at 9 and 11.") in text
    assert squeezed("Child told: yes") in text
    assert squeezed("Who tells them later, and when: Ruth Adeyemi, tomorrow") in text


def test_a_decision_says_that_somebody_is_to_be_told() -> None:
    decision = Decision(
        "4" * 32, DecisionKind.TELLING, "They can help.", "Ruth Adeyemi", parents=Informed(False, to_be_told=True),
        inform_later="Ruth Adeyemi, by letter tomorrow",
    )  # fmt: skip
    text = printed(decision)
    assert squeezed("Decided: who is told") in text
    assert squeezed("Parents or carers told: not yet, to be told") in text
    assert squeezed("Who tells them later, and when: Ruth Adeyemi, by letter tomorrow") in text


def test_an_action_says_its_kind_where_it_has_one() -> None:
    step = Action("3" * 32, "ch", "Meet the family", "Ruth Adeyemi")
    assert squeezed("Kind:") not in printed(step)
    assert squeezed("Kind: early intervention") in printed(replace(step, kind=ActionKind.EARLY_INTERVENTION))


def test_every_other_kind_says_what_it_states_and_names_the_agency() -> None:
    legend = Legend.of(everything(ReportForm.TRANSFER))
    records = everything(ReportForm.TRANSFER).records[5:]
    said, at = squeezed(text_of(pages(Sheet("Records", NOW, ""), list(record_blocks(records, legend))))), 0
    in_order = (
        "Record 6 of 13: referral", "To: Ashshire Children’s Services", "Made: Saturday 4 July 2026 at 4pm, by phone",
        "Told to: Duty desk", "A man collects her", "Where it stands: in progress",
        "Asked for the team manager: T. Day, Wednesday 8 July 2026. No reply yet.",
        "Record 7 of 13: Operation Encompass notice", "Police reference: ENC-9", "is printed in no report",
        "Who looks after the child in school: Ms Shah", "What the school did for the child: Met her",
        "Record 8 of 13: police request", "Asked by: DC Ray Poole 4412, Ashshire Police", "Asked for: Attendance in",
        "Record 9 of 13: duty to report", "Whose duty it is: Karen Lowe", "Reported to: 101, Friday 3 July 2026",
        "Record 10 of 13: concern", "Picked up from school", "State: closed", "thought of: Criminal", "Moved away.",
        "Record 11 of 13: earlier bundle", "Bundle: DD-2026-0000-01, information report", "To: Ashshire Police",
        "What went: record 1", "Where it stands: sent", "Sent: Monday 6 July 2026", "How: CJSM",
        "Record 12 of 13: decision not to share", "Where the family moved to", "Not shared with: A neighbour",
        "Agency: Ashshire Children’s Services", "Ground: They have no role", "He had no need to know.",
        "Decided: Tuesday 7 July 2026, by Ruth Adeyemi", "Advice sought from: T. Day", "advised: Keep it back.",
        "Record 13 of 13: note of how a matter was reported", "How it was reported: 101 or online",
        "Reference: none was given", "When: Saturday 4 July 2026 at 9am", "Told to: Control",
    )  # fmt: skip
    for words in in_order:
        found = said.find(squeezed(words), at)
        assert found >= 0, words
        at = found


def test_names_taken_out_of_an_earlier_bundle_are_counted_and_nothing_is_said_to_stand_for_them() -> None:
    (earlier,) = [found for found in everything(ReportForm.TRANSFER).records if found.sharing]
    held = (replace(earlier, names_replaced=2),)
    legend = Legend.of(replace(casefile(), records=held))
    said = squeezed(text_of(pages(Sheet("Records", NOW, ""), list(record_blocks(held, legend)))))
    assert squeezed("Names of other children: taken out in 2 places") in said
    assert squeezed("square brackets") not in said


def test_what_a_record_holds_only_by_id_is_said_to_be_not_named() -> None:
    legend = Legend.of(casefile())
    assert legend.agency("gone") == "an agency not named here"
    assert legend.author("gone") == "a person not named here"
    assert legend.say_records((f"{1:032x}", "x", "y", "x")) == "record 1, 2 kept in the school"
