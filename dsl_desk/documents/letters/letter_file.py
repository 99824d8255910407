"""Letters into one tagged PDF, one copy after the other. What copies share is drawn and written once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from dsl_desk.documents.blocks import Picture
from dsl_desk.documents.ink import Ink
from dsl_desk.documents.letters.content import Addressee, Letter
from dsl_desk.documents.letters.drawing import draw_own, draw_shared, headings, pictures
from dsl_desk.documents.letters.setting import SetLetter, SetPage, set_letter
from dsl_desk.documents.letters.window import Address, set_address
from dsl_desk.documents.pdf_file import PdfFile, text_string
from dsl_desk.documents.pictures import write_picture
from dsl_desk.documents.press import HEIGHT, WIDTH
from dsl_desk.documents.structure import Element, StructureTree, TreePage


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What the copies of one letter share: a stream of each page, and where in them each element stands."""

    setting: SetLetter
    streams: tuple[int, ...]
    counts: tuple[int, ...]
    marks: Mapping[Element, tuple[tuple[int, int], ...]]


class LetterFile:
    """Written as it goes. `headings` makes bookmarks of those of the first copy, else each letter has one."""

    def __init__(self, target: BinaryIO, *, title: str, language: str, made: datetime, headings: bool) -> None:
        from dsl_desk.documents.embedding import EmbeddedFonts

        self._file = PdfFile(target)
        self._fonts = EmbeddedFonts()
        self._tree = StructureTree(self._file)
        self._resources = self._file.reserve()
        self._parent = self._file.reserve()
        self._title, self._language, self._made = title, language, made
        self._headings = headings
        self._pages: list[int] = []
        self._bookmarks: list[tuple[str, int, float]] = []
        self._pictures: dict[Picture, str] = {}
        self._objects: dict[str, int] = {}
        self._drawn: dict[tuple[str, float], _Drawn] = {}

    def add(self, letter: Letter, addressee: Addressee) -> int:
        """All copies of `letter` for `addressee`; how many pages they are.

        Raises DocumentError, with nothing of it written, when it cannot be printed.
        """
        before = len(self._pages)
        address = set_address(letter, addressee)
        height = 0 if letter.window else address.height
        key = letter.wordings[0].language, height
        if key not in self._drawn:
            self._drawn[key] = self._draw(set_letter(letter, height))
        for copy in range(1, max(1, letter.copies) + 1):
            self._copy(self._drawn[key], address, addressee.number, copy)
        return len(self._pages) - before

    def finish(self) -> None:
        """Write what all pages need: fonts, structure, bookmarks."""
        file = self._file
        fonts = " ".join(f"/{name} {found}" for name, found in self._fonts.embedded(file).items())
        pictures = " ".join(f"/{name} {number} 0 R" for name, number in self._objects.items())
        file.write(self._resources, f"<< /Font << {fonts} >> /XObject << {pictures} >> >>".encode("ascii"))
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        file.write(self._parent, f"<< /Type /Pages /Count {len(self._pages)} /Kids [{kids}] >>".encode("ascii"))
        entries = f"/Type /Catalog /Pages {self._parent} 0 R /Lang ({self._language}) /MarkInfo << /Marked true >>"
        entries += f" /ViewerPreferences << /DisplayDocTitle true >> /StructTreeRoot {self._tree.finish()} 0 R"
        if self._bookmarks:
            entries += f" /Outlines {self._outlines()} 0 R /PageMode /UseOutlines"
        root = file.add(f"<< {entries} >>".encode("ascii"))
        made = f"(D:{self._made.astimezone(UTC):%Y%m%d%H%M%S}Z)"
        info = f"<< /Title {text_string(self._title)} /Creator (DSL Desk) /CreationDate {made} /ModDate {made} >>"
        file.finish(root, file.add(info.encode("ascii")))

    def _draw(self, setting: SetLetter) -> _Drawn:
        streams, counts = [], []
        marks: dict[Element, list[tuple[int, int]]] = {}
        for number, page in enumerate(setting.pages):
            self._write_pictures(page)
            ink = Ink(self._fonts, self._pictures)
            draw_shared(ink, setting, number)
            streams.append(self._file.add_stream(ink.content()))
            counts.append(len(ink.marked))
            for mark, element in enumerate(ink.marked):
                marks.setdefault(element, []).append((number, mark))
        return _Drawn(setting, tuple(streams), tuple(counts), {key: tuple(value) for key, value in marks.items()})

    def _write_pictures(self, page: SetPage) -> None:
        for picture in pictures(page):
            if picture not in self._pictures:
                name = f"P{len(self._pictures)}"
                self._pictures[picture] = name
                self._objects[name] = write_picture(picture, self._file)

    def _copy(self, drawn: _Drawn, address: Address, number: int, copy: int) -> None:
        pages = []
        marks = dict(drawn.marks)
        first = not self._pages
        for index, (shared, count) in enumerate(zip(drawn.streams, drawn.counts, strict=True)):
            ink = Ink(self._fonts, self._pictures, count)
            draw_own(ink, drawn.setting, index, address, number, copy)
            if ink.marked:
                marks[drawn.setting.address] = ((index, count),)
            pages.append(self._add_page(shared, ink.content()))
        if drawn.setting.letter.both_sides and len(pages) % 2:
            self._add_blank_page()
        self._tree.add(drawn.setting.elements, marks, pages)
        if self._headings and first:
            self._bookmarks += [(words, pages[page].number, y) for page, words, y in headings(drawn.setting)]
        elif not self._headings and copy == 1:
            self._bookmarks.append((f"Letter {number}", pages[0].number, HEIGHT))

    def _add_page(self, shared: int, own: bytes) -> TreePage:
        streams = f"{shared} 0 R"
        streams += f" {self._file.add_stream(own)} 0 R" if own else ""
        page = self._tree.begin_page()
        self._write_page(page.number, f"/Tabs /S /StructParents {page.key} /Contents [{streams}]")
        return page

    def _add_blank_page(self) -> None:
        self._write_page(self._file.reserve(), "")

    def _write_page(self, number: int, entries: str) -> None:
        page = f"/Type /Page /Parent {self._parent} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]"
        self._file.write(number, f"<< {page} /Resources {self._resources} 0 R {entries} >>".encode("ascii"))
        self._pages.append(number)

    def _outlines(self) -> int:
        root = self._file.reserve()
        numbers = [self._file.reserve() for _ in self._bookmarks]
        for index, (words, page, y) in enumerate(self._bookmarks):
            entries = f"/Title {text_string(words)} /Parent {root} 0 R /Dest [{page} 0 R /XYZ 0 {y:.2f} null]"
            entries += f" /Prev {numbers[index - 1]} 0 R" if index else ""
            entries += f" /Next {numbers[index + 1]} 0 R" if index + 1 < len(numbers) else ""
            self._file.write(numbers[index], f"<< {entries} >>".encode("ascii"))
        ends = f"/First {numbers[0]} 0 R /Last {numbers[-1]} 0 R /Count {len(numbers)}"
        return self._file.write(root, f"<< /Type /Outlines {ends} >>".encode("ascii"))
