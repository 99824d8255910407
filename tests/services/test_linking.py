"""Subjects and links: written down, corrected, withdrawn; and what children share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services import linking, opening, recording, seen_together
from dsl_desk.services.desk import Desk
from dsl_desk.services.looking import looks_at
from dsl_desk.services.searching import search
from dsl_desk.store import records, subjects
from dsl_desk.store.check import rebuild
from tests.desks import FINLEY, ISLA, in_memory

CAR = Subject("c" * 32, SubjectKind.VEHICLE, "Silver hatchback", plate="A?12 ???")
MAN = Subject("e" * 32, SubjectKind.PERSON, "Man A", aliases=("Jay",))
PARK = Subject("f" * 32, SubjectKind.PLACE, "Bandstand in the park")
ZARA = Child("3" * 32, "Ali", "Zara")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = in_memory(tmp_path)
    recording.add_child(made, ZARA)
    for subject in (CAR, MAN, PARK):
        linking.save_subject(made, subject)
    yield made
    opening.lock(made)


def join(desk: Desk, subject: Subject, to: Child | Subject, day: int = 0) -> Link:
    made = Link(
        desk.new_id(),
        subject.id,
        LinkKind.SEEN_WITH,
        LinkCertainty.SEEN,
        child_id=to.id if isinstance(to, Child) else "",
        other_id=to.id if isinstance(to, Subject) else "",
        when=When(Certainty.EXACT, date(2026, 3, day)) if day else When(),
    )
    linking.link(desk, made)
    return made


def test_a_link_and_its_new_subject_are_one_deed(desk: Desk) -> None:
    phone = Subject(desk.new_id(), SubjectKind.PHONE, "Second phone", number="07700 900123")
    made = Link(desk.new_id(), phone.id, LinkKind.USES, LinkCertainty.TOLD, FINLEY.id)
    changed = linking.link(desk, made, phone)
    assert changed.kinds == {"subject", "link"}
    assert changed.child_ids == {FINLEY.id}
    (tie,) = seen_together.child_links(desk, FINLEY.id).ties
    assert (tie.link, tie.subject, tie.child) == (made, phone, FINLEY)


def test_also_seen_with_names_the_other_child_and_what_they_share(desk: Desk) -> None:
    join(desk, CAR, FINLEY)
    join(desk, CAR, ISLA)
    join(desk, PARK, ISLA)
    (also,) = seen_together.child_links(desk, FINLEY.id).also
    assert (also.child, also.through) == (ISLA, (CAR,))


def test_links_beyond_a_shared_subject_are_shown(desk: Desk) -> None:
    join(desk, CAR, FINLEY)
    drives = join(desk, MAN, CAR)
    assert drives in [tie.link for tie in seen_together.child_links(desk, FINLEY.id).ties]


def test_a_group_counts_children_subjects_and_dates_as_plain_facts(desk: Desk) -> None:
    join(desk, CAR, FINLEY, 3)
    join(desk, CAR, ISLA, 3)
    join(desk, MAN, CAR, 9)
    join(desk, MAN, ZARA, 10)
    (group,) = seen_together.groups(desk)
    assert group.words == "3 children, 1 person, 1 vehicle, 3 dates"
    assert {child.id for child in group.children} == {FINLEY.id, ISLA.id, ZARA.id}
    assert [(shared.subject, len(shared.children)) for shared in group.subjects] == [(CAR, 2), (MAN, 1)]
    assert group.subjects[0].days == (date(2026, 3, 3),)


def test_children_who_share_nothing_are_no_group(desk: Desk) -> None:
    join(desk, CAR, FINLEY)
    join(desk, PARK, ISLA)
    assert seen_together.groups(desk) == ()


def test_two_people_near_a_child_are_counted_and_not_judged(desk: Desk) -> None:
    second = Subject(desk.new_id(), SubjectKind.PERSON, "Woman in the car")
    linking.save_subject(desk, second)
    join(desk, MAN, FINLEY)
    assert [each.label for each in seen_together.associated_people(desk, [FINLEY.id])] == ["Man A"]
    join(desk, CAR, FINLEY)
    join(desk, second, CAR)
    assert {each.id for each in seen_together.associated_people(desk, [FINLEY.id])} == {MAN.id, second.id}
    assert seen_together.associated_people(desk, [ISLA.id]) == ()


def test_a_withdrawn_link_no_longer_counts_and_stays_to_be_seen(desk: Desk) -> None:
    join(desk, CAR, FINLEY)
    wrong = join(desk, CAR, ISLA)
    changed = linking.withdraw_link(desk, wrong.id, "It was another girl")
    assert changed.child_ids == {FINLEY.id, ISLA.id}
    assert seen_together.groups(desk) == ()
    assert seen_together.child_links(desk, FINLEY.id).also == ()
    assert [tie.link.withdrawn for tie in seen_together.child_links(desk, ISLA.id).ties] == [True]
    assert [version.reason for version in records.versions(desk.connection, Link, wrong.id)] == [
        "",
        "It was another girl",
    ]


def test_a_correction_needs_a_reason_and_a_change(desk: Desk) -> None:
    made = join(desk, CAR, FINLEY)
    refused: tuple[Callable[[], object], ...] = (
        lambda: linking.withdraw_link(desk, made.id, " "),
        lambda: linking.save_subject(desk, replace(CAR, plate="AB12 CDE")),
        lambda: linking.save_subject(desk, CAR, "A reason"),
        lambda: linking.withdraw_link(desk, "0" * 32, "A reason"),
    )
    for deed in refused:
        before = desk.vault.head()
        with pytest.raises(InvalidRecord):
            deed()
        assert desk.vault.head() == before
    linking.save_subject(desk, replace(CAR, plate="AB12 CDE"), "The whole plate was seen")
    assert [version.number for version in records.versions(desk.connection, Subject, CAR.id)] == [1, 2]


def test_a_subject_is_found_by_name_alias_and_plate_and_its_likes_are_offered(desk: Desk) -> None:
    assert subjects.find(desk.connection, "jay", 9) == (MAN,)
    assert subjects.find(desk.connection, "silver", 9) == (CAR,)
    assert subjects.find(desk.connection, "%", 9) == ()
    assert subjects.find(desk.connection, " ", 9) == ()
    seen = Subject(desk.new_id(), SubjectKind.VEHICLE, "A car at the gate", plate="AB12 CDE")
    assert linking.alike(desk, seen) == (CAR,)
    assert linking.alike(desk, replace(seen, plate="XY99 ZZZ")) == ()


def test_links_survive_a_rebuild(desk: Desk) -> None:
    join(desk, CAR, FINLEY, 3)
    linking.withdraw_link(desk, join(desk, MAN, CAR).id, "A mistake")
    assert rebuild(desk.vault)


def test_the_words_of_a_link_are_found(desk: Desk) -> None:
    made = Link(
        desk.new_id(), CAR.id, LinkKind.TRAVELLED_IN, LinkCertainty.TOLD, FINLEY.id, words="Zebraphone by the gate"
    )
    linking.link(desk, made)
    assert [found.id for found in search(desk, "zebraphone").notes] == [made.id]


def test_looking_at_links_is_a_look_at_each_child_in_them(desk: Desk) -> None:
    join(desk, CAR, FINLEY)
    join(desk, CAR, ISLA)
    seen_together.shown_groups(desk)
    seen_together.subject_file(desk, CAR.id)
    for child, looks in ((FINLEY, 1), (ISLA, 1), (ZARA, 0)):
        assert [look.note for look in looks_at(desk, child.id).shown] == ["links"] * looks
