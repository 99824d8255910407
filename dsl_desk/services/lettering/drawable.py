"""Whether every letter that is typed can be drawn: said where it is typed, before a page is made."""

from __future__ import annotations

from dsl_desk.documents.text import undrawn


def not_drawable(text: str) -> str:
    """What goes on after "This" or "Line 3": the first character that no font here can draw; or nothing."""
    if missing := undrawn(text):
        return f"holds “{missing[0]}” (U+{ord(missing[0]):04X}), which no font here can draw"
    return ""
