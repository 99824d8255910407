"""Tasks of a letter to a family, for the gallery and the gates."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from dsl_desk.domain.letter import Delivery
from dsl_desk.gui.family_letter.page import FamilyLetterPage
from dsl_desk.gui.pages import PAGES
from dsl_desk.services.lettering.private.standing import Standing

if TYPE_CHECKING:
    from tests.gui.stage import Stage


def may_be_told(on: "Stage") -> QMainWindow:
    window, page = _begun(on)
    page.flow.open(page.steps.telling)
    on.settle()
    return window


def nobody_decided(on: "Stage") -> QMainWindow:
    """The decision is asked for right there; nothing of it is said yet."""
    window, page = _begun(on)
    material = page._material
    assert material
    page.steps.offer(replace(material, standing=Standing(())))
    telling = page.steps.telling
    page.flow.open(telling)
    telling.here.parents.answer.button("later").click()
    telling.go_on()
    on.settle()
    return window


def signs_chosen(on: "Stage") -> QMainWindow:
    window, page = _begun(on)
    signs = page.steps.signs
    page.flow.open(signs)
    if signs.list.rows.rowCount():
        signs.list.rows.toggle(signs.list.rows.index(0))
    on.settle()
    return window


def words_asked(on: "Stage") -> QMainWindow:
    """The questions of the invitation, one of them refused."""
    window, page = _begun(on)
    page.steps.texts.list.set_text(["family-meeting"])
    page.flow.open(page.steps.words)
    page.steps.words.go_on()
    on.settle()
    return window


def way_chosen(on: "Stage") -> QMainWindow:
    window, page = _begun(on)
    page.flow.open(page.steps.going)
    page.steps.going.delivery.button(Delivery.HANDED.value).click()
    on.settle()
    return window


def _begun(on: "Stage") -> tuple[QMainWindow, FamilyLetterPage]:
    window = on.window(next(entry for entry in PAGES if entry.name == "family-letter"))
    page = window.page
    assert isinstance(page, FamilyLetterPage)
    page.flow.draft_id = ""  # nothing of this is kept for the next scene
    return window, page
