"""The loaders give what the files say, and a damaged file ends in words."""

import json
from dataclasses import fields, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from dsl_desk import codec
from dsl_desk.domain.action import ActionKind
from dsl_desk.domain.confirmation import InForce
from dsl_desk.domain.errors import DeskError
from dsl_desk.domain.observation import Aware
from dsl_desk.domain.report_form import ReportForm
from dsl_desk.domain.route import Route
from dsl_desk.domain.term import POSITIVE, Term
from dsl_desk.domain.when import NOT_KNOWN, NOT_STATED, Certainty, When
from dsl_desk.exchange.formats import CtfNames, FamilyFormats, Formats
from dsl_desk.paths import resources
from dsl_desk.services.catalogue import letter_words
from dsl_desk.services.catalogue.bank_holidays import BankHolidays
from dsl_desk.services.catalogue.clock import Clock, ClockUnit, clock, clocks, is_past
from dsl_desk.services.catalogue.duty import DutyKind, duties_to_consider, duty_kind, duty_kinds
from dsl_desk.services.catalogue.entry import (
    ActionGuide,
    Entry,
    action_guides,
    aware_prompts,
    chronology_categories,
    exploitation_types,
    protective_factors,
    vulnerabilities,
)
from dsl_desk.services.catalogue.exit import Exit, exits, transfer_rules
from dsl_desk.services.catalogue.force import ForceRules
from dsl_desk.services.catalogue.grounds import (
    LawfulBasis,
    NotInformedReason,
    Party,
    RouteGuide,
    lawful_bases,
    not_informed_reasons,
    route_guide,
    routes,
)
from dsl_desk.services.catalogue.letter_language import LetterLanguage
from dsl_desk.services.catalogue.number import (
    EmergencyNumber,
    Freshness,
    emergency_numbers,
    freshness_days,
)
from dsl_desk.services.catalogue.pack import FOLDER, Pack
from dsl_desk.services.catalogue.plain_english import PlainEnglish
from dsl_desk.services.catalogue.private_letter import PrivateLetterRule
from dsl_desk.services.catalogue.prompt import Prompt, prompts
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.catalogue.report_form import ReportGuide, report_guides
from dsl_desk.services.catalogue.retention import RetentionRule, retention_rules
from dsl_desk.services.catalogue.retired import RetiredDomains
from dsl_desk.services.catalogue.rule import (
    GroupRule,
    PictureRule,
    Rule,
    group_rule,
    picture_rule,
    recording_rules,
    rule,
    rules,
)
from dsl_desk.services.catalogue.sign import IndicatorCatalogue, caution, domains, indicators
from dsl_desk.services.catalogue.source import Evidence, Source, cited, sources
from dsl_desk.services.catalogue.stationery import Envelope, LabelStock
from dsl_desk.services.lettering import packs as letter_packs
from dsl_desk.services.lettering.grammar import Meta
from dsl_desk.services.recipients import RecipientRules

