"""A new link: to someone or something already written down, or to a new one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.link import Link, LinkCertainty, LinkKind
from dsl_desk.domain.subject import Subject
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.forms.form import Reading, new_id, picked
from dsl_desk.gui.forms.part_of_concern import PartOfConcern
from dsl_desk.gui.forms.times import past_time
from dsl_desk.gui.links.sayings import details
from dsl_desk.gui.links.subject_fields import SubjectFields
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.chips import ChipGroup, Choice
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.services.desk import Desk
from dsl_desk.services.linking import alike, every_subject, link

NEW = "Someone or something new"


class AddLink(InlineForm):
    """Links a subject to a child (``child_id``) or to another subject (``other_id``)."""

    done = "Link added"

    def __init__(self, tasks: Tasks, child_id: str = "", other_id: str = "") -> None:
        self._child_id, self._other_id = child_id, other_id
        self._subject_id, self._offered = new_id(), ""
        self.known = ChoiceBox(NEW)
        self.new = SubjectFields()
        self.how = ChoiceBox("Choose")
        self.how.set_choices((kind.value, kind.value.capitalize()) for kind in LinkKind)
        self.when = past_time()
        self.certainty = ChipGroup([Choice(each, each.value.capitalize()) for each in LinkCertainty])
        self.source, self.words = QLineEdit(), QLineEdit()
        self.concern = PartOfConcern(tasks, child_id)
        fields = {
            "subject_id": LabelledField("Who or what", self.known),
            **self.new.fields,
            "how": LabelledField("How they are linked", self.how, "A meeting place and a place of harm stand apart"),
            "when": LabelledField("When", self.when, optional=True),
            "certainty": LabelledField("How this is known", self.certainty),
            "source": LabelledField("Who saw or said it", self.source, optional=True),
            "words": LabelledField("Anything else", self.words, optional=True),
            "concern_id": self.concern,
        }
        about = About(child_id or other_id, child_id)
        super().__init__(tasks, "Add a link", "Add the link", fields, about=about)
        self.known.edited.connect(self._fit)
        tasks.read(self, every_subject, self._offer)

    def deed(self) -> Callable[[Desk], Changed]:
        reading = Reading()
        when = reading.field("when", self.when.when, NOT_STATED)
        made = self._new_subject(reading)
        if not self.how.text():
            reading.refuse("how", "Choose how they are linked")
        kind = LinkKind(self.how.text() or LinkKind.OTHER)
        subject_id = self.known.text() or self._subject_id
        joined = reading.record(
            lambda: Link(
                new_id(), subject_id, kind, picked(self.certainty), self._child_id, self._other_id, when,
                self.source.text(), self.concern.concern_id(), self.words.text(),
            )
        )  # fmt: skip
        offered = self._offered
        return lambda desk: _link(desk, joined, made, offered)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, _MayBeKnown):
            self._offered = error.offered
        super()._refuse(error)  # type: ignore[arg-type]

    def _new_subject(self, reading: Reading) -> Subject | None:
        if self.known.text():
            return None
        try:
            return self.new.subject(self._subject_id)
        except InvalidRecord as error:
            for problem in error.problems:
                reading.refuse(problem.field, problem.words)
            return None

    def _offer(self, subjects: Sequence[Subject]) -> None:
        self.known.set_choices((each.id, _named(each)) for each in subjects if each.id != self._other_id)
        self._fit()

    def _fit(self) -> None:
        new = not self.known.text()
        for name, field in self.new.fields.items():
            field.setVisible(new and name in ("kind", "label", "aliases", "description"))
        if new:
            self.new.fit()


class _MayBeKnown(InvalidRecord):
    """A new subject looks like one already written down: said once, and for a person to decide."""

    def __init__(self, found: Sequence[Subject]) -> None:
        self.offered = ",".join(each.id for each in found)
        names = "; ".join(_named(each) for each in found)
        super().__init__(
            Problem(
                "subject_id",
                f"This may be one already written down: {names}. Choose it here, or add the link again to keep both",
            )
        )


def _link(desk: Desk, joined: Link, made: Subject | None, offered: str) -> Changed:
    found = alike(desk, made) if made else ()
    if found and ",".join(each.id for each in found) != offered:
        raise _MayBeKnown(found)
    return link(desk, joined, made)


def _named(subject: Subject) -> str:
    more = details(subject)
    return f"{subject.label} ({more})" if more else subject.label
