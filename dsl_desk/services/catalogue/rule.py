"""The rules shown beside fields, each by its code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from dsl_desk.services.catalogue.clock import clocks
from dsl_desk.services.catalogue.duty import duty_kinds
from dsl_desk.services.catalogue.entry import Entry
from dsl_desk.services.catalogue.exit import exits, transfer_rules
from dsl_desk.services.catalogue.prompt import prompts
from dsl_desk.services.catalogue.reading import damaged, load
from dsl_desk.services.catalogue.retention import retention_rules


class Rule(Protocol):
    """What every rule has, whichever list it stands in."""

    @property
    def code(self) -> str: ...
    @property
    def wording(self) -> str: ...
    @property
    def sources(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class GroupRule:
    """From how many people linked with one another the question of group-based exploitation is asked."""

    code: str
    wording: str
    prompt: str
    definition: str
    at_least: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PictureRule:
    """Which signs say that a record speaks of pictures that must not be kept; `rule` is the recording rule's code."""

    indicators: tuple[str, ...]
    rule: str
    sources: tuple[str, ...]


@cache
def recording_rules() -> tuple[Entry, ...]:
    """How a record is written."""
    return load(tuple[Entry, ...], "guidance/recording.json")


@cache
def group_rule() -> GroupRule:
    return load(GroupRule, "guidance/group_based.json")


@cache
def picture_rule() -> PictureRule:
    return load(PictureRule, "guidance/no_pictures.json")


@cache
def rules() -> Mapping[str, Rule]:
    """Recording rules, clocks, duties, prompts, retention rules, ways out, transfers and the group rule by code."""
    every: tuple[Rule, ...] = (
        *recording_rules(), *clocks(), *duty_kinds(), *prompts(), *retention_rules(), *exits(), *transfer_rules(),
        group_rule(),
    )  # fmt: skip
    return {each.code: each for each in every}


def rule(code: str) -> Rule:
    """The rule of that code; raises DeskError when no list has it."""
    try:
        return rules()[code]
    except KeyError as error:
        raise damaged(f"the guidance has no rule {error}") from error