FILES: dict[str, type[object]] = {
    "indicators/exploitation.json": IndicatorCatalogue,
    "guidance/sources.json": dict[str, Source],
    "guidance/routes.json": tuple[RouteGuide, ...],
    "guidance/report_forms.json": tuple[ReportGuide, ...],
    "guidance/not_informed.json": tuple[NotInformedReason, ...],
    "guidance/lawful_basis.json": tuple[LawfulBasis, ...],
    "guidance/not_shared.json": tuple[Entry, ...],
    "guidance/freshness.json": Freshness,
    "guidance/recording.json": tuple[Entry, ...],
    "guidance/statuses.json": tuple[Entry, ...],
    "guidance/exploitation_types.json": tuple[Entry, ...],
    "guidance/vulnerabilities.json": tuple[Entry, ...],
    "guidance/protective_factors.json": tuple[Entry, ...],
    "guidance/aware.json": tuple[Entry, ...],
    "guidance/chronology_categories.json": tuple[Entry, ...],
    "guidance/escalation.json": tuple[Entry, ...],
    "guidance/action_kinds.json": tuple[ActionGuide, ...],
    "guidance/clocks.json": tuple[Clock, ...],
    "guidance/duties.json": tuple[DutyKind, ...],
    "guidance/group_based.json": GroupRule,
    "guidance/prompts.json": tuple[Prompt, ...],
    "guidance/no_pictures.json": PictureRule,
    "guidance/exits.json": tuple[Exit, ...],
    "guidance/transfer.json": tuple[Entry, ...],
    "guidance/retention.json": tuple[RetentionRule, ...],
    "calendar/bank_holidays.json": BankHolidays,
    "directory/forces.json": tuple[ForceRules, ...],
    "directory/emergency.json": tuple[EmergencyNumber, ...],
    "directory/recipients.json": RecipientRules,
    "directory/retired_domains.json": tuple[RetiredDomains, ...],
    **{f"{FOLDER}/{file.name}": Pack for file in (resources() / FOLDER).glob("*.json")},
    "letters/languages.json": tuple[LetterLanguage, ...],
    "letters/envelopes.json": tuple[Envelope, ...],
    "letters/label_sheets.json": tuple[LabelStock, ...],
    "letters/signs.json": letter_words._Signs,
    "letters/school_does.json": letter_words._Steps,
    "letters/private.json": PrivateLetterRule,
    "letters/packs.json": tuple[letter_packs.Pack, ...],
    **{f"letters/{file.parent.name}/{file.name}": Meta for file in (resources() / "letters").glob("*/letter.json")},
    "exchange/pupils.json": Formats,
    "exchange/families.json": FamilyFormats,
    "wording/plain_english.json": PlainEnglish,
    "exchange/ctf.json": CtfNames,
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
        str(file.relative_to(resources()))
        for folder in (
            "calendar",
            "indicators",
            "guidance",
            "directory",
            "directory/packs",
            "letters",
            "letters/*",
            "exchange",
        )
        for file in resources().glob(f"{folder}/*.json")
    }
    assert shipped | {"wording/plain_english.json"} == set(FILES)


@pytest.mark.parametrize(("name", "kind"), FILES.items(), ids=FILES)
def test_a_file_holds_exactly_the_fields_that_are_read(name: str, kind: type[object]) -> None:
    assert json.loads(codec.encode(load(kind, name))) == content(name)


def test_every_entry_cites_a_source_and_every_source_is_cited() -> None:
    citations = [names for name in FILES for names in every_citation(content(name))]
    assert all(citations)
    assert {name for names in citations for name in names} == set(sources())


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith(("guidance/", "directory/emergency"))])
def test_each_rule_says_where_it_comes_from(name: str) -> None:
    if name == "guidance/sources.json":
        assert all(source.title and source.edition and source.in_force for source in sources().values())
    else:
        entries = content(name)
        for entry in entries if isinstance(entries, list) else [entries]:
            assert cited(entry["sources"])


def test_nothing_unread_is_said_to_be_in_force() -> None:
    unread = [source for source in sources().values() if source.evidence is Evidence.NOT_SEEN]
    assert {source.in_force for source in unread} == {InForce.NOT_CHECKED}


def test_ten_domains_each_with_a_key_and_something_to_tick() -> None:
    ten = domains()
    assert [domain.code for domain in ten] == list("ABCDEFGHIJ")
    assert len({domain.key for domain in ten}) == len(ten)
    assert ten[1].term == Term("B", "People around the child")
    for domain in ten:
        own = indicators(domain.code)
        assert len(own) >= 4
        assert len({indicator.key for indicator in own}) == len(own)
        assert all(indicator.code.startswith(domain.code) for indicator in own)
    assert sum(len(indicators(domain.code)) for domain in ten) == len(indicators())
    assert len({indicator.code for indicator in indicators()}) == len(indicators())


