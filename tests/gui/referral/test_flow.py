"""From the task list to the signed bundle in the real window on a real vault, and what comes back from a draft."""

from functools import partial
from pathlib import Path

import pyzipper
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dsl_desk.domain.child import Child
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.domain.recipient import Channel, Recipient
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.gui.main_window import LEAST_HEIGHT, LEAST_WIDTH
from dsl_desk.gui.referral.made_bundle import MadeBundle
from dsl_desk.gui.referral.page import ReferralPage
from dsl_desk.gui.school_key.page import SchoolKeyPage
from dsl_desk.gui.theme import Look, application, wear
from dsl_desk.gui.widgets.task_row import Status
from dsl_desk.services.attaching import attach_files, choose_file
from dsl_desk.services.catalogue.grounds import Party
from dsl_desk.services.drafts import drafts
from dsl_desk.services.exporting import kept_report
from dsl_desk.services.front_sheets import save_front_sheet
from dsl_desk.services.recipients import save_recipient
from dsl_desk.services.reviewing import children
from dsl_desk.services.sharing_log import log_of_child
from tests import school_signers
from tests.gui.printer import Printer
from tests.gui.referral.acting import PURPOSE, choose_agency, fill_in, pass_gate, read_report, record_naming, tick
from tests.gui.visit import Visit


def shared(visitor: Visit, child: Child) -> Sharing:
    (found,) = visitor.read(lambda desk: log_of_child(desk, child.id).shared)
    return found.sharing


def seal(visitor: Visit, page: ReferralPage, folder: Path) -> None:
    page.flow.open(page.steps.sealing)
    page.steps.sealing.folder.line.setText(str(folder))
    page.steps.sealing.onward.click()
    visitor.wait_for(lambda: page.flow.confirmation is not None)
    visitor.settle()


def test_the_bundle_is_what_was_read_and_opens_with_the_words_shown(
    visitor: Visit, page: ReferralPage, child: Child, tmp_path: Path
) -> None:
    fill_in(visitor, page)
    read_report(visitor, page)
    prepared = page.steps.checking.prepared
    assert prepared
    seal(visitor, page, tmp_path)
    done = page.flow.confirmation
    assert done
    words = done.words.text()
    assert len(words.split()) == 6
    (file,) = tmp_path.glob("DD-*.zip")
    with pyzipper.AESZipFile(file) as bundle:
        bundle.setpassword(words.encode())
        report = bundle.read(f"{file.stem}/1-Report.pdf")
    assert report.startswith(prepared.preview)
    sharing = shared(visitor, child)
    assert sharing.records == page.steps.choosing.decided()["records"]
    assert sharing.state is SharingState.MADE
    assert visitor.read(lambda desk: kept_report(desk, sharing.id)) == report
    assert visitor.read(drafts) == ()
    done.copy.click()
    assert QGuiApplication.clipboard().text() == words
    done.sent.when.set_text("not known")
    done.sent.how.setText("Secure email")
    done.sent.save_button.click()
    visitor.settle()
    sharing = shared(visitor, child)
    assert (sharing.state, sharing.sent_how) == (SharingState.SENT, "Secure email")
    assert QGuiApplication.clipboard().text() == ""


def test_a_channel_that_encrypts_gets_a_bundle_without_words(
    visitor: Visit, page: ReferralPage, tmp_path: Path
) -> None:
    fill_in(visitor, page)
    known = Recipient(page.steps.recipient.agency.text(), channel=Channel.ENCRYPTED_CHANNEL)
    page.tasks.write(page, lambda desk: save_recipient(desk, known))
    visitor.settle()
    read_report(visitor, page)
    seal(visitor, page, tmp_path)
    assert page.flow.confirmation
    assert page.flow.confirmation.words.text() == ""
    (file,) = tmp_path.glob("DD-*.zip")
    with pyzipper.AESZipFile(file) as bundle:
        assert bundle.read(f"{file.stem}/1-Report.pdf")


def test_a_bundle_too_large_for_its_recipient_comes_in_two_zips(
    visitor: Visit, page: ReferralPage, tmp_path: Path
) -> None:
    film, stick = tmp_path / "film.mp4", tmp_path / "stick"
    film.write_bytes(bytes(1_000_000))
    stick.mkdir()
    newest = page.steps.choosing._entries[0].id
    page.tasks.write(page, lambda desk: attach_files(desk, newest, [choose_file(film)]))
    visitor.settle()
    fill_in(visitor, page)
    known = Recipient(page.steps.recipient.agency.text(), most_mb=1)
    page.tasks.write(page, lambda desk: save_recipient(desk, known))
    visitor.settle()
    read_report(visitor, page)
    seal(visitor, page, stick)
    payload, first = sorted(file.name for file in stick.iterdir())
    assert payload == first.replace(".zip", "-payload.zip")
    said = [label.text() for label in page.flow.findChildren(QLabel) if label.isVisibleTo(page)]
    assert any("so it is two files" in words for words in said)


