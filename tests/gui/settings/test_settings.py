"""Settings: each card does what its button says, on a real vault."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from dsl_desk.domain.errors import DiskFull, Problem
from dsl_desk.gui.settings.page import SettingsPage
from dsl_desk.gui.theme import ComputersChoice, application, look
from dsl_desk.gui.theme.choice import dress
from dsl_desk.gui.theme.tokens import CONTRAST, LIGHT
from dsl_desk.gui.widgets.wrapped_link import WrappedLink
from dsl_desk.services.directory import school
from dsl_desk.services.opening import Surroundings, lock, open_vault, people
from dsl_desk.services.papers import save_paper
from tests.gui.keys import Keys
from tests.gui.visit import Visit, find


@pytest.fixture
def page(visitor: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SettingsPage:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return visitor.go(SettingsPage, "settings")


def test_the_profile_is_saved_as_typed(visitor: Visit, page: SettingsPage) -> None:
    lines = page.profile._lines
    lines["address"].setText("1 High Street,  Larkfield , LK1 1AA")
    lines["phone"].setText("01632 960111")
    QTest.keyClick(lines["phone"], Qt.Key.Key_Return)
    visitor.settle()
    saved = visitor.read(school)
    assert saved.address == ("1 High Street", "Larkfield", "LK1 1AA")
    assert saved.phone == "01632 960111"
    assert saved.name == "Larkfield Academy"


def test_what_bundles_and_letters_need_is_asked_for_together(visitor: Visit, page: SettingsPage) -> None:
    before = visitor.read(school)
    for name in ("name", "phone", "dsl_name"):
        page.profile._lines[name].clear()
    page.profile._lines["email"].setText("office")
    page.profile.save()
    visitor.settle()
    wrong = {name for name, field in page.profile.fields.items() if field.error}
    assert wrong == {"name", "phone", "email", "dsl_name"}
    assert visitor.read(school) == before


def test_tab_reaches_what_is_missing_before_the_form(visitor: Visit, page: SettingsPage) -> None:
    profile = page.profile
    profile.summary.show_problems([Problem("name", "Enter the name of the school")])
    visitor.settle()
    keys = Keys(visitor.window)
    stops = [profile.summary, *profile.summary.findChildren(WrappedLink), profile.first]
    keys.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    for stop in stops:
        keys.press(Qt.Key.Key_Tab)
        assert visitor.window.focusWidget() is stop


def test_a_deed_elsewhere_does_not_overwrite_what_is_being_typed(visitor: Visit, page: SettingsPage) -> None:
    QTest.keyClicks(page.profile._lines["police_force"], "!")
    typed = page.profile._lines["police_force"].text()
    page.opened()
    visitor.settle()
    assert page.profile._lines["police_force"].text() == typed


def choose(box: object, data: object) -> None:
    """As the mouse does: make it current, then say so."""
    box.setCurrentIndex(box.findData(data))  # type: ignore[attr-defined]
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]


def test_colours_change_at_once_and_are_kept(visitor: Visit, page: SettingsPage, tmp_path: Path) -> None:
    choose(page.look.theme, "contrast")
    visitor.settle()
    assert look().tokens is CONTRAST
    kept = json.loads(next((tmp_path / "config").rglob("settings.json")).read_text())
    assert kept["theme"] == "contrast"


def test_the_text_size_is_kept_for_the_next_unlocking(visitor: Visit, page: SettingsPage, tmp_path: Path) -> None:
    choose(page.look.text_size, 200)
    visitor.settle()
    kept = json.loads(next((tmp_path / "config").rglob("settings.json")).read_text())
    assert (kept["text_scale"], look().text_scale) == (200, 100)
    assert page.look._later.isVisibleTo(page)


def test_a_chosen_theme_no_longer_follows_the_computer(qapp: object) -> None:
    dress(application(), "computer", 100)
    dress(application(), "contrast", 100)
    assert application().findChild(ComputersChoice) is None
    dress(application(), "computer", 125)
    assert application().findChild(ComputersChoice) is not None
    dress(application(), "light", 100)
    assert look().tokens is LIGHT


def test_a_place_that_cannot_be_written_to_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match="Choose another place"):
        save_paper(b"", tmp_path / "none" / "card.pdf")


def test_a_new_passphrase_opens_the_records(visitor: Visit, page: SettingsPage, tmp_path: Path) -> None:
    find(page, QPushButton, "Offer me a passphrase").click()
    visitor.settle()
    offered = page.passphrase.new._field.text()
    page.passphrase.new._again.setText(offered)
    page.passphrase.save_button.click()
    visitor.settle()
    assert page.passphrase.new._field.text() == ""
    closed: list[bool] = []
    page.tasks.close(visitor.window, lock, lambda: closed.append(True))
    visitor.wait_for(lambda: bool(closed))
    folder = tmp_path / "vault"
    lock(open_vault(folder, Surroundings(), name=people(folder)[0], passphrase=offered))


@pytest.mark.parametrize(
    ("typed", "again", "field"), [("", "", "passphrase"), ("a", "a", "passphrase"), ("four words", "five", "again")]
)
def test_a_passphrase_that_will_not_do_is_refused(
    visitor: Visit, page: SettingsPage, typed: str, again: str, field: str
) -> None:
    page.passphrase.new._field.set_text(typed)
    page.passphrase.new._again.setText(again)
    page.passphrase.save()
    visitor.settle()
    assert [name for name, shown in page.passphrase.new.fields.items() if shown.error] == [field]


def test_nothing_of_a_passphrase_stays_when_the_page_is_left(visitor: Visit, page: SettingsPage) -> None:
    page.passphrase.new._field.set_text("tulip barge canyon sofa")
    page.leave()
    assert page.passphrase.new._field.text() == ""
