"""Writing a copy anew with other children's names replaced as the DSL decided; the school's own records stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.other_names import NameDecision, NameTreatment, OtherName
from dsl_desk.domain.term import Term
from dsl_desk.services.other_names import CODE, UNSEEN, NameFound

T = TypeVar("T")

NAME_REMOVED = "[name removed]"

_APART = r"(?:\s{1,3}|\s?[-\u2010\u2011_]\s?)"
"""Between the words of one name, which are then replaced together."""

_KEPT = (NameTreatment.NAMED, NameTreatment.MEANT_OTHERWISE)


class NamesUndecided(InvalidRecord):
    """`found` are the other children about whom the DSL has not decided."""

    def __init__(self, found: tuple[NameFound, ...]) -> None:
        words = f"Decide what becomes of each other child’s name: {len(found)} not decided yet"
        super().__init__(Problem("names", words))
        self.found = found


def check_decided(found: Iterable[NameFound], decisions: Iterable[NameDecision]) -> None:
    """Raise NamesUndecided unless there is a decision on every word of every other child that was found."""
    decided: dict[str, set[str]] = {}
    for decision in decisions:
        decided.setdefault(decision.child_id, set()).update(decision.words)
    undecided = tuple(each for each in found if not set(each.words) <= decided.get(each.child.id, set()))
    if undecided:
        raise NamesUndecided(undecided)


def stands_in(decision: NameDecision, texts: Iterable[str]) -> bool:
    """Whether the words that were decided about are in any of the texts."""
    pattern = _pattern(decision)
    return any(pattern.search(_seen(text)) for text in texts)


def names_told(decisions: Iterable[NameDecision], children: dict[str, Child]) -> tuple[OtherName, ...]:
    """What the receiver is told of the decisions, each thing once."""
    told = []
    for each in decisions:
        if each.treatment is NameTreatment.NAMED:
            child = children.get(each.child_id)
            told.append(OtherName(each.treatment, child.name if child else ", ".join(each.words)))
        elif each.treatment is not NameTreatment.MEANT_OTHERWISE:
            told.append(OtherName(each.treatment, each.label))
    return tuple(dict.fromkeys(told))


@dataclass(frozen=True, slots=True)
class _Rule:
    """`pattern` finds the words of one name, several beside each other as one; None in their place: they stay."""

    pattern: re.Pattern[str]
    instead: str | None


class Renaming:
    """The decisions as they are carried out; the longest words win, so that half of a longer name is left alone."""

    def __init__(self, decisions: Iterable[NameDecision]) -> None:
        ordered = sorted(decisions, key=lambda each: each.treatment in _KEPT)
        self._rules = [_Rule(_pattern(each), _instead(each)) for each in ordered]
        self._any = re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in self._rules))
        self._needed = any(rule.instead is not None for rule in self._rules)

    def __call__(self, value: T) -> tuple[T, int]:
        """`value` with every name in it replaced, and at how many places; ids and words of catalogues stay."""
        if not self._needed:
            return value, 0
        renamed, count = self._renamed(value)
        return renamed, count

    def _renamed(self, value: Any) -> tuple[Any, int]:
        match value:
            case Enum() | Term():
                return value, 0
            case str():
                return (value, 0) if CODE.fullmatch(value) else self._text(value)
            case tuple():
                items = [self._renamed(item) for item in value]
                return tuple(item for item, _ in items), sum(count for _, count in items)
            case _ if is_dataclass(value):
                return self._record(value)
        return value, 0

    def _record(self, record: Any) -> tuple[Any, int]:
        done = {field.name: self._renamed(getattr(record, field.name)) for field in fields(record)}
        changed = {name: value for name, (value, count) in done.items() if count}
        return (replace(record, **changed), sum(count for _, count in done.values())) if changed else (record, 0)

    def _text(self, text: str) -> tuple[str, int]:
        """Where something hides in a name, such as a soft hyphen, the text is written without it."""
        composed = unicodedata.normalize("NFC", text)
        tries = (self._plain(composed), self._plain(_seen(text)))
        written, count = max(tries, key=lambda tried: tried[1])
        return (written, count) if count else (text, 0)

    def _plain(self, text: str) -> tuple[str, int]:
        parts, at, count = [], 0, 0
        while found := self._any.search(text, at):
            end, rule = self._longest(text, found.start())
            count += rule.instead is not None
            instead = text[found.start() : end] if rule.instead is None else rule.instead
            parts += [text[at : found.start()], instead]
            at = end
        return "".join([*parts, text[at:]]), count

    def _longest(self, text: str, start: int) -> tuple[int, _Rule]:
        """Where the longest of the names that begin here ends; of two as long the one that is replaced."""
        matches = ((rule.pattern.match(text, start), rule) for rule in self._rules)
        return max(((match.end(), rule) for match, rule in matches if match), key=lambda each: each[0])


def _seen(text: str) -> str:
    """The text without what hides in its words."""
    return unicodedata.normalize("NFC", UNSEEN.sub("", text))


def _pattern(decision: NameDecision) -> re.Pattern[str]:
    """Whole words. Those found on the roll as they are written there, those typed in any mixture of capitals."""
    words = "|".join(_words(each) for each in sorted(decision.words, key=len, reverse=True))
    one = rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])"
    case = "" if decision.child_id else "i"
    return re.compile(rf"(?{case}:{one}(?:{_APART}{one})*)")


def _words(written: str) -> str:
    """However many blanks, and whichever apostrophe, stand in them."""
    parts = (re.escape(part) for part in unicodedata.normalize("NFC", written).split())
    return r"\s+".join(re.sub("['’]", "['’]", part) for part in parts)


def _instead(decision: NameDecision) -> str | None:
    if decision.treatment in _KEPT:
        return None
    return f"[{decision.label}]" if decision.treatment is NameTreatment.PSEUDONYM else NAME_REMOVED