def test_an_address_kept_confidential_since_the_report_was_read_stops_the_signing(
    visitor: Visit, page: ReferralPage, child: Child, tmp_path: Path
) -> None:
    fill_in(visitor, page)
    page.steps.reasons.purpose.set_text("They live at 17 Quagmire Street.")
    read_report(visitor, page)
    refuge = Address(("17 Quagmire Street",), confidential=True, why="Refuge")
    visitor.read(lambda desk: save_front_sheet(desk, FrontSheet(child.id, (refuge,)), "Moved"))
    page.flow.open(page.steps.sealing)
    page.steps.sealing.folder.line.setText(str(tmp_path))
    page.steps.sealing.onward.click()
    visitor.wait_for(lambda: page.steps.reasons.isVisibleTo(page))
    assert "kept confidential" in page.steps.reasons.fields["purpose"].error
    assert list(tmp_path.glob("DD-*")) == []


def test_a_bundle_larger_than_its_recipient_takes_says_what_to_do(tmp_path: Path) -> None:
    first, payload = tmp_path / "DD-2026-0001-01.zip", tmp_path / "DD-2026-0001-01-payload.zip"
    first.write_bytes(b"1" * 100)
    payload.write_bytes(b"2" * 5_000_000)
    one = MadeBundle("s", "c", "Larkshire Police", (first,), 10_000_000, (), "")
    two = MadeBundle("s", "c", "Larkshire Police", (payload, first), 3_000_000, (), "")
    assert one.say_sizes() == "100 bytes. Larkshire Police takes 10 MB in one message, so it fits."
    assert two.say_sizes().startswith("4.8 MB: more than the 3 MB that Larkshire Police takes in one message")
    assert "DD-2026-0001-01.zip first" in two.say_sizes()


def test_a_changed_answer_asks_for_the_report_to_be_read_again(visitor: Visit, page: ReferralPage) -> None:
    fill_in(visitor, page)
    read_report(visitor, page)
    assert page.steps.sealing.status() is Status.NOT_STARTED
    page.flow.open(page.steps.reasons)
    QTest.keyClicks(page.steps.reasons.purpose.editor, "!")
    page.steps.reasons.go_on()
    assert page.steps.checking.prepared is None
    assert page.steps.sealing.status() is Status.CANNOT_START


def test_a_record_that_changed_asks_for_the_report_to_be_read_again(
    visitor: Visit, page: ReferralPage, child: Child
) -> None:
    fill_in(visitor, page)
    read_report(visitor, page)
    other = next(each for each in visitor.read(children) if each.id != child.id)
    page.tasks.write(page, partial(record_naming, child, other))
    visitor.settle()
    assert page.steps.checking.prepared is None
    assert page.steps.checking.status() is Status.NOT_STARTED


def test_the_report_is_printed_as_it_will_be_signed(visitor: Visit, page: ReferralPage) -> None:
    checking, printer = page.steps.checking, Printer()
    checking._print = printer
    fill_in(visitor, page)
    page.flow.open(checking)
    assert not checking.print_button.isEnabled()
    visitor.wait_for(checking.print_button.isEnabled)
    checking.print_button.click()
    checking.onward.click()
    assert checking.prepared
    assert printer.printed == [checking.prepared.preview]


def test_cancelled_sealing_leaves_no_file_and_no_record(
    visitor: Visit, page: ReferralPage, child: Child, tmp_path: Path
) -> None:
    fill_in(visitor, page)
    read_report(visitor, page)
    sealing = page.steps.sealing
    page.flow.open(sealing)
    sealing.folder.line.setText(str(tmp_path))
    sealing.onward.click()
    sealing.progress.cancelled.emit()
    visitor.settle()
    visitor.settle()
    assert list(tmp_path.glob("DD-*")) == []
    assert visitor.read(lambda desk: log_of_child(desk, child.id).shared) == ()
    assert sealing.onward.isEnabled()


def test_a_folder_that_cannot_be_written_to_is_said_and_nothing_is_lost(
    visitor: Visit, page: ReferralPage, tmp_path: Path
) -> None:
    fill_in(visitor, page)
    read_report(visitor, page)
    sealing = page.steps.sealing
    page.flow.open(sealing)
    sealing.go_on()
    assert sealing.fields["folder"].error
    sealing.folder.line.setText(str(tmp_path / "none"))
    sealing.onward.click()
    visitor.settle()
    visitor.settle()
    assert page.banner.words()
    assert page.steps.reasons.purpose.text() == PURPOSE


