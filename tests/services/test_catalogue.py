"""The loaders give what the files say, and a damaged file ends in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from dsl_desk import codec
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.route import Route
from dsl_desk.domain.term import Term
from dsl_desk.paths import resources
from dsl_desk.services import catalogue
from dsl_desk.services.catalogue import (
    EmergencyNumber,
    Evidence,
    Freshness,
    IndicatorCatalogue,
    InForce,
    LawfulBasis,
    NationalContact,
    NotInformedReason,
    Party,
    RouteGuide,
    Source,
)
from dsl_desk.services.letter_templates import LetterMeta

FILES: dict[str, type[object]] = {
    "indicators/exploitation.json": IndicatorCatalogue,
    "guidance/sources.json": dict[str, Source],
    "guidance/routes.json": tuple[RouteGuide, ...],
    "guidance/not_informed.json": tuple[NotInformedReason, ...],
    "guidance/lawful_basis.json": tuple[LawfulBasis, ...],
    "guidance/freshness.json": Freshness,
    "directory/emergency.json": tuple[EmergencyNumber, ...],
    "directory/national.json": tuple[NationalContact, ...],
    "letters/warning-signs.json": LetterMeta,
}


def content(name: str) -> Any:
    return json.loads((resources() / name).read_bytes())


def every_citation(value: object) -> list[list[str]]:
    """Each `sources` list of a file, however deep."""
    if isinstance(value, dict):
        own = [names for key, names in value.items() if key.endswith("sources")]
        return own + [found for each in value.values() for found in every_citation(each)]
    return [found for each in value for found in every_citation(each)] if isinstance(value, list) else []


def test_every_file_of_guidance_is_known_here() -> None:
    shipped = {
        f"{folder}/{file.name}"
        for folder in ("indicators", "guidance", "directory", "letters")
        for file in (resources() / folder).glob("*.json")
    }
    assert shipped == set(FILES)


@pytest.mark.parametrize(("name", "kind"), FILES.items(), ids=FILES)
def test_a_file_holds_exactly_the_fields_that_are_read(name: str, kind: type[object]) -> None:
    assert json.loads(codec.encode(catalogue.load(kind, name))) == content(name)


def test_every_entry_cites_a_source_and_every_source_is_cited() -> None:
    citations = [names for name in FILES for names in every_citation(content(name))]
    assert all(citations)
    assert {name for names in citations for name in names} == set(catalogue.sources())


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith(("guidance/", "directory/emergency"))])
def test_each_rule_says_where_it_comes_from(name: str) -> None:
    if name == "guidance/sources.json":
        assert all(source.title and source.edition and source.in_force for source in catalogue.sources().values())
    else:
        entries = content(name)
        for entry in entries if isinstance(entries, list) else [entries]:
            assert catalogue.cited(entry["sources"])


def test_nothing_unread_is_said_to_be_in_force() -> None:
    unread = [source for source in catalogue.sources().values() if source.evidence is Evidence.NOT_SEEN]
    assert {source.in_force for source in unread} == {InForce.NOT_CHECKED}


def test_ten_domains_each_with_a_key_and_something_to_tick() -> None:
    domains = catalogue.domains()
    assert [domain.code for domain in domains] == list("ABCDEFGHIJ")
    assert len({domain.key for domain in domains}) == len(domains)
    assert domains[1].term == Term("B", "People around the child")
    for domain in domains:
        own = catalogue.indicators(domain.code)
        assert len(own) >= 4
        assert len({indicator.key for indicator in own}) == len(own)
        assert all(indicator.code.startswith(domain.code) for indicator in own)
    assert sum(len(catalogue.indicators(domain.code)) for domain in domains) == len(catalogue.indicators())
    assert len({indicator.code for indicator in catalogue.indicators()}) == len(catalogue.indicators())


def test_the_seven_groups_of_signs_of_the_parents_letter() -> None:
    signs = [sign for sign in catalogue.indicators() if "parents-letter" in sign.sources]
    assert [sign.domain for sign in signs] == list("ABCDEFG")
    assert "not proof" in catalogue.caution()


def test_the_gate_has_one_answer_for_each_route_and_never_claims_to_be_a_report() -> None:
    assert [guide.route for guide in catalogue.routes()] == list(Route)
    for route in Route:
        guide = catalogue.route_guide(route)
        assert "not a crime report" in guide.on_report or "not itself a crime report" in guide.on_report
        assert "National Referral Mechanism" in guide.on_report
        assert not guide.report_title.lower().startswith(("crime", "referral"))


def test_reasons_for_parents_and_for_the_child() -> None:
    assert [reason.code for reason in catalogue.not_informed_reasons(Party.PARENTS)] == [
        f"N{n}" for n in range(1, 11)
    ]
    child = [reason.code for reason in catalogue.not_informed_reasons(Party.CHILD)]
    assert "N5" not in child
    assert child[-1] == "C1"


def test_what_may_not_be_in_force_is_offered_only_with_a_warning() -> None:
    for basis in catalogue.lawful_bases():
        known = all(source.in_force is InForce.YES for source in catalogue.cited(basis.sources))
        assert known or basis.check_first
    assert [basis.code for basis in catalogue.lawful_bases() if not basis.offered] == ["s16la"]


def test_numbers() -> None:
    assert [each.number for each in catalogue.emergency_numbers()] == ["999", "101"]
    assert catalogue.freshness_days() == 180
    assert {contact.checked_on for contact in catalogue.national_contacts()} == {None}
    assert all(contact.source and contact.phone and not contact.hours for contact in catalogue.national_contacts())


@pytest.fixture
def replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Resources of a frozen program that a school has changed."""
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    return tmp_path / "resources"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"days": "180", "rule": "", "sources": []}', '{"days": 180}', "\x00"]
)
def test_a_damaged_file_is_named(replaced: Path, text: str) -> None:
    (replaced / "freshness.json").write_text(text)
    with pytest.raises(DeskError, match=r"freshness\.json cannot be understood\. Your records are safe"):
        catalogue.load(Freshness, "freshness.json")


def test_a_missing_file_is_named(replaced: Path) -> None:
    with pytest.raises(DeskError, match=r"freshness\.json is missing or cannot be read\. Your records are safe"):
        catalogue.load(Freshness, "freshness.json")


def test_an_unknown_source_is_named() -> None:
    with pytest.raises(DeskError, match="lacks the source 'rumour'"):
        catalogue.cited(["kcsie", "rumour"])
