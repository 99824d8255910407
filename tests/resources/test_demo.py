"""The made-up school: every text can be filled, and every code and word in it is one the program knows."""

import json
from string import Template
from typing import Any

import pytest

from dsl_desk.domain.agency import AgencyKind
from dsl_desk.domain.contact import ContactKind, Direction
from dsl_desk.domain.decision import DecisionKind
from dsl_desk.domain.observation import HowKnown, SourceKind
from dsl_desk.domain.route import Route
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.paths import resources
from dsl_desk.services.catalogue.grounds import lawful_bases
from dsl_desk.services.catalogue.number import freshness_days
from dsl_desk.services.catalogue.sign import domains, indicators

GIVEN_BY_THE_RECORD = {"child", "other_child"}
"""Names the generator takes from the children it made; every other slot is drawn from slots.json."""


def demo(name: str) -> Any:
    return json.loads((resources() / "demo" / f"{name}.json").read_bytes())


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", ["observations", "contacts", "actions", "decisions", "concerns", "prose"])
def test_every_slot_can_be_filled(name: str) -> None:
    known = GIVEN_BY_THE_RECORD | set(demo("slots"))
    for text in texts(demo(name)):
        assert Template(text).is_valid(), text
        assert set(Template(text).get_identifiers()) <= known, text


@pytest.mark.parametrize("name", ["slots", "names", "school", "story", "homes", "letters"])
def test_what_stands_for_itself_has_no_slot(name: str) -> None:
    assert [text for text in texts(demo(name)) if "$" in text] == []


def test_every_slot_is_used() -> None:
    used = {
        slot
        for name in ("observations", "contacts", "actions", "decisions", "concerns", "prose")
        for text in texts(demo(name))
        for slot in Template(text).get_identifiers()
    }
    assert used == GIVEN_BY_THE_RECORD | set(demo("slots"))


@pytest.mark.parametrize("observation", demo("observations") + demo("story")["observations"], ids=lambda _: "")
def test_observations_speak_the_catalogue(observation: dict[str, Any]) -> None:
    HowKnown(observation["how_known"])
    SourceKind(observation["source_kind"])
    known = {domain.code for domain in domains()}
    assert observation["domains"] == [NOT_SURE.code] or set(observation["domains"]) <= known
    home = {indicator.code: indicator.domain for indicator in indicators()}
    assert {home[code] for code in observation["indicators"]} <= set(observation["domains"])


def test_every_domain_and_indicator_is_seen_somewhere() -> None:
    seen = demo("observations") + demo("story")["observations"]
    assert {code for each in seen for code in each["domains"]} > {domain.code for domain in domains()}
    assert {code for each in seen for code in each["indicators"]} == {each.code for each in indicators()}


@pytest.mark.parametrize("contact", demo("contacts") + demo("story")["contacts"], ids=lambda _: "")
def test_contacts_are_of_known_kinds(contact: dict[str, Any]) -> None:
    ContactKind(contact["kind"])
    Direction(contact["direction"])
    assert not contact["agency"] or contact["agency"] in {each["kind"] for each in demo("school")["directory"]}


def test_decisions_cover_every_kind() -> None:
    assert {each["kind"] for each in demo("decisions")} == set(DecisionKind)
    assert {each["kind"] for each in demo("story")["decisions"]} <= set(DecisionKind)


def test_owners_and_witnesses_work_at_the_school() -> None:
    staff = {each["name"] for each in demo("school")["staff"]}
    story = demo("story")
    assert {each["owner"] for each in demo("actions") + story["actions"]} <= staff
    assert {each["decided_by"] for each in story["decisions"]} <= staff
    by_staff = [each for each in story["observations"] if each["source_kind"] == SourceKind.STAFF]
    assert {each["witness"] for each in by_staff} <= staff


def test_the_directory_shows_fresh_and_stale() -> None:
    directory = demo("school")["directory"]
    assert {AgencyKind(each["kind"]) for each in directory} == set(AgencyKind)
    assert {each["checked_days_ago"] <= freshness_days() for each in directory} == {True, False}


def test_the_story_shares_on_grounds_that_are_offered() -> None:
    sharing = demo("story")["sharing"]
    Route(sharing["route"])
    assert set(sharing["lawful_basis"]) <= {basis.code for basis in lawful_bases() if basis.offered}


def test_names_reach_a_large_school_without_running_out() -> None:
    names = demo("names")
    pairs = {(given, family) for group in names["groups"] for given in group["given"] for family in group["family"]}
    assert len(pairs) > 700
    full = [(child["given"], child["family"]) for each in names["special"] for child in each["children"]]
    assert len(full) > len(set(full))
    assert {given for group in names["groups"] for given in group["given"]} >= set(names["known_as"])
