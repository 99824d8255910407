"""What each audience of a chronology is given, and what it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.concern import Involvement, Role
from dsl_desk.domain.encompass import EncompassNotice
from dsl_desk.domain.observation import Basis, HowKnown, Observation, SourceDetail
from dsl_desk.domain.term import Term
from dsl_desk.domain.when import NOT_KNOWN, Certainty, When
from dsl_desk.services.audiences import AUDIENCES, EVERY_KIND, FACTUAL, Audience, audience, choose
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.chronology_printing import chronology_pdf, gather_chronology
from dsl_desk.services.describing import describe
from dsl_desk.services.desk import Desk
from dsl_desk.services.recording import record_observation
from dsl_desk.services.weighing import mark_significance
from tests.desks import FINLEY, ISLA, in_memory, observe
from tests.documents.reading import text_of

NOW = datetime(2026, 3, 24, 9, 5, tzinfo=UTC)
SIGN = Term("B2", "A new phone")
SEEN = Observation(
    "0" * 32, "He had two phones", HowKnown.TOLD, (Term("B", "Money and things"),), witness="Mr Osei", place="Gate",
    happened=When(Certainty.EXACT, date(2026, 3, 3)), exact_words="He sorted it", indicators=(SIGN,),
    basis=Basis.OPINION, prompts="Whose are they?", demeanour="Looked at the floor", present="Mr Osei and a friend",
    vulnerabilities=(Term("V1", "New to the area"),), protective=(Term("P1", "A grandmother nearby"),),
    source=SourceDetail(danger="He would be beaten", reliability="Right before", contact_again="At break"),
)  # fmt: skip


def entry(record: object = SEEN, kind: str = "observation", **other: object) -> ChronologyEntry:
    told = describe(record, {})
    made = ChronologyEntry(
        "a" * 32, kind, told.when, NOW, told.title, told.text, "Ruth Patel", (SIGN,), source=told.source,
        facts=told.facts, confidential=told.confidential, exact_words=getattr(record, "exact_words", ""),
        category=Term("police", "Police"), significance="The third phone", key=True,
    )  # fmt: skip
    return replace(made, **other)  # type: ignore[arg-type]


def given(reader: Audience, shown: ChronologyEntry) -> str:
    """Everything an audience is given of one entry."""
    chosen = choose([shown], reader)
    return repr((chosen.entries, chosen.voice))


@pytest.mark.parametrize("reader", AUDIENCES, ids=lambda reader: reader.code)
def test_nobody_is_given_what_could_put_a_source_or_a_family_at_risk(reader: Audience) -> None:
    for words in ("He would be beaten", "Right before", "At break"):
        assert words not in given(reader, entry())
    notice = EncompassNotice("0" * 32, "LP/77", received=NOT_KNOWN, circumstances="Shouting", place="Elm Road")
    told = given(reader, entry(notice, "encompass_notice"))
    assert "LP/77" in told
    assert "Shouting" not in told
    assert "Elm Road" not in told


def test_evidence_is_facts_with_source_times_and_words_and_labels_opinion() -> None:
    told = given(audience("evidence"), entry())
    for words in (
        "He had two phones",
        "Mr Osei",
        "He sorted it",
        "('Fact, opinion or second-hand', 'opinion')",
        "date(2026, 3, 3)",
    ):
        assert words in told
    for words in ("The third phone", "A new phone", "New to the area", "A grandmother nearby", "'Police'"):
        assert words not in told
    assert FACTUAL < EVERY_KIND
    assert choose([entry(kind="decision")], audience("evidence")).other == 1


def test_summary_is_what_was_marked_for_it_and_no_more_than_the_event() -> None:
    plain = entry(key=False)
    chosen = choose([entry(), plain], audience("summary"))
    assert (len(chosen.entries), chosen.other) == (1, 1)
    (shown,) = chosen.entries
    assert (shown.text, shown.facts, shown.exact_words, shown.significance) == ("He had two phones", (), "", "")


def test_conference_is_given_the_meaning_and_the_childs_voice_first() -> None:
    chosen = choose([entry(), entry(exact_words="")], audience("conference"))
    assert [shown.significance for shown in chosen.entries] == ["The third phone"] * 2
    (voice,) = chosen.voice
    assert voice.exact_words == "He sorted it"
    assert dict(voice.facts) == {
        "Who was there": "Mr Osei and a friend", "What was asked": "Whose are they?",
        "How the child was": "Looked at the floor",
    }  # fmt: skip


def test_entries_that_somebody_must_not_be_told_of_go_to_trusted_readers_only_with_the_mark() -> None:
    marked = entry(must_not_be_told="her father")
    for reader in AUDIENCES:
        chosen = choose([marked], reader)
        assert (len(chosen.entries), chosen.kept) == ((1, 0) if reader.trusted else (0, 1))
        assert all(shown.must_not_be_told == "her father" for shown in chosen.entries)
    assert [reader.code for reader in AUDIENCES if reader.trusted] == ["evidence", "transfer"]


def test_a_police_request_does_not_go_to_the_next_school() -> None:
    assert choose([entry(kind="police_request")], audience("transfer")).other == 1


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return in_memory(tmp_path)


def pdf_words(desk: Desk, code: str, copies: int = 1, without: frozenset[str] = frozenset()) -> str:
    words = text_of(chronology_pdf(gather_chronology(desk, FINLEY.id, audience(code), copies, without)))
    return " ".join(words.split())


def test_paper_says_what_is_not_on_it_by_count_and_never_why(desk: Desk) -> None:
    kept = observe(desk, "Told in confidence")
    observe(desk, "Seen at the gate", "It is mine")
    words = pdf_words(desk, "conference", without=frozenset({kept.id}))
    assert "Chronology for a conference: Finley Ward" in words
    assert "Kept in the school: 1 entry." in words
    assert "Told in confidence" not in words
    assert words.index("In the child’s own words") < words.index("It is mine") < words.index("What happened ")


def test_a_blank_is_never_read_as_absent(desk: Desk) -> None:
    observe(desk, "Seen at the gate")
    assert "That does not mean that the child said nothing" in pdf_words(desk, "conference")
    summary = pdf_words(desk, "summary")
    assert "That does not mean that nothing happened" in summary
    assert "Not part of this chronology: 1 entry." in summary


def test_words_of_another_child_are_never_given_as_this_childs(desk: Desk) -> None:
    seen = replace(SEEN, id=desk.new_id(), must_not_be_told="")
    roles = (FINLEY, Role.MENTIONED), (ISLA, Role.ABOUT)
    record_observation(desk, seen, [Involvement(desk.new_id(), seen.id, child.id, role) for child, role in roles])
    (entry,) = chronology(desk, FINLEY.id)
    assert (entry.role, entry.exact_words) == (Role.MENTIONED, SEEN.exact_words)
    conference = pdf_words(desk, "conference")
    assert "No exact words of the child are recorded" in conference
    assert "Part of this child: mentioned" in conference
    assert "Exact words of the child it is about: He sorted it" in conference
    assert "Exact words of the child" not in text_of(
        chronology_pdf(gather_chronology(desk, ISLA.id, audience("evidence")))
    )


def test_a_day_of_recording_keeps_its_capital(desk: Desk) -> None:
    observe(desk, "Seen, nobody said when")
    assert "Recorded Tuesday 24 March 2026" in pdf_words(desk, "evidence")


def test_what_it_means_is_said_to_be_the_dsls_view(desk: Desk) -> None:
    seen = observe(desk, "He laughed again")
    mark_significance(desk, FINLEY.id, seen.id, Term("positive", "Something good"), "He is at ease", key=True)
    words = pdf_words(desk, "conference")
    assert "What it means, in the DSL’s view: He is at ease" in words
    assert "Category given by the DSL: Something good" in words
    assert "at ease" not in pdf_words(desk, "evidence")


def test_every_copy_says_which_it_is(desk: Desk) -> None:
    observe(desk, "Seen at the gate")
    words = pdf_words(desk, "evidence", copies=3)
    assert [words.count(f"Copy {number} of 3 · Confidential · Printed by Ruth Patel on") for number in (1, 2, 3)] == [
        1, 1, 1,
    ]  # fmt: skip
    assert words.count("Seen at the gate") == 3
