"""Which document a bundle's report is. All of them leave on the same rails: gate, choice, preview, seal, receipt."""

from __future__ import annotations

from enum import StrEnum


class ReportForm(StrEnum):
    """Contents by form: practice.md 2.2 (information), 2.5 (MACE), 2.6 (social care), 7 (chronologies), 1.3."""

    INFORMATION = "information report"
    SOCIAL_CARE = "referral to children's social care"
    MACE = "MACE summary"
    EVIDENTIAL = "evidential chronology"
    SUMMARY = "summary chronology"
    TRANSFER = "child protection file"
