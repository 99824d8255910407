"""A logo or a signature that a person chose: checked before anything draws it, and kept as a plain PNG of our own.

A picture can be far larger than its file (a "bomb"), and an SVG is a program for drawing: it can reach for other
files, or ask for more work than a computer ever finishes. What is not needed for a logo is refused.
"""

from __future__ import annotations

import re
import struct
from collections import Counter, defaultdict
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers import expat

from dsl_desk.domain.errors import InvalidRecord, Problem

if TYPE_CHECKING:
    from PIL.Image import Image

FIELD = "picture"
"""What a form calls the field that a picture is chosen in."""

MOST_BYTES = 2 << 20
MOST_SIDE = 5_000
"""Pixels across or down of the picture that was chosen."""
WIDTH, HEIGHT = 1_200, 500
"""Pixels the kept picture has at most: 10 cm at 300 dots to the inch, more than a letter shows."""

_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">8sI4sII")
_MOST_SVG_BYTES = 500_000
_MOST_ELEMENTS = 5_000
_MOST_DEPTH = 40
_MOST_COPIES = 1_000
"""How many elements `use` may draw again, copies of copies counted."""

_REFUSED = frozenset({
    "script", "foreignObject", "image", "filter", "style", "animate", "animateMotion", "animateTransform", "set",
    "iframe", "audio", "video", "a", "mask", "marker", "pattern",
})  # fmt: skip
"""What runs, reaches for something, or is drawn again for every element that asks for it: masks of masks of masks."""

_ELSEWHERE = re.compile(r"url\(\s*['\"]?\s*[^#'\"\s]|@import", re.IGNORECASE)
_ONE_OF_OURS = re.compile(r"#[\w.-]+")


def is_svg(content: bytes) -> bool:
    """Whether a file starts as XML does. A PNG does not."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def plain_png(content: bytes) -> bytes:
    """A PNG drawn anew: on white, no larger than a letter needs, with nothing beside its pixels.

    Raises InvalidRecord for what is no PNG, is damaged, or is too large.
    """
    if len(content) > MOST_BYTES:
        raise refused(f"The picture is larger than {MOST_BYTES >> 20} MB. Save a smaller one")
    if not content.startswith(_PNG) or len(content) < _HEADER.size:
        raise refused("This is not a PNG or SVG picture. Save it as PNG, then choose it again")
    _, _, _, width, height = _HEADER.unpack_from(content)
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE):
        raise refused(f"The picture is more than {MOST_SIDE:,} pixels wide or high. Save a smaller one")
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=("PNG",)) as picture:
            return _drawn_on_white(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise refused(
            "The picture is damaged. Open it in a drawing program, save it as PNG and choose it again"
        ) from (error)


def _drawn_on_white(picture: Image) -> bytes:
    from PIL import Image

    shown = picture.convert("RGBA")
    shown.thumbnail((WIDTH, HEIGHT))
    page = Image.new("RGB", shown.size, "white")
    page.paste(shown, mask=shown.getchannel("A"))
    drawn = BytesIO()
    page.save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


def check_svg(content: bytes) -> None:
    """Raise InvalidRecord for an SVG that is not a plain drawing of reasonable size."""
    if len(content) > _MOST_SVG_BYTES:
        raise refused(f"The drawing is larger than {_MOST_SVG_BYTES // 1000} kB. Save it as PNG instead")
    reader = _Drawing()
    try:
        reader.parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise refused("This SVG is damaged. Open it in a drawing program and save it as PNG") from error
    if reader.copies() > _MOST_COPIES:
        raise refused("This SVG draws its parts too often. Save it as PNG instead")


class _Drawing:
    """Follows the elements of one SVG: how deep, how many, and which of them `use` draws again."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._inside: list[str] = []
        self._elements = 0
        self._used: defaultdict[str, list[str]] = defaultdict(list)
        self._sizes: Counter[str] = Counter()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._forbidden
        self.parser.EntityDeclHandler = self._forbidden

    def copies(self) -> int:
        """Elements drawn because of `use`, those inside of what is used too; far beyond the limit for a circle."""
        known: dict[str, int] = {}

        def drawn(name: str, above: tuple[str, ...]) -> int:
            if name in above or len(above) > _MOST_DEPTH:
                return _MOST_COPIES + 1
            if name not in known:
                known[name] = self._sizes[name] + sum(drawn(each, (*above, name)) for each in self._used[name])
            return known[name]

        return sum(drawn(name, ()) for name in self._used[""])

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        name = qualified.rpartition(" ")[2]
        self._elements += 1
        self._path.append(attributes.get("id", ""))
        if not self._inside and len(self._path) == 1 and name != "svg":
            raise refused("This file is no SVG drawing. Save the picture as PNG, then choose it again")
        if self._elements > _MOST_ELEMENTS or len(self._path) > _MOST_DEPTH:
            raise refused("This SVG has too many parts for a logo. Save it as PNG instead")
        if name in _REFUSED:
            raise refused(f"This SVG holds “{name}”, which a logo does not need. Save it as PNG instead")
        for each, value in attributes.items():
            self._check(each.rpartition(" ")[2], value)
        for owner in filter(None, self._path):
            self._sizes[owner] += 1
        if name == "use":
            self._use(attributes)

    def _check(self, name: str, value: str) -> None:
        if name.lower().startswith("on") or _ELSEWHERE.search(value):
            raise refused("This SVG reaches for something outside itself. Save it as PNG instead")
        if name == "href" and not _ONE_OF_OURS.fullmatch(value):
            raise refused("This SVG reaches for something outside itself. Save it as PNG instead")
        if name == "stroke-dasharray" or "stroke-dasharray" in value:
            raise refused("This SVG has dashed lines, which can take for ever to draw. Save it as PNG instead")

    def _use(self, attributes: dict[str, str]) -> None:
        """Both ways to name what is drawn, of which a reader of SVG takes one."""
        targets = [value[1:] for name, value in attributes.items() if name.endswith("href")]
        for owner in {"", *filter(None, self._path)}:
            self._used[owner] += targets

    def _end(self, _name: str) -> None:
        self._path.pop()

    def _forbidden(self, *_: object) -> None:
        raise refused("This SVG declares a document type, which no logo needs. Save it as PNG instead")


def refused(words: str) -> InvalidRecord:
    """A picture that cannot be used, as the field of a form says it."""
    return InvalidRecord(Problem(FIELD, words))
