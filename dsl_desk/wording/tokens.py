"""A text as words with their places, and which of them stand directly beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
GAP = re.compile(r"\s{1,3}|\s?[-\u2010\u2011]\s?")


@dataclass(frozen=True, slots=True)
class Tokens:
    """`words` in small letters with straight apostrophes; `joined[n]` where only a space or hyphen follows word n."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    joined: Sequence[bool]


def tokens(text: str) -> Tokens:
    found = [(match[0], match.start(), match.end()) for match in WORD.finditer(text)]
    starts, ends = [start for _, start, _ in found], [end for _, _, end in found]
    joined = [
        (after - end == 1 and text[end] == " ") or GAP.fullmatch(text, end, after) is not None
        for end, after in zip(ends, starts[1:], strict=False)
    ]
    return Tokens([word.lower().replace("’", "'") for word, _, _ in found], starts, ends, [*joined, False])
