"""Which records leave, one by one, and which files of each."""

from collections.abc import Iterator
from typing import Any

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.file_name import shown_name
from dsl_desk.domain.kept_file import KeptFile
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.problems import Problems
from dsl_desk.domain.when import NOT_STATED, say_when
from dsl_desk.gui.referral.material import Material
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.referral.tick_rows import TickRow, TickRows
from dsl_desk.gui.widgets.attachments.file_row import say_file, say_size
from dsl_desk.gui.widgets.field import LabelledField


class Choosing(Step):
    """Only what is ticked leaves. A file goes with its record or not at all."""

    name = "records"

    def __init__(self) -> None:
        super().__init__("Choose the records and their files", "Choose the records")
        self.child_id = ""
        self._entries: tuple[ChronologyEntry, ...] = ()
        self.list = TickRows("Records that could leave", "There is no record about this child yet.")
        hint = "Tick each one that should leave, with Space or a click. The rest stays in the school."
        self.put("records", LabelledField("Records and their files", self.list, hint))
        self.rows = self.list.rows

    def offer(self, material: Material) -> None:
        self.child_id = material.child.id if material.child else ""
        self._entries = material.entries
        self.list.set_rows([row for entry in material.entries for row in _rows(entry)])

    def records(self) -> tuple[ChronologyEntry, ...]:
        """The records ticked."""
        ticked = set(self.list.text())
        return tuple(entry for entry in self._entries if entry.id in ticked)

    def files(self) -> tuple[KeptFile, ...]:
        """The files ticked."""
        ticked = set(self.list.text())
        return tuple(file for entry in self._entries for file in entry.files if file.attachment.id in ticked)

    def decided(self) -> dict[str, Any]:
        return {
            "records": tuple(entry.id for entry in self.records()),
            "attachments": tuple(file.attachment.id for file in self.files()),
        }

    def check(self) -> None:
        problems = Problems()
        problems.require("records", self.records(), "Choose at least one record")
        problems.raise_if_any()

    def detail(self) -> str:
        if not self._entries:
            return "There is no record about this child yet"
        chosen, files = f"{len(self.records())} of {len(self._entries)} chosen", self.files()
        if not files:
            return chosen
        size = say_size(sum(file.attachment.size for file in files))
        return f"{chosen}, {len(files)} {'file' if len(files) == 1 else 'files'} ({size})"


def say_entry(entry: ChronologyEntry) -> str:
    """`Monday 16 March 2026, contact, Call: mother`"""
    return ", ".join(part for part in (_when(entry), entry.kind.replace("_", " "), entry.title) if part)


def _rows(entry: ChronologyEntry) -> Iterator[TickRow]:
    marks = _marks(entry)
    words = (*marks, entry.text, f"In the child’s own words: {entry.exact_words}" if entry.exact_words else "")
    full = "\n".join(part for part in words if part)
    yield TickRow(entry.id, entry.title, " · ".join((*marks, entry.text)), _when(entry), full)
    for file in entry.files:
        kept = file.attachment
        title = f"File: {shown_name(kept.name)}"
        yield TickRow(kept.id, title, _about(file), say_size(kept.size), say_file(file), entry.id)


def _marks(entry: ChronologyEntry) -> tuple[str, ...]:
    """How a record has to be handled, before anything that it says."""
    origin = f"From {entry.origin.value}" if entry.origin is not Origin.NOT_STATED else ""
    kept_from = f"Must not be told: {entry.must_not_be_told}" if entry.must_not_be_told else ""
    return tuple(mark for mark in (origin, kept_from) if mark)


def _about(file: KeptFile) -> str:
    kept = file.attachment
    origin = f"from {kept.origin.value}" if kept.origin is not Origin.NOT_STATED else ""
    return " · ".join(part for part in (kept.what, origin, f"added by {file.by}") if part)


def _when(entry: ChronologyEntry) -> str:
    return "" if entry.when == NOT_STATED else say_when(entry.when)
