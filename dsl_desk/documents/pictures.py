"""A school's own picture, from the PNG file it chose into the PDF."""

from __future__ import annotations

import zlib
from io import BytesIO

from dsl_desk.documents.blocks import Picture
from dsl_desk.documents.pdf_file import PdfFile
from dsl_desk.domain.errors import DocumentError

MOST_PIXELS = 4_000_000
"""A logo needs 300 dots an inch, this is 17 cm square; a small file that unpacks to more is refused unopened."""


def fit(png: bytes, width: float, height: float) -> Picture:
    """The picture as large as it can be in `width` by `height` points. Raises DocumentError when it is not one."""
    across, down = _pixels(png)
    scale = min(width / across, height / down)
    return Picture(png, across * scale, down * scale)


def write_picture(picture: Picture, file: PdfFile) -> int:
    """The object of the picture in `file`; what is see-through in it stays so."""
    from PIL import Image

    with Image.open(BytesIO(picture.png), formats=("PNG",)) as opened:
        whole = opened.convert("RGBA")
    size = f"/Type /XObject /Subtype /Image /Width {whole.width} /Height {whole.height} /BitsPerComponent 8"
    clear = file.add_stream(whole.getchannel("A").tobytes(), f"{size} /ColorSpace /DeviceGray")
    seen = whole.convert("RGB").tobytes()
    return file.add_stream(seen, f"{size} /ColorSpace /DeviceRGB /SMask {clear} 0 R")


def _pixels(png: bytes) -> tuple[int, int]:
    from PIL import Image

    try:
        with Image.open(BytesIO(png), formats=("PNG",)) as opened:
            if opened.width * opened.height <= MOST_PIXELS:
                opened.load()
                return opened.size
    except (OSError, SyntaxError, ValueError, zlib.error, Image.DecompressionBombError) as damaged:
        raise _refusal() from damaged
    raise _refusal()


def _refusal() -> DocumentError:
    return DocumentError(
        "The school's logo or the picture of a signature cannot be printed: it is no PNG picture, damaged or too "
        "large. The letter is safe. Choose the picture again in Settings, or take it out, then print again."
    )
