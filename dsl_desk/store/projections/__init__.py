"""Tables rebuilt from the journal, one module per entity; nothing else writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import Agency, DirectoryEntry
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, Involvement
from dsl_desk.domain.contact import Contact
from dsl_desk.domain.decision import Decision
from dsl_desk.domain.letter import Distribution
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.domain.school import Person, School
from dsl_desk.domain.sharing import Sharing
from dsl_desk.store.projections import (
    action,
    agency,
    child,
    concern,
    contact,
    decision,
    directory_entry,
    distribution,
    involvement,
    observation,
    person,
    route_answer,
    school,
    sharing,
)
from dsl_desk.store.projections.rows import Place
from dsl_desk.store.sqlcipher import Connection


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its name in the journal (and its table), its class, the version of its body, its rows."""

    name: str
    record: type[Any]
    version: int
    project: Callable[[Connection, Place, Any], None]


KINDS = (
    Kind("school", School, 1, school.project),
    Kind("person", Person, 1, person.project),
    Kind("child", Child, 1, child.project),
    Kind("involvement", Involvement, 1, involvement.project),
    Kind("concern", Concern, 1, concern.project),
    Kind("observation", Observation, 1, observation.project),
    Kind("contact", Contact, 1, contact.project),
    Kind("action", Action, 1, action.project),
    Kind("decision", Decision, 1, decision.project),
    Kind("agency", Agency, 1, agency.project),
    Kind("directory_entry", DirectoryEntry, 1, directory_entry.project),
    Kind("route_answer", RouteAnswer, 1, route_answer.project),
    Kind("sharing", Sharing, 1, sharing.project),
    Kind("distribution", Distribution, 1, distribution.project),
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_RECORD = {kind.record: kind for kind in KINDS}
