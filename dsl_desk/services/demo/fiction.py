"""Made-up children and records for a demonstration, drawn from resources/demo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from string import Template

from dsl_desk.domain.action import Action
from dsl_desk.domain.agency import AgencyKind
from dsl_desk.domain.child import Child
from dsl_desk.domain.concern import Concern, ConcernState
from dsl_desk.domain.contact import Contact, ContactKind, Direction
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.observation import Basis, HowKnown, Observation, SourceKind
from dsl_desk.domain.route import Route
from dsl_desk.domain.school import School
from dsl_desk.domain.term import NOT_SURE, Term
from dsl_desk.domain.when import NOT_STATED, Certainty, When
from dsl_desk.services.catalogue.entry import chronology_categories
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.catalogue.sign import domains, indicators

YOUNGEST_YEAR, OLDEST_YEAR = 7, 13
FORMS = "ABCDEF"
DAYS = 365
SENTENCES = {0: 24, 1: 30, 2: 22, 4: 13, 9: 8, 30: 3}
"""How many sentences follow the first, and how often in a hundred notes."""

IN_A_PARAGRAPH = 5
SIBLINGS, TWINS = 0.3, 0.04
"""How many of the children have a brother or sister here, and how many of those are twins."""


@dataclass(frozen=True, slots=True)
class Staff:
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    agency: str
    kind: AgencyKind
    label: str
    use_for: str
    not_for: str
    phone: str
    email: str
    hours: str
    checked_days_ago: int
    for_parents: bool = False


@dataclass(frozen=True, slots=True)
class SchoolStory:
    school: School
    staff: tuple[Staff, ...]
    directory: tuple[DirectoryLine, ...]


@dataclass(frozen=True, slots=True)
class NameGroup:
    language: str
    weight: int
    given: tuple[str, ...]
    family: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChildLine:
    """`born` is the day of the school year, from 0: what twins share. None is any day."""

    given: str
    family: str
    known_as: str
    year: str
    form: str
    born: int | None = None


@dataclass(frozen=True, slots=True)
class SpecialChildren:
    about: str
    children: tuple[ChildLine, ...]


@dataclass(frozen=True, slots=True)
class Names:
    groups: tuple[NameGroup, ...]
    known_as: dict[str, str]
    special: tuple[SpecialChildren, ...]


@dataclass(frozen=True, slots=True)
class ObservationLine:
    """`what` and `exact_words` are templates over resources/demo/slots.json."""

    domains: tuple[str, ...]
    indicators: tuple[str, ...]
    how_known: HowKnown
    source_kind: SourceKind
    what: str
    exact_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactLine:
    kind: ContactKind
    direction: Direction
    with_whom: str
    agency: str
    said: str
    agreed: str
    outcome: str
    reference: str
    follow_up_days: int | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences that may follow the first of an observation or of what was said in a contact."""

    observation: tuple[str, ...]
    contact: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionLine:
    kind: DecisionKind
    reason: str
    review_days: int | None = None


@dataclass(frozen=True, slots=True)
class ConcernLines:
    titles: tuple[str, ...]
    outcomes: tuple[str, ...]
    purposes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    what: str
    owner: str
    due_days: int
    outcome: str


@dataclass(frozen=True, slots=True)
class ToldObservation:
    """One observation of the story, dated back from the day of the demonstration.

    `means` is what the DSL made of it that evening, with a `category` of the chronology; it belongs in the summary.
    """

    days_ago: int
    time: str
    about: bool
    domains: tuple[str, ...]
    indicators: tuple[str, ...]
    how_known: HowKnown
    source_kind: SourceKind
    witness: str
    place: str
    what: str
    exact_words: str
    basis: Basis = Basis.NOT_STATED
    prompts: str = ""
    demeanour: str = ""
    present: str = ""
    ending: str = ""
    must_not_be_told: str = ""
    category: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldContact(ContactLine):
    days_ago: int
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDecision(DecisionLine):
    days_ago: int
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAction(ActionLine):
    days_ago: int
    done_days_ago: int | None


@dataclass(frozen=True, slots=True)
class ToldSharing:
    route: Route
    reference: str
    reported_days_ago: int
    reported_time: str
    told_to: str
    purpose: str
    lawful_basis: tuple[str, ...]
    parents_told: bool
    child_told: bool
    summary: str


