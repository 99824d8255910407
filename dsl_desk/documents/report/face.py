"""What a report says it is: title and words on its face, from the form, the route gate and the police force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from dsl_desk import codec, paths
from dsl_desk.domain.agency import AgencyKind
from dsl_desk.domain.casefile import CaseFile
from dsl_desk.domain.errors import DocumentError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Face:
    """`title` and `on_report` say what this is and what it is not, `about` what it holds.

    `force` says by which way the receiving police force wants a crime reported, and is empty for anyone else.
    """

    title: str
    on_report: str
    about: str
    force: str


@dataclass(frozen=True, slots=True)
class _FormWords:
    """One entry of resources/guidance/report_forms.json; without a title and `on_report` those of the route do."""

    form: str
    about: str
    title: str = ""
    on_report: str = ""


@dataclass(frozen=True, slots=True)
class _RouteWords:
    """One entry of resources/guidance/routes.json; the rest of it is for the screen."""

    route: str
    report_title: str
    on_report: str


@dataclass(frozen=True, slots=True)
class _ForceWords:
    """One entry of resources/directory/forces.json; the first of them is for every other force."""

    known_as: tuple[str, ...]
    on_report: str


def face_of(casefile: CaseFile) -> Face:
    """Raises DocumentError where the words are missing."""
    try:
        form = next(entry for entry in _read(_FormWords, "guidance/report_forms.json") if entry.form == casefile.form)
        title, on_report = (form.title, form.on_report) if form.title else _of_route(casefile)
    except (OSError, ValueError, StopIteration) as error:
        raise DocumentError(
            "The report could not be made because its words in resources/guidance are missing or damaged. "
            "The records are safe. Install DSL Desk again, or put the files back."
        ) from error
    return Face(title, on_report, form.about, _of_force(casefile))


def _of_route(casefile: CaseFile) -> tuple[str, str]:
    assert casefile.route, "only a child protection file leaves without a route"
    route = casefile.route.route
    words = next(entry for entry in _read(_RouteWords, "guidance/routes.json") if entry.route == route)
    return words.report_title, words.on_report


def _of_force(casefile: CaseFile) -> str:
    if casefile.recipient.kind is not AgencyKind.POLICE:
        return ""
    national, *forces = _read(_ForceWords, "directory/forces.json")
    return next((force for force in forces if casefile.school.is_of_force(force.known_as)), national).on_report


def _read(kind: type[T], name: str) -> tuple[T, ...]:
    return codec.decode(tuple[kind, ...], (paths.resources() / name).read_bytes())  # type: ignore[valid-type]
