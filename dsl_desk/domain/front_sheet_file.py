"""Everything the front sheet of one child says, read together on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsl_desk.domain.child import Child
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import FrontSheet
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.status import Status


@dataclass(frozen=True, slots=True)
class Sibling:
    """A brother or sister on the roll. `member` is None where only the other child's front sheet says so."""

    child: Child
    member: FamilyMember | None
    has_records: bool


@dataclass(frozen=True, slots=True)
class Cautions:
    """What has to be known before anyone is contacted or anything leaves."""

    must_not_contact: tuple[FamilyMember, ...] = ()
    address_confidential: bool = False


@dataclass(frozen=True, slots=True)
class FrontSheetFile:
    """`family`, `professionals` and `statuses` hold what is over as well; `sheet` is blank until it is written.

    A family member who is on the roll stands in `siblings`, every other one in `family`.
    """

    child: Child
    sheet: FrontSheet
    family: tuple[FamilyMember, ...]
    siblings: tuple[Sibling, ...]
    professionals: tuple[Professional, ...]
    statuses: tuple[Status, ...]
    today: date

    @property
    def to_ring(self) -> tuple[FamilyMember, ...]:
        """Emergency contacts, the first to ring first."""
        return in_ringing_order(self.family, self.today)

    @property
    def members(self) -> tuple[FamilyMember, ...]:
        """Everyone in the family this front sheet itself tells of."""
        return (*self.family, *(sibling.member for sibling in self.siblings if sibling.member))

    @property
    def cautions(self) -> Cautions:
        """Who must not be contacted, and whether an address on this front sheet must not leave the school."""
        addresses = (*self.sheet.addresses, *(member.address for member in self.members))
        return Cautions(
            not_to_be_contacted(self.members, self.today),
            any(address.confidential for address in addresses if address),
        )


def is_current(record: FamilyMember | Professional | Status, today: date) -> bool:
    """Not over yet; a status has also begun, as far as is known."""
    if isinstance(record, Status):
        return record.current(today)
    return record.until is None or record.until > today


def in_ringing_order(family: tuple[FamilyMember, ...], today: date) -> tuple[FamilyMember, ...]:
    """The emergency contacts of now in the order of ringing."""
    named = [member for member in family if member.emergency and is_current(member, today)]
    return tuple(sorted(named, key=lambda member: member.emergency))


def not_to_be_contacted(family: tuple[FamilyMember, ...], today: date) -> tuple[FamilyMember, ...]:
    """Who must not be contacted about this child."""
    return tuple(each for each in family if each.contact is ContactRule.MUST_NOT and is_current(each, today))
