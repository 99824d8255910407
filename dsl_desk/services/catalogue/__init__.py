"""What a DSL can choose from, and the rules that apply, read from `resources/`: one module for each subject.

Domains, indicators, reasons, lawful bases, duties and clocks are data with a source beside each, so that a new
edition of the guidance changes a file and not the program. Every loader reads its file once and raises DeskError,
in words for a person, when the file is missing or does not say what it should.
"""

from dsl_desk.services.catalogue.grounds import (
    BasisPart,
    LawfulBasis,
    NotInformedReason,
    Party,
    RouteGuide,
    lawful_bases,
    not_informed_reasons,
    route_guide,
    routes,
)
from dsl_desk.services.catalogue.number import (
    EmergencyNumber,
    Freshness,
    NationalContact,
    emergency_numbers,
    freshness,
    freshness_days,
    national_contacts,
)
from dsl_desk.services.catalogue.reading import damaged, load, read
from dsl_desk.services.catalogue.sign import (
    Domain,
    Indicator,
    IndicatorCatalogue,
    caution,
    domains,
    indicator_catalogue,
    indicators,
)
from dsl_desk.services.catalogue.source import Evidence, Source, cited, sources

__all__ = [
    "BasisPart",
    "Domain",
    "EmergencyNumber",
    "Evidence",
    "Freshness",
    "Indicator",
    "IndicatorCatalogue",
    "LawfulBasis",
    "NationalContact",
    "NotInformedReason",
    "Party",
    "RouteGuide",
    "Source",
    "caution",
    "cited",
    "damaged",
    "domains",
    "emergency_numbers",
    "freshness",
    "freshness_days",
    "indicator_catalogue",
    "indicators",
    "lawful_bases",
    "load",
    "national_contacts",
    "not_informed_reasons",
    "read",
    "route_guide",
    "routes",
    "sources",
]
