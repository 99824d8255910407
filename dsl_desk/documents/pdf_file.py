"""A PDF written from its first byte to its last (ISO 32000-1, 7.5): what is written is no longer held in memory.

reportlab keeps every page until the last is drawn, and has no structure for those who do not see the page.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from typing import Any, BinaryIO

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class _NotEncrypted:
    """What reportlab's own objects ask a document for when they are written."""

    def encode(self, content: bytes) -> bytes:
        return content


class PdfFile:
    """Objects go to `target` one after the other; only the place of each is kept."""

    encrypt = _NotEncrypted()

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._at = 0
        self._places = array("Q", [0])
        self._seen = hashlib.sha256()
        self._put(_HEADER)

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._places.append(0)
        return len(self._places) - 1

    def write(self, number: int, body: bytes) -> int:
        """Write the object `number`, and give its number back."""
        self._places[number] = self._at
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        return number

    def add(self, body: bytes) -> int:
        return self.write(self.reserve(), body)

    def add_stream(self, content: bytes, entries: str = "") -> int:
        """Write `content`, compressed; `entries` are those of its dictionary besides its length."""
        packed = zlib.compress(content)
        head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>"
        return self.add(head.encode("ascii") + b"\nstream\n" + packed + b"\nendstream")

    def Reference(self, thing: Any) -> str:  # noqa: N802 (reportlab's name)
        """Write one of reportlab's objects, and say where it is."""
        return f"{self.add(thing.format(self))} 0 R"

    def finish(self, root: int, info: int) -> None:
        """Write where everything is. The file's identifier comes from its bytes, so the same again is the same."""
        start = self._at
        count = len(self._places)
        name = self._seen.hexdigest()[:32]
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        for place in self._places[1:]:
            self._put(b"%010d 00000 n \n" % place)
        trailer = f"<< /Size {count} /Root {root} 0 R /Info {info} 0 R /ID [<{name}> <{name}>] >>"
        self._put(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode("ascii"))

    def _put(self, data: bytes) -> None:
        self._target.write(data)
        self._seen.update(data)
        self._at += len(data)


def text_string(words: str) -> str:
    """`words` as PDF writes them in a dictionary (ISO 32000-1, 7.9.2.2), whatever their script."""
    said = b"\xfe\xff" + words.encode("utf-16-be")
    return f"<{said.hex().upper()}>"
