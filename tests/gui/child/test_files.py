"""Files on the child's page: added with the rule ticked, listed with what proves them, saved out on demand."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.attachment import MOST_BYTES
from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.files import SAVED, FilesPart
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.deeds.attach_files import AttachFiles
from dsl_desk.services.attaching import attach_file, files_of
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.desk import Desk
from dsl_desk.services.recording import record_observation
from dsl_desk.store.journal import read_body
from tests.gui.small_school import FINLEY
from tests.gui.visit import Visit

CONTENT = b"%PDF minutes"


def rows(part: FilesPart) -> list[str]:
    model = part.list.rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def open_files(visit: Visit, place: Path | None = None) -> FilesPart:
    """The Files part of Finley's record, with a person who saves copies to ``place``."""
    page = visit.go(ChildPage, "child", FINLEY.id)
    part = page.show_part(FilesPart)
    part._choose_place = lambda _parent, name: str(place / name) if place else ""
    visit.settle()
    return part


def open_form(visit: Visit, part: FilesPart, *chosen: Path) -> AttachFiles:
    """The form that adds files, with these chosen."""
    part.add_button.click()
    form = visit.page(ChildPage).slot.form
    assert isinstance(form, AttachFiles)

    def choose(_parent: QWidget) -> list[str]:
        return [str(path) for path in chosen]

    form.files._choose = choose
    form.files.add_button.click()
    return form


def copies(desk: Desk) -> list[Event]:
    contents = desk.connection.execute("SELECT content FROM entry JOIN body USING (position) WHERE kind = 'event'")
    events = [read_body(Event, content).record for (content,) in contents]
    return [event for event in events if event.happening is Happening.COPIED]


def test_a_file_is_added_listed_and_saved_out(small: Visit, tmp_path: Path) -> None:
    source = tmp_path / "minutes.pdf"
    source.write_bytes(CONTENT)
    out = tmp_path / "out"
    out.mkdir()
    part = open_files(small, out)
    assert rows(part) == []
    form = open_form(small, part, source)
    form.save()
    assert "Tick that no photograph" in form.fields["files"].error
    row = form.files.rows()[0]
    row.origin.setCurrentIndex(row.origin.findData(Origin.POLICE.value))
    row.what.setText("Strategy meeting")
    form.files.tick.click()
    form.save()
    small.settle()
    (line,) = rows(part)
    for said in ("minutes.pdf", "12 bytes · from police", "Strategy meeting", hashlib.sha256(CONTENT).hexdigest()):
        assert said in line
    assert "Files (1)" in [tab.text() for tab in small.page(ChildPage).tabs._tabs.values()]
    (kept,) = small.read(lambda desk: files_of(desk, FINLEY.id))
    part.list.chosen.emit(kept)
    small.settle()
    assert (out / "minutes.pdf").read_bytes() == CONTENT
    assert small.page(ChildPage).banner.words() == SAVED
    assert small.read(copies) == [Event(FINLEY.id, Happening.COPIED, kept.attachment.id)]


def test_no_copy_is_made_when_no_place_is_chosen(small: Visit) -> None:
    done = small.read(lambda desk: attach_file(desk, FINLEY.id, "../CON.txt", CONTENT))
    part = open_files(small)
    (kept,) = small.read(lambda desk: files_of(desk, FINLEY.id))
    assert kept.attachment.id == done.id
    part.list.chosen.emit(kept)
    small.settle()
    assert small.read(copies) == []


def test_a_copy_is_offered_under_a_safe_name(small: Visit, tmp_path: Path) -> None:
    small.read(lambda desk: attach_file(desk, FINLEY.id, "../CON.txt", CONTENT))
    part = open_files(small, tmp_path)
    part.list.chosen.emit(small.read(lambda desk: files_of(desk, FINLEY.id))[0])
    small.settle()
    assert (tmp_path / "_CON.txt").read_bytes() == CONTENT


def test_a_place_that_cannot_be_written_to_is_said_in_words(small: Visit, tmp_path: Path) -> None:
    small.read(lambda desk: attach_file(desk, FINLEY.id, "a.txt", CONTENT))
    part = open_files(small, tmp_path / "gone")
    part.list.chosen.emit(small.read(lambda desk: files_of(desk, FINLEY.id))[0])
    small.settle()
    assert "cannot be written to" in small.page(ChildPage).banner.words()


def longest_stall(work: Callable[[], None]) -> float:
    """The longest part of ``work``, from 0 to 1, in which the window did not answer."""
    clock, whole, stalls = QElapsedTimer(), QElapsedTimer(), [0]
    clock.start()
    whole.start()
    ticking = QTimer()
    ticking.timeout.connect(lambda: stalls.append(clock.restart()))
    ticking.start(1)
    work()
    ticking.stop()
    return max(stalls) / whole.elapsed()


def test_the_window_answers_while_a_file_of_the_greatest_size_is_added(small: Visit, tmp_path: Path) -> None:
    """The best of three: a busy computer stalls once, work on the wrong thread every time."""
    part, stalls = open_files(small), []
    for number in range(3):
        source = tmp_path / f"scan{number}.tiff"
        source.write_bytes(os.urandom(MOST_BYTES))
        form = open_form(small, part, source)
        form.files.tick.click()
        form.save()
        stalls.append(longest_stall(small.settle))
    assert len(rows(part)) == 3
    assert min(stalls) < 0.5


def test_files_are_added_to_a_saved_record_where_it_is_read(small: Visit, tmp_path: Path) -> None:
    source = tmp_path / "letter.pdf"
    source.write_bytes(CONTENT)
    seen = Observation("0b" * 16, "A second new phone", HowKnown.SAW, (NOT_SURE,))
    small.read(lambda desk: record_observation(desk, seen, [Involvement("1c" * 16, seen.id, FINLEY.id)]))
    part = small.go(ChildPage, "child", FINLEY.id).part(ChronologyPart)
    (entry,) = small.read(lambda desk: chronology(desk, FINLEY.id))
    part.view.chosen.emit(entry)
    small.settle()
    part.entry.attach.click()
    form = part.entry.slot.form
    assert isinstance(form, AttachFiles)
    form.files._choose = lambda _parent: [str(source)]
    form.files.add_button.click()
    form.files.tick.click()
    form.save()
    small.settle()
    said = part.entry.text.toPlainText()
    assert "A second new phone" in said
    assert "File kept with this record: letter.pdf · 12 bytes · added by Ruth Patel" in said
    assert hashlib.sha256(CONTENT).hexdigest() in said
