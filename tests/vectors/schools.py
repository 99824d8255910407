"""The schools of the test vectors. Their keys are thrown away: whoever needs more vectors makes all of them anew."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.bundle.identity import SchoolIdentity
from tests.bundle.cases import MOMENT
from tests.bundle.identities import LAST_YEAR, new_school, two_leaves


@dataclass(frozen=True, slots=True)
class Schools:
    """`later` is `school` with another leaf; `old` a school whose leaf has run out by now; the look-alike has its
    own keys under the name of `school`."""

    school: SchoolIdentity
    later: SchoolIdentity
    look_alike: SchoolIdentity
    old: SchoolIdentity
    made_up: SchoolIdentity

    def roots(self) -> dict[str, bytes]:
        """What receivers have accepted, by file name."""
        return {
            "school-root.pem": self.school.root_pem,
            "old-root.pem": self.old.root_pem,
            "made-up-root.pem": self.made_up.root_pem,
        }


def new_schools() -> Schools:
    school, later = two_leaves(MOMENT)
    return Schools(school, later, new_school(MOMENT), new_school(LAST_YEAR), new_school(MOMENT, demonstration=True))
