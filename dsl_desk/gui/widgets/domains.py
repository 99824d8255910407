"""The tag of an observation: the short label of what it is about. It describes the record, never the child."""

from collections.abc import Iterable

from dsl_desk.domain.term import Term
from dsl_desk.gui.theme import Tint
from dsl_desk.services.catalogue.sign import domains

TINTS = (Tint.BLUE, Tint.PURPLE, Tint.ORANGE, Tint.GREEN)


def domain_tag(terms: Iterable[Term]) -> tuple[str, Tint]:
    """Label and tint of the first domain among ``terms``; a domain the catalogue no longer has keeps its words."""
    known = {domain.code: (domain.short, TINTS[place % len(TINTS)]) for place, domain in enumerate(domains())}
    for term in terms:
        return known.get(term.code, (term.wording, Tint.GREY))
    return "", Tint.GREY
