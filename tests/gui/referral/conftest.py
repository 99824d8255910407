"""The referral page on the made-up school."""

from pathlib import Path

import pytest

from dsl_desk.domain.child import Child
from dsl_desk.gui.referral.page import ReferralPage
from dsl_desk.services.reviewing import children
from tests.gui.visit import Visit


@pytest.fixture
def child(visitor: Visit) -> Child:
    """The child of the story, who has records of every kind."""
    return next(each for each in visitor.read(children) if each.family_name == "Whitfield")


@pytest.fixture
def page(visitor: Visit, child: Child, tmp_path: Path) -> ReferralPage:
    page = visitor.go(ReferralPage, "referral", child.id)
    page.steps.sealing._choose_folder = lambda parent: str(tmp_path)
    return page
