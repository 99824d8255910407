from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.bundle.tables import FORMULA_STARTS, neutral, table
from tests.bundle.cases import AWKWARD, FULL_WIDTH

cells = st.one_of(st.text(), st.sampled_from((*AWKWARD, FULL_WIDTH))).filter(
    lambda text: "\0" not in text and not _halves(text)
)


def _halves(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


@given(st.lists(st.lists(cells, min_size=1, max_size=4), max_size=4))
def test_a_table_reads_back_as_it_was(rows: list[list[str]]) -> None:
    read = csv.reader(io.StringIO(table(rows).decode("utf-8-sig"), newline=""), strict=True)
    assert [[cell.removeprefix("'") for cell in row] for row in read] == rows


@given(st.text())
def test_no_cell_starts_a_formula(text: str) -> None:
    assert not neutral(text).startswith(FORMULA_STARTS)
