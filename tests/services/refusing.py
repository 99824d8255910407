"""What a person reads when a deed is refused."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from dsl_desk.domain.errors import DeskError

SENTENCES = re.compile(r"[A-Z“].*[.]", re.DOTALL)


def refused(error: type[DeskError], deed: Callable[[], object], *words: str) -> None:
    """`deed` ends in plain sentences holding all of `words`: no file name of ours, no Python, no SQL."""
    with pytest.raises(error) as raised:
        deed()
    said = str(raised.value)
    assert SENTENCES.fullmatch(said)
    assert not re.search(r"SQL|Error|errno|Traceback|\{|/tmp", said), said
    for word in words:
        assert word in said
