"""The gate before every bundle: 999, 101 or online, children's social care, or information only."""

from __future__ import annotations

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.route import RouteAnswer
from dsl_desk.services.desk import Desk, changed


def answer_route_gate(desk: Desk, answer: RouteAnswer) -> Changed:
    """Record how the matter reached those who must act; it stays on the record whether or not a bundle follows."""
    with desk.deed() as deed:
        deed.record(answer)
    return changed(deed, answer.id, [answer.child_id])
