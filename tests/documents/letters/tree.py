"""The structure of a tagged page as PDFium, which browsers read PDFs with, has it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True, slots=True)
class Node:
    """`depth` counts from 0; `said` is the text that stands for what is drawn, `alt` that of a picture."""

    depth: int
    tag: str
    language: str
    said: str
    alt: str


def tree_of(pdf: bytes, page: int = 0) -> list[Node]:
    """What the tree says of one page, in the order of reading."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        tree = raw.FPDF_StructTree_GetForPage(document[page])
        try:
            count = raw.FPDF_StructTree_CountChildren(tree)
            children = [raw.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(count)]
            return [node for child in children for node in _nodes(child, 0)]
        finally:
            raw.FPDF_StructTree_Close(tree)


def _nodes(element: Any, depth: int) -> Iterator[Node]:
    yield Node(
        depth,
        _text(raw.FPDF_StructElement_GetType, element),
        _text(raw.FPDF_StructElement_GetLang, element),
        _text(raw.FPDF_StructElement_GetActualText, element),
        _text(raw.FPDF_StructElement_GetAltText, element),
    )
    for index in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _nodes(child, depth + 1)


def _text(read: Callable[..., int], element: Any) -> str:
    size = read(element, None, 0)
    found = ctypes.create_string_buffer(max(size, 1))
    read(element, found, size)
    return found.raw[:size].decode("utf-16-le").rstrip("\0")
