"""Where the made-up children live and with whom, taken in from lists as a school system exports them.

The front sheets of the story are written by hand: their children stand on neither list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle
from random import Random

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.child import Child
from dsl_desk.exchange.csv_families import Adult, AdultList
from dsl_desk.exchange.pupil import Pupil, PupilList
from dsl_desk.services.catalogue.reading import load
from dsl_desk.services.demo import fiction
from dsl_desk.services.desk import Desk
from dsl_desk.services.roll.family_importing import import_families
from dsl_desk.services.roll.family_plan import plan_families
from dsl_desk.services.roll.import_plan import plan_import
from dsl_desk.services.roll.importing import import_pupils

OTHERWISE = "English"
"""Whose names and language a family has that homes.json says nothing of."""
PHONE, PHONES = "07700 900{:03}", 1_000
"""Mobile numbers that Ofcom keeps for drama, and how many there are."""


@dataclass(frozen=True, slots=True)
class StreetLine:
    street: str
    town: str
    postcode: str


@dataclass(frozen=True, slots=True)
class AdultLine:
    relationship: str
    named: str
    elsewhere: bool = False
    responsible: Answer = Answer.YES


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a family speaks, and what its women and men are called."""

    spoken: str
    women: tuple[str, ...]
    men: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HomeLines:
    """`shapes` are families, taken in turn; `adults` are by the language that names.json gives a family name."""

    streets: tuple[StreetLine, ...]
    shapes: tuple[tuple[AdultLine, ...], ...]
    adults: dict[str, Tongue]


def take_in_homes(desk: Desk, roll: Sequence[Child], by_hand: Collection[str], seed: int) -> None:
    """An address, a language and the adults of every child on the roll but those in `by_hand`, by id."""
    pupils: list[Pupil] = []
    adults: list[Adult] = []
    written = _Written(seed)
    for home in _homes([child for child in roll if child.id not in by_hand]):
        of_pupils, of_adults = written.home(home)
        pupils += of_pupils
        adults += of_adults
    import_pupils(desk, plan_import(desk, PupilList(tuple(pupils), ())))
    import_families(desk, plan_families(desk, AdultList(tuple(adults), ())))


def _homes(roll: Sequence[Child]) -> Iterator[list[Child]]:
    """Brothers and sisters stand beside each other on the roll; two of one whole name are no such."""
    home: list[Child] = []
    for child in roll:
        if home and (child.family_name != home[0].family_name or child.given_name == home[-1].given_name):
            yield home
            home = []
        home.append(child)
    yield home


class _Written:
    """Rows of both lists, home by home."""

    def __init__(self, seed: int) -> None:
        self._random = Random(f"homes {seed}")  # noqa: S311 made up
        self._told = load(HomeLines, "demo/homes.json")
        self._houses, self._phones, self._lines = count(), count(), count(2)
        self._shapes = cycle(self._told.shapes)

    def home(self, children: Sequence[Child]) -> tuple[list[Pupil], list[Adult]]:
        tongue = self._told.adults.get(fiction.language_of(children[0].family_name), self._told.adults[OTHERWISE])
        *address, postcode = home = self._address()
        pupils = [
            Pupil(
                next(self._lines), each.family_name, each.given_name, each.upn, born=each.born,
                address=tuple(address), postcode=postcode, first_language=tongue.spoken,
            )
            for each in children
        ]  # fmt: skip
        return pupils, [row for line in next(self._shapes) for row in self._adult(children, line, tongue, home)]

    def _adult(
        self, children: Sequence[Child], line: AdultLine, tongue: Tongue, home: tuple[str, str, str]
    ) -> Iterator[Adult]:
        """The rows of one adult: one for each child."""
        given = self._random.choice(tongue.women if line.named == "women" else tongue.men)
        *address, postcode = self._address() if line.elsewhere else home
        phone = PHONE.format(next(self._phones) % PHONES)
        for each in children:
            yield Adult(
                next(self._lines), each.upn, each.family_name, each.given_name, each.born,
                f"{given} {each.family_name}", line.relationship, line.responsible,
                Answer.NO if line.elsewhere else Answer.YES, tuple(address), postcode, phone,
            )  # fmt: skip

    def _address(self) -> tuple[str, str, str]:
        """A house of its own for each home."""
        house, street = divmod(next(self._houses), len(self._told.streets))
        line = self._told.streets[street]
        return f"{house + 1} {line.street}", line.town, line.postcode
