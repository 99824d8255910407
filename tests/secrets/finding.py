"""Secrets looked for in bytes: in every encoding a program may write them in, and inside what it compressed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
"""How a zlib stream (RFC 1950) or a gzip member (RFC 1952) begins."""
_LARGEST = 50_000_000


def names_in(content: bytes, secrets: Mapping[str, str | bytes]) -> set[str]:
    """Which of the secrets are there; text in any case, as UTF-8 or UTF-16, plain or compressed."""
    forms = {name: _forms(secret) for name, secret in secrets.items()}
    found = set()
    for layer in (content, *_inflated(content)):
        lowered = layer.lower()
        found |= {name for name, wanted in forms.items() if any(form in lowered for form in wanted)}
    return found


def _forms(secret: str | bytes) -> tuple[bytes, ...]:
    if isinstance(secret, bytes):
        return secret.lower(), secret.hex().encode(), secret.hex().encode("utf-16-le")
    return tuple(secret.lower().encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be"))


def _inflated(content: bytes) -> Iterator[bytes]:
    for start in _ZLIB.finditer(content):
        stream = zlib.decompressobj(wbits=47)  # zlib or gzip, as it says itself
        try:
            yield stream.decompress(content[start.start() :], _LARGEST)
        except zlib.error:
            continue  # two bytes that only look so
