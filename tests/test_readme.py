"""What the README points at is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_promise_points_at_tests_that_exist_or_says_that_it_is_none() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    promises = re.findall(r"^\| (T\d+) \| (.*?) \| (.*?) \|$", readme, re.MULTILINE)
    assert [name for name, _, _ in promises] == [f"T{number}" for number in range(1, 15)]
    for name, _, shown in promises:
        named = re.findall(r"(?:tests/[\w/]+|\btest_\w+)(?:\.py)?", shown)
        assert named or "not promised" in shown, name
        for each in named:
            found = (ROOT / each).exists() if "/" in each else any((ROOT / "tests").rglob(each))
            assert found, f"{name} points at {each}"