def test_the_seven_groups_of_signs_of_the_parents_letter() -> None:
    signs = [sign for sign in indicators() if "parents-letter" in sign.sources]
    assert [sign.domain for sign in signs] == list("ABCDEFG")
    assert "not proof" in caution()


def test_the_gate_has_one_answer_for_each_route_and_never_claims_to_be_a_report() -> None:
    assert [guide.route for guide in routes()] == list(Route)
    for route in Route:
        guide = route_guide(route)
        assert "not a crime report" in guide.on_report or "not itself a crime report" in guide.on_report
        assert "National Referral Mechanism" in guide.on_report
        assert not guide.report_title.lower().startswith(("crime", "referral"))


def test_reasons_for_parents_and_for_the_child() -> None:
    assert [reason.code for reason in not_informed_reasons(Party.PARENTS)] == [f"N{n}" for n in range(1, 11)]
    child = [reason.code for reason in not_informed_reasons(Party.CHILD)]
    assert "N5" not in child
    assert child[-1] == "C1"


def test_what_may_not_be_in_force_is_offered_only_with_a_warning() -> None:
    for basis in lawful_bases():
        known = all(source.in_force is InForce.YES for source in cited(basis.sources))
        assert known or basis.check_first
    assert [basis.code for basis in lawful_bases() if not basis.offered] == ["s16la"]


def test_numbers() -> None:
    assert [each.number for each in emergency_numbers()] == ["999", "101"]
    assert freshness_days() == 180


@pytest.mark.parametrize("name", [name for name in FILES if name != "guidance/sources.json"])
def test_codes_are_unique_and_nothing_is_said_with_no_words(name: str) -> None:
    found = content(name)
    entries = [each for each in (found if isinstance(found, list) else [found]) if "code" in each]
    assert len({each["code"] for each in entries}) == len(entries)
    words = [(key, text) for each in entries for key, text in each.items() if isinstance(text, str)]
    assert [key for key, text in words if text != text.strip() or (not text and key != "check_first")] == []


def test_a_source_is_named_shortly_and_an_address_can_be_opened() -> None:
    for source in sources().values():
        assert 0 < len(source.short) <= 60
        assert source.address == "" or source.address.startswith("https://")


def test_every_rule_is_found_by_its_own_code() -> None:
    every: list[Rule] = [
        *recording_rules(), *clocks(), *duty_kinds(), *prompts(), *retention_rules(), group_rule(),
        *exits(), *transfer_rules(),
    ]  # fmt: skip
    assert len(rules()) == len(every)
    assert all(rule(each.code) is each for each in every)
    with pytest.raises(DeskError, match="no rule 'hearsay'"):
        rule("hearsay")


def test_signs_that_speak_of_pictures_are_signs_that_can_be_ticked() -> None:
    assert set(picture_rule().indicators) <= {sign.code for sign in indicators()}
    assert picture_rule().rule in rules()


def test_the_acts_of_april_2026_are_not_checked_rather_than_not_in_force() -> None:
    acts = [source for source in sources().values() if "29 April 2026" in source.edition]
    assert len(acts) == 3
    assert {source.in_force for source in acts} == {InForce.NOT_CHECKED}


def test_circumstances_and_what_protects_stand_apart_from_signs() -> None:
    signs = {sign.code for sign in indicators()}
    circumstances = {each.code for each in vulnerabilities()}
    protective = {each.code for each in protective_factors()}
    assert circumstances and protective
    assert not (signs & circumstances or signs & protective or circumstances & protective)


def test_lists_that_name_fields_and_kinds_of_the_record_name_all_of_them() -> None:
    assert [each.code for each in aware_prompts()] == [field.name for field in fields(Aware)]
    assert [guide.code for guide in action_guides()] == list(ActionKind)
    assert all(len(guide.examples) >= 4 for guide in action_guides())
    assert POSITIVE.code in {each.code for each in chronology_categories()}


