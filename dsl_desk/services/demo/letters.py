"""The letters of the made-up story: one to every family, one to a single family, and what the school made its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import SCHOOL_ZONE
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.decision import Decision, DecisionKind
from dsl_desk.domain.informed import Informed
from dsl_desk.domain.letter import ENGLISH, Delivery
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.domain.when import Certainty, When
from dsl_desk.services import deciding, recording
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.demo import fiction
from dsl_desk.services.demo.telling import TimedDeed
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import front_sheet_file
from dsl_desk.services.lettering.families import Audience, families
from dsl_desk.services.lettering.general import Asked, log_general, prepare_general
from dsl_desk.services.lettering.printable_contacts import letter_contacts
from dsl_desk.services.lettering.private.asked import PrivateAsked
from dsl_desk.services.lettering.private.logging import log_private, record_letter_sent, record_reply
from dsl_desk.services.lettering.private.preparing import draw_private, prepare_private
from dsl_desk.services.lettering.templates import shipped
from dsl_desk.services.lettering.texts import save_text
from dsl_desk.services.lettering.translations import confirm_translation, side_by_side

AFTER_LESSONS, WRITTEN_DOWN = time(15, 50), timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class OwnTextLine:
    """`first` is the paragraph that the school added under the title of a shipped text."""

    days_ago: int
    template: str
    first: str


@dataclass(frozen=True, slots=True)
class ConfirmedLine:
    days_ago: int
    template: str
    language: str
    speaker: str
    speaks: str


@dataclass(frozen=True, slots=True)
class GeneralLine:
    days_ago: int
    pack: str


@dataclass(frozen=True, slots=True)
class SeenLine:
    days_ago: int
    what: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecidedLine:
    days_ago: int
    reason: str


@dataclass(frozen=True, slots=True)
class PrivateLine:
    """`child` counts the roll from 0; `to` is who in the family the letter is for, as the front sheet calls them."""

    child: int
    seen: SeenLine
    decided: DecidedLine
    days_ago: int
    to: str
    school_does: tuple[str, ...]
    own_words: str
    sent_days_ago: int
    reply_days_ago: int
    reply: str


@dataclass(frozen=True, slots=True)
class LetterStory:
    own_text: OwnTextLine
    confirmed: ConfirmedLine
    general: GeneralLine
    private: PrivateLine


def letter_events(desk: Desk, roll: Sequence[Child], today: datetime) -> Iterator[TimedDeed]:
    """Each at its own time."""
    story = load(LetterStory, "demo/letters.json")

    def at(days_ago: int) -> datetime:
        return datetime.combine(today.date() - timedelta(days=days_ago), AFTER_LESSONS, SCHOOL_ZONE)

    yield at(story.own_text.days_ago), lambda: _save_text(desk, story.own_text)
    yield at(story.confirmed.days_ago), lambda: _confirm(desk, story.confirmed)
    yield at(story.general.days_ago), lambda: _send_to_all(desk, story.general)
    yield from _written_to_one_family(desk, roll[story.private.child], story.private, at)


def _save_text(desk: Desk, line: OwnTextLine) -> None:
    before, title, after = shipped(line.template, ENGLISH).partition("\n# ")
    heading, _, rest = after.partition("\n")
    save_text(desk, line.template, ENGLISH, f"{before}{title}{heading}\n\n{line.first}\n{rest}")


def _confirm(desk: Desk, line: ConfirmedLine) -> None:
    read = side_by_side(desk, line.template, line.language)
    confirm_translation(desk, read.confirmed_by(line.speaker, line.speaks, desk.today()))


def _send_to_all(desk: Desk, line: GeneralLine) -> None:
    everyone = Audience()
    count = len(families(desk, everyone).families)
    log_general(desk, prepare_general(desk, Asked(line.pack)), everyone.words, count, count, Delivery.POST)


def _written_to_one_family(
    desk: Desk, child: Child, line: PrivateLine, at: Callable[[int], datetime]
) -> Iterator[TimedDeed]:
    """What was seen, the decision to tell the family, the letter, how it went, and what they answered."""
    happened = When(Certainty.EXACT, at(line.seen.days_ago).date())
    seen = Observation(
        desk.new_id(), line.seen.what, HowKnown.SAW, (NOT_SURE,), happened=happened,
        indicators=fiction.indicator_terms(line.seen.indicators),
    )  # fmt: skip
    involved = [Involvement(desk.new_id(), seen.id, child.id)]
    yield at(line.seen.days_ago), lambda: recording.record_observation(desk, seen, involved)
    to_be_told = Informed(False, to_be_told=True)
    decided = Decision(
        desk.new_id(), DecisionKind.TELLING, line.decided.reason, desk.person.name, parents=to_be_told,
        inform_later="By letter",
    )  # fmt: skip
    yield at(line.decided.days_ago), lambda: deciding.decide(desk, decided, [child.id])
    letters: list[str] = []
    yield at(line.days_ago), lambda: letters.append(_write(desk, child, line))
    sent, replied = (
        When(Certainty.EXACT, at(day).date(), AFTER_LESSONS) for day in (line.sent_days_ago, line.reply_days_ago)
    )
    yield (
        at(line.sent_days_ago) + WRITTEN_DOWN,
        lambda: record_letter_sent(desk, letters[0], Delivery.HANDED, desk.person.name, sent),
    )
    yield at(line.reply_days_ago) + WRITTEN_DOWN, lambda: record_reply(desk, letters[0], replied, line.reply)


def _write(desk: Desk, child: Child, line: PrivateLine) -> str:
    """Logged with its exact pages; returns the contact's id."""
    members = front_sheet_file(desk, child.id).members
    asked = PrivateAsked(
        child.id,
        tuple(member.id for member in members if member.relationship == line.to),
        signs=line.seen.indicators,
        school_does=line.school_does,
        contacts=tuple(entry.id for entry in letter_contacts(desk).entries[:1]),
        answers={"own_words": line.own_words},
    )
    return log_private(desk, [draw_private(each) for each in prepare_private(desk, asked)]).id
