"""A real desk for tests of the window, cheap to open."""

from pathlib import Path

from dsl_desk.domain.school import School
from dsl_desk.keys.kdf import Kdf
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import Surroundings, make_vault

FAST = Kdf(memory=8, passes=1, lanes=1)
PASSPHRASE = "tulip barge canyon sofa"


def new_desk(folder: Path) -> tuple[Desk, str]:
    """The open desk of an empty school, and its recovery code; call it on the vault thread."""
    school = School("Larkfield Academy", dsl_name="Ruth Patel")
    return make_vault(folder, school, "Ruth Patel", school.dsl_role, PASSPHRASE, Surroundings(), kdf=FAST)
