"""Letters leave the files that were asked for and nothing else; no name or title says whom or what they are about."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.documents.reading import poppler, text_of
from tests.secrets.finding import names_in
from tests.secrets.watching import Watched, watch
from tests.services.lettering.letter_job import ASKED, MARKS, PRIVATE_FILE

SECRETS = dict(zip(MARKS, MARKS, strict=True))
MATTER = {"matter": "exploit", "sign": "warning", "police": "police", "concern": "concern"}
"""What neither the name nor the properties of a file may say: whoever sees it lie somewhere reads them."""


@dataclass(frozen=True, slots=True)
class Job:
    place: Path
    seen: Watched

    def asked(self) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in (self.place / "asked").iterdir()}


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    place = tmp_path_factory.mktemp("letters") / "job"
    place.mkdir()
    command = ["-m", "tests.services.lettering.letter_job", str(place)]
    return Job(place, watch([sys.executable, *command], place.with_suffix(".log")))


def test_nothing_is_written_but_the_records_and_what_was_asked_for(job: Job) -> None:
    files = {Path(path) for path in job.seen.written if path.startswith("/")}
    ours = {path for path in files if path.parent.name in ("vault", "vault.new")}
    asked = {job.place / "asked" / f"{name}.part" for name in ASKED}
    assert files - ours == asked
    found = {path: names for path in ours if (names := names_in(job.seen.written[str(path)], SECRETS))}
    assert found == {}


def test_nothing_is_left_but_what_was_asked_for(job: Job) -> None:
    assert job.asked().keys() == ASKED
    assert {path.name for path in job.place.iterdir()} == {"vault", "asked"}


def test_each_holds_what_it_must(job: Job) -> None:
    asked = job.asked()
    for name, marks in (
        (PRIVATE_FILE, (MARKS[1], MARKS[2], MARKS[3], MARKS[4])),
        ("letter-0002.pdf", (MARKS[2],)),
        ("labels.pdf", (MARKS[0], MARKS[1])),
        ("checklist.pdf", (MARKS[0], MARKS[1], MARKS[2])),
    ):
        assert [mark for mark in MARKS if mark in text_of(asked[name])] == sorted(marks, key=MARKS.index), name


def test_no_name_or_title_of_a_file_names_anybody_or_the_matter(job: Job) -> None:
    for name, content in job.asked().items():
        said = f"{name}\n{poppler(content, 'pdfinfo', '-')}"
        assert names_in(said.encode(), {**SECRETS, **MATTER}) == set(), name
        assert names_in(content, SECRETS) == set(), f"{name}: in the file beside what is drawn on its pages"


def test_nothing_is_said_to_a_terminal(job: Job) -> None:
    assert (job.seen.said, job.seen.complained) == ("", "")
