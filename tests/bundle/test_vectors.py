"""The shared test vectors: every reader must say the same of them. Made by ``python -m tests.vectors``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import dsl_desk.bundle
from dsl_desk.bundle.verifier import verify
from tests.vectors.vector import FOLDER, INDEX, Vector, read_index

SPECIFICATION = (Path(dsl_desk.bundle.__file__).parent / "FORMAT.md").read_text("utf-8")
RULES = dict(re.findall(r"^\| ([A-Z]\d) \| .* \| (\d) \|$", SPECIFICATION, re.MULTILINE))
VECTORS = read_index()
MOST_BYTES = 3_000_000


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_our_reader_says_what_every_reader_must(vector: Vector) -> None:
    file, *others = [FOLDER / name for name in vector.files]
    verdict = verify(
        file,
        (FOLDER / vector.root).read_bytes(),
        vector.passphrase,
        apart=others[0] if others else None,
        demonstration=vector.demonstration,
    )
    assert verdict.exit_code == vector.exit_code
    if vector.answer:
        assert json.loads(verdict.to_json()) == vector.answer
    else:
        assert verdict.problems
        assert vector.rule


def test_every_rule_of_the_specification_has_a_vector_that_breaks_it() -> None:
    assert len(RULES) == 19
    assert {(vector.rule, str(vector.exit_code)) for vector in VECTORS if vector.rule} == set(RULES.items())


def test_the_folder_holds_what_the_index_names_and_little_of_it() -> None:
    named = {name for vector in VECTORS for name in (*vector.files, vector.root)}
    found = {file.name: file.stat().st_size for file in FOLDER.iterdir()}
    assert found.keys() == named | {INDEX}
    assert sum(found.values()) < MOST_BYTES
