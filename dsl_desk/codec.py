"""Canonical JSON for records: one byte string for one record, shared by the journal and the bundle.

Keys are sorted, text is UTF-8 without escapes, there is no white space and there are no floats (RFC 8785 without
the number rules, which integers do not need). A field that holds its default is left out: so a later version can add
a field with a default, and every record sealed before keeps its bytes and its digest.
``decode(type, encode(record)) == record`` for every domain class.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

import msgspec

from dsl_desk.domain.errors import InvalidRecord

T = TypeVar("T")

_encoder = msgspec.json.Encoder(order="sorted")
_PLAIN = frozenset({str, int, bool})


def encode(record: object) -> bytes:
    """The canonical JSON of a dataclass, mapping, sequence or plain value."""
    return _encoder.encode(_without_defaults(record))


def _without_defaults(value: object) -> object:
    if isinstance(value, str):  # most of what a record holds
        return value
    if isinstance(value, Mapping):
        return {name: _without_defaults(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return [_without_defaults(item) for item in value]
    if not is_dataclass(value):
        return value
    kind: Any = type(value)
    held = ((name, getattr(value, name), default) for name, default in _defaults(kind))
    return {
        name: item if type(item) in _PLAIN else _without_defaults(item)
        for name, item, default in held
        if item != default
    }


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


def decode(kind: type[T], data: bytes) -> T:
    """The record held by `data`; raises ValueError when it is not exactly one `kind`."""
    try:
        return msgspec.json.decode(data, type=kind, strict=True)
    except (msgspec.DecodeError, UnicodeDecodeError, InvalidRecord, RecursionError) as error:
        # The library quotes the place, and sometimes the value: neither may reach a log.
        raise ValueError(f"not a {kind.__name__}") from error


def decode_canonical(kind: type[T], data: bytes) -> T:
    """As `decode`, and refuse unknown fields and any other spelling of the same record."""
    record = decode(kind, data)
    if encode(record) != data:
        raise ValueError(f"not the canonical form of a {kind.__name__}")
    return record
