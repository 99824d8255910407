"""Who else is named in what leaves: found as it is written, in every text, and nothing but texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dsl_desk.domain.attachment import Attachment
from dsl_desk.domain.child import Child
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.services import attaching, opening, recording
from dsl_desk.services.desk import Desk
from dsl_desk.services.other_names import find_names, names_in, texts_of, words_of
from dsl_desk.store import records
from tests.desks import FINLEY, ISLA, in_memory, observe

WILL = Child("3" * 32, "O’Brien-Łukasz", "Will", known_as="Grace")
SAM = Child("4" * 32, "de Ward", "Sam")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = in_memory(tmp_path_factory.mktemp("keys"))
    recording.add_children(made, [WILL, SAM])
    yield made
    opening.lock(made)


def named(desk: Desk, text: str) -> dict[str, tuple[str, ...]]:
    return {each.child.given_name: each.words for each in find_names(desk, FINLEY.id, [("", text)])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Isla sat with Isla Begum", {"Isla": ("Isla", "Begum")}),
        ("Isla's phone, Isla’s bag", {"Isla": ("Isla",)}),
        ("ISLA and isla wrote", {"Isla": ("ISLA", "isla")}),
        ("photo_Isla2.jpg Begum-Smith", {"Isla": ("Isla", "Begum")}),
        ("I\u00adsla, I\u0073la", {"Isla": ("Isla",)}),
        ("Islay and Begums", {}),
        ("will she have the grace to come", {}),
        ("Will she come?", {"Will": ("Will",)}),
        ("O'Brien and o’brien", {"Will": ("O'Brien", "o’brien")}),
        ("ŁUKASZ, Lukasz", {"Will": ("ŁUKASZ", "Lukasz")}),
        ("Finley Ward de Souza", {}),
        ("Sam Ward", {"Sam": ("Sam",)}),
    ],
)
def test_names_are_found_as_they_are_written(desk: Desk, text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert named(desk, text) == expected


def test_every_text_that_leaves_is_looked_at(desk: Desk) -> None:
    seen = observe(desk, "Isla waited. Isla ran.", "“Begum”")
    other = observe(desk, "Will was there")
    attaching.attach_file(desk, seen.id, "Grace.txt", b"x", Origin.SCHOOL, "from Isla")
    (attachment,) = records.where(desk.connection, Attachment, "matter_id = ?", seen.id)
    recording.amend_observation(desk, replace(seen, what="Isla ran."), "Sam said so")
    found = names_in(desk, FINLEY.id, [seen.id], [attachment.id], ["To help Isla", "and Will"])
    isla, will, sam = sorted(found, key=lambda each: each.child.id)
    assert (isla.child, isla.words, isla.places) == (ISLA, ("Isla", "Begum"), ((seen.id, 3), ("", 1)))
    assert (will.words, will.places) == (("Grace", "Will"), ((seen.id, 1), ("", 1)))
    assert (sam.child.id, sam.words) == (SAM.id, ("Sam",))
    assert names_in(desk, FINLEY.id, [other.id], [])[0].places == ((other.id, 1),)


def test_what_nobody_wrote_is_no_text() -> None:
    seen = Observation("ada0" * 8, "What", HowKnown.SAW, (NOT_SURE,))
    assert list(filter(None, texts_of(seen))) == ["What"]
    assert list(words_of("Mary-Jane’s “O'Neil” 7b")) == ["Mary", "Jane", "O'Neil", "b"]
