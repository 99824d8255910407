"""Files as a field of a form: chosen by the person, each described, with the rule on pictures ticked."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from dsl_desk.domain.attachment import MOST_BYTES
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.file_name import shown_name
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.attachments.file_row import FileRow, row_kept
from dsl_desk.gui.widgets.buttons import secondary
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.tab_order import tab_through
from dsl_desk.gui.widgets.tick_box import TickBox
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.attaching import FIELD, ChosenFile, choose_file

HINT = f"At most {MOST_BYTES >> 20} MB each. They are encrypted with the record, and never opened here."
TICK = "No such picture is among them"
TICK_ALOUD = "No photograph of an injury and no intimate image is among these files"
NOT_TICKED = "Tick that no photograph of an injury and no intimate image is among the files"

ChooseFiles = Callable[[QWidget], Sequence[str]]


def ask_for_files(parent: QWidget) -> Sequence[str]:
    """Where the files are that the person wants to add; nothing when they change their mind."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, "Choose the files to add")
    return chosen


class AttachmentsField(QWidget):
    """Use it in a Form: ``form.put("files", "Files", AttachmentsField(), HINT, optional=True)``.

    ``files()`` reads it, and raises InvalidRecord until the rule on pictures is ticked; pass what it gives to
    ``attaching.put_files(desk, deed, record id, files)`` in the deed that saves the record, which reads them then.
    A draft keeps where the files are and what was said about them: no byte of them is copied before the record is
    saved. ``edited`` at any change.
    """

    edited = Signal()

    def __init__(self, choose: ChooseFiles = ask_for_files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self._rows: list[FileRow] = []
        self.add_button = secondary("Choose files …", "plus")
        self._rule = RuleSource("attachments", "intimate-images")
        self.tick = TickBox(TICK)
        self.tick.setAccessibleName(TICK_ALOUD)
        self.refused = Words("", Kind.ERROR)
        self.refused.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(look().px(8))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(8))
        box.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.refused)
        box.addLayout(self._column)
        box.addWidget(self._rule)
        box.addWidget(self.tick)
        self.tick.hide()
        self.setFocusProxy(self.add_button)
        self.add_button.clicked.connect(self._ask)
        self.tick.clicked.connect(self.edited)

    def rows(self) -> tuple[FileRow, ...]:
        """The files chosen so far."""
        return tuple(self._rows)

    def files(self) -> tuple[ChosenFile, ...]:
        """What is to be added; raises InvalidRecord while the rule on pictures is not ticked."""
        if self._rows and not self.tick.isChecked():
            raise InvalidRecord(Problem(FIELD, NOT_TICKED))
        return tuple(row.file() for row in self._rows)

    def to_put_right(self) -> QWidget:
        """Where the error of ``files`` is put right."""
        return self.tick

    def text(self) -> list[str]:
        """As a draft keeps it; the tick is for the moment of saving and is asked for again."""
        return [row.kept() for row in self._rows]

    def set_text(self, kept: Sequence[str]) -> None:
        """As a draft left it."""
        for row in tuple(self._rows):
            self._drop(row)
        self._say("")
        for each in kept:
            self._append(row_kept(each))

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        self.add_button.setAccessibleDescription(description)

    def _ask(self) -> None:
        refused, before = [], len(self._rows)
        for chosen in self._choose(self):
            path = Path(chosen)
            if any(row.path == path for row in self._rows):
                continue
            try:
                self._append(FileRow(choose_file(path)))
            except InvalidRecord as error:
                refused.append(f"{shown_name(path.name)}: {error}")
        self._say("\n".join(refused))
        if len(self._rows) > before:
            self._rows[-1].what.setFocus(Qt.FocusReason.TabFocusReason)
            self.edited.emit()

    def _say(self, words: str) -> None:
        self.refused.setText(words)
        self.refused.setVisible(bool(words))
        if words:
            announce(self, words)

    def _append(self, row: FileRow) -> None:
        row.edited.connect(self.edited)
        row.removed.connect(partial(self._remove, row))
        self._rows.append(row)
        self._column.addWidget(row)
        stops = (stop for each in self._rows for stop in each.stops)
        tab_through((self.add_button, *stops, self._rule.line, self.tick))
        self._ask_again()

    def _remove(self, row: FileRow) -> None:
        self._drop(row)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{row.name} is not added")
        self.edited.emit()

    def _drop(self, row: FileRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._ask_again()

    def _ask_again(self) -> None:
        """What was ticked was said of other files."""
        self.tick.setChecked(False)
        self.tick.setVisible(bool(self._rows))
