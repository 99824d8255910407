"""Which people, cars, places, phones and accounts seen around the child leave, one by one."""

from collections.abc import Iterator
from typing import Any

from dsl_desk.domain.child import Child
from dsl_desk.domain.link import Link
from dsl_desk.domain.subject import Subject
from dsl_desk.gui.links.sayings import details, far_end, how
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.referral.tick_rows import TickRow, TickRows
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.services.seen_together import Tie


class Subjects(Step):
    """What links those that are ticked, to the child and to each other, goes along with them."""

    name = "subjects"
    optional = True

    def __init__(self) -> None:
        super().__init__("People, cars, places and phones", "Choose people, cars, places and phones")
        self._child: Child | None = None
        self._ties: tuple[Tie, ...] = ()
        self.list = TickRows("People and things that could leave", "Nobody and nothing is linked to this child yet.")
        hint = "Tick each one that should leave. How it is linked to the child goes along, and to others you tick."
        self.put("subjects", LabelledField("Seen around the child", self.list, hint, optional=True))

    def offer(self, material: Material) -> None:
        self._child = material.child
        self._ties = tuple(tie for tie in material.ties if not tie.link.withdrawn)
        self.list.set_rows(tuple(_rows(self._ties, material.child)))

    def links(self) -> tuple[Link, ...]:
        """What goes along: it joins something ticked to the child, or to something else that is ticked."""
        ticked = set(self.list.text())
        return tuple(
            tie.link
            for tie in self._ties
            if tie.subject.id in ticked and (tie.child == self._child if tie.child else tie.link.other_id in ticked)
        )

    def decided(self) -> dict[str, Any]:
        return {"subjects": tuple(self.list.text())}

    def written(self) -> tuple[tuple[str, str], ...]:
        said = tuple((row.title, f"{row.title}\n{row.full}") for row in self.list.chosen())
        return said + tuple(("How they are linked", link.words) for link in self.links() if link.words)

    def detail(self) -> str:
        chosen = len(self.list.chosen())
        return f"{chosen} of {self.list.rows.rowCount()} chosen" if chosen else "Police ask for them one by one"


def _rows(ties: tuple[Tie, ...], child: Child | None) -> Iterator[TickRow]:
    known = {each.id: each for tie in ties for each in (tie.subject, tie.other) if each}
    for subject in known.values():
        links = [_say(tie, subject, child) for tie in ties if subject in (tie.subject, tie.other)]
        said = [line for line in (*dict.fromkeys(links), details(subject), subject.description) if line]
        yield TickRow(subject.id, subject.label, " · ".join(said), subject.kind.value.capitalize(), "\n".join(said))


def _say(tie: Tie, subject: Subject, child: Child | None) -> str:
    """How a subject is linked, from its own side; links to other children stay out of sight here."""
    if tie.child:
        return how(tie.link) if tie.child == child else ""
    return how(tie.link, far_end(tie)) if tie.subject == subject else f"{tie.subject.label}: {how(tie.link, 'this')}"
