"""What the DSL makes of an entry: its category, what it means, and whether a summary tells of it."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.forms.choice_box import ChoiceBox
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.services.catalogue.entry import chronology_categories
from dsl_desk.services.desk import Desk
from dsl_desk.services.weighing import mark_significance


class MarkSignificance(InlineForm):
    """Starts with what was said of the entry before."""

    done = "What it means is saved"

    def __init__(self, tasks: Tasks, child_id: str, entry: ChronologyEntry) -> None:
        self._child_id, self._id = child_id, entry.id
        self.category = ChoiceBox("No category")
        self.category.set_choices((each.code, each.wording) for each in chronology_categories())
        self.category.set_text(entry.category.code if entry.category else "")
        self.words = NoteField(lines=3)
        self.words.set_text(entry.significance)
        self.key = TickBox("This belongs in the summary")
        self.key.setChecked(entry.key)
        fields = {
            "category": LabelledField("Category", self.category, "Good news belongs here too", optional=True),
            "words": LabelledField(
                "What it means for the child", self.words, "Your own view. What was seen and said stays as it is.",
                optional=True,
            ),
            "key": LabelledField("In a summary", self.key, optional=True),
        }  # fmt: skip
        about = About(f"{child_id} {entry.id}", child_id)
        super().__init__(tasks, "What this means", "Save what it means", fields, about=about)

    def deed(self) -> Callable[[Desk], Changed]:
        code, words, key = self.category.text(), self.words.text(), self.key.isChecked()
        category = next((each.term for each in chronology_categories() if each.code == code), None)
        return lambda desk: mark_significance(desk, self._child_id, self._id, category, words, key)
