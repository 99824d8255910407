"""Checking a bundle as the gallery and the accessibility gate see it, on the shared test vectors."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.gui.checking import Checking
from dsl_desk.gui.guard.idle import IdleWatch
from dsl_desk.services.key_notices import KeyNotice
from dsl_desk.services.ledgers import AcceptedRoot, KeyCheck, Ledger, load_root
from dsl_desk.services.verifying import Handed, check
from tests.vectors.vector import FOLDER, ROOT, read_index

if TYPE_CHECKING:
    from tests.gui.stage import Stage

SIGNED = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
HEARD = KeyCheck("Sgt Cole", "The DSL rang from the number on our list", SIGNED.date())
NOWHERE = Path("no ledger")


def bundle_accepted(on: Stage) -> QMainWindow:
    return _checked(on, "good-full")


def bundle_refused(on: Stage) -> QMainWindow:
    return _checked(on, "A2-look-alike")


def key_to_accept(on: Stage) -> QMainWindow:
    window, checking = _window(on)
    form = checking.page.panel.keys.form
    form.ask(load_root(FOLDER / ROOT))
    form.refuse(InvalidRecord(Problem("words", "Word 3 does not fit this certificate")))
    return window


def key_given_up(on: Stage) -> QMainWindow:
    """One key with its last day, and the day asked for too early."""
    window, checking = _window(on)
    keys, root = checking.page.panel.keys, load_root(FOLDER / ROOT)
    keys._show(Ledger((AcceptedRoot(root, HEARD), AcceptedRoot(root, HEARD, SIGNED.date(), HEARD))))
    keys.give_up_form.ask(root)
    keys.give_up_form.keep_button.click()
    return window


def key_changed_by_notice(on: Stage) -> QMainWindow:
    window, checking = _window(on)
    root = load_root(FOLDER / ROOT)
    checking.page.panel.keys.form.ask(root, KeyNotice(root, root, SIGNED))
    return window


def _checked(on: Stage, name: str) -> QMainWindow:
    (vector,) = (each for each in read_index() if each.name == name)
    handed = Handed(FOLDER / vector.files[0], None, vector.passphrase, (FOLDER / vector.root).read_bytes())
    window, checking = _window(on)
    checking.page.panel.show_verdict(check(handed))
    return window


def _window(on: Stage) -> tuple[QMainWindow, Checking]:
    checking = Checking(on.tasks, NOWHERE, lambda: None, IdleWatch(3600))
    checking.window.resize(1366, 768)
    checking.window.show()
    on.settle()
    return checking.window, checking