def test_duties_point_at_what_can_be_chosen_and_at_their_clock() -> None:
    groups = {domain.code for domain in domains()}
    signs = {sign.code for sign in indicators()}
    types = {each.code for each in exploitation_types()}
    for kind in duty_kinds():
        assert set(kind.domains) <= groups
        assert set(kind.indicators) <= signs
        assert set(kind.exploitation) <= types
        assert not kind.clock or clock(kind.clock)
        assert "?" in kind.prompt
    assert duty_kind("fgm").term == Term("fgm", duty_kind("fgm").wording)
    with pytest.raises(DeskError, match="no entry for gossip"):
        duty_kind("gossip")


@pytest.mark.parametrize(
    ("chosen", "considered"),
    [
        ({"domains": ("G",)}, ["csa"]),
        ({"domains": ("A", "B")}, []),
        ({"indicators": ("F7",)}, ["fgm"]),
        ({"exploitation": ("sexual",)}, ["csa", "nrm"]),
        ({"exploitation": ("radicalisation",)}, ["prevent"]),
    ],
)
def test_what_was_chosen_brings_up_the_duties_to_ask_about(chosen: dict[str, Any], considered: list[str]) -> None:
    assert [kind.code for kind in duties_to_consider(**chosen)] == considered


FRIDAY = date(2026, 11, 20)
WRITTEN = datetime(2026, 11, 22, 18, 30)  # noqa: DTZ001 - school time, as a When is


def exact(day: date, at: time | None = None) -> When:
    return When(Certainty.EXACT, day, at)


@pytest.mark.parametrize(
    ("code", "began", "due"),
    [
        ("written-confirmation", exact(FRIDAY, time(15, 10)), exact(date(2026, 11, 21), time(15, 10))),
        ("written-confirmation", When(Certainty.ABOUT, FRIDAY), exact(date(2026, 11, 21), time())),
        ("written-confirmation", NOT_KNOWN, exact(date(2026, 11, 23), time(18, 30))),
        ("referral-reply", exact(FRIDAY, time(9)), exact(date(2026, 11, 23))),
        ("encompass-response", exact(FRIDAY, time(7, 30)), exact(FRIDAY)),
        ("fgm-next-working-day", NOT_STATED, exact(date(2026, 11, 23))),
        ("csa-seven-days", exact(FRIDAY), exact(date(2026, 11, 27))),
    ],
)  # fmt: skip
def test_a_clock_says_the_last_moment(code: str, began: When, due: When) -> None:
    assert clock(code).due(began, WRITTEN) == due


def test_a_clock_of_several_working_days_passes_over_the_weekend() -> None:
    three = replace(clock("referral-reply"), amount=3)
    assert three.unit is ClockUnit.WORKING_DAYS
    assert three.due(exact(FRIDAY), WRITTEN).day == date(2026, 11, 25)
    with pytest.raises(DeskError, match="no entry for sundial"):
        clock("sundial")


@pytest.mark.parametrize(
    ("due", "past"),
    [
        (exact(date(2026, 11, 21)), True),
        (exact(date(2026, 11, 22)), False),
        (exact(date(2026, 11, 22), time(18, 29)), True),
        (exact(date(2026, 11, 22), time(18, 30)), False),
        (exact(date(2026, 11, 23), time(1)), False),
        (NOT_STATED, False),
    ],
)
def test_past_is_after_the_last_moment(due: When, past: bool) -> None:
    assert is_past(due, WRITTEN) is past


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
        load(Freshness, "freshness.json")


def test_a_missing_file_is_named(replaced: Path) -> None:
    with pytest.raises(DeskError, match=r"freshness\.json is missing or cannot be read\. Your records are safe"):
        load(Freshness, "freshness.json")


def test_an_unknown_source_is_named() -> None:
    with pytest.raises(DeskError, match="lacks the source 'rumour'"):
        cited(["kcsie", "rumour"])


def test_every_form_of_report_is_explained_once() -> None:
    assert [guide.form for guide in report_guides()] == list(ReportForm)
