"""Where the window of an envelope lets the page be read, reckoned from what an office can measure."""

from __future__ import annotations

import pytest

from dsl_desk.services.catalogue.stationery import Envelope, envelopes

PAGE = 210, 297


@pytest.mark.parametrize("envelope", envelopes(), ids=lambda each: each.code)
def test_the_page_fits_in_and_its_window_shows_the_part_above_the_first_fold(envelope: Envelope) -> None:
    assert PAGE[0] < envelope.width
    shown = max(
        after - before for before, after in zip((0, *envelope.folds), (*envelope.folds, PAGE[1]), strict=True)
    )
    assert shown == envelope.folds[0] < envelope.height
    window = envelope.window
    assert window.top - window.play > 0
    assert window.top + window.height < envelope.folds[0]


@pytest.mark.parametrize("envelope", envelopes(), ids=lambda each: each.code)
def test_wherever_the_page_lies_its_window_is_within_the_play(envelope: Envelope) -> None:
    from_top = envelope.height - envelope.window_bottom - envelope.window_height
    for page_top in (0, envelope.height - envelope.folds[0]):
        assert abs(from_top - page_top - envelope.window.top) <= envelope.window.play


def test_a_page_that_hardly_moves_is_still_given_some_play() -> None:
    tight = Envelope("t", "Tight", 211, 100, 20, 18, 90, 35, (99, 198), ())
    assert tight.window.play == 5
