"""A general letter to many families: one file, or one file a family. Made away from the vault, letter by letter.

The same letters to the same families are the same bytes, so that what was stopped and begun again ends as one run
would have ended. Nothing in a name says what the letters are about or whom they are for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from dsl_desk.documents.letters.content import Letter
from dsl_desk.domain.errors import DeskError, DiskFull, DocumentError
from dsl_desk.domain.letter import ENGLISH
from dsl_desk.services.lettering.families import Family
from dsl_desk.services.papers import saved

FILE_NAME = "letters.pdf"
"""What is offered as the name of the one file."""

_SAID = 20
"""So many times the words of the progress change: a screen reader says each of them."""

Progress = Callable[[str, float], None]
"""Called before every letter with how far it is and the part that is done, 0 to 1; raise from it to stop."""


@dataclass(slots=True)
class Merge:
    """`letters` by language; a family in whose language there is none gets the English one, or the only one.

    `finished` is how many letters each folder holds whole: the next run goes on after them.
    """

    letters: Mapping[str, Letter]
    families: Sequence[Family]
    finished: dict[Path, int] = field(default_factory=dict)

    def between(self, first: int, last: int) -> Merge:
        """The letters from number `first` to number `last`, with the numbers they have among all."""
        return Merge(self.letters, [family for family in self.families if first <= family.number <= last])

    def addressable(self, progress: Progress) -> tuple[Merge, tuple[str, ...]]:
        """The letters that can be addressed, and why the others cannot: one address too long for the window must not
        stop all of them. Raises whatever `progress` raises, and DocumentError where what all of them say cannot be
        printed in one of the languages: then none is begun.
        """
        from dsl_desk.documents.letters.setting import set_letter
        from dsl_desk.documents.letters.window import set_address

        for letter in self.letters.values():
            set_letter(letter, 0)
        sound: list[Family] = []
        problems: list[str] = []
        for done, family in enumerate(self.families):
            progress("Looking at the addresses", done / len(self.families))
            try:
                set_address(self.letters[self.language_of(family)], family.addressee)
            except DocumentError as error:
                problems.append(f"Letter {family.number}: {error}")
            else:
                sound.append(family)
        return Merge(self.letters, sound), tuple(problems)

    def language_of(self, family: Family) -> str:
        """The language of the letter a family gets."""
        otherwise = ENGLISH if ENGLISH in self.letters else next(iter(self.letters))
        return family.language if family.language in self.letters else otherwise

    def write(self, target: BinaryIO, progress: Progress) -> tuple[int, ...]:
        """All letters into one PDF; how many pages each has.

        Raises DocumentError, OSError and whatever `progress` raises.
        """
        from dsl_desk.documents.letters.merged import Mailing

        mailing, pages = Mailing(target, self.letters), []
        for done, family in enumerate(self.families):
            self._say(done, progress)
            pages.append(mailing.add(family.addressee, self.language_of(family)))
        mailing.finish()
        return tuple(pages)

    def save(self, file: Path, progress: Progress) -> None:
        """All letters into one file, which is there once it is whole. Raises as `write` does, and DiskFull."""
        with saved(file) as target:
            self.write(target, progress)

    def save_each(self, folder: Path, progress: Progress) -> None:
        """A file for each family, such as letter-0001.pdf. What is finished stays when this is stopped.

        Raises DiskFull, DeskError for a folder that holds such a file already, DocumentError, and whatever
        `progress` raises.
        """
        from dsl_desk.documents.letters.letter import letter

        begun = self.finished.setdefault(folder, 0)
        _refuse_to_replace(folder, self.families[begun:])
        try:
            for done, family in enumerate(self.families[begun:], begun):
                self._say(done, progress)
                with saved(folder / _name(family)) as file:
                    file.write(letter(replace(self.letters[self.language_of(family)], addressee=family.addressee)))
                self.finished[folder] = done + 1
        except DiskFull as error:
            raise self._stopped(self.finished[folder]) from error

    def _say(self, done: int, progress: Progress) -> None:
        count = len(self.families)
        step = max(1, count // _SAID)
        progress(f"{done - done % step:,} of {count:,} letters", done / count)

    def _stopped(self, done: int) -> DiskFull:
        return DiskFull(
            f"{done:,} of {len(self.families):,} letters are saved; the next was not, because the folder cannot be "
            "written to or the disk is full. Your records are safe. Free some space, then go on, or choose another "
            "folder."
        )


def _name(family: Family) -> str:
    return f"letter-{family.number:04}.pdf"


def _refuse_to_replace(folder: Path, families: Sequence[Family]) -> None:
    there = next((_name(family) for family in families if (folder / _name(family)).exists()), "")
    if there:
        raise DeskError(
            f"{there} is already in that folder and was left as it is. Nothing was saved. Choose an empty folder."
        )
