"""Fonts inside the PDF: subsets as composite fonts (Type 0, Identity-H), and text that can be read back.

reportlab's own TrueType fonts address glyphs by character, in subsets of 256; shaped scripts have glyphs without a
character, which it numbers in the private-use area, and that is what a reader then gets. Here glyphs are addressed by
their number, a ToUnicode map gives back plain text, and ActualText (ISO 32000-1, 14.9.4) gives back shaped text.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportlab.pdfbase import pdfdoc

from dsl_desk.documents.fonts import EM, Face, Glyph, plain_glyph
from dsl_desk.documents.lines import Line, Piece

_SYMBOLIC = 4
_STEM = 80
_MAPS_PER_BLOCK = 100
_FOR_SHAPING = (b"GSUB", b"GPOS", b"GDEF", b"MATH", b"kern", b"gasp")


class EmbeddedFonts:
    """The faces one document uses, and of each the glyphs it uses.

    One of reportlab's documents that has it in `delayedFonts` asks it for `addObjects` at the end.
    """

    def __init__(self) -> None:
        self._names: dict[Face, str] = {}
        self._texts: dict[Face, dict[int, str]] = {}

    def use(self, face: Face, glyphs: Iterable[Glyph]) -> str:
        """The face's name in page content; its `glyphs` will be in the file."""
        texts = self._texts.setdefault(face, dict.fromkeys(_space(face), " "))
        for glyph in glyphs:
            texts.setdefault(glyph.number, glyph.text)
        return self._names.setdefault(face, f"N{len(self._names)}")

    def says(self, face: Face, number: int) -> str:
        """What a reader takes a glyph for where nothing else is said."""
        return self._texts[face][number]

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802 (reportlab's name)
        document.idToObject[pdfdoc.BasicFonts].dict.update(self.embedded(document))

    def embedded(self, document: pdfdoc.PDFDocument) -> dict[str, object]:
        """Each font's name in page content, and the reference to it in `document`, which now holds it."""
        return {
            name: document.Reference(_font(document, face, self._texts[face])) for face, name in self._names.items()
        }


def _space(face: Face) -> list[int]:
    space = plain_glyph(face, " ")
    return [space.number] if space else []


def draw(line: Line, x: float, y: float, fonts: EmbeddedFonts) -> str:
    """Page content that draws `line` with its left end at `x` and its baseline at `y`."""
    parts = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
    for (face, plain), run in groupby(line.pieces, key=lambda piece: (piece.face, piece.plain)):
        pieces = list(run)
        glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
        size = line.size * face.scale
        parts.append(f"/{fonts.use(face, glyphs)} {size:g} Tf")
        parts += _plain(glyphs, face, size, fonts) if plain else [_shaped(piece, size, fonts) for piece in pieces]
    return " ".join([*parts, "ET"])


def _plain(glyphs: Sequence[Glyph], face: Face, size: float, fonts: EmbeddedFonts) -> Iterator[str]:
    """A letter may share its shape with one written as a letter and a mark; the first to come is in ToUnicode."""
    for known, run in groupby(glyphs, key=lambda glyph: fonts.says(face, glyph.number) == glyph.text):
        same = list(run)
        if known:
            yield "<" + "".join(f"{glyph.number:04X}" for glyph in same) + "> Tj"
        else:
            yield _saying("".join(glyph.text for glyph in same), same, face, size)


def _shaped(piece: Piece, size: float, fonts: EmbeddedFonts) -> str:
    """Left to right the whole piece says its text; right to left each cluster says its own, last character first.

    Readers take right-to-left text in the order in which it is seen, left to right, and turn it round character by
    character, those of one ActualText too (found with Poppler 22.12).
    """
    if not piece.level % 2:
        return _saying(piece.text, piece.glyphs, piece.face, size)
    return " ".join(_cluster(cluster, piece.face, size, fonts) for cluster in _with_width(piece.clusters()))


def _with_width(clusters: Iterable[list[Glyph]]) -> Iterator[list[Glyph]]:
    """Clusters joined to the next one while they take no room, as the alef of a lam-alef that is drawn in two parts:
    a reader may take a letter without width for a word of its own (found with Poppler 25.03)."""
    waiting: list[Glyph] = []
    for cluster in clusters:
        waiting += cluster
        if sum(glyph.advance for glyph in waiting) > 0:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _cluster(cluster: list[Glyph], face: Face, size: float, fonts: EmbeddedFonts) -> str:
    said = "".join(glyph.text for glyph in reversed(cluster))
    if len(cluster) == len(said) == 1 and fonts.says(face, cluster[0].number) == said:
        return _moved(cluster[0], face, size)
    return _saying(said[::-1], cluster, face, size)


def _saying(text: str, glyphs: Sequence[Glyph], face: Face, size: float) -> str:
    """`glyphs` read as `text`. Where they begin or end with a mark that hangs over its neighbour, a space that takes
    no room stands there: readers measure the gap between words from the first glyph to the last."""
    said = (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper()
    shown = [_moved(glyph, face, size) for glyph in glyphs]
    space = plain_glyph(face, " ")
    if space and glyphs[0].dx:
        shown.insert(0, f"[<{space.number:04X}> {space.advance:g}] TJ")
    if space and glyphs[-1].dx:
        shown.append(f"[{space.advance:g} <{space.number:04X}>] TJ")
    return f"/Span <</ActualText <{said}>>> BDC {' '.join(shown)} EMC"


def _moved(glyph: Glyph, face: Face, size: float) -> str:
    after = face.advance(glyph.number) + glyph.dx - glyph.advance
    shown = f"[{-glyph.dx:g} <{glyph.number:04X}> {after:g}] TJ"
    return f"{glyph.dy * size / EM:.3f} Ts {shown} 0 Ts" if glyph.dy else shown


def _font(document: pdfdoc.PDFDocument, face: Face, texts: dict[int, str]) -> pdfdoc.PDFDictionary:
    tag = hashlib.sha256(repr(sorted(texts)).encode()).digest()
    name = "".join(chr(ord("A") + byte % 26) for byte in tag[:6]) + "+" + face.name
    descendant = _dictionary(
        Type="/Font",
        Subtype="/CIDFontType2",
        BaseFont=f"/{name}",
        CIDSystemInfo=_dictionary(Registry="(Adobe)", Ordering="(Identity)", Supplement=0),
        CIDToGIDMap="/Identity",
        W=f"[{' '.join(f'{number} [{face.advance(number):g}]' for number in sorted(texts))}]",
        FontDescriptor=document.Reference(_descriptor(document, face, name, texts)),
    )
    return _dictionary(
        Type="/Font",
        Subtype="/Type0",
        BaseFont=f"/{name}",
        Encoding="/Identity-H",
        DescendantFonts=pdfdoc.PDFArray([document.Reference(descendant)]),
        ToUnicode=document.Reference(_stream(_to_unicode(texts))),
    )


def _descriptor(document: pdfdoc.PDFDocument, face: Face, name: str, texts: dict[int, str]) -> pdfdoc.PDFDictionary:
    table = face.font.face.reference_table("head").data
    scale = EM / face.units_per_em
    bounds = [round(value * scale) for value in struct.unpack(">4h", table[36:44])]
    return _dictionary(
        Type="/FontDescriptor",
        FontName=f"/{name}",
        Flags=_SYMBOLIC,
        FontBBox=pdfdoc.PDFArray(bounds),
        ItalicAngle=0,
        Ascent=bounds[3],
        Descent=bounds[1],
        CapHeight=bounds[3],
        StemV=_STEM,
        FontFile2=document.Reference(_stream(_subset(face, texts))),
    )


def _subset(face: Face, texts: Iterable[int]) -> bytes:
    """The font file with only these glyphs, under their own numbers. Shaping is done, so its tables are left out."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(texts)
    wanted.drop_table_tag_set.update(int.from_bytes(tag) for tag in _FOR_SHAPING)
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_HINTING
    data: bytes = uharfbuzz.subset(face.font.face, wanted).blob.data
    return data


def _to_unicode(texts: dict[int, str]) -> bytes:
    pairs = [
        f"<{number:04X}> <{said.encode('utf-16-be').hex().upper()}>" for number, said in sorted(texts.items()) if said
    ]
    blocks = [pairs[start : start + _MAPS_PER_BLOCK] for start in range(0, len(pairs), _MAPS_PER_BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _dictionary(**entries: object) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(entries)


def _stream(content: bytes) -> pdfdoc.PDFStream:
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Length1": len(content)}), content, [pdfdoc.PDFZCompress])
