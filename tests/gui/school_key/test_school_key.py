"""The school's key in the window: renewed, checked, kept, brought back and changed, on a real vault."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from dsl_desk.domain.recipient import Channel
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.school_key.page import Choosing, SchoolKeyPage
from dsl_desk.gui.settings.links_card import LINKS
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.widgets.wrapped_link import WrappedLink
from dsl_desk.services.desk import Desk
from dsl_desk.services.directory import set_school
from dsl_desk.services.key_changing import NOTICE_FILE, OLD_ROOT_FILE, key_changes
from dsl_desk.services.key_recovery import KEY_FILE, key_kept
from dsl_desk.services.papers import KEY_CARD_FILE, ROOT_FILE
from dsl_desk.services.recipients import NOT_THIS_KEY, recipient_of
from dsl_desk.services.school_keys import key_sha256, school_keys
from tests import school_signers
from tests.desks import SCHOOL
from tests.gui.small_school import POLICE
from tests.gui.visit import Visit, find

PASSPHRASE = "tulip barge canyon sofa umbrella meteor"


@pytest.fixture
def with_key(small: Visit) -> Visit:
    def prepare(desk: Desk) -> None:
        set_school(desk, SCHOOL)
        school_signers.give(desk, school_signers.root(2), school_signers.leaf(14, 2))

    small.read(prepare)
    return small


@pytest.fixture
def page(with_key: Visit, tmp_path: Path) -> SchoolKeyPage:
    page = with_key.go(SchoolKeyPage, "school-key")
    page._choosing = Choosing(
        lambda parent, words: str(tmp_path),
        lambda parent: str(tmp_path / KEY_FILE),
        lambda parent: str(tmp_path / KEY_FILE),
        lambda parent: str(tmp_path / "theirs.pem"),
    )
    for card in (page.key_card, page.changes):
        card._choose_folder = page._choosing.folder
    return page


def shown(page: SchoolKeyPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def fill(form: InlineForm | None, **typed: str) -> InlineForm:
    assert form
    for name, text in typed.items():
        control = form.fields[name].control
        line = control if isinstance(control, QLineEdit) else control.findChild(QLineEdit)
        assert line
        line.setText(text)
    return form


def errors(form: InlineForm) -> set[str]:
    return {name for name, field in form.fields.items() if field.error}


def press(page: SchoolKeyPage, name: str) -> None:
    find(page, QPushButton, name).click()


def test_settings_and_search_lead_here() -> None:
    assert "school-key" in LINKS
    (entry,) = [entry for entry in PAGES if entry.name == "school-key"]
    assert entry.blank


def test_today_says_what_runs_out_and_leads_here(with_key: Visit) -> None:
    today = with_key.go(TodayPage, "today")
    assert today.school_key.isVisibleTo(today)
    today.school_key.findChildren(WrappedLink)[0].click()
    with_key.settle()
    page = with_key.page(SchoolKeyPage)
    page.state.renew_button.click()
    with_key.settle()
    today = with_key.go(TodayPage, "today")
    assert not today.school_key.isVisibleTo(today), "renewed"


def test_a_certificate_that_ran_out_is_said_and_renewed(with_key: Visit, page: SchoolKeyPage) -> None:
    assert "ran out on" in shown(page)
    page.state.renew_button.click()
    with_key.settle()
    assert "ran out on" not in shown(page)
    assert "Recipients have nothing to do" in shown(page)


def test_a_school_without_a_key_makes_one(small: Visit) -> None:
    small.read(lambda desk: set_school(desk, SCHOOL))
    page = small.go(SchoolKeyPage, "school-key")
    assert "There is no key yet" in shown(page)
    page.state.make_button.click()
    small.settle()
    keys = small.read(school_keys)
    assert " ".join(keys.words) in shown(page)
    assert not page.state.make_button.isVisibleTo(page)


def test_a_check_by_phone_is_written_down(with_key: Visit, page: SchoolKeyPage) -> None:
    assert "Nobody there has checked the school’s key" in shown(page)
    press(page, "They have checked the key: Larkshire Police")
    form = fill(page.slot.form)
    form.save()
    assert errors(form) == {"who", "when", "number", "number_from"}
    fill(form, who="PC Jo Dean", when="today", number="01632 960 011", number_from="the force’s own list")
    form.save()
    with_key.settle()
    assert "Key checked by phone by PC Jo Dean" in shown(page)
    assert page.slot.form is None


def test_how_bundles_get_there_is_written_down(with_key: Visit, page: SchoolKeyPage) -> None:
    press(page, "How bundles get there: Larkshire Police")
    form = fill(page.slot.form, address="spoc@essex.pnn.police.uk", most_mb="ten")
    form.save()
    assert errors(form) == {"most_mb"}
    fill(form, most_mb="25")
    form.save()
    with_key.settle()
    assert errors(form) == {"address"}, "nobody reads what is sent to a retired address"
    fill(form, address="spoc@police.example")
    form.fields["channel"].control.setCurrentIndex(1)  # type: ignore[attr-defined]
    form.save()
    with_key.settle()
    known = with_key.read(lambda desk: recipient_of(desk, POLICE.id))
    assert known
    assert (known.address, known.most_mb, known.channel) == ("spoc@police.example", 25, Channel.ENCRYPTED_CHANNEL)
    assert "At most 25 MB" in shown(page)


def test_their_certificate_is_kept(with_key: Visit, page: SchoolKeyPage, tmp_path: Path) -> None:
    (tmp_path / "theirs.pem").write_bytes(school_signers.leaf().certificate)
    press(page, "Their certificate: Larkshire Police")
    form = fill(page.slot.form)
    form.save()
    assert errors(form) == {"checked"}
    fill(form, checked="Read out by PC Jo Dean")
    form.save()
    with_key.settle()
    assert "Their certificate for receipts is kept" in shown(page)


def test_the_key_is_kept_in_a_file_and_comes_back_into_new_records(
    with_key: Visit, page: SchoolKeyPage, tmp_path: Path
) -> None:
    press(page, "Make a recovery file …")
    form = page.slot.form
    fill(form, passphrase=PASSPHRASE, again=PASSPHRASE).save()
    with_key.settle()
    assert with_key.read(key_kept)
    assert "Recovery file made on" in shown(page)
    assert (tmp_path / KEY_FILE).is_file()
    key = with_key.read(key_sha256)
    with_key.read(lambda desk: school_signers.give(desk, school_signers.root(), school_signers.leaf()))
    press(page, "Bring a key back …")
    form = fill(page.slot.form, passphrase="another one")
    form.save()
    with_key.settle()
    assert "does not open this file" in shown(page)
    fill(form, passphrase=PASSPHRASE).save()
    with_key.settle()
    assert page.slot.form is None
    assert with_key.read(key_sha256) == key


def test_nothing_of_a_passphrase_stays_in_a_closed_form(with_key: Visit, page: SchoolKeyPage) -> None:
    press(page, "Make a recovery file …")
    form = fill(page.slot.form, passphrase=PASSPHRASE)
    form.hide()
    assert PASSPHRASE not in {line.text() for line in form.findChildren(QLineEdit)}


def test_a_changed_key_is_to_be_checked_by_everyone(with_key: Visit, page: SchoolKeyPage, tmp_path: Path) -> None:
    press(page, "They have checked the key: Larkshire Police")
    fill(page.slot.form, who="PC Dean", when="today", number="1", number_from="list").save()
    with_key.settle()
    press(page, "Change the key …")
    form = fill(page.slot.form)
    form.save()
    assert errors(form) == {"reason"}
    fill(form, reason="The laptop was stolen.").save()
    with_key.settle()
    assert NOT_THIS_KEY in shown(page)
    (change,) = with_key.read(key_changes)
    assert "The old key vouches for the notice" in shown(page)
    save = next(
        button
        for button in page.changes.findChildren(QPushButton)
        if button.text().startswith("Save the notice") and button.isVisibleTo(page)
    )
    save.click()
    with_key.settle()
    assert (tmp_path / NOTICE_FILE).read_bytes().startswith(b"%PDF")
    assert (tmp_path / OLD_ROOT_FILE).read_text() == change.old_certificate


def test_the_key_card_is_saved_with_its_certificate(with_key: Visit, page: SchoolKeyPage, tmp_path: Path) -> None:
    said: list[str] = []
    page.key_card.said.connect(said.append)
    page.key_card.save_button.click()
    with_key.settle()
    assert said == [f"Saved {KEY_CARD_FILE} and {ROOT_FILE}"]
    assert (tmp_path / KEY_CARD_FILE).read_bytes().startswith(b"%PDF")
    assert (tmp_path / ROOT_FILE).read_text().startswith("-----BEGIN CERTIFICATE-----")


def test_one_who_reads_only_changes_nothing(small: Visit) -> None:
    def read_only(desk: Desk) -> None:
        desk.person = replace(desk.person, reads_only=True)

    small.read(read_only)
    page = small.go(SchoolKeyPage, "school-key")
    buttons = [
        page.state.renew_button, page.state.make_button, page.key_file.keep_button, page.key_file.bring_back_button,
        page.changes.change_button, find(page, QPushButton, "How bundles get there: Larkshire Police"),
    ]  # fmt: skip
    assert not any(button.isEnabled() for button in buttons)
