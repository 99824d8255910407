"""A referral with all that a bundle can hold, by keyboard alone: from Ctrl+4 to what was sent, and how.

A file, another child's pseudonym, the sheet of sources, and a second person who reads it afterwards.
"""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pyzipper
from PySide6.QtCore import Qt

from dsl_desk.domain.concern import Involvement
from dsl_desk.domain.observation import HowKnown, Observation
from dsl_desk.domain.sharing import SharingState
from dsl_desk.domain.term import NOT_SURE
from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.referral.page import ReferralPage
from dsl_desk.gui.referral.step import Step
from dsl_desk.services import verifying
from dsl_desk.services.attaching import attach_files, choose_file
from dsl_desk.services.desk import Desk
from dsl_desk.services.recording import record_observation
from dsl_desk.services.school_keys import school_keys
from dsl_desk.services.sharing_log import log_of_child
from tests.documents.reading import squeezed, text_of
from tests.gui.keys import CTRL, Keys
from tests.gui.small_school import AMELIA, FILSAN
from tests.journeys.sitting import Sitting

SEEN = "Amelia showed a second phone. Filsan stood with her at the field gate. Filsan’s bag was open."
WITNESS = "Mr Quillfeather, who teaches art"
PHOTO = b"%PDF-1.7 a note of the number plate"
PRESSES = 70
"""Besides prose: a minute or so of the eight that a referral may take, which leaves the rest for thought."""


def record_it(folder: Path) -> Callable[[Desk], object]:
    """What was seen, by whom, with a file; and what was heard later, which stays in the school."""
    note = folder / "=plate note.pdf"
    note.write_bytes(PHOTO)

    def deed(desk: Desk) -> None:
        seen = Observation(desk.new_id(), SEEN, HowKnown.TOLD, (NOT_SURE,), witness=WITNESS)
        later = Observation(desk.new_id(), "A wish of her own: xylophone.", HowKnown.SAW, (NOT_SURE,))
        for each in (later, seen):
            record_observation(desk, each, [Involvement(desk.new_id(), each.id, AMELIA.id)])
        attach_files(desk, seen.id, [choose_file(note)])

    return deed


class Hands:
    """Two hands on the keyboard of a sitting, and how often they pressed it beside prose."""

    def __init__(self, desk: Sitting) -> None:
        self._desk, self._keys = desk, Keys(desk.window)
        self._prose = 0

    @property
    def presses(self) -> int:
        return self._keys.pressed - self._prose

    def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            self._keys.press(key)

    def write(self, prose: str) -> None:
        self._prose += len(prose)
        self._keys.type(prose)

    def done(self) -> None:
        """Ctrl+Enter: the task is done, or the deed."""
        self._keys.press(Qt.Key.Key_Return, CTRL)
        self._desk.settle()

    def begin(self, page: ReferralPage, step: Step) -> None:
        """From wherever the keyboard is in the list, with Tab."""
        link = page.flow.list.link_of(step)
        for _ in range(40):
            if self._desk.window.focusWidget() is link:
                break
            self.press(Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_Return)
        assert step.isVisible()


def answer_the_gate(hands: Hands, page: ReferralPage) -> None:
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Down)  # 101 or online
    hands.press(Qt.Key.Key_Tab)
    hands.write("PC 1234 Osei")
    hands.press(Qt.Key.Key_Tab)
    hands.write("not known")
    hands.press(Qt.Key.Key_Tab)
    hands.write("42/1234/26")
    hands.done()
    assert page.flow.list.isVisible()


def say_why_and_to_whom(hands: Hands, page: ReferralPage) -> None:
    steps = page.steps
    hands.begin(page, steps.reasons)
    hands.write("So that police can find who gave her the phone.")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)
    hands.done()
    hands.begin(page, steps.told)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)
    hands.done()
    hands.begin(page, steps.recipient)
    hands.press(Qt.Key.Key_Down)
    hands.done()
    hands.begin(page, steps.form)
    hands.press(Qt.Key.Key_Space)
    hands.done()


