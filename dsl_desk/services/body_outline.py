"""The outline of the body that this installation draws marks on."""

from __future__ import annotations

from functools import cache

from dsl_desk import codec, paths
from dsl_desk.domain.body_outline import BodyOutline
from dsl_desk.domain.errors import DeskError


@cache
def body_outline() -> BodyOutline:
    """From `resources/body_map`; raises DeskError when the file is missing or damaged."""
    try:
        return codec.decode(BodyOutline, (paths.resources() / "body_map" / "outline.json").read_bytes())
    except (OSError, ValueError) as error:
        raise DeskError(
            "The body map cannot be drawn because body_map/outline.json is missing or damaged. "
            "Your records are safe. Describe the place in words, and install DSL Desk again or put the file back."
        ) from error
