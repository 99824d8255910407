"""A picture that somebody chose is drawn anew as a plain PNG, or refused in words before anything is drawn."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.exchange.pictures import HEIGHT, MOST_BYTES, WIDTH, check_svg, is_svg, plain_png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def png(width: int = 40, height: int = 20, colour: tuple[int, int, int, int] = (255, 0, 0, 128)) -> bytes:
    saved = BytesIO()
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Ruth")
    Image.new("RGBA", (width, height), colour).save(saved, "PNG", pnginfo=notes)
    return saved.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def chunked(width: int, height: int, *before: tuple[bytes, bytes]) -> bytes:
    """A few hundred bytes that say they are `width` by `height` pixels, with these chunks before those."""
    header = struct.pack(">II5B", width, height, 8, 6, 0, 0, 0)
    chunks = [(b"IHDR", header), *before, (b"IDAT", zlib.compress(bytes(100_000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


NOTE_BOMB = (b"zTXt", b"Author\0\0" + zlib.compress(bytes(64 << 20), 9))
"""64 MB of nothing beside a small picture."""


def test_what_can_be_seen_through_is_drawn_on_white_without_what_stood_beside() -> None:
    drawn = plain_png(png())
    assert b"Ruth" not in drawn
    picture = opened(drawn)
    assert (picture.mode, picture.size, picture.getpixel((0, 0))) == ("RGB", (40, 20), (255, 127, 127))


def test_a_large_picture_is_made_small_in_its_own_shape() -> None:
    assert opened(plain_png(png(4_000, 1_000))).size == (WIDTH, 300)
    assert opened(plain_png(png(1_000, 4_000))).size == (HEIGHT // 4, HEIGHT)


def test_the_same_picture_is_always_the_same_bytes() -> None:
    assert plain_png(plain_png(png())) == plain_png(png())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a PNG or SVG"),
        (b"GIF89a" + bytes(100), "not a PNG or SVG"),
        (png()[:60], "damaged"),
        (png()[:33], "damaged"),
        (chunked(5_001, 1), "pixels wide or high"),
        (chunked(1, 2**31), "pixels wide or high"),
        (chunked(0, 1), "pixels wide or high"),
        (chunked(5_000, 5_000), "damaged"),
        (chunked(100, 100, NOTE_BOMB), "damaged"),
        (png() + bytes(MOST_BYTES), "larger than 2 MB"),
    ],
)
def test_what_is_no_picture_or_too_large_a_one_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(InvalidRecord, match=words):
        plain_png(content)


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0L9 9"/>',
        '<defs><g id="a"><rect width="1" height="1"/></g></defs><use href="#a"/><use xlink:href="#a" x="2"/>',
        '<linearGradient id="b"/><rect fill="url(#b)" style="fill:url(#b);stroke:#fff"/>',
    ],
)
def test_a_plain_drawing_is_taken(inside: str) -> None:
    check_svg(SVG.format(inside).encode())


NESTED = (
    "".join(f'<g id="n{n}">' + f'<use href="#n{n + 1}"/>' * 10 + "</g>" for n in range(9)) + '<g id="n9"><rect/></g>'
)


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<script>1</script>", "holds “script”"),
        ('<image href="file:///etc/passwd"/>', "holds “image”"),
        ("<foreignObject/>", "holds “foreignObject”"),
        ('<mask id="a"><rect mask="url(#b)"/></mask>', "holds “mask”"),
        ('<marker id="a"/>', "holds “marker”"),
        ('<pattern id="a"/>', "holds “pattern”"),
        ("<style>@import url(x)</style>", "holds “style”"),
        ('<use href="other.svg#a"/>', "outside itself"),
        ('<use xlink:href="file:///a.svg#a"/>', "outside itself"),
        ('<rect fill="url(http://example.org/a)"/>', "outside itself"),
        ('<rect style="fill:URL( x )"/>', "outside itself"),
        ('<rect onload="x()"/>', "outside itself"),
        ('<path stroke-dasharray="0.0001"/>', "dashed"),
        ('<path style="stroke-dasharray:0.0001"/>', "dashed"),
        ("<g>" * 50 + "</g>" * 50, "too many parts"),
        ("<g/>" * 6_000, "too many parts"),
        ('<g id="a"><use href="#a"/></g>', "too often"),
        ('<rect id="b"/><g id="a"><use href="#b" xlink:href="#a"/></g>', "too often"),
        (f"<defs>{NESTED}</defs>" + '<use href="#n0"/>', "too often"),
        ("<g>", "damaged"),
        ('<rect style="fill:red"' + " " * 500_000 + "/>", "larger than 500 kB"),
    ],
)
def test_what_a_logo_does_not_need_is_refused(inside: str, words: str) -> None:
    with pytest.raises(InvalidRecord, match=words):
        check_svg(SVG.format(inside).encode())


def test_entities_are_refused_before_they_grow() -> None:
    laughs = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + SVG.format("<text>&b;</text>")
    with pytest.raises(InvalidRecord, match="document type"):
        check_svg(laughs.encode())


def test_another_kind_of_xml_is_no_drawing() -> None:
    with pytest.raises(InvalidRecord, match="no SVG"):
        check_svg(b"<html/>")


def test_a_drawing_is_told_from_a_picture() -> None:
    assert is_svg(b"\xef\xbb\xbf \n<svg/>")
    assert not is_svg(png())
