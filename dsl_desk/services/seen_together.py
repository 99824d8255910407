"""Which people, vehicles, places, phones and accounts children share: leads for a DSL, never conclusions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.child import Child
from dsl_desk.domain.event import Happening
from dsl_desk.domain.link import Link
from dsl_desk.domain.subject import Subject, SubjectKind
from dsl_desk.services.chronicling import Edition, editions
from dsl_desk.services.desk import Desk
from dsl_desk.services.looking import note_look
from dsl_desk.store import records, subjects


@dataclass(frozen=True, slots=True)
class Tie:
    """One link with what it joins: the subject, and the child or the other subject at its far end."""

    link: Link
    subject: Subject
    child: Child | None
    other: Subject | None


@dataclass(frozen=True, slots=True)
class SubjectFile:
    """A subject with every link of it, withdrawn ones too, and its versions, the newest first."""

    subject: Subject
    ties: tuple[Tie, ...]
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class AlsoSeen:
    """Another child who is linked to some of the same subjects."""

    child: Child
    through: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class ChildLinks:
    """What stands on a child's page: every link, and the children "also seen with"."""

    ties: tuple[Tie, ...]
    also: tuple[AlsoSeen, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A subject and the children linked to it."""

    subject: Subject
    children: tuple[Child, ...]
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Children joined by subjects they share, directly or through other subjects; plain counts, no conclusion.

    `edges` are pairs of ids: a subject, and the child or other subject it is linked to.
    """

    children: tuple[Child, ...]
    subjects: tuple[Shared, ...]
    days: tuple[date, ...]
    edges: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """`4 children, 1 vehicle, 3 dates`."""
        kinds = Counter(shared.subject.kind for shared in self.subjects)
        parts = [_count(len(self.children), "child", "children")]
        parts += [_count(kinds[kind], kind.value, _PLURAL[kind]) for kind in SubjectKind if kinds[kind]]
        return ", ".join([*parts, _count(len(self.days), "date", "dates")])


LINKS = "links"
"""What was looked at, in the journal."""

_PLURAL = {
    SubjectKind.PERSON: "people",
    SubjectKind.VEHICLE: "vehicles",
    SubjectKind.PLACE: "places",
    SubjectKind.PHONE: "phones",
    SubjectKind.ACCOUNT: "accounts",
}


def child_links(desk: Desk, child_id: str) -> ChildLinks:
    """Every link of a child with its subject, those of its subjects to others, and who else they are linked to."""
    return ChildLinks(_near(desk, child_id), _also_seen(desk, child_id))


def subject_file(desk: Desk, subject_id: str) -> SubjectFile | None:
    """What stands on a subject's page, which is a look at each child linked to it."""
    subject = records.current(desk.connection, Subject, subject_id)
    if subject is None:
        return None
    ties = subject_ties(desk, subject_id)
    note_look(desk, Happening.VIEWED, [tie.child.id for tie in ties if tie.child], LINKS)
    return SubjectFile(subject, ties, editions(desk, "subject", subject_id))


def subject_ties(desk: Desk, subject_id: str) -> tuple[Tie, ...]:
    """Every link from or to one subject; withdrawn ones too."""
    return _ties(desk, subjects.links_of_subject(desk.connection, subject_id))


def count_links(desk: Desk, child_id: str) -> int:
    """How many links of a child stand."""
    return subjects.count_of_child(desk.connection, child_id)


def shown_groups(desk: Desk) -> tuple[Group, ...]:
    """The groups as the Links page shows them, which is a look at each child in them."""
    found = groups(desk)
    note_look(desk, Happening.VIEWED, [child.id for group in found for child in group.children], LINKS)
    return found


def groups(desk: Desk) -> tuple[Group, ...]:
    """Groups of two or more children joined by shared subjects, the one with most children first."""
    ties = subjects.ties(desk.connection)
    found = []
    for members in _components(ties):
        own = [tie for tie in ties if tie[0] in members]
        if len({child_id for _, child_id, _, _ in own} - {""}) > 1:
            found.append(_group(desk, own))
    return tuple(sorted(found, key=lambda group: (-len(group.children), -len(group.subjects))))


def associated_people(desk: Desk, child_ids: Iterable[str]) -> tuple[Subject, ...]:
    """People linked to these children, or to a vehicle, place, phone, account or person that is.

    Two or more of them are a reason to ask whether this is group-based (resources/guidance/group_based.json), and
    no answer.
    """
    near: dict[str, Subject] = {}
    for child_id in child_ids:
        for tie in _near(desk, child_id):
            if not tie.link.withdrawn:
                near |= {each.id: each for each in (tie.subject, tie.other) if each}
    return tuple(subject for subject in near.values() if subject.kind is SubjectKind.PERSON)


def _near(desk: Desk, child_id: str) -> tuple[Tie, ...]:
    """Every link of a child, and those of its subjects to others."""
    own = subjects.links_of_child(desk.connection, child_id)
    through = dict.fromkeys(each.subject_id for each in own if not each.withdrawn)
    beyond = [
        each
        for subject_id in through
        for each in subjects.links_of_subject(desk.connection, subject_id)
        if each.other_id and not each.withdrawn
    ]
    links = list({each.id: each for each in (*own, *beyond)}.values())
    return _ties(desk, links)


def _child(desk: Desk, child_id: str) -> Child | None:
    return records.current(desk.connection, Child, child_id) if child_id else None


def _ties(desk: Desk, links: Iterable[Link]) -> tuple[Tie, ...]:
    links = tuple(links)
    known = subjects.named(
        desk.connection, [id_ for each in links for id_ in (each.subject_id, each.other_id) if id_]
    )
    return tuple(
        Tie(each, known[each.subject_id], _child(desk, each.child_id), known.get(each.other_id)) for each in links
    )


def _also_seen(desk: Desk, child_id: str) -> tuple[AlsoSeen, ...]:
    through: dict[str, list[str]] = defaultdict(list)
    for other_child, subject_id in subjects.also_seen(desk.connection, child_id):
        through[other_child].append(subject_id)
    known = subjects.named(desk.connection, [id_ for ids in through.values() for id_ in ids])
    found = ((_child(desk, other), tuple(known[id_] for id_ in ids)) for other, ids in through.items())
    return tuple(AlsoSeen(child, shared) for child, shared in found if child)


def _components(ties: Iterable[tuple[str, str, str, str]]) -> list[set[str]]:
    """Sets of subjects joined by links to one another or to the same child."""
    near: dict[str, set[str]] = defaultdict(set)
    for subject_id, child_id, other_id, _ in ties:
        far = child_id or other_id
        near[subject_id].add(far)
        near[far].add(subject_id)
    components, met = [], set[str]()
    for start in near:
        if start in met:
            continue
        reached, waiting = {start}, [start]
        while waiting:
            for each in near[waiting.pop()] - reached:
                reached.add(each)
                waiting.append(each)
        met |= reached
        components.append(reached)
    return components


def _group(desk: Desk, ties: list[tuple[str, str, str, str]]) -> Group:
    children: dict[str, Child] = {}
    linked: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for subject_id, child_id, other_id, day in ties:
        linked[subject_id].append((child_id, day))
        if other_id:
            linked[other_id] += []
        if child := _child(desk, child_id) if child_id not in children else None:
            children[child_id] = child
    known = subjects.named(desk.connection, linked)
    shared = [
        Shared(
            known[subject_id],
            tuple(children[child_id] for child_id in dict.fromkeys(child for child, _ in seen) if child_id),
            _days(day for _, day in seen),
        )
        for subject_id, seen in linked.items()
    ]
    shared.sort(key=lambda each: (-len(each.children), each.subject.label.casefold()))
    edges = dict.fromkeys((subject_id, child_id or other_id) for subject_id, child_id, other_id, _ in ties)
    return Group(tuple(children.values()), tuple(shared), _days(tie[3] for tie in ties), tuple(edges))


def _days(days: Iterable[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in sorted(set(days)) if day)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
