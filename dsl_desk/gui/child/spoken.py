"""What is said of an entry beside its own words."""

import re

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.concern import Role
from dsl_desk.domain.when import Certainty, say_moment, say_when

SHOWN = 1_500  # characters of an entry drawn in the list; the rest is one Enter away
UNBROKEN = re.compile(r"\S{32}(?=\S)")  # of a word such as a link, after which a line may end
LINE_MAY_END = "\u200b"
QUOTATION_MARKS = ("“", '"')


def say_entry_when(entry: ChronologyEntry) -> str:
    """When it happened, or that it was recorded then where nobody said when it happened."""
    if entry.when.certainty is Certainty.NOT_STATED:
        return f"Recorded {say_moment(school_time(entry.recorded))}"
    return say_when(entry.when)


def shown_words(entry: ChronologyEntry) -> str:
    """The words as drawn in the list: the note, then the child's own."""
    words = "\n".join(part for part in (entry.text, quoted(entry.exact_words, entry.role)) if part)
    return shortened(words)


def shortened(words: str) -> str:
    """As much as the list draws, with ends of lines where a word is longer than a line."""
    words = words if len(words) <= SHOWN else f"{words[:SHOWN]} … (Enter shows all of it)"
    return UNBROKEN.sub(lambda found: found[0] + LINE_MAY_END, words)


def meaning(entry: ChronologyEntry) -> str:
    """What the DSL made of it, said as such and never as part of the record."""
    return f"What it means, in the DSL’s view: {entry.significance}" if entry.significance else ""


def handling(entry: ChronologyEntry) -> tuple[str, ...]:
    """This child's part where the record is about another one, and who must not be told of it."""
    part = "" if entry.role is Role.ABOUT else f"About another child, this one: {entry.role}"
    told = f"Must not be told: {entry.must_not_be_told}" if entry.must_not_be_told else ""
    return tuple(filter(None, (part, told)))


def weighed(entry: ChronologyEntry) -> tuple[str, ...]:
    """How the DSL sorted it."""
    category = entry.category.wording if entry.category else ""
    return tuple(filter(None, (category, "In the summary" if entry.key else "")))


def marks(entry: ChronologyEntry) -> tuple[str, ...]:
    """All that is marked on it."""
    return handling(entry) + weighed(entry)


def earlier(entry: ChronologyEntry) -> str:
    """That there is an earlier version, which is one key away."""
    if entry.version == 1:
        return ""
    changed = "corrected" if entry.kind == "observation" else "changed"
    return f"{changed}, Enter shows the earlier version"


def quoted(exact_words: str, role: Role = Role.ABOUT) -> str:
    """Exact words, marked as such, and whose they are; where quotation marks were typed there are no others."""
    whose = "The child’s words" if role is Role.ABOUT else "Words of the child it is about"
    marked = exact_words if exact_words[:1] in QUOTATION_MARKS else f"“{exact_words}”"
    return f"{whose}: {marked}" if exact_words else ""
