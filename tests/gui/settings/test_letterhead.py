"""The school's logo is chosen in the settings, shown, refused in words and taken away again."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from dsl_desk.exchange.pictures import WIDTH
from dsl_desk.gui.settings.letterhead_card import read_picture
from dsl_desk.gui.settings.page import SettingsPage
from dsl_desk.services.lettering.letterhead import Picture, pictures
from tests.exchange.test_pictures import SVG, png
from tests.gui.visit import Visit


@pytest.fixture
def page(visitor: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SettingsPage:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return visitor.go(SettingsPage, "settings")


def choose(visitor: Visit, page: SettingsPage, which: Picture, name: str, content: bytes, folder: Path) -> None:
    file = folder / name
    file.write_bytes(content)
    page.letterhead._choose = lambda _: str(file)
    page.letterhead.rows[which].choose.click()
    visitor.settle()


@pytest.mark.parametrize(("name", "content"), [("a.png", png()), ("a.svg", SVG.format("<rect/>").encode())])
def test_a_logo_is_kept_and_shown_and_taken_away(
    visitor: Visit, page: SettingsPage, tmp_path: Path, name: str, content: bytes
) -> None:
    card = page.letterhead
    row = card.rows[Picture.LOGO]
    assert not row.remove.isVisibleTo(card)
    choose(visitor, page, Picture.LOGO, name, content, tmp_path)
    kept = visitor.read(pictures)
    assert kept[Picture.LOGO].startswith(b"\x89PNG")
    assert kept[Picture.SIGNATURE] == b""
    assert row.remove.isVisibleTo(card)
    assert not card.refused.isVisibleTo(card)
    row.remove.click()
    visitor.settle()
    assert visitor.read(pictures)[Picture.LOGO] == b""
    assert not row.remove.isVisibleTo(card)


@pytest.mark.parametrize(
    ("content", "words"),
    [(SVG.format("<script/>").encode(), "holds “script”"), (b"no picture", "not a PNG or SVG")],
)
def test_what_cannot_be_used_is_refused_in_words_and_the_old_one_stays(
    visitor: Visit, page: SettingsPage, tmp_path: Path, content: bytes, words: str
) -> None:
    choose(visitor, page, Picture.SIGNATURE, "good.png", png(), tmp_path)
    before = visitor.read(pictures)
    choose(visitor, page, Picture.SIGNATURE, "bad.svg", content, tmp_path)
    assert words in page.letterhead.refused.text()
    assert "Nothing was changed" in page.letterhead.refused.text()
    assert visitor.read(pictures) == before


def test_a_file_that_is_gone_is_refused_in_words(visitor: Visit, page: SettingsPage, tmp_path: Path) -> None:
    page.letterhead._choose = lambda _: str(tmp_path / "gone.png")
    page.letterhead.rows[Picture.LOGO].choose.click()
    visitor.settle()
    assert "cannot be read where it was" in page.letterhead.refused.text()


def test_a_drawing_keeps_its_shape(tmp_path: Path, visitor: Visit) -> None:
    file = tmp_path / "wide.svg"
    file.write_bytes(SVG.replace("0 0 9 9", "0 0 90 9").format("<rect width='90' height='9'/>").encode())
    drawn = read_picture(file)
    picture = QImage.fromData(drawn)
    assert (picture.width(), picture.height()) == (WIDTH, WIDTH // 10)
