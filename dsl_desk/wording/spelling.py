"""British spelling by hunspell; names and the words of the field are known, quotations are left alone."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from dsl_desk.wording.quotations import Span, quotations
from dsl_desk.wording.tokens import WORD

LANGUAGE = "en_GB"
LONGEST = 40
"""Letters of the longest word looked up; longer ones are no words of a note."""

SUGGESTED = 5
SOLID = re.compile(r"\S+")
IN_ADDRESSES = ("@", "://", "www.")


class Dictionary:
    """The dictionary files of one folder; reading them takes some tenths of a second and about 11 MB."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError where the files are not there or cannot be read."""
        from hunspell import Hunspell

        # On Windows its "UTF-8" reads any path; elsewhere a path is bytes in the file system's encoding.
        encoding = "UTF-8" if sys.platform == "win32" else sys.getfilesystemencoding()
        self._hunspell = Hunspell(LANGUAGE, hunspell_data_dir=str(folder), system_encoding=encoding)
        self.knows = lru_cache(maxsize=20_000)(self._knows)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """The likeliest first; this can take a tenth of a second."""
        found: tuple[str, ...] = self._hunspell.suggest(_plain(word))
        return found[:SUGGESTED]

    def _knows(self, word: str) -> bool:
        known: bool = self._hunspell.spell(_plain(word))
        return known


class Speller:
    """A dictionary and the words known beside it, in any mixture of capitals."""

    def __init__(self, dictionary: Dictionary, known: Iterable[str]) -> None:
        self._dictionary = dictionary
        self._known = {_plain(word).lower() for word in known}

    def misspelt(self, text: str) -> tuple[Span, ...]:
        """Where words stand that nobody knows; not in quotations, addresses, abbreviations or numbers."""
        left_alone = iter((*_left_alone(text), (len(text), len(text))))
        start, end = next(left_alone)
        found = []
        for word in WORD.finditer(text):
            while end <= word.start():
                start, end = next(left_alone)
            if not start < word.end() and not self._is_known(word[0]):
                found.append(word.span())
        return tuple(found)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What was perhaps meant, the likeliest first."""
        return self._dictionary.suggestions(word) if len(word) <= LONGEST else ()

    def learn(self, word: str) -> None:
        """Know this word too from now on."""
        self._known.add(_owner(word).lower())

    def _is_known(self, word: str) -> bool:
        if len(word) > LONGEST or not word.replace("'", "").replace("’", "").isalpha():
            return True
        bare = _owner(word)
        return bare.isupper() or bare.lower() in self._known or self._dictionary.knows(word)


def words_of(text: str) -> Iterator[str]:
    """The words of a name or a list, as they can be known."""
    return (match[0] for match in WORD.finditer(text))


def _left_alone(text: str) -> list[Span]:
    """Quotations and addresses, in order and apart."""
    solid = SOLID.finditer(text)
    addresses = (match.span() for match in solid if any(mark in match[0] for mark in IN_ADDRESSES))
    spans = sorted([*quotations(text), *addresses])
    apart: list[Span] = []
    for start, end in spans:
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def _owner(word: str) -> str:
    plain = _plain(word)
    return plain.removesuffix("'s").removesuffix("'S")


def _plain(word: str) -> str:
    return word.replace("’", "'")
