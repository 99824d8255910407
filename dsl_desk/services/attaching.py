"""Files kept with a record: opaque bytes with a hash, added on purpose, read back proved, saved out on demand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from mimetypes import MimeTypes
from pathlib import Path, PurePosixPath

from dsl_desk.domain.attachment import MOST_BYTES, Attachment
from dsl_desk.domain.changed import Changed
from dsl_desk.domain.child import Child
from dsl_desk.domain.clock import school_time
from dsl_desk.domain.errors import InvalidRecord, Problem, VaultDamaged
from dsl_desk.domain.event import Event, Happening
from dsl_desk.domain.file_name import saved_name
from dsl_desk.domain.kept_file import KeptFile
from dsl_desk.domain.observation import Observation
from dsl_desk.domain.origin import Origin
from dsl_desk.domain.received import ReceivedFile, ReceivedRecord
from dsl_desk.domain.sharing import Sharing
from dsl_desk.services.catalogue.rule import picture_rule
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.naming import people_names
from dsl_desk.store import attached, records
from dsl_desk.store.attached import Added
from dsl_desk.store.vault import Deed

FIELD = "files"
"""What a form calls the field that files are added in."""

UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file a person wants to add, where it is now. Its bytes are read when the record is saved, not before."""

    path: Path
    size: int
    origin: Origin = Origin.NOT_STATED
    what: str = ""

    @property
    def name(self) -> str:
        """What it is called; half characters, which some file systems allow, become "?"."""
        return self.path.name.encode(errors="replace").decode()


@dataclass(frozen=True, slots=True)
class Copy:
    """What a person asked to have as a file: its proved bytes and a name that is safe to save under."""

    name: str
    content: bytes = field(repr=False)


def choose_file(path: Path) -> ChosenFile:
    """Look at a file without opening it. Raises InvalidRecord for what cannot be added. Needs no vault."""
    try:
        if not path.is_file():
            raise _refused("This is not a file that can be added. Choose a document on this computer")
        size = path.stat().st_size
    except OSError as error:
        raise _unreadable() from error
    if size > MOST_BYTES:
        raise _too_large()
    if not size:
        raise _refused("The file is empty, so there is nothing to keep. Check it, then add it again")
    return ChosenFile(path, size)


def attach_file(
    desk: Desk, matter_id: str, name: str, content: bytes, origin: Origin = Origin.NOT_STATED, what: str = ""
) -> Changed:
    """Keep `content` with a record, or with a child's file itself; `name` is what it was called, never a path.

    Raises InvalidRecord for an empty or too large file, a name that cannot be kept, or a picture where there must
    be none.
    """
    with desk.deed() as deed:
        attachment = put_content(desk, deed, matter_id, name, content, origin, what)
    return changed(deed, attachment.id, _children(desk, matter_id))


def attach_files(desk: Desk, matter_id: str, files: Sequence[ChosenFile]) -> Changed:
    """Keep several files with a record, all or none. Raises InvalidRecord as `attach_file`, or when one is gone."""
    with desk.deed() as deed:
        put_files(desk, deed, matter_id, files)
    return changed(deed, matter_id, _children(desk, matter_id))


def put_files(desk: Desk, deed: Deed, matter_id: str, files: Sequence[ChosenFile]) -> None:
    """As `attach_files`, within a deed that has recorded the matter already."""
    for file in files:
        put_content(desk, deed, matter_id, file.name, _read(file.path), file.origin, file.what)


def put_content(
    desk: Desk, deed: Deed, matter_id: str, name: str, content: bytes, origin: Origin, what: str
) -> Attachment:
    """As `attach_file`, within a deed that has recorded the matter already."""
    if not content:
        raise _refused("The file is empty, so there is nothing to keep. Check it, then add it again")
    media_type = type_of(name)
    if is_picture(media_type) and speaks_of_pictures(records.current(desk.connection, Observation, matter_id)):
        raise _refused(
            "This record is about an injury or an intimate image, so no picture is kept with it. Describe in words "
            "what was seen, keep the device safe, and ask the police"
        )
    sha256 = hashlib.sha256(content).hexdigest()
    attachment = Attachment(desk.new_id(), matter_id, name, media_type, len(content), sha256, origin, what)
    attached.keep(desk.connection, sha256, content)
    deed.record(attachment)
    return attachment


