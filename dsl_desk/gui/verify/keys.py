"""The schools whose keys the receiver has accepted, how one more is, and how one comes to its end."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from dsl_desk.domain.when import say_day
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import look
from dsl_desk.gui.verify.key_forms import AcceptForm, GiveUpForm
from dsl_desk.gui.widgets.announce import announce
from dsl_desk.gui.widgets.arrange import Flow
from dsl_desk.gui.widgets.buttons import link, secondary
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.empty import EmptyState
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.key_notices import KeyNotice, follow_key_notice, read_key_notice
from dsl_desk.services.ledgers import (
    AcceptedRoot,
    KeyCheck,
    Ledger,
    Root,
    accept_root,
    drop_root,
    give_up_root,
    load_root,
    read_ledger,
)
from dsl_desk.services.verdict_words import say_check, say_given_up

ChooseFile = Callable[[QWidget], str]

NONE_YET = "No school’s key is accepted here yet."
WHY = "A bundle never vouches for itself: accept the school’s root once, with its key card and a phone call."
STOP, GIVEN_UP, NOTICE = (
    "Stop accepting this key",
    "The school gave it up …",
    "The school sent a notice of a new key …",
)


def ask_for_root(parent: QWidget) -> str:
    """The certificate file a person picks, or nothing."""
    kinds = "Certificates (*.pem *.crt *.cer *.der);;All files (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose the school’s root certificate", "", kinds)
    return chosen


def ask_for_notice(parent: QWidget) -> str:
    """The key-change notice a person picks, or nothing."""
    kinds = "Notices (*.pdf);;All files (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose the notice that the key changed", "", kinds)
    return chosen


class KeysPart(QWidget):
    """What the ledger holds of keys. ``failed`` with words when it cannot be read or written."""

    failed = Signal(object)

    def __init__(
        self, tasks: Tasks, ledger: Path, choose_root: ChooseFile, choose_notice: ChooseFile = ask_for_notice
    ) -> None:
        super().__init__()
        self._tasks, self._ledger = tasks, ledger
        self._choose_root, self._choose_notice = choose_root, choose_notice
        self.list = Card()
        self.form, self.give_up_form = AcceptForm(), GiveUpForm()
        self.add_button = secondary("Accept a school’s key …", "key")
        self._lines: list[QWidget] = []
        self._none = EmptyState(NONE_YET, WHY)
        self.list.add(self._none)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().px(10))
        box.addWidget(self.list)
        box.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        for form in (self.form, self.give_up_form):
            box.addWidget(form)
            form.left.connect(self.add_button.setFocus)
        self.add_button.clicked.connect(self._choose)
        self.form.accepted.connect(self._accept)
        self.give_up_form.given_up.connect(self._give_up)

    def read(self) -> None:
        """Show what the ledger holds now."""
        self._tasks.make(self, lambda _: read_ledger(self._ledger), self._show, self.failed.emit)

    def _choose(self) -> None:
        if chosen := self._choose_root(self):
            self._tasks.make(self, lambda _: load_root(Path(chosen)), self._ask, self.failed.emit)

    def _choose_change(self, old: Root, _checked: bool = False) -> None:
        """The notice, then the new root that came with it."""
        if (notice := self._choose_notice(self)) and (new := self._choose_root(self)):
            self._tasks.make(
                self,
                lambda _: read_key_notice(Path(notice), old, Path(new)),
                lambda read: self._ask(read.new, read),
                self.failed.emit,
            )

    def _ask(self, root: Root, notice: KeyNotice | None = None) -> None:
        self.give_up_form.hide()
        self.form.ask(root, notice)

    def _ask_until(self, root: Root, _checked: bool = False) -> None:
        self.form.hide()
        self.give_up_form.ask(root)

    def _accept(self, root: Root, heard: str, check: KeyCheck, notice: KeyNotice | None) -> None:
        def change() -> Ledger:
            if notice:
                return follow_key_notice(self._ledger, notice, heard, check)
            return accept_root(self._ledger, root, heard, check)

        said = f"The key of {root.claims_to_be} is accepted"
        if notice:
            said += f", and the one before it until {say_day(notice.day)}"
        self._tasks.make(self, lambda _: change(), partial(self._changed, said), self.form.refuse)

    def _give_up(self, root: Root, until: date, check: KeyCheck) -> None:
        said = f"The key of {root.claims_to_be} is accepted until {say_day(until)}"
        self._tasks.make(
            self,
            lambda _: give_up_root(self._ledger, root.key_sha256, until, check),
            partial(self._changed, said),
            self.give_up_form.refuse,
        )

    def _drop(self, root: Root, _checked: bool = False) -> None:
        said = f"The key of {root.claims_to_be} is no longer accepted"
        self._tasks.make(
            self,
            lambda _: drop_root(self._ledger, root.key_sha256),
            partial(self._changed, said),
            self.failed.emit,
        )

    def _changed(self, said: str, ledger: Ledger) -> None:
        for form in (self.form, self.give_up_form):
            form.hide()
        self._show(ledger)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, said)

    def _show(self, ledger: Ledger) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(each) for each in ledger.roots]
        self.list.add(*self._lines)
        self._none.setVisible(not ledger.roots)

    def _line(self, accepted: AcceptedRoot) -> QWidget:
        root = accepted.root
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, look().px(6))
        column.setSpacing(look().px(2))
        column.addWidget(Words(root.claims_to_be, Kind.STRONG))
        column.addWidget(Words(" ".join(root.key_words)))
        column.addWidget(Words(say_check(accepted.check), Kind.MUTED))
        if accepted.until and accepted.until_check:
            column.addWidget(Words(say_given_up(accepted.until, accepted.until_check)))
        column.addLayout(self._deeds(root))
        return line

    def _deeds(self, root: Root) -> Flow:
        deeds = Flow(gap=16)
        for words, deed in ((NOTICE, self._choose_change), (GIVEN_UP, self._ask_until), (STOP, self._drop)):
            button = link(words)
            button.setAccessibleDescription(root.claims_to_be)
            button.clicked.connect(partial(deed, root))
            deeds.addWidget(button)
        return deeds
