"""One file to be added: its name and size, whose information it is, and what it is."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from dsl_desk import codec
from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.domain.file_name import shown_name
from dsl_desk.domain.kept_file import KeptFile
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.when import say_moment
from dsl_desk.gui.widgets.arrange import Columns
from dsl_desk.gui.widgets.buttons import link
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.select import Select
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.attaching import ChosenFile, choose_file

GONE = "It is not where it was. Remove it here, or put it back."


@dataclass(frozen=True, slots=True)
class _Kept:
    """A chosen file, as a draft keeps it: where it is, not what is in it."""

    path: str
    origin: Origin = Origin.NOT_STATED
    what: str = ""


class FileRow(Card):
    """``edited`` at any change, ``removed`` when it is not to be added after all; ``stops`` in the order of Tab."""

    edited = Signal()
    removed = Signal()

    def __init__(self, file: ChosenFile) -> None:
        super().__init__()
        self._file = file
        self.name = shown_name(file.name)
        self.remove = link("Remove")
        self.remove.setAccessibleName(f"Remove {self.name}")
        self.what, self.origin = QLineEdit(file.what), Select()
        for origin in Origin:
            self.origin.addItem(origin.value[0].upper() + origin.value[1:], origin.value)
        self.origin.setCurrentIndex(self.origin.findData(file.origin.value))
        top = QHBoxLayout()
        top.addWidget(Words(self.name, Kind.STRONG), 1)
        top.addWidget(self.remove)
        self.body.addLayout(top)
        self.add(Words(say_size(file.size) if file.size else GONE, Kind.MUTED if file.size else Kind.ERROR))
        fields = LabelledField("What it is", self.what), LabelledField("From", self.origin)
        self.add(Columns(fields[:1], fields[1:], narrow_width=230, flip=480))
        self.stops: tuple[QWidget, ...] = (self.remove, *fields)
        self.what.setAccessibleName(f"What {self.name} is")
        self.origin.setAccessibleName(f"Who {self.name} comes from")
        self.origin.activated.connect(lambda _: self.edited.emit())
        self.what.textEdited.connect(self.edited)
        self.remove.clicked.connect(self._leave)

    @property
    def path(self) -> Path:
        return self._file.path

    def file(self) -> ChosenFile:
        """As it is to be added."""
        return replace(self._file, origin=Origin(self.origin.currentData()), what=self.what.text())

    def kept(self) -> str:
        """As a draft keeps it."""
        file = self.file()
        path = str(file.path).encode(errors="replace").decode()
        return codec.encode(_Kept(path, file.origin, file.what)).decode()

    def _leave(self) -> None:
        self.removed.emit()


def row_kept(kept: str) -> FileRow:
    """The row that gave ``kept``; a file that is gone since says so."""
    each = codec.decode(_Kept, kept.encode())
    path = Path(each.path)
    try:
        file = choose_file(path)
    except InvalidRecord:
        file = ChosenFile(path, 0)
    return FileRow(replace(file, origin=each.origin, what=each.what))


def say_file(kept: KeptFile) -> str:
    """A file that is kept, on one line: what it is, how large, whose, who added it, and the hash that proves it."""
    file = kept.attachment
    origin = f"from {file.origin.value}" if file.origin is not Origin.NOT_STATED else ""
    added = f"added by {kept.by}, {say_moment(kept.added)}"
    said = (shown_name(file.name), file.what, say_size(file.size), origin, added, f"SHA-256 {file.sha256}")
    return " · ".join(part for part in said if part)


def say_size(size: int) -> str:
    """Such as "1.4 MB", rounded up, so that nothing looks smaller than it is."""
    for unit, name in ((1 << 20, "MB"), (1 << 10, "KB")):
        if size >= unit:
            tenths = -(-size * 10 // unit)
            return f"{tenths // 10}.{tenths % 10} {name}" if tenths % 10 else f"{tenths // 10} {name}"
    return "1 byte" if size == 1 else f"{size} bytes"