def type_of(name: str) -> str:
    """The media type that the name's ending stands for; nobody looks inside."""
    return _types().guess_type(f"file{PurePosixPath(name).suffix}")[0] or UNKNOWN_TYPE


def is_picture(media_type: str) -> bool:
    return media_type.startswith(("image/", "video/"))


def speaks_of_pictures(observation: Observation | None) -> bool:
    """Whether the record itself says that it is about an injury (marks on the body map) or an intimate image."""
    if observation is None:
        return False
    listed = picture_rule().indicators
    return bool(observation.marks) or any(term.code in listed for term in observation.indicators)


def files_of(desk: Desk, matter_id: str) -> tuple[KeptFile, ...]:
    """What is kept with one record, oldest first."""
    return _listed(desk, attached.of_matter(desk.connection, matter_id))


def files_of_child(desk: Desk, child_id: str) -> tuple[KeptFile, ...]:
    """What is kept with a child's file and with every record about the child, newest first."""
    return _listed(desk, attached.of_child(desk.connection, child_id))


def count_files(desk: Desk, child_id: str) -> int:
    return attached.count_of_child(desk.connection, child_id)


def copy_out(desk: Desk, attachment_id: str) -> Copy:
    """The bytes to be saved where the person chose, entered in the journal of every child they are about.

    Raises VaultDamaged when they are not the bytes that were added.
    """
    attachment = records.current(desk.connection, Attachment, attachment_id)
    assert attachment is not None, "pages only offer files that are kept"
    content = proved_content(desk, attachment)
    with desk.deed() as deed:
        for child_id in _children(desk, attachment.matter_id):
            deed.note(Event(child_id, Happening.COPIED, attachment.id))
    return Copy(saved_name(attachment.name), content)


def proved_content(desk: Desk, attachment: Attachment) -> bytes:
    """The bytes of a file. Raises VaultDamaged when they are not those that were added."""
    content = attached.content(desk.connection, attachment.sha256)
    if content is None or hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise VaultDamaged(
            "This file is damaged: it is no longer what was added, so it was not saved. The other records are not "
            "affected. Keep the folder as it is and restore the newest backup."
        )
    return content


def _children(desk: Desk, matter_id: str) -> list[str]:
    """Whom the matter is about: the child itself, the one child it names, or everyone involved."""
    if records.current(desk.connection, Child, matter_id):
        return [matter_id]
    named: tuple[type[Sharing | ReceivedFile | ReceivedRecord], ...] = (Sharing, ReceivedFile, ReceivedRecord)
    for kind in named:
        if found := records.current(desk.connection, kind, matter_id):
            return [found.child_id]
    return [involvement.child_id for involvement in records.involved(desk.connection, matter_id)]


def _listed(desk: Desk, found: Sequence[Added]) -> tuple[KeptFile, ...]:
    names = people_names(desk)
    return tuple(KeptFile(each.attachment, school_time(each.added), names.get(each.author, "")) for each in found)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unreadable() from error
    if len(content) > MOST_BYTES:
        raise _too_large()
    return content


@cache
def _types() -> MimeTypes:
    """The types that Python itself knows, the same on every computer."""
    return MimeTypes()


def _refused(words: str) -> InvalidRecord:
    return InvalidRecord(Problem(FIELD, words))


def _too_large() -> InvalidRecord:
    return _refused(f"The file is larger than {MOST_BYTES >> 20} MB. Add a smaller copy or a part of it")


def _unreadable() -> InvalidRecord:
    return _refused("A file cannot be read where it was. Choose it again, or remove it from the list")
