"""A real second screen, as far as a computer without one can have it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LIMIT = 60  # seconds
LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96}
BESIDE = LAPTOP | {"name": "projector", "x": 1366}
MIRROR = LAPTOP | {"name": "projector"}


@pytest.mark.parametrize(
    ("screens", "said"),
    [([LAPTOP], "1 False\nFalse\n"), ([LAPTOP, BESIDE], "2 True\nFalse\n"), ([LAPTOP, MIRROR], "2 True\nFalse\n")],
    ids=["alone", "beside", "mirrored"],
)
def test_what_is_shown_is_covered_while_others_may_see_it(
    tmp_path: Path, screens: list[dict[str, object]], said: str
) -> None:
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}))
    ended = subprocess.run(
        [sys.executable, "-m", "tests.gui.guard.two_screens"],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"},
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert (ended.returncode, ended.stderr, ended.stdout) == (0, "", said)
