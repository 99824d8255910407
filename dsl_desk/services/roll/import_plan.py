"""What taking in a pupil list would do: who is new, what changes, what stays because a person wrote it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from dsl_desk.domain.child import Child
from dsl_desk.domain.family import FamilyMember
from dsl_desk.domain.front_sheet import Address, BackgroundKnown, FrontSheet
from dsl_desk.exchange.formats import Field
from dsl_desk.exchange.pupil import Progress, Pupil, PupilList
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.list_plan import Difference, ListPlan
from dsl_desk.services.roll.matching import match_rows
from dsl_desk.services.roll.pupil_lists import formats
from dsl_desk.store import records

IMPORTED = "From the school’s pupil list"
FAMILIES_IMPORTED = "From the school’s list of families"
MOVED_UP = "Moved up with the school year"
"""Why a version was written, for those no person typed. What such a version wrote, a list may change again."""

_NOT_BY_HAND = frozenset({IMPORTED, FAMILIES_IMPORTED, MOVED_UP})
_STEP = 200  # rows between two reports of progress

OnRoll = Child | FrontSheet | FamilyMember
"""What lists write to."""

Take = Collection[tuple[str, str]]
"""(child id, field name) of what a person wrote and now wants as the list has it."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One child as the import would leave them. `kept` stays as a person wrote it, whatever the list says."""

    line: int
    child: Child
    sheet: FrontSheet | None
    before: Child | None
    sheet_before: FrontSheet | None
    changes: tuple[Difference, ...]
    kept: tuple[Difference, ...]


ImportPlan = ListPlan[Planned]


def plan_import(desk: Desk, pupils: PupilList, take: Take = (), progress: Progress | None = None) -> ImportPlan:
    """What `pupils` would change on the roll as it is now. An empty cell says nothing and changes nothing."""
    children = records.every(desk.connection, Child, "sort_name")
    sheets = {sheet.id: sheet for sheet in records.every(desk.connection, FrontSheet)}
    matched, refused = match_rows(pupils.pupils, children, formats())
    new: list[Planned] = []
    changed: list[Planned] = []
    unchanged: list[Planned] = []
    for number, row in enumerate(matched):
        if progress and number % _STEP == 0:
            progress("Comparing with the roll", number / len(matched))
        if row.child is None:
            new.append(_arrival(desk, row.pupil))
            continue
        planned = _compare(desk, row.pupil, row.child, sheets.get(row.child.id), take)
        (changed if planned.changes else unchanged).append(planned)
    present = {row.child.id for row in matched if row.child}
    return ListPlan(
        tuple(new),
        tuple(changed),
        tuple(unchanged),
        tuple(sorted((*pupils.rejected, *refused), key=lambda each: each.line)),
        tuple(child for child in children if child.left is None and child.id not in present),
    )


def _arrival(desk: Desk, pupil: Pupil) -> Planned:
    child = Child(desk.new_id(), **_of_child(pupil))
    said = _of_sheet(pupil, FrontSheet(child.id))
    return Planned(pupil.line, child, _sheet(FrontSheet(child.id), said) if said else None, None, None, (), ())


def _compare(desk: Desk, pupil: Pupil, before: Child, sheet_before: FrontSheet | None, take: Take) -> Planned:
    said: dict[str, Any] = _of_child(pupil) | {"left": None}
    taken, changes, kept = settle(desk, before, said, take, _label)
    if "left" in taken:
        taken["left_for"] = ""
    child = replace(before, **taken)
    sheet = sheet_before or FrontSheet(before.id)
    taken, sheet_changes, sheet_kept = settle(desk, sheet, _of_sheet(pupil, sheet), take, _label)
    return Planned(
        pupil.line,
        child,
        _sheet(sheet, taken) if taken else sheet_before,
        before,
        sheet_before,
        (*changes, *sheet_changes),
        (*kept, *sheet_kept),
    )


def _of_child(pupil: Pupil) -> dict[str, Any]:
    """What the row says of the child."""
    names = ("family_name", "given_name", "known_as", "born", "year", "form", "upn", "family_known_as")
    return {name: value for name in names if (value := getattr(pupil, name))}


def _of_sheet(pupil: Pupil, sheet: FrontSheet) -> dict[str, Any]:
    """What the row says of the front sheet. Beside a confidential address the list's own is not taken in."""
    said: dict[str, Any] = {name: value for name in ("ethnicity", "send") if (value := getattr(pupil, name))}
    if pupil.first_language:
        others = (language for language in sheet.languages if language != pupil.first_language)
        said["languages"] = (pupil.first_language, *others)
    if pupil.address and not sheet.confidential:
        said["addresses"] = (Address(pupil.address, pupil.postcode), *sheet.addresses[1:])
    return said


def _sheet(sheet: FrontSheet, taken: dict[str, Any]) -> FrontSheet:
    if "ethnicity" in taken:
        taken["ethnicity_known"] = BackgroundKnown.SCHOOL_SYSTEM
    return replace(sheet, **taken)


def settle(
    desk: Desk, before: OnRoll, said: dict[str, Any], take: Take, label: Callable[[str], str]
) -> tuple[dict[str, Any], list[Difference], list[Difference]]:
    """What is taken from the list; what that changes; what stays because a person wrote it.

    `label` says what a field is called.
    """
    differing = {name: value for name, value in said.items() if getattr(before, name) != value}
    typed = by_hand(desk, type(before), before.id) if differing else set()
    taken: dict[str, Any] = {}
    changes, kept = [], []
    for name, value in differing.items():
        difference = Difference(name, label(name), _say(getattr(before, name)), _say(value))
        if name in typed and (before.id, name) not in take:
            kept.append(difference)
        else:
            taken[name] = value
            changes.append(difference)
    return taken, changes, kept


def by_hand(desk: Desk, kind: type[OnRoll], id_: str) -> set[str]:
    """The fields whose present value a person wrote."""
    why: dict[str, str] = {}
    last = {field.name: field.default for field in fields(kind)}
    for version in records.versions(desk.connection, kind, id_):
        now = {name: getattr(version.record, name) for name in last}
        why |= {name: version.reason for name in now if now[name] != last[name]}
        last = now
    return {name for name, reason in why.items() if reason not in _NOT_BY_HAND}


def _label(name: str) -> str:
    if name == "left":
        return "Left"
    return formats().label({"addresses": Field.ADDRESS, "languages": Field.FIRST_LANGUAGE}.get(name) or Field(name))


def _say(value: Any) -> str:
    match value:
        case None:
            return ""
        case date():
            return f"{value.day} {value:%B %Y}"
        case Address():
            return ", ".join((*value.lines, value.postcode)).strip(", ")
        case tuple():
            return "; ".join(_say(each) for each in value)
    return str(value)