@dataclass(frozen=True, slots=True)
class Story:
    """One child's record from the first sign to the bundle for police."""

    child: ChildLine
    concern: str
    sharing: ToldSharing
    observations: tuple[ToldObservation, ...]
    contacts: tuple[ToldContact, ...]
    decisions: tuple[ToldDecision, ...]
    actions: tuple[ToldAction, ...]


def school_story() -> SchoolStory:
    return load(SchoolStory, "demo/school.json")


def story() -> Story:
    return load(Story, "demo/story.json")


def children(random: Random, count: int, today: date) -> list[Child]:
    """`count` made-up children: the story's child first, then twins and same-name pairs, then names by language.

    Brothers and sisters share a family name, in different years or, as twins, in one.
    """
    names = _names()
    lines = [story().child, *(line for special in names.special for line in special.children)]
    weights = [group.weight for group in names.groups]
    while len(lines) < count:
        (group,) = random.choices(names.groups, weights)
        first = _line(random, group, random.choice(group.family), str(random.randint(YOUNGEST_YEAR, OLDEST_YEAR)))
        lines.append(first)
        if random.random() < SIBLINGS:
            twin = random.random() < TWINS
            year = first.year if twin else str(random.randint(YOUNGEST_YEAR, OLDEST_YEAR))
            second = _line(random, group, first.family, year)
            lines.append(replace(second, born=first.born) if twin else second)
    return [_child(random, line, today) for line in lines[:count]]


def language_of(family_name: str) -> str:
    """The group of names in which a family name stands first, by its language; nothing for any other name."""
    return next((group.language for group in _names().groups if family_name in group.family), "")


def _line(random: Random, group: NameGroup, family: str, year: str) -> ChildLine:
    given = random.choice(group.given)
    known = random.choice((_names().known_as.get(given, ""), ""))
    return ChildLine(given, family, known, year, year + random.choice(FORMS), random.randrange(DAYS))


def _child(random: Random, line: ChildLine, today: date) -> Child:
    # Year 1 starts in the school year in which a child turns six (England).
    school_year = today.year - (today.month < 9)
    day = random.randrange(DAYS) if line.born is None else line.born
    born = date(school_year - int(line.year) - 5, 9, 1) + timedelta(days=day)
    upn = f"Z{random.randrange(10**12):012}"
    return Child(random.randbytes(16).hex(), line.family, line.given, line.known_as, born, line.year, line.form, upn)


