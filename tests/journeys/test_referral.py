"""A referral from the route gate to the signed bundle, checked with programs that we did not write."""

import json
import subprocess
import zipfile
from pathlib import Path

from PySide6.QtCore import Qt

from dsl_desk.domain.route import Route
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.record.page import RecordPage
from dsl_desk.gui.referral.page import ReferralPage
from dsl_desk.services import verifying
from dsl_desk.services.catalogue.grounds import Party, lawful_bases, route_guide
from dsl_desk.services.chronicling import chronology
from dsl_desk.services.reviewing import observation
from dsl_desk.services.school_keys import school_keys
from dsl_desk.services.sharing_log import log_of_child
from tests.documents.reading import squeezed, text_of
from tests.gui.keys import CTRL
from tests.gui.record.test_record import HARD
from tests.gui.small_school import AMELIA
from tests.journeys.sitting import Sitting

OPENSSL = (
    "openssl cms -verify -binary -inform DER -in SHA256SUMS.sha256.p7s -content SHA256SUMS.sha256 "
    "-CAfile school-root.pem -out /dev/null"
)
CHINESE = "他说有人在门口等他"


def record(desk: Sitting, text: str) -> None:
    """An observation about Amelia, pasted into the form."""
    page = desk.open(RecordPage, "record", AMELIA.id)
    page.form.what.setFocus()
    desk.keys.paste(text)
    page.form.how_known.setFocus()
    desk.keys.type("s")
    page.form.domains.setFocus()
    desk.keys.type("n")
    desk.keys.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    desk.page(ChildPage)


def pass_gate(desk: Sitting, page: ReferralPage) -> None:
    desk.click(route_guide(Route.CRIME_REPORT).choice)
    desk.fill("Reference", "42/1234/26")
    desk.fill("When", "not known")
    desk.click("Record this and go on")
    desk.settle()
    assert page.flow.list.isVisible()


def choose_agency(desk: Sitting, page: ReferralPage) -> None:
    desk.click(page.steps.recipient.task)
    page.steps.recipient.agency.setFocus()
    desk.keys.press(Qt.Key.Key_Down)
    desk.click("Save and go on")


def give_reasons(desk: Sitting, page: ReferralPage) -> None:
    desk.click(page.steps.reasons.task)
    page.steps.reasons.purpose.setFocus()
    desk.keys.paste("So that police can find who gave her the phone.")
    desk.click(lawful_bases()[0].wording)
    desk.click("Save and go on")
    desk.click(page.steps.told.task)
    for party in Party:
        page.steps.told.informed[party].answer.button("yes").click()
    desk.click("Save and go on")
    desk.click(page.steps.form.task)
    desk.click("Information report")
    desk.click("Save and go on")


def tick_every_record(desk: Sitting, page: ReferralPage) -> None:
    choosing = page.steps.choosing
    desk.click(choosing.task)
    choosing.list.setFocus()
    for _ in range(choosing.rows.rowCount()):
        desk.keys.press(Qt.Key.Key_Space)
        desk.keys.press(Qt.Key.Key_Down)
    desk.click("Save and go on")
    desk.settle()


def fill_in(desk: Sitting) -> ReferralPage:
    page = desk.open(ReferralPage, "referral", AMELIA.id)
    pass_gate(desk, page)
    choose_agency(desk, page)
    give_reasons(desk, page)
    tick_every_record(desk, page)
    return page


def sign(desk: Sitting, page: ReferralPage, folder: Path) -> str:
    """Read the report, sign it, and return the six words."""
    desk.click(page.steps.checking.task)
    desk.wait(page.steps.checking.onward.isEnabled)
    desk.click("This is what should leave")
    desk.click(page.steps.sealing.task)
    desk.fill("Where to save it", str(folder))
    desk.click("Sign and save")
    desk.wait_to_read("The bundle is signed and saved")
    desk.settle()
    return next(text for text in desk.texts("code") if len(text.split()) == 6)


def test_hard_texts_go_from_the_form_to_a_bundle_that_others_can_check(desk: Sitting, tmp_path: Path) -> None:
    for text in HARD.values():
        record(desk, text)
    page = fill_in(desk)
    stick = tmp_path / "stick"
    stick.mkdir()
    words = sign(desk, page, stick)
    (bundle,) = stick.iterdir()
    root = desk.read(school_keys).root.certificate

    verdict = verifying.verify(bundle, root, words, demonstration=False)
    assert (verdict.exit_code, verdict.problems) == (0, ())

    subprocess.run(["7z", "x", f"-p{words}", str(bundle)], cwd=tmp_path, check=True, capture_output=True)
    unpacked = tmp_path / bundle.stem
    (unpacked / "school-root.pem").write_bytes(root)
    subprocess.run(OPENSSL.split(), cwd=unpacked, check=True, capture_output=True)
    subprocess.run(["7z", "t", "-thash", "SHA256SUMS.sha256"], cwd=unpacked, check=True, capture_output=True)

    with zipfile.ZipFile(unpacked / "2-payload.zip") as payload:
        kept = json.loads(payload.read("payload/data/records.json"))
    assert set(HARD.values()) <= set(strings_in(kept))
    shown = squeezed(text_of((unpacked / "1-Report.pdf").read_bytes()))
    long = HARD["100,000 characters"]
    for name, text in HARD.items():
        assert text is long or squeezed(text) in shown, name
    assert shown.count("Żółw") >= long.count("Żółw")
    (shared,) = desk.read(lambda vault: log_of_child(vault, AMELIA.id).shared)
    assert len(shared.sharing.records) == len(HARD)


def test_letters_no_font_has_are_refused_in_words_and_the_record_is_safe(desk: Sitting) -> None:
    record(desk, CHINESE)
    page = fill_in(desk)
    desk.click(page.steps.checking.task)
    desk.wait_to_read("characters that DSL Desk has no letters for")
    assert not desk.says(CHINESE[:4])
    assert not page.steps.checking.onward.isEnabled()
    (entry,) = (each for each in desk.read(lambda vault: chronology(vault, AMELIA.id)) if each.kind == "observation")
    assert desk.read(lambda vault: observation(vault, entry.id))[-1].record.what == CHINESE


def strings_in(value: object) -> list[str]:
    """Every string of a JSON value."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in strings_in(part)]
