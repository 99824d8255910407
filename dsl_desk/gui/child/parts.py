"""The one table of the parts of a child's record, in the order of their tabs.

To add a part: write a subclass of ChildPart in a module of its own, and a line here. A card that stands beside the
chronology goes into the table of beside.py.
"""

from dsl_desk.gui.child.actions import ActionsPart
from dsl_desk.gui.child.body_map import BodyMapPart
from dsl_desk.gui.child.chronology_part import ChronologyPart
from dsl_desk.gui.child.concerns import ConcernsPart
from dsl_desk.gui.child.files import FilesPart
from dsl_desk.gui.child.looked import LookedPart
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.child.sharing import SharingPart
from dsl_desk.gui.front_sheet.part import FrontSheetPart
from dsl_desk.gui.links.part import LinksPart

PARTS: tuple[type[ChildPart], ...] = (
    ChronologyPart,
    ActionsPart,
    ConcernsPart,
    LinksPart,
    BodyMapPart,
    FilesPart,
    FrontSheetPart,
    SharingPart,
    LookedPart,
)
