"""One letter to many families, each in its own language, written to one file as it is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from dsl_desk.documents.letters.content import Addressee, Letter
from dsl_desk.documents.letters.letter_file import LetterFile


class Mailing:
    """Writes to `target`, which need not be read or moved in, and holds no letter in memory once it is added.

    `letters` are the letter by language (BCP 47 tags), the first of them giving the file its title and date. A file
    that `finish` has not ended is no PDF.
    """

    def __init__(self, target: BinaryIO, letters: Mapping[str, Letter]) -> None:
        first = next(iter(letters.values()))
        self._letters = letters
        self._file = LetterFile(
            target, title=first.title, language=first.wordings[0].language, made=first.made, headings=False
        )

    def add(self, addressee: Addressee, language: str) -> int:
        """The letter in `language`, its bookmark being the addressee's number; how many pages it has.

        Raises DocumentError, with nothing of this letter written, when it cannot be printed.
        """
        return self._file.add(self._letters[language], addressee)

    def finish(self) -> None:
        self._file.finish()
