"""What the parts of a page are, for those who hear it or feel it: the structure tree of a tagged PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dsl_desk.documents.pdf_file import PdfFile, text_string


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A node of the tree; its kids are in the order of reading. Compared by identity.

    `tag` is a standard structure type (ISO 32000-1, 14.8.4), `language` a BCP 47 tag where it differs from what
    surrounds it, `alt` what a picture shows. `said` is its text where what is drawn is not in the order of reading,
    as from right to left.
    """

    tag: str
    kids: tuple[Element, ...] = ()
    language: str = ""
    alt: str = ""
    said: str = ""


Marks = Mapping[Element, Sequence[tuple[int, int]]]
"""Where the content of a leaf stands: the page, and the number of the marked content on that page (MCID)."""


@dataclass(frozen=True, slots=True)
class TreePage:
    """A page of the file: its object, and its key in the tree (StructParents)."""

    number: int
    key: int


class StructureTree:
    """The tree of one file, written piece by piece under one node of the type Document."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root = file.reserve()
        self._document = file.reserve()
        self._kids: list[int] = []
        self._texts: dict[Element, int] = {}
        self._pages: list[int] = []

    def begin_page(self) -> TreePage:
        """A new page, which the caller writes."""
        self._pages.append(self._file.reserve())
        return TreePage(self._file.reserve(), len(self._pages) - 1)

    def add(self, elements: Sequence[Element], marks: Marks, pages: Sequence[TreePage]) -> None:
        """Write `elements`, whose `marks` stand on `pages`."""
        branch = _Branch(self._file, marks, pages, self._texts)
        for element in elements:
            self._kids += branch.write(element, self._document)
        for page, owners in zip(pages, branch.owners, strict=True):
            held = " ".join(f"{owner} 0 R" if owner else "null" for owner in owners)
            self._file.write(self._pages[page.key], f"[{held}]".encode("ascii"))

    def finish(self) -> int:
        """Write what holds the tree together; the number of its root."""
        kids = " ".join(f"{kid} 0 R" for kid in self._kids)
        document = f"<< /Type /StructElem /S /Document /P {self._root} 0 R /K [{kids}] >>"
        self._file.write(self._document, document.encode("ascii"))
        parents = " ".join(f"{key} {page} 0 R" for key, page in enumerate(self._pages))
        count = len(self._pages)
        root = f"/Type /StructTreeRoot /K {self._document} 0 R /ParentTree << /Nums [{parents}] >>"
        return self._file.write(self._root, f"<< {root} /ParentTreeNextKey {count} >>".encode("ascii"))


class _Branch:
    """Elements on their way into the file. `owners` says of each page whose each of its marks is, 0 for nobody's.

    `texts` are the objects of what elements say, which every copy shares.
    """

    def __init__(self, file: PdfFile, marks: Marks, pages: Sequence[TreePage], texts: dict[Element, int]) -> None:
        self._file = file
        self._marks = marks
        self._pages = pages
        self._texts = texts
        counts = [0] * len(pages)
        for places in marks.values():
            for page, mark in places:
                counts[page] = max(counts[page], mark + 1)
        self.owners = [[0] * count for count in counts]

    def write(self, element: Element, parent: int) -> list[int]:
        """The number of its object, or none where it holds nothing."""
        if not self._holds(element):
            return []
        number = self._file.reserve()
        held = [f"{kid} 0 R" for each in element.kids for kid in self.write(each, number)]
        for page, mark in self._marks.get(element, ()):
            self.owners[page][mark] = number
            held.append(f"<< /Type /MCR /Pg {self._pages[page].number} 0 R /MCID {mark} >>")
        entries = f"/Type /StructElem /S /{element.tag} /P {parent} 0 R /K [{' '.join(held)}]"
        entries += f" /Lang ({element.language})" if element.language else ""
        entries += f" /Alt {text_string(element.alt)}" if element.alt else ""
        entries += f" /ActualText {self._said(element)} 0 R" if element.said else ""
        self._file.write(number, f"<< {entries} >>".encode("ascii"))
        return [number]

    def _said(self, element: Element) -> int:
        if element not in self._texts:
            self._texts[element] = self._file.add(text_string(element.said).encode("ascii"))
        return self._texts[element]

    def _holds(self, element: Element) -> bool:
        return element in self._marks or any(map(self._holds, element.kids))
