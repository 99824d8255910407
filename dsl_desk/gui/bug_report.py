"""What a bug looks like to the person at the desk: what happened, that the records are safe, a report to copy.

The report names files, lines and the kind of error. It holds no values, so no record text can be in it.
"""

import traceback
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dsl_desk import __version__
from dsl_desk.gui.theme import look
from dsl_desk.gui.widgets.buttons import primary, secondary
from dsl_desk.gui.widgets.words import Kind, Words


def report_of(error: BaseException) -> str:
    """Version, kind of error, where it happened and what it came of, without any value."""
    lines = [f"DSL Desk {__version__}"]
    step: BaseException | None = error
    while step is not None:
        lines.append(type(step).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(step.__traceback__)
        ]
        step = step.__cause__ or step.__context__
    return "\n".join(lines)


class BugReport(QDialog):
    """Offers to copy the report; closing it goes on with the program."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("DSL Desk")
        self.setMinimumWidth(look().px(560))
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName("Report")
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        copy = primary("Copy the report")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        close = secondary("Go on")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        for button in (copy, close):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(look().px(12))
        column.addWidget(Words("Something in DSL Desk went wrong", Kind.TITLE))
        column.addWidget(
            Words(
                "What you saved is safe, and unfinished forms are kept. This report holds no names and nothing from "
                "the records: send it to whoever looks after your computers."
            )
        )
        column.addWidget(text)
        column.addLayout(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
