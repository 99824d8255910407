"""The letters page of a small school, with a printer and dialogs that answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsl_desk.gui.letters.page import LettersPage
from tests.gui.letters.asking import Desktop, prepare
from tests.gui.visit import Visit


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path)


@pytest.fixture
def page(small: Visit, desktop: Desktop) -> Iterator[LettersPage]:
    small.read(prepare)
    page = small.go(LettersPage, "letters")
    output = page.output
    output.print_ = desktop.printer
    output.choose_file = lambda parent, name: str(desktop.file)
    output.choose_folder = lambda parent: str(desktop.folder)
    yield page
