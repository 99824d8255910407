"""Words as they are compared when somebody looks for them: without case, accents, strokes and apostrophes."""

from __future__ import annotations

import re
import unicodedata

_DASHES = dict.fromkeys(map(ord, "-‐‑–"), " ")

_PLAIN = _DASHES | str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i"}
    | dict.fromkeys("'’‘ʼ`", "")
)
"""What Unicode does not take apart, and the marks inside names that nobody types twice the same way."""

_ACCENTS = range(0x300, 0x370)
"""The combining marks that SQLite's tokenizer removes by itself."""

_UNUSUAL = re.compile(r"[^\x00-\x7f]|['`]")
"""Without one of these, index and `fold` make the same of a word; most words of a note have none."""

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Lower case without accents, strokes and apostrophes, hyphens as spaces.

    So "zofia lukasz" finds "Żofia Łukasz", "obrien" and "o'brien" find "O’Brien", "jones" finds "Smith-Jones", and
    the roll sorts as an English list does.
    """
    if text.isascii():  # as most words are: nothing to take apart
        return text.casefold().translate(_PLAIN)
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """The folded words of `text`, cut where the search index cuts them."""
    return _WORD.findall(fold(text))


def hard_words(text: str) -> str:
    """The words of `text`, folded, that the search index would keep otherwise than as `fold` says."""
    if not _UNUSUAL.search(text):  # as most are
        return ""
    unusual = (word for word in text.split() if _UNUSUAL.search(word))
    return " ".join(folded for word in unusual if (folded := fold(word)) != _as_indexed(word))


def _as_indexed(word: str) -> str:
    """What SQLite's unicode61 with remove_diacritics makes of the letters of a word."""
    apart = unicodedata.normalize("NFD", word.lower()).translate(_DASHES)
    return "".join(letter for letter in apart if ord(letter) not in _ACCENTS)
