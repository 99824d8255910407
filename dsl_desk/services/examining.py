"""The examination behind `doctor`: the file, every entry of the journal, the anchors."""

from __future__ import annotations

from dataclasses import dataclass

from dsl_desk.domain.errors import VaultDamaged
from dsl_desk.services.anchoring import rollback_notices
from dsl_desk.services.desk import Desk
from dsl_desk.services.proving import verify
from dsl_desk.services.tombstones import tombstone_findings
from dsl_desk.store import attached, check, search
from dsl_desk.store.copying import file_findings

_STALE = (
    "The search index does not fit the records, so a search may miss some. No record is affected. "
    "Run doctor again with --rebuild."
)
_STALE_REBUILT = "The search index did not fit the records and has been rebuilt. No record was affected."

_WHAT_TO_DO = (
    "What is not named here passed its check. Keep the folder as it is, compare with the newest backup, and tell "
    "whoever looks after your computers."
)


@dataclass(frozen=True, slots=True)
class Examination:
    """Answer of `doctor`: sound, or the sentences a person needs."""

    entries: int
    findings: tuple[str, ...]
    rebuilt: bool | None

    @property
    def sound(self) -> bool:
        return not self.findings


def examine(desk: Desk, *, rebuild: bool = False) -> Examination:
    """Check the file, every entry of the journal and the anchors; with `rebuild` also replay the projections."""
    findings = _damage(desk)
    stale = not findings and search.is_stale(desk.connection)
    # What a damaged journal says must not take the place of what the tables still hold.
    rebuilt = check.rebuild(desk.vault) if rebuild and not findings else None
    if stale:
        findings.append(_STALE_REBUILT if rebuild else _STALE)
    if rebuilt is False:
        findings.append("The tables did not match the journal. They have been rebuilt from it; the journal is whole.")
    if desk.folder:
        findings += rollback_notices(desk.vault, desk.folder, desk.secret_store)
    return Examination(check.last_position(desk.vault), tuple(findings), rebuilt)


def _damage(desk: Desk) -> list[str]:
    try:
        findings = ["The records file is damaged."] if file_findings(desk.connection) else []
        findings += [f"Entry {found.position} {found.words}." for found in check.journal_findings(desk.vault, verify)]
        findings += [*tombstone_findings(desk), *_damaged_files(desk)]
    except VaultDamaged as error:
        return [str(error)]
    return [*findings, _WHAT_TO_DO] if findings else []


def _damaged_files(desk: Desk) -> list[str]:
    damaged = sum(1 for _ in attached.damaged(desk.connection))
    return [f"{damaged} attached {'file is' if damaged == 1 else 'files are'} not what was added."] if damaged else []
