"""Every mark stands out from the body, however old it is, in every theme."""

import pytest

from dsl_desk.gui.theme import THEMES
from dsl_desk.gui.theme.tokens import contrast
from dsl_desk.gui.widgets.body_map.drawing import Age, colours_of


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("age", Age)
def test_a_mark_stands_out_from_the_body_and_its_number_from_the_mark(theme: str, age: Age) -> None:
    """WCAG 2.2: 3 : 1 for what carries meaning (1.4.11), 4.5 : 1 for text (1.4.3)."""
    tokens = THEMES[theme]
    disc = colours_of(age, tokens)
    edge = disc.fill if age is Age.NEW else disc.line
    assert contrast(edge, tokens.raised) >= 3
    assert contrast(edge, tokens.surface) >= 3
    assert contrast(disc.ink, disc.fill) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_outline_of_the_body_can_be_seen(theme: str) -> None:
    tokens = THEMES[theme]
    assert contrast(tokens.edge, tokens.raised) >= 3
    assert contrast(tokens.edge, tokens.surface) >= 3
