"""What can be chosen of how a letter looks: where its English stands, and the envelope it goes in."""

from __future__ import annotations

from dsl_desk.documents.letters import content
from dsl_desk.services.catalogue.stationery import envelopes

EnglishStands = content.EnglishStands


def window_of(code: str) -> content.Window | None:
    """Where the window of this envelope lets the page be read; None for an envelope without one."""
    return next((each.window for each in envelopes() if each.code == code), None)
