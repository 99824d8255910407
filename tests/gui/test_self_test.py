"""``dsl-desk --self-test``, as whoever installs the program runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from dsl_desk import __version__
from dsl_desk.services.self_testing import PARTS


def start(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def run(report: Path) -> "subprocess.CompletedProcess[str]":
    return start("-m", "dsl_desk", "--self-test", str(report))


def test_every_part_of_this_installation_works_and_the_report_says_so(tmp_path: Path) -> None:
    ended = run(tmp_path / "report.json")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    report = json.loads((tmp_path / "report.json").read_bytes())
    assert report["works"] is True
    assert report["version"] == __version__
    assert [result["part"] for result in report["results"]] == ["window", *(part for part, _ in PARTS)]
    assert all(result["works"] for result in report["results"])
    assert "Inter" in report["results"][0]["found"]


def test_a_report_that_cannot_be_written_ends_in_words(tmp_path: Path) -> None:
    ended = run(tmp_path / "no such folder" / "report.json")
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert "cannot be written" in ended.stderr


def test_an_installation_without_its_content_says_which_part_fails(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "sys._MEIPASS = sys.argv.pop(1)\n"  # where a frozen program has its content
        "from dsl_desk.__main__ import main\n"
        "sys.exit(main())\n"
    )
    report = tmp_path / "report.json"
    ended = start("-c", script, str(tmp_path / "nothing"), "--self-test", str(report))
    assert ended.returncode == 1
    found = json.loads(report.read_bytes())
    assert found["works"] is False
    failed = {result["part"]: result["found"] for result in found["results"] if not result["works"]}
    assert "install DSL Desk again" in failed["resources"]
    assert "time zone" not in failed
