"""Somebody who received a bundle checks it: where there are no records, and beside records that stay locked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from dsl_desk.gui import places
from dsl_desk.gui.checking import CheckingPage
from dsl_desk.services.ledgers import load_root, read_ledger
from tests.bundle.cases import PASSPHRASE as SIX_WORDS
from tests.journeys.conftest import Sit
from tests.journeys.sitting import Sitting
from tests.vectors.vector import FOLDER, ROOT


def hand_over(sitting: Sitting, bundle: str) -> None:
    """What a person picks in the dialogs of the system."""
    sitting.front()
    page = sitting.window.findChild(CheckingPage)
    assert page
    page.panel.choosing.bundle._choose_files = lambda _parent: [str(FOLDER / bundle)]
    page.panel.keys._choose_root = lambda _parent: str(FOLDER / ROOT)


def test_a_bundle_is_checked_where_there_are_no_records(sit: Sit, tmp_path: Path) -> None:
    sitting = sit(tmp_path / "vault")
    sitting.begin()
    sitting.click("Check a bundle")
    hand_over(sitting, "good-full.zip")
    sitting.click("Accept a school’s key …")
    sitting.wait_to_read("This certificate says that it is of Hollin Bank School.")
    sitting.fill("The eight words, as the school read them out", " ".join(load_root(FOLDER / ROOT).key_words))
    sitting.fill("Who compared them", "PC 4021 Lee")
    sitting.fill("How", "On 01632 960111, from our own list")
    sitting.click("Accept this key")
    sitting.wait_to_read("PC 4021 Lee compared its words with the school on ")
    sitting.click("Choose the file …")
    sitting.fill("Its passphrase, optional", SIX_WORDS)
    sitting.click("Check it")
    sitting.wait_to_read("Number 1. It is the first.")
    assert [each.bundle for each in read_ledger(places.ledger()).received] == ["DD-2026-0003-01"]
    sitting.click("Back")
    sitting.wait_to_read("Step 1 of 6")
    assert not (tmp_path / "vault").exists()


@pytest.mark.parametrize("bundle", ["A2-look-alike.zip", "P2-index-edited.zip"])
def test_a_bundle_is_checked_beside_records_that_stay_locked(sit: Sit, school: tuple[Path, str], bundle: str) -> None:
    sitting = sit(school[0])
    sitting.begin()
    sitting.wait(lambda: sitting.find(QComboBox, "Your name").count() == 1)
    sitting.click("Check a bundle")
    hand_over(sitting, bundle)
    sitting.click("Choose the file …")
    sitting.click("Check it")
    sitting.wait_to_read("Is that a key you accepted?")
    assert not places.ledger().exists()
    sitting.click("Back")
    sitting.wait(lambda: sitting.find(QComboBox, "Your name").currentText() == "Ruth Patel")
