"""What the transfer of a child's file needs from the vault."""

from dataclasses import dataclass

from dsl_desk.domain.agency import Agency, AgencyKind
from dsl_desk.domain.transfer import Transfer
from dsl_desk.gui.referral.material import Material, read_material
from dsl_desk.services.desk import Desk
from dsl_desk.services.drafts import Draft, drafts
from dsl_desk.services.transferring.clock import Waiting, file_waiting
from dsl_desk.services.transferring.sending import transfer_of
from dsl_desk.services.transferring.whole import WholeFile, left_behind, whole_file

FORM = "transfer"


@dataclass(frozen=True, slots=True)
class FileMaterial:
    """``base`` is what any bundle needs, its child set; ``behind`` counts what has not gone with the file yet."""

    base: Material
    whole: WholeFile
    transfer: Transfer | None
    waiting: Waiting | None
    behind: int
    draft: Draft | None

    @property
    def schools(self) -> tuple[Agency, ...]:
        """Where a child's file can go."""
        return tuple(agency for agency in self.base.agencies if agency.kind is AgencyKind.EDUCATION)


def child_of(desk: Desk, shown: str) -> str:
    """``shown`` is a child's id, or that of an unfinished transfer."""
    found = next((draft for draft in drafts(desk) if draft.form == FORM and draft.id == shown), None)
    return str(found.fields.get("child", "")) if found else shown


def read_file(desk: Desk, child_id: str) -> FileMaterial:
    """Everything about one child."""
    mine = [draft for draft in drafts(desk) if draft.form == FORM and draft.fields.get("child") == child_id]
    return FileMaterial(
        base=read_material(desk, child_id),
        whole=whole_file(desk, child_id),
        transfer=transfer_of(desk, child_id),
        waiting=file_waiting(desk, child_id),
        behind=left_behind(desk, child_id),
        draft=mine[0] if mine else None,
    )
