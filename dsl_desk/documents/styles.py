"""The few looks of a page. Headings stand out by weight and room, not by colour."""

from __future__ import annotations

from dataclasses import replace

from dsl_desk.documents.blocks import Style

TITLE = Style(size=17, bold=True, leading=1.25, after=6, keep=True, outline=0)
HEADING = Style(size=12.5, bold=True, before=12, after=4, keep=True, outline=0)
SUBHEADING = Style(size=10.5, bold=True, before=8, after=2, keep=True)
BODY = Style(size=10, after=4)
FIELD = Style(size=10, leading=1.3, after=2)
KEPT_FIELD = replace(FIELD, keep=True)
ORIGIN = Style(size=10, leading=1.3, before=6, after=2)
KEPT_ORIGIN = replace(ORIGIN, keep=True)
NOTICE = Style(size=10, bold=True, after=6)
QUOTATION = Style(size=10.5, before=2, after=6, indent=18, bar=True)
SMALL = Style(size=8.5, leading=1.3, after=2)
SEAL = Style(size=8, leading=1.25, after=1)
