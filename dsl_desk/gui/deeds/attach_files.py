"""Files kept with a record that is already saved, or with a child's file itself."""

from collections.abc import Callable

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.widgets.attachments.field import HINT, AttachmentsField, ChooseFiles, ask_for_files
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.services.attaching import FIELD, attach_files
from dsl_desk.services.desk import Desk


class AttachFiles(InlineForm):
    """``matter_id`` is the record of the child, or the child whose file it is."""

    done = "The files are kept, encrypted. The originals are still where they were."

    def __init__(
        self, tasks: Tasks, matter_id: str, child_id: str, heading: str, choose: ChooseFiles = ask_for_files
    ) -> None:
        self._matter_id = matter_id
        self.files = AttachmentsField(choose)
        fields = {FIELD: LabelledField("Files", self.files, HINT)}
        super().__init__(tasks, heading, "Add the files", fields, about=About(matter_id, child_id))

    def deed(self) -> Callable[[Desk], Changed]:
        matter_id, files = self._matter_id, self.files.files()
        if not files:
            raise InvalidRecord(Problem(FIELD, "Choose the files to add"))
        return lambda desk: attach_files(desk, matter_id, files)
