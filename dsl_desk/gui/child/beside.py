"""The one table of what stands beside a child's chronology."""

from dsl_desk.gui.child.actions import ActionsBeside
from dsl_desk.gui.child.part import ChildPart
from dsl_desk.gui.duties.part import DutiesBeside
from dsl_desk.gui.transfer.beside import FileBeside

BESIDE: tuple[type[ChildPart], ...] = (FileBeside, DutiesBeside, ActionsBeside)
