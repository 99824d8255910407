"""A QR code read back from the printed page, by the standard (ISO/IEC 18004) and not by our encoder's own tables."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

Squares = list[list[bool]]

SCALE = 4
TALLER_THAN_A_LETTER = 16  # points: the side of a finder pattern, above every letter on these pages
MASKS = (
    lambda i, j: (i + j) % 2,
    lambda i, j: i % 2,
    lambda i, j: j % 3,
    lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2,
    lambda i, j: i * j % 2 + i * j % 3,
    lambda i, j: (i * j % 2 + i * j % 3) % 2,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
)  # table 10
LEVEL_M = 0b00
BLOCKS_M = {1: (10, 1), 2: (16, 1), 3: (26, 1), 4: (18, 2), 5: (24, 2), 6: (16, 4)}
"""Level M, by version: error-correction bytes in a block, and blocks (table 9); all blocks alike."""
BYTE_MODE = 0b0100


def qr_of(pdf: bytes, page: int = 0) -> str:
    """What the QR code on a page says; every check the standard has must pass with no correction."""
    return _read(_squares(pdf, page))


def _squares(pdf: bytes, page: int) -> Squares:
    """The modules, found on the page by the upper left finder pattern, which is seven of them wide."""
    drawn = pypdfium2.PdfDocument(pdf)[page].render(scale=SCALE, grayscale=True)
    image = [bytes(drawn.buffer[y * drawn.stride : y * drawn.stride + drawn.width]) for y in range(drawn.height)]
    dark = [[value < 128 for value in row] for row in image]
    high = TALLER_THAN_A_LETTER * SCALE
    left, top = next(
        (x, y)
        for y in range(len(dark) - high)
        for x in range(len(dark[0]) - high)
        if dark[y][x] and all(dark[y + down][x + 2] for down in range(high)) and all(dark[y + 2][x : x + high])
        if not all(dark[y + 2][x : x + 2 * high])  # the frame of the box
    )
    size = next(x for x in range(left, len(dark[0])) if not dark[top + 2][x]) - left
    module = size / 7
    count = max(x for x in range(left, left + 60 * int(module)) if dark[top + 2][x]) - left + 1
    side = round(count / module)
    middles = [int((index + 0.5) * count / side) for index in range(side)]
    return [[dark[top + down][left + across] for across in middles] for down in middles]


def _read(squares: Squares) -> str:
    side = len(squares)
    version = (side - 17) // 4
    assert side == 17 + 4 * version
    mask = _mask(squares)
    bits = [squares[i][j] ^ (MASKS[mask](i, j) == 0) for i, j in _data_places(side, version)]
    words = [int("".join("01"[bit] for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]
    return _text(_data(words, *BLOCKS_M[version]))


def _mask(squares: Squares) -> int:
    """The mask named in the format information, both copies of which are whole; the level is M."""
    side = len(squares)
    first = [(8, j) for j in (0, 1, 2, 3, 4, 5, 7, 8)] + [(i, 8) for i in (7, 5, 4, 3, 2, 1, 0)]
    second = [(side - 1 - i, 8) for i in range(7)] + [(8, side - 8 + j) for j in range(8)]
    read = [int("".join("01"[squares[i][j]] for i, j in places), 2) ^ 0b101010000010010 for places in (first, second)]
    assert read[0] == read[1]
    remainder = read[0]
    for place in range(14, 9, -1):
        remainder ^= 0b10100110111 << place - 10 if remainder >> place & 1 else 0
    assert remainder == 0, "the format information is a code word"
    assert read[0] >> 13 == LEVEL_M
    return read[0] >> 10 & 7


def _data_places(side: int, version: int) -> Iterator[tuple[int, int]]:
    """Two columns at a time from the right, upwards first, past the function patterns."""
    upwards = True
    for right in [*range(side - 1, 6, -2), *range(5, 0, -2)]:
        for i in reversed(range(side)) if upwards else range(side):
            yield from ((i, j) for j in (right, right - 1) if not _is_function(i, j, side, version))
        upwards = not upwards


def _is_function(i: int, j: int, side: int, version: int) -> bool:
    finder = (i < 9 and (j < 9 or j >= side - 8)) or (i >= side - 8 and j < 9)
    alignment = version > 1 and abs(i - (side - 7)) < 3 and abs(j - (side - 7)) < 3
    return finder or alignment or 6 in (i, j)


def _data(words: list[int], corrections: int, blocks: int) -> list[int]:
    """The blocks one after the other, each proved by its syndromes."""
    found = []
    for block in range(blocks):
        whole = words[block::blocks]
        value = 1
        for _ in range(corrections):
            remainder = 0
            for word in whole:
                remainder = _times(remainder, value) ^ word
            assert remainder == 0, "a block is as its error correction says"
            value = _times(value, 2)
        found += whole[: len(whole) - corrections]
    return found


def _times(one: int, other: int) -> int:
    """In GF(256) modulo x^8 + x^4 + x^3 + x^2 + 1."""
    product = 0
    while other:
        product ^= one if other & 1 else 0
        one = one << 1 ^ (0x11D if one & 128 else 0)
        other >>= 1
    return product


def _text(data: list[int]) -> str:
    bits = "".join(f"{word:08b}" for word in data)
    assert int(bits[:4], 2) == BYTE_MODE
    length = int(bits[4:12], 2)
    return bytes(int(bits[at : at + 8], 2) for at in range(12, 12 + 8 * length, 8)).decode("ascii")
