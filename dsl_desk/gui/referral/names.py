"""Other children named in the words of a record: a plain comparison with the roll, for a person to look at."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A record whose words hold a name of these other children."""

    entry: ChronologyEntry
    children: tuple[Child, ...]


def mentions(entries: Iterable[ChronologyEntry], roll: Sequence[Child], subject: Child) -> tuple[Mention, ...]:
    """Records that name another child on the roll by first, known-as or family name, written as on the roll.

    It may find an adult or a place of the same name, and misses nicknames and misspellings: it helps the person who
    reads and decides nothing.
    """
    own = _names(subject)
    others = [(child, _names(child) - own) for child in roll if child.id != subject.id]
    found = []
    for entry in entries:
        words = set(WORD.findall(f"{entry.title} {entry.text} {entry.exact_words}"))
        words |= {word.removesuffix("’s").removesuffix("'s") for word in words}
        named = tuple(child for child, names in others if names & words)
        if named:
            found.append(Mention(entry, named))
    return tuple(found)


def _names(child: Child) -> set[str]:
    """Without particles such as "de" or "van", which stand in many names; scripts without capitals have none."""
    written = f"{child.given_name} {child.known_as} {child.family_name} {child.family_known_as}"
    return {name for name in WORD.findall(written) if name != name.lower() or name == name.upper()}
