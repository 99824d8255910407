"""Whether two front sheets, or a front sheet and a list, call one adult by two names."""

from __future__ import annotations

from dsl_desk.services.roll.family_lists import formats
from dsl_desk.store.folding import words_of


def called(name: str) -> str:
    """The name folded and without its title, so that "Ms Kemi Ward" is Kemi Ward."""
    words = words_of(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] in formats().titles else words)


def may_be_one(name: str, other: str) -> bool:
    """Whether the last names are the same and one first name begins as the other: J, Jon and Jonathan Ward."""
    one, two = called(name).split(), called(other).split()
    if not (one and two) or one[-1] != two[-1]:
        return one == two
    return one[0].startswith(two[0]) or two[0].startswith(one[0])
