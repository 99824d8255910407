"""Each force's own rule is found by the name the school's profile gives it."""

import pytest

from dsl_desk.domain.school import School
from dsl_desk.services.catalogue.force import force_rules
from dsl_desk.services.routing import rules_for


@pytest.mark.parametrize(
    ("named", "force", "strict"),
    [
        ("Essex Police", "Essex Police", True),
        ("  ESSEX   police ", "Essex Police", True),
        ("Herts Police", "Hertfordshire Constabulary", False),
        ("", "", False),
        ("Sussex Police", "", False),
    ],
)
def test_the_schools_force_has_its_own_rules(named: str, force: str, strict: bool) -> None:
    rules = rules_for(School("A school", police_force=named))
    assert (rules.force, rules.strict) == (force, strict)


def test_every_force_sends_a_crime_to_999_and_101_and_none_takes_it_with_a_report() -> None:
    for rules in force_rules():
        assert "101" in rules.at_gate
        assert "999" in rules.at_gate
        assert "does not report a crime" in rules.on_report
        assert rules.sources


def test_the_national_rules_stand_first_and_no_name_means_two_forces() -> None:
    names = [name for rules in force_rules() for name in rules.known_as]
    assert force_rules()[0].force == ""
    assert len(names) == len(set(names))
    assert all(rules.force.lower() in rules.known_as for rules in force_rules()[1:])
