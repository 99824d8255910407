"""How an address is told in a text, whoever wrote it and in whatever spacing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dsl_desk.domain.front_sheet import Address
from dsl_desk.store.folding import fold

_SHORT = {
    "street": "st", "road": "rd", "avenue": "ave", "lane": "ln", "close": "cl", "drive": "dr", "court": "ct",
    "crescent": "cres", "place": "pl", "gardens": "gdns", "square": "sq", "terrace": "terr", "house": "hse",
}  # fmt: skip
"""How the last word of a line of an address is written when one is in a hurry."""

_UNITS = frozenset({"flat", "apartment", "apt", "unit", "room", "floor", "suite"})

_APART = re.compile(r"[\W_]+")
"""What stands between the words of an address, or the halves of a postcode."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells an address: `pattern` finds it in folded text; `hint` is in every such text without its spaces."""

    hint: str
    pattern: re.Pattern[str]


def tells(marks: Iterable[Mark], text: str) -> bool:
    """Whether a text holds the postcode of an address, in any spacing or case, or the line that tells the house."""
    plain = fold(_UNSEEN.sub("", text))
    # A chronology holds thousands of texts: the patterns are tried only where the letters can be found at all.
    letters = _APART.sub("", plain)
    return any(mark.hint in letters and mark.pattern.search(plain) for mark in marks)


def place_of(address: Address) -> str:
    """The same for one address in any case, spacing and punctuation."""
    return f"{squeezed(' '.join(address.lines))} {squeezed(address.postcode)}"


def squeezed(text: str) -> str:
    """Its letters and digits alone, folded."""
    return _APART.sub("", fold(text))


def marks_of(address: Address) -> Iterator[Mark]:
    """By the postcode, and by each line that tells where it is."""
    postcode = squeezed(address.postcode)
    if postcode:
        yield Mark(postcode, _whole(r"[\W_]*".join(postcode)))
    for *before, last in _telling(address):
        short = next((pair for pair in _SHORT.items() if last in pair), (last,))
        yield Mark("".join(before), _whole(r"[\W_]+".join([*before, f"(?:{'|'.join(short)})"])))


def _telling(address: Address) -> list[list[str]]:
    """The parts of an address that tell where it is: its first line, and a house with its number in any line.

    "Flat 2" alone tells nothing and stands in many texts, so the house is looked for in its place.
    """
    parts = [_house(part) for part in _parts(address)]
    telling = [part for part in parts if part[0][0].isdigit()]
    if parts and parts[0] not in telling and parts[0][0] not in _UNITS:
        telling.append(parts[0])
    return telling or parts[:1]


def _parts(address: Address) -> list[list[str]]:
    """The lines as words, parted at commas; a number alone goes with what follows."""
    parts: list[list[str]] = []
    number: list[str] = []
    for text in ",".join(address.lines).split(","):
        words = number + [word for word in _APART.split(fold(text)) if word]
        if any(word.isalpha() and len(word) > 1 for word in words):
            parts.append(words)
            number = []
        else:
            number = words
    if parts and number:
        parts[-1] += number
    return parts


def _house(words: list[str]) -> list[str]:
    """Without the flat, where the house has a number of its own."""
    return words[2:] if words[0] in _UNITS and len(words) > 3 and words[2][0].isdigit() else words


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])")
