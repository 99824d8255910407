"""A pupil list as a Common Transfer File: a hardened, streaming reader that keeps the named elements only.

Source of the elements: resources/exchange/ctf.json. A document type or an entity is refused, so that no text can
grow beyond the file; size, depth and elements are capped; nothing outside the named elements is kept for a moment.
"""

from __future__ import annotations

from collections import defaultdict
from xml.parsers import expat

from dsl_desk.exchange.formats import CtfNames, Field, Group
from dsl_desk.exchange.pupil import MOST_PUPILS, Progress, Pupil, PupilList, Rejected, check_size, refuse
from dsl_desk.exchange.reading import Reading, read_row
from dsl_desk.exchange.row import Cell

MOST_BYTES = 128 * 1024 * 1024
"""Results and attendance of every pupil make these files long."""
MOST_DEPTH = 32
MOST_ELEMENTS = 5_000_000
_CHUNK = 65_536  # bytes parsed between two reports of progress
_XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\0<", b"<\0", b"\0<")


def is_xml(data: bytes) -> bool:
    """Whether a file starts as XML does, in any encoding XML allows without a declaration."""
    return data.lstrip(b" \t\r\n").startswith(_XML_STARTS)


def read_ctf(data: bytes, names: CtfNames, reading: Reading, progress: Progress | None = None) -> PupilList:
    """Every pupil of the file or why not; raises ImportRejected for what is no Common Transfer File."""
    check_size(data, MOST_BYTES)
    reader = _Reader(names, reading)
    parser = reader.parser
    try:
        for start in range(0, len(data), _CHUNK):
            if progress:
                progress("Reading the list", start / len(data))
            parser.Parse(data[start : start + _CHUNK], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise refuse(
            f"From line {error.lineno} on this file is not sound XML. Export the Common Transfer File again.",
            error.lineno,
        ) from None
    except (LookupError, ValueError):
        raise refuse(
            "The letters of this file are in an encoding that is not known. Export the Common Transfer File again."
        ) from None
    if not reader.pupils and not reader.rejected:
        raise refuse("This Common Transfer File holds no pupils. Export it again.")
    return PupilList(tuple(reader.pupils), tuple(reader.rejected))


class _Reader:
    """Follows the path of open elements; `_text` is a list only inside an element that is wanted."""

    def __init__(self, names: CtfNames, reading: Reading) -> None:
        self.pupils: list[Pupil] = []
        self.rejected: list[Rejected] = []
        self._names, self._reading = names, reading
        self._pupil_at = [names.root, *names.pupil.split("/")]
        self._path: list[str] = []
        self._elements = 0
        self._line = 0
        self._cells: defaultdict[Field, list[Cell]] = defaultdict(list)
        self._group: dict[str, str] = {}
        self._latest: dict[str, str] = {}
        self._text: list[str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._forbidden
        self.parser.EntityDeclHandler = self._forbidden
        self.parser.ExternalEntityRefHandler = self._forbidden

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._elements += 1
        self._path.append(name.rpartition(":")[2])
        if len(self._path) > MOST_DEPTH or self._elements > MOST_ELEMENTS:
            raise refuse("This file is nested deeper, or holds more elements, than a Common Transfer File does.")
        if len(self._path) == 1 and self._path != [self._names.root]:
            raise refuse(
                "This XML file is not a Common Transfer File. Choose the file that the school system exported."
            )
        if self._path == self._pupil_at:
            self._begin_pupil()
        elif self._is_wanted():
            self._text = []

    def _end(self, _name: str) -> None:
        if self._path == self._pupil_at:
            self._finish_pupil()
        elif self._text is not None and self._is_wanted():
            self._keep("".join(self._text))
            self._text = None
        elif (group := self._names.groups.get(self._inside())) and self._group:
            self._finish_group(group)
        self._path.pop()

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _forbidden(self, *_: object) -> int:
        raise refuse(
            "This file holds definitions of its own, which a Common Transfer File never does. They were not "
            "followed. Export the file again from the school system.",
            self.parser.CurrentLineNumber,
        )

    def _inside(self) -> str:
        """The path of the open element under its pupil, or nothing outside one."""
        depth = len(self._pupil_at)
        return "/".join(self._path[depth:]) if self._path[:depth] == self._pupil_at else ""

    def _is_wanted(self) -> bool:
        inside = self._inside()
        return bool(inside) and (inside in self._names.elements or self._group_part(inside) is not None)

    def _group_part(self, inside: str) -> str | None:
        """The name of a child that its group reads."""
        parent, _, name = inside.rpartition("/")
        group = self._names.groups.get(parent)
        return name if group and name in (group.take, group.where, group.latest) else None

    def _begin_pupil(self) -> None:
        self._line = self.parser.CurrentLineNumber
        self._cells.clear()
        self._group, self._latest = {}, {}
        if len(self.pupils) + len(self.rejected) > MOST_PUPILS:
            raise refuse(f"This file has more than {MOST_PUPILS:,} pupils, so it is not one school's list.")

    def _keep(self, text: str) -> None:
        inside = self._inside()
        if part := self._group_part(inside):
            self._group[part] = text
        else:
            self._cells[self._names.elements[inside]].append(Cell(self._path[-1], text))

    def _finish_group(self, group: Group) -> None:
        found, self._group = self._group, {}
        if group.where and found.get(group.where, "").strip() != group.equals:
            return
        since = found.get(group.latest, "").strip()
        cells = self._cells[group.field]
        if not cells or (group.latest and since >= self._latest.get(group.field, "")):
            self._latest[group.field] = since
            cells[:] = [Cell(group.take, found.get(group.take, ""))]

    def _finish_pupil(self) -> None:
        for field, cells in self._cells.items():
            if field is not Field.ADDRESS and cells:
                # Both shapes of one file say the same twice.
                del cells[1:]
        found = read_row(self._line, self._cells, self._reading)
        if isinstance(found, Pupil):
            self.pupils.append(found)
        else:
            self.rejected += found
