"""Another child's name in a copy: whole words, written anew, and nothing else touched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.observation import HowKnown, Observation, SourceKind
from dsl_desk.domain.other_names import NameDecision, NameTreatment, OtherName
from dsl_desk.domain.term import Term
from dsl_desk.services.exporting.renaming import NAME_REMOVED, NamesUndecided, Renaming, check_decided, names_told
from dsl_desk.services.other_names import NameFound

ISLA, BEN = Child("1" * 32, "Brook", "Isla"), Child("2" * 32, "Brook", "Ben")


def decide(words: str, treatment: NameTreatment, label: str = "", child: Child | None = ISLA) -> NameDecision:
    return NameDecision(child.id if child else "", tuple(words.split("|")), treatment, label)


CHILD_A = decide("Isla|Brook|ISLA", NameTreatment.PSEUDONYM, "Child A")
NICKNAME = decide("big T|O’Neil", NameTreatment.REMOVED, child=None)


@pytest.mark.parametrize(
    ("text", "written", "count"),
    [
        ("Isla Brook's bag", "[Child A]'s bag", 1),
        ("ISLA, Isla-Brook and Isla", "[Child A], [Child A] and [Child A]", 3),
        ("Isla\nBrook", "[Child A]", 1),
        ("Islay, isla and Brooks", "Islay, isla and Brooks", 0),
        ("Isla_Brook 2.jpg", "[Child A] 2.jpg", 1),
        ("I\u00adsla\u200b ran", "[Child A] ran", 1),
        ("Cafe\u0301 with Isla", "Café with [Child A]", 1),
        ("Cafe\u0301 👩‍👧", "Cafe\u0301 👩‍👧", 0),
        ("BIG  T and o'neil", f"{NAME_REMOVED} and {NAME_REMOVED}", 2),
        ("a big Tree", "a big Tree", 0),
        ("", "", 0),
    ],
)
def test_names_are_replaced_as_whole_words(text: str, written: str, count: int) -> None:
    assert Renaming([CHILD_A, NICKNAME])(text) == (written, count)


def test_half_of_a_name_that_stays_is_left_alone() -> None:
    named = Renaming([CHILD_A, decide("Ben|Brook", NameTreatment.NAMED, child=BEN)])
    assert named("Ben Brook met Isla Brook, then Brook left") == ("Ben Brook met [Child A], then [Child A] left", 2)


def test_nothing_to_replace_changes_nothing() -> None:
    for decisions in ([], [decide("Isla", NameTreatment.NAMED)], [decide("Isla", NameTreatment.MEANT_OTHERWISE)]):
        assert Renaming(decisions)("Isl\u00ada and Isla") == ("Isl\u00ada and Isla", 0)


def test_only_what_a_person_wrote_is_touched() -> None:
    id_ = "abad1dea" * 4
    seen = Observation(
        id_, "Child said", HowKnown.TOLD, (Term("Child", "Child"),), SourceKind.CHILD, exact_words="the Child"
    )
    renaming = Renaming([decide(f"Child|child|{id_}", NameTreatment.REMOVED)])
    assert renaming((seen,)) == (
        (replace(seen, what=f"{NAME_REMOVED} said", exact_words=f"the {NAME_REMOVED}"),),
        2,
    )


def test_each_word_of_each_child_has_to_be_decided() -> None:
    found = (NameFound(ISLA, ("Isla", "Brook"), ()), NameFound(BEN, ("Ben",), ()))
    check_decided(found, [CHILD_A, decide("Ben", NameTreatment.NAMED, child=BEN)])
    for decisions in ([], [CHILD_A], [decide("Isla", NameTreatment.REMOVED)], [decide("Ben", NameTreatment.NAMED)]):
        with pytest.raises(NamesUndecided, match="not decided yet") as refused:
            check_decided(found, decisions)
        assert BEN in [each.child for each in refused.value.found]
        assert "Isla" not in str(refused.value)


def test_the_receiver_is_told_of_names_that_stay_and_of_labels() -> None:
    decisions = [
        CHILD_A,
        decide("Izzy", NameTreatment.PSEUDONYM, "Child A", None),
        NICKNAME,
        decide("Ben", NameTreatment.NAMED, child=BEN),
        decide("Hall", NameTreatment.MEANT_OTHERWISE, child=BEN),
    ]
    assert names_told(decisions, {ISLA.id: ISLA, BEN.id: BEN}) == (
        OtherName(NameTreatment.PSEUDONYM, "Child A"),
        OtherName(NameTreatment.REMOVED),
        OtherName(NameTreatment.NAMED, "Ben Brook"),
    )


@pytest.mark.parametrize(("words", "label"), [("Isla", "friend of isla"), (" ", "Child A"), ("Isla|", "Child A")])
def test_a_decision_without_words_or_with_the_name_as_its_label_is_refused(words: str, label: str) -> None:
    with pytest.raises(InvalidRecord):
        decide(words, NameTreatment.PSEUDONYM, label)
