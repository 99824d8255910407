"""An attachment as it is listed: with who added it, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsl_desk.domain.attachment import Attachment


@dataclass(frozen=True, slots=True)
class KeptFile:
    """`added` is school time; `by` the name of the person who added it."""

    attachment: Attachment
    added: datetime
    by: str
