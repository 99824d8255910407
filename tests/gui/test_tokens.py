import pytest

from dsl_desk.gui.theme import THEMES
from dsl_desk.gui.theme.tokens import contrast, mark_pairs, text_pairs

TEXT = [(theme, *pair) for theme, tokens in THEMES.items() for pair in text_pairs(tokens)]
MARKS = [(theme, *pair) for theme, tokens in THEMES.items() for pair in mark_pairs(tokens)]


def test_contrast_is_the_ratio_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("theme", "what", "ink", "ground"), TEXT)
def test_every_text_can_be_read(theme: str, what: str, ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5, f"{theme}: {what}"


@pytest.mark.parametrize(("theme", "what", "mark", "ground"), MARKS)
def test_every_border_and_the_focus_can_be_seen(theme: str, what: str, mark: str, ground: str) -> None:
    assert contrast(mark, ground) >= 3, f"{theme}: {what}"
