"""What was done with a bundle that was made."""

from __future__ import annotations

from dataclasses import replace

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.errors import InvalidRecord, Problem
from dsl_desk.domain.sharing import Sharing, SharingState
from dsl_desk.domain.when import When
from dsl_desk.services.desk import Desk, changed
from dsl_desk.services.exporting.making import REPORT_KEPT
from dsl_desk.store import beside, records


def record_sent(desk: Desk, sharing_id: str, sent: When, how: str) -> Changed:
    """Enter when and how a bundle left. Raises InvalidRecord when that is not said.

    What came back meanwhile stays. One that was said never to have been sent was sent after all.
    """
    sharing = records.current(desk.connection, Sharing, sharing_id)
    assert sharing is not None, "pages only offer bundles that were made"
    left = sharing.state in (SharingState.MADE, SharingState.NOT_SENT)
    state = SharingState.SENT if left else sharing.state
    with desk.deed() as deed:
        deed.record(replace(sharing, state=state, sent=sent, sent_how=how, not_sent=""))
    return changed(deed, sharing.id, [sharing.child_id])


def kept_report(desk: Desk, sharing_id: str) -> bytes:
    """The signed report of a bundle, as it left. Raises InvalidRecord where it is not kept here."""
    report = beside.kept_file(desk.connection, sharing_id, REPORT_KEPT)
    if report is None:
        raise InvalidRecord(Problem("report", "The report of this bundle is not kept here"))
    return report
