"""What the table of pages says of one page, and the names by which pages and the window's own deeds are asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.gui.page import Page
from dsl_desk.gui.tasks import Tasks


class Place(StrEnum):
    """Where the navigation lists a page."""

    MAIN = "main"
    FOOT = "foot"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class AtRecord:
    """One record in a child's chronology: what the child page is opened on from a search."""

    child_id: str
    record_id: str


@dataclass(frozen=True, slots=True)
class AtPart:
    """One part of a child's record, by the title of its tab: what the child page is opened on to finish a form."""

    child_id: str
    title: str


class Shows(StrEnum):
    """What the page's second argument is: nothing, or the id of one of these, or words to search for."""

    NOTHING = "nothing"
    CHILD = "child"
    SUBJECT = "subject"
    CONCERN = "concern"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its name for ``navigate``, its words and icon in the navigation, its key, and how to make it.

    ``blank``: it is in no list but can begin with nothing chosen. ``also``: other words a search finds it by.
    """

    name: str
    title: str
    icon: str
    factory: Callable[[Tasks, object], Page]
    shortcut: str = ""
    place: Place = Place.MAIN
    shows: Shows = Shows.NOTHING
    blank: bool = False
    also: str = ""


@dataclass(frozen=True, slots=True)
class WindowDeed:
    """What the window itself does, from anywhere: ``navigate`` with its name, or its key."""

    name: str
    title: str
    icon: str
    shortcut: str


LOCK, BLANK = "lock", "blank"
DEEDS = (
    WindowDeed(LOCK, "Lock now", "lock", "Ctrl+L"),
    WindowDeed(BLANK, "Blank the screen", "hide", "F9"),
)

START = "today"
IMPORT = "import"
FORGOTTEN = "forgotten"
RECORD = "record"
SEARCH = "search"
HELP = "help"
WHOLE = "whole"
