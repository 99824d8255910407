"""The canary: every page of the window, as the person a case is hidden from and as the one who sees it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from dsl_desk.gui.child.page import ChildPage
from dsl_desk.gui.child.parts import PARTS
from dsl_desk.gui.decide.deciding import Deciding
from dsl_desk.gui.forms.opening import InConcern
from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import AtRecord, Shows
from dsl_desk.gui.pages import PAGES
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.desk import Desk
from dsl_desk.services.linking import every_subject
from dsl_desk.services.opening import lock
from tests import restricted
from tests.desks import FINLEY, ISLA
from tests.gui.own_words import texts
from tests.gui.small_school import SmallStage
from tests.gui.visit import Visit
from tests.restricted import OPEN_TO_ALL, WORD, Case, Vaults, deputy, sit_down

BEGUN = WORD[:7].lower()
"""What is typed into the search: it is on the page, and not the whole word."""

Shown = dict[str, list[str]]


@pytest.fixture(scope="module")
def vaults(tmp_path_factory: pytest.TempPathFactory) -> Vaults:
    return restricted.vaults(tmp_path_factory.mktemp("restricted"))


@contextmanager
def at_the_desk(sit: Callable[[Path], Desk], folder: Path, qtbot: QtBot) -> Iterator[Visit]:
    """The window with this person at the desk."""
    tasks, owner, loop = Tasks(), QObject(), QEventLoop()
    tasks.open(owner, lambda: (sit(folder), None), lambda _: loop.quit(), lambda error: loop.quit())
    loop.exec()
    visit = Visit(SmallStage(tasks), qtbot)
    yield visit
    tasks.close(owner, lock, loop.quit)
    loop.exec()
    tasks.finish()
    visit.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def every_page(visit: Visit) -> Shown:
    """Every word on every page, opened on whatever it can be opened on here."""
    subjects = [each.id for each in visit.read(every_subject)]
    opened_on: dict[Shows, list[str | None]] = {
        Shows.NOTHING: [None],
        Shows.CHILD: [FINLEY.id],
        Shows.CONCERN: [OPEN_TO_ALL.id],
        Shows.SUBJECT: [*subjects[:1]],
        Shows.TEXT: [BEGUN, "silver"],
    }
    shown = {}
    for entry in PAGES:
        for argument in opened_on[entry.shows]:
            visit.window.go(entry.name, argument)
            shown[f"{entry.name} {argument}"] = words(visit)
    for child in (FINLEY, ISLA):
        page = visit.go(ChildPage, "child", child.id)
        for part in PARTS:
            page.tabs.chosen.emit(part.title)
            shown[f"{part.title} of {child.name}"] = words(visit)
    return shown


def at_what_was_remembered(visit: Visit, case: Case) -> Shown:
    """The pages of the case itself, for someone who still has its ids."""
    child_id, concern_id = FINLEY.id, case.concern.id
    remembered: list[tuple[str, object]] = [
        ("concern", concern_id),
        ("decide", Deciding(child_id, concern_id)),
        ("record", InConcern(child_id, concern_id)),
        ("contact", InConcern(child_id, concern_id)),
        ("contact", case.draft),
        ("amend", case.resting),
        ("child", AtRecord(child_id, case.resting)),
    ]
    shown = {}
    for name, argument in remembered:
        visit.window.go(name, argument)
        shown[f"{name} {argument}"] = words(visit)
    return shown


def words(visit: Visit) -> list[str]:
    """Everything on the page in front, typed text too; sorted, since cards are made in any order."""
    visit.settle()
    page = visit.page(Page)
    typed = [each.text() for each in page.findChildren(QLineEdit)]
    typed += [each.toPlainText() for each in page.findChildren(QTextEdit)]
    return sorted([*texts(page), *typed])


def test_who_is_not_named_finds_no_word_and_no_count_on_any_page(vaults: Vaults, qtbot: QtBot) -> None:
    with at_the_desk(deputy, vaults.without, qtbot) as visit:
        without = every_page(visit)
    with at_the_desk(deputy, vaults.holding, qtbot) as visit:
        shown = every_page(visit)
        remembered = at_what_was_remembered(visit, vaults.case)
    assert [name for name, said in (shown | remembered).items() if any(WORD in each for each in said)] == []
    differing = {name: set(shown[name]) ^ set(without[name]) for name in shown if shown[name] != without[name]}
    differing.pop("school-key None")  # the two vaults have each a key of their own
    (refused,) = differing.pop(f"erase {FINLEY.id}")
    assert differing == {}
    assert "visible to named people only" in refused  # of the records as a whole: nothing is erased half unseen


def test_who_is_named_finds_it_wherever_it_belongs(vaults: Vaults, qtbot: QtBot) -> None:
    """The control: the same pages tell the case."""
    with at_the_desk(sit_down, vaults.holding, qtbot) as visit:
        shown = every_page(visit) | at_what_was_remembered(visit, vaults.case)
    told = {name for name, said in shown.items() if any(WORD in each for each in said)}
    tabs = ("Chronology", "Actions", "People and links", "Files")
    assert {"today None", f"search {BEGUN}", f"concern {vaults.case.concern.id}", "links None"} <= told
    assert {f"{tab} of {FINLEY.name}" for tab in tabs} <= told
    assert len(told) > 20