def observation(random: Random, child: Child, happened: datetime) -> Observation:
    """An observation of `child` from a template; in one of four the time is "about" or not stated."""
    line = random.choice(_observation_lines())
    slots = _slots(random, child)
    certainty = random.choice((Certainty.EXACT, Certainty.EXACT, Certainty.ABOUT, Certainty.NOT_STATED))
    when = NOT_STATED
    if certainty is not Certainty.NOT_STATED:
        when = When(certainty, happened.date(), time(happened.hour, happened.minute // 5 * 5))
    return Observation(
        id=random.randbytes(16).hex(),
        what=_told(random, line.what, _prose().observation, slots),
        how_known=line.how_known,
        domains=domain_terms(line.domains),
        source_kind=line.source_kind,
        witness=_witness(random, line),
        happened=when,
        exact_words=_filled(random.choice(line.exact_words), slots) if line.exact_words else "",
        indicators=indicator_terms(line.indicators),
    )


def contact(random: Random, child: Child, moment: datetime, waiting: date) -> Contact:
    """A contact; its follow-up still waits only when it falls on `waiting` or later."""
    line = random.choice(_contact_lines())
    slots = _slots(random, child)
    follow_up = moment.date() + timedelta(days=line.follow_up_days) if line.follow_up_days else None
    return Contact(
        id=random.randbytes(16).hex(),
        kind=line.kind,
        with_whom=_filled(line.with_whom, slots),
        said=_told(random, line.said, _prose().contact, slots),
        direction=line.direction,
        when=When(Certainty.EXACT, moment.date(), time(moment.hour, moment.minute)),
        agreed=_filled(line.agreed, slots),
        outcome=_filled(line.outcome, slots),
        reference=_filled(line.reference, slots),
        follow_up=follow_up if follow_up and follow_up >= waiting else None,
    )


def action(random: Random, child: Child, moment: datetime, waiting: date) -> Action:
    """An action, done when it fell due before `waiting`."""
    line = random.choice(_action_lines())
    slots = _slots(random, child)
    due = moment.date() + timedelta(days=line.due_days)
    done = due < waiting
    return Action(
        id=random.randbytes(16).hex(),
        child_id=child.id,
        what=_filled(line.what, slots),
        owner=line.owner,
        due=due,
        done=When(Certainty.EXACT, moment.date()) if done else NOT_STATED,
        outcome=_filled(line.outcome, slots) if done else "",
    )


def decision(random: Random, child: Child) -> Decision:
    """One that needs no concern: what is done in school, or nothing further."""
    standing = (DecisionKind.SUPPORT, DecisionKind.NO_FURTHER_ACTION)
    line = random.choice([line for line in _decision_lines() if line.kind in standing])
    reason = _filled(line.reason, _slots(random, child))
    return Decision(random.randbytes(16).hex(), line.kind, reason, school_story().school.dsl_name)


def concern(random: Random, child: Child, moment: datetime, waiting: date) -> tuple[Concern, Decision]:
    """A concern, open, under watch or closed by now, and the decision that opens it; its review may still wait."""
    slots, lines = _slots(random, child), _concern_lines()
    (state,) = random.choices(list(ConcernState), (3, 3, 4))
    outcome = _filled(random.choice(lines.outcomes), slots) if state is ConcernState.CLOSED else ""
    made = Concern(random.randbytes(16).hex(), random.choice(lines.titles), state, outcome)
    line = random.choice([line for line in _decision_lines() if line.kind is DecisionKind.OPEN_CONCERN])
    review = moment.date() + timedelta(days=line.review_days or 0)
    decided_by = school_story().school.dsl_name
    reason, due = _filled(line.reason, slots), review if review >= waiting else None
    return made, Decision(random.randbytes(16).hex(), line.kind, reason, decided_by, made.id, review_on=due)


def _told(random: Random, first: str, pieces: tuple[str, ...], slots: dict[str, str]) -> str:
    """As people write: mostly a few sentences, now and then a page, a paragraph for every few of them."""
    (count,) = random.choices(*zip(*SENTENCES.items(), strict=True))
    more = [_filled(piece, slots) for piece in random.sample(pieces, min(count, len(pieces)))]
    paragraphs = [" ".join(more[at : at + IN_A_PARAGRAPH]) for at in range(0, len(more), IN_A_PARAGRAPH)]
    return "\n\n".join([_filled(first, slots), *paragraphs])


def _witness(random: Random, line: ObservationLine) -> str:
    """A member of staff who passed on what they saw; what the recorder saw has no other witness."""
    reported = line.source_kind is SourceKind.STAFF and line.how_known is not HowKnown.SAW
    return random.choice(school_story().staff[1:]).name if reported else ""


def domain_terms(codes: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(each.term for each in domains() if each.code in codes) or (NOT_SURE,)


def category_term(code: str) -> Term:
    return next(each.term for each in chronology_categories() if each.code == code)


def indicator_terms(codes: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(each.term for each in indicators() if each.code in codes)


def _filled(template: str, slots: dict[str, str]) -> str:
    return Template(template).substitute(slots)


def _slots(random: Random, child: Child) -> dict[str, str]:
    chosen = {name: random.choice(values) for name, values in _slot_values().items()}
    (other,) = random.choices(_names().groups)
    return {**chosen, "child": child.known_as or child.given_name, "other_child": random.choice(other.given)}


@cache
def _names() -> Names:
    return load(Names, "demo/names.json")


@cache
def _prose() -> Prose:
    return load(Prose, "demo/prose.json")


@cache
def _slot_values() -> dict[str, tuple[str, ...]]:
    return load(dict[str, tuple[str, ...]], "demo/slots.json")


@cache
def _observation_lines() -> tuple[ObservationLine, ...]:
    return load(tuple[ObservationLine, ...], "demo/observations.json")


@cache
def _contact_lines() -> tuple[ContactLine, ...]:
    return load(tuple[ContactLine, ...], "demo/contacts.json")


@cache
def _decision_lines() -> tuple[DecisionLine, ...]:
    return load(tuple[DecisionLine, ...], "demo/decisions.json")


@cache
def _concern_lines() -> ConcernLines:
    return load(ConcernLines, "demo/concerns.json")


@cache
def _action_lines() -> tuple[ActionLine, ...]:
    return load(tuple[ActionLine, ...], "demo/actions.json")
