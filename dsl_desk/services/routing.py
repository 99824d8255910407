"""Which way a report has to go, by the rules of the school's own police force."""

from __future__ import annotations

from dsl_desk.domain.school import School
from dsl_desk.services.catalogue.force import ForceRules, force_rules


def rules_for(school: School) -> ForceRules:
    """The rules of the force that the school's profile names, or the national ones where it names none we know."""
    national, *forces = force_rules()
    return next((rules for rules in forces if school.is_of_force(rules.known_as)), national)