def put_together(hands: Hands, page: ReferralPage) -> None:
    steps = page.steps
    hands.begin(page, steps.choosing)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Space)  # the file, and its record with it
    hands.done()
    hands.begin(page, steps.handling)
    hands.write("Her uncle")
    hands.done()
    hands.begin(page, steps.summary)
    hands.write("Two phones in one week.")
    hands.done()
    hands.begin(page, steps.names)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Down)  # a pseudonym
    hands.done()
    hands.begin(page, steps.sources)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Down)  # the separate sheet
    hands.done()
    hands.begin(page, steps.second)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Down)  # send now
    hands.press(Qt.Key.Key_Tab)
    hands.write("She is met at the gate today.")
    hands.done()


def sign(desk: Sitting, hands: Hands, page: ReferralPage, folder: Path) -> str:
    hands.begin(page, page.steps.checking)
    desk.wait(page.steps.checking.onward.isEnabled)
    hands.done()
    hands.begin(page, page.steps.sealing)
    hands.write(str(folder))
    hands.done()
    desk.wait_to_read("The bundle is signed and saved")
    desk.settle()
    words = next(text for text in desk.texts("code") if len(text.split()) == 6)
    hands.press(Qt.Key.Key_Tab)
    hands.write("not known")
    hands.press(Qt.Key.Key_Tab)
    hands.write("Secure email")
    hands.done()
    return words


def payload_of(bundle: Path, words: str) -> tuple[dict[str, bytes], str]:
    """The files of the payload by their names in the bag, and the words of the report."""
    with pyzipper.AESZipFile(bundle) as locked:
        locked.setpassword(words.encode())
        report = locked.read(f"{bundle.stem}/1-Report.pdf")
        inner = locked.read(f"{bundle.stem}/2-payload.zip")
    with zipfile.ZipFile(BytesIO(inner)) as payload:
        held = {name.removeprefix("payload/data/"): payload.read(name) for name in payload.namelist()}
    return held, squeezed(text_of(report))


def test_a_whole_referral_by_keyboard(desk: Sitting, tmp_path: Path) -> None:
    desk.read(record_it(tmp_path))
    stick = tmp_path / "stick"
    stick.mkdir()
    hands = Hands(desk)
    hands._keys.press(Qt.Key.Key_4, CTRL)
    desk.settle()
    page = desk.page(ReferralPage)
    hands.write("am ok")
    hands.press(Qt.Key.Key_Return)
    desk.settle()
    answer_the_gate(hands, page)
    say_why_and_to_whom(hands, page)
    put_together(hands, page)
    words = sign(desk, hands, page, stick)
    desk.page(ChildPage)
    assert hands.presses <= PRESSES

    (bundle,) = stick.iterdir()
    held, report = payload_of(bundle, words)
    assert held["attachments/ATT-0001.pdf"] == PHOTO
    said = json.dumps(json.loads(held["records.json"]), ensure_ascii=False)
    assert "[Child A] stood with her" in said
    assert "[Child A]’s bag" in said
    assert not any(word in said + report for word in ("Filsan", "Quillfeather", "xylophone"))
    assert WITNESS in held["sources.json"].decode()
    assert squeezed("She is met at the gate today.") in report
    assert squeezed("Her uncle") in report

    root = desk.read(school_keys).root.certificate
    verdict = verifying.verify(bundle, root, words, demonstration=False)
    assert (verdict.exit_code, verdict.problems) == (0, ())
    (shared,) = desk.read(lambda vault: log_of_child(vault, AMELIA.id).shared)
    assert (shared.sharing.state, shared.sharing.sent_how) == (SharingState.SENT, "Secure email")
    assert [each.child_id for each in shared.sharing.names] == [FILSAN.id]
    assert shared.sharing.sources_sent
