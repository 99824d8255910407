"""Mail domains that public bodies have given up: an old letter still gives them, and nobody reads what is sent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dsl_desk.services.catalogue.reading import load


@dataclass(frozen=True, slots=True)
class RetiredDomains:
    """`what` continues the sentence `That address is ...`."""

    domains: tuple[str, ...]
    what: str
    sources: tuple[str, ...]


@cache
def retired_domains() -> tuple[RetiredDomains, ...]:
    return load(tuple[RetiredDomains, ...], "directory/retired_domains.json")


def retired(address: str) -> RetiredDomains | None:
    """What an email address belongs to when its domain, or one above it, is retired."""
    domain = address.strip().lower().rpartition("@")[2].rstrip(".>")
    for each in retired_domains():
        if any(domain == name or domain.endswith(f".{name}") for name in each.domains):
            return each
    return None
