"""The seal on paper: what it shows later, and what cannot be hidden from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl_desk.domain.errors import InvalidRecord
from dsl_desk.services import opening
from dsl_desk.services.desk import Desk
from dsl_desk.services.vault_folder import VAULT_FILE
from dsl_desk.services.witnessing import check_slip, head_slip, last_slip
from tests.desks import make, observe, unlocked
from tests.documents.reading import text_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made, _ = make(tmp_path / "vault")
    observe(made)
    return made


def test_the_page_says_the_newest_entry_and_nothing_about_anyone(desk: Desk) -> None:
    assert last_slip(desk) == ""
    slip = head_slip(desk)
    assert (slip.seq, slip.head) == (desk.vault.head().seq, desk.vault.head().hash)
    page = text_of(slip.pdf)
    assert " ".join(slip.groups)[:30] in page
    assert "Finley" not in page
    assert last_slip(desk).startswith("Tuesday 24 March 2026")
    opening.lock(desk)


def test_records_that_went_on_fit_the_slip(desk: Desk) -> None:
    slip = head_slip(desk)
    observe(desk, "Later")
    fit = check_slip(desk, f"{slip.seq:,}", " ".join(slip.groups[:4]))
    assert (fit.fits, fit.words) == (
        True,
        f"Everything up to entry {slip.seq} is as it was when the slip was printed.",
    )
    assert check_slip(desk, str(slip.seq), slip.head).fits
    opening.lock(desk)


def test_an_older_file_does_not_fit_the_slip(desk: Desk, tmp_path: Path) -> None:
    """Also where every anchor of this computer was put back with it."""
    folder = tmp_path / "vault"
    opening.lock(desk)
    old = {path: path.read_bytes() for path in folder.iterdir()}
    with unlocked(folder) as later:
        observe(later)
        slip = head_slip(later)
    for path, content in old.items():
        path.write_bytes(content)
    with unlocked(folder) as again:
        assert again.notices == []
        for _ in range(5):
            observe(again, "In its place")
        fit = check_slip(again, str(slip.seq), slip.head)
        assert not fit.fits
        assert fit.words.startswith(
            f"Entry {slip.seq} of these records does not have that seal. Check what you typed."
        )


def test_what_was_changed_before_the_slip_is_counted(desk: Desk, tmp_path: Path) -> None:
    slip = head_slip(desk)
    desk.connection.set_authorizer(None)
    desk.connection.execute("DROP TRIGGER body_stays")
    desk.connection.execute("UPDATE body SET content = content || ' ' WHERE position = 2")
    fit = check_slip(desk, str(slip.seq), slip.head)
    assert (fit.fits, "1 of the entries before it" in fit.words) == (False, True)
    assert (tmp_path / "vault" / VAULT_FILE).exists()
    opening.lock(desk)


@pytest.mark.parametrize(
    ("entry", "seal", "fields"),
    [("", "", ["entry", "seal"]), ("0", "a" * 16, ["entry"]), ("1", "a" * 15, ["seal"]), ("1", "g" * 16, ["seal"])],
)
def test_what_cannot_be_on_a_slip_is_said_beside_the_field(
    desk: Desk, entry: str, seal: str, fields: list[str]
) -> None:
    with pytest.raises(InvalidRecord) as refused:
        check_slip(desk, entry, seal)
    assert [problem.field for problem in refused.value.problems] == fields
    opening.lock(desk)