def test_every_answer_comes_back_from_the_draft(visitor: Visit, page: ReferralPage) -> None:
    fill_in(visitor, page)
    steps = page.steps
    steps.told.informed[Party.CHILD].answer.button("no").click()
    steps.told.agencies.set_text("Social care")
    steps.handling.not_told.set_text("Dad")
    steps.summary.note.set_text("Two phones in a week.")
    steps.care.notes["safe_tonight"].set_text("Her aunt has her.")
    steps.second.answer.button("afterwards").click()
    steps.second.why.set_text("Today.")
    for ticks in (steps.details.list, steps.subjects.list):
        ticks.rows.toggle(ticks.rows.index(0))
    steps.names.typed.setText("Lee")
    steps.names.add_words()
    page.leave()
    visitor.settle()
    (draft,) = visitor.read(drafts)
    assert draft.form == "referral"
    again = ReferralPage(page.tasks, draft.id)
    again.opened()
    visitor.settle()
    assert again.flow.list.isVisibleTo(again)
    assert again.flow.draft.state() == page.flow.draft.state() == draft.fields
    again.deleteLater()


def test_esc_leads_from_a_task_to_the_list_and_the_list_to_what_comes_next(
    visitor: Visit, page: ReferralPage
) -> None:
    pass_gate(visitor, page)
    choose_agency(visitor, page)
    assert page.window().focusWidget() is page.flow.list.link_of(page.steps.reasons)
    page.flow.open(page.steps.recipient)
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert page.flow.list.isVisibleTo(page)
    assert page.window().focusWidget() is page.flow.list.link_of(page.steps.form)


def test_what_has_the_keyboard_is_in_sight_in_the_smallest_window(visitor: Visit, child: Child) -> None:
    wear(application(), Look(text_scale=200))
    visitor.window.resize(LEAST_WIDTH, LEAST_HEIGHT)
    page = visitor.go(ReferralPage, "referral", child.id)
    pass_gate(visitor, page)
    for step in (page.steps.second, page.steps.sources, page.steps.names):
        page.flow.open(step)
        visitor.settle()
        focus = page.window().focusWidget()
        visitor.wait_for(lambda focus=focus: not focus.visibleRegion().isEmpty())  # type: ignore[misc]


def test_without_a_child_one_is_chosen_first(visitor: Visit, child: Child) -> None:
    page = visitor.go(ReferralPage, "referral")
    assert page.picker.isVisibleTo(page)
    assert not page.steps.gate.isVisibleTo(page)
    page.picker.choose(child)
    visitor.settle()
    assert page.steps.gate.isVisibleTo(page)


def test_what_stands_beside_says_what_the_bundle_is_so_far(visitor: Visit, page: ReferralPage) -> None:
    pass_gate(visitor, page)
    choose_agency(visitor, page)
    tick(page, 0, 1, 2)
    beside = page.beside
    assert beside._records.text() == "3"
    assert beside._to.text() == page.steps.recipient.agency_name()
    assert "tasks completed" in page._about.text()


def test_a_key_out_of_its_time_leads_to_the_page_where_it_is_renewed(visitor: Visit, page: ReferralPage) -> None:
    visitor.read(lambda desk: school_signers.give(desk, school_signers.root(2), school_signers.leaf(14, 2)))
    fill_in(visitor, page)
    page.flow.open(page.steps.checking)
    visitor.settle()
    assert "Renew it" in page.banner.words()
    assert not page.steps.checking.onward.isEnabled()
    page.banner.chosen.emit()
    visitor.settle()
    assert visitor.page(SchoolKeyPage)


def test_what_stops_the_report_is_said_in_the_task_that_it_is_about(
    visitor: Visit, page: ReferralPage, child: Child
) -> None:
    """Such as an address kept confidential, which is found when everything is gathered."""
    fill_in(visitor, page)
    refuge = Address(("17 Quagmire Street",), confidential=True, why="Refuge")
    page.tasks.write(page, lambda desk: save_front_sheet(desk, FrontSheet(child.id, (refuge,)), "Moved"))
    visitor.settle()
    page.steps.reasons.purpose.set_text("They live at 17 Quagmire Street.")
    page.flow.open(page.steps.checking)
    visitor.settle()
    reasons = page.steps.reasons
    assert reasons.isVisibleTo(page)
    assert "kept confidential" in reasons.fields["purpose"].error
    page.flow.show_list()
    assert reasons.status() is Status.PROBLEM
    assert page.steps.checking.status() is Status.CANNOT_START
    reasons.purpose.set_text(PURPOSE)
    assert reasons.status() is Status.COMPLETED
