"""One record, one byte string: both ways, and nothing else is accepted as the same record."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl_desk import codec
from dsl_desk.domain.casefile import CaseFile, Scope
from dsl_desk.domain.concern import Involvement, Role
from dsl_desk.domain.event import Event
from dsl_desk.domain.informed import Informed
from dsl_desk.store.projections import BY_RECORD
from tests.strategies import RECORDS, case_files

INVOLVEMENT = Involvement("1" * 32, "2" * 32, "3" * 32, Role.WITNESS)
CANONICAL = (
    b'{"child_id":"33333333333333333333333333333333","id":"11111111111111111111111111111111",'
    b'"matter_id":"22222222222222222222222222222222","role":"saw or heard it"}'
)


def test_no_kind_of_record_is_left_out() -> None:
    assert set(RECORDS) == set(BY_RECORD) | {Event}


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=40)
def test_every_record_comes_back_as_it_was(kind: type[Any], data: st.DataObject) -> None:
    record = data.draw(RECORDS[kind])
    encoded = codec.encode(record)
    assert codec.decode(kind, encoded) == record
    assert codec.decode_canonical(kind, encoded) == record
    assert encoded == codec.encode(codec.decode(kind, encoded))
    held = {field.name for field in fields(kind) if getattr(record, field.name) != field.default}
    assert set(json.loads(encoded)) == held


@given(case_files)
@settings(max_examples=40)
def test_a_whole_case_file_comes_back_as_it_was(casefile: CaseFile) -> None:
    assert codec.decode_canonical(CaseFile, codec.encode(casefile)) == casefile


def test_the_canonical_form_is_fixed() -> None:
    assert codec.encode(INVOLVEMENT) == CANONICAL


@pytest.mark.parametrize(
    "told", [b'{"told":true}', b'{"reasons":[{"code":"N1","wording":"Harm"}],"told":false,"words":"He asked"}']
)
def test_who_was_told_is_read_and_written_as_before_anybody_could_be_told_later(told: bytes) -> None:
    informed = codec.decode_canonical(Informed, told)
    assert not informed.to_be_told
    assert codec.encode(informed) == told


def test_text_is_utf_8_without_escapes() -> None:
    assert codec.encode("Żofia — 👩‍👧 שלום") == '"Żofia — 👩‍👧 שלום"'.encode()


def test_keys_of_a_mapping_are_sorted() -> None:
    assert codec.encode({"b": 1, "a": 2}) == b'{"a":2,"b":1}'


def respelt(**changes: Any) -> bytes:
    """The same record with the spelling of the standard library, no white space."""
    return json.dumps(json.loads(CANONICAL) | changes, separators=(",", ":")).encode()


OTHER_SPELLINGS = {
    "another order": json.dumps(dict(reversed(json.loads(CANONICAL).items())), separators=(",", ":")).encode(),
    "white space": CANONICAL.replace(b":", b": "),
    "a line end": CANONICAL + b"\n",
    "an escape": CANONICAL.replace(b"saw or", rb"\u0073aw or"),
    "an unknown field": respelt(zz=1),
    "a field twice": CANONICAL[:-1] + b',"role":"saw or heard it"}',
    "a default written out": respelt(role=Role.ABOUT),
}

OTHER_RECORDS = {
    "nothing": b"",
    "not JSON": b"{",
    "a list": b"[]",
    "no name": b"{}",
    "a field missing": CANONICAL.replace(b'"matter_id":"22222222222222222222222222222222",', b""),
    "an unknown role": respelt(role="suspect"),
    "a number for text": respelt(matter_id=1),
    "null": respelt(matter_id=None),
    "a broken rule": respelt(child_id=" "),
    "no UTF-8": CANONICAL.replace(b"saw", b"\xff\xfe\xfd"),
    "two records": CANONICAL + CANONICAL,
    "a byte order mark": b"\xef\xbb\xbf" + CANONICAL,
}


@pytest.mark.parametrize("data", OTHER_SPELLINGS.values(), ids=OTHER_SPELLINGS)
def test_another_spelling_is_not_canonical(data: bytes) -> None:
    with pytest.raises(ValueError, match="not the canonical form of a Involvement"):
        codec.decode_canonical(Involvement, data)


@pytest.mark.parametrize("data", OTHER_RECORDS.values(), ids=OTHER_RECORDS)
@pytest.mark.parametrize("decode", [codec.decode, codec.decode_canonical])
def test_what_is_no_such_record_is_refused_without_quoting_it(decode: Any, data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^not a Involvement$") as refused:
        decode(Involvement, data)
    assert "suspect" not in str(refused.value)


@pytest.mark.parametrize("number", ["1.0", "1e0", "1.5", "true", '"1"', "01", "-0"])
def test_a_count_is_a_plain_whole_number(number: str) -> None:
    scope = codec.encode({"a": 1}).replace(b"1", number.encode())
    with pytest.raises(ValueError, match="not "):
        codec.decode_canonical(dict[str, int], scope)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(ValueError, match="not a Scope"):
        codec.decode(Scope, b'{"left_out":' + b'{"a":' * 100_000)
