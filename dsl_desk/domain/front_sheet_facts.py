"""What the front sheet says of each record, in words: one wording for the screen, the paper and earlier versions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dsl_desk.domain.answer import Answer
from dsl_desk.domain.child import Child
from dsl_desk.domain.family import ContactRule, FamilyMember
from dsl_desk.domain.front_sheet import Address, BackgroundKnown, FrontSheet
from dsl_desk.domain.professional import Professional
from dsl_desk.domain.status import Status
from dsl_desk.domain.when import say_day

NOT_STATED = "not stated"


Facts = Iterator[tuple[str, str]]
"""Lines: what each is, and the words."""

OnFrontSheet = Child | FrontSheet | FamilyMember | Professional | Status


def facts(record: OnFrontSheet) -> tuple[tuple[str, str], ...]:
    """Everything a record of the front sheet says, by name; what is blank is left out."""
    match record:
        case Child():
            found = _child(record)
        case FrontSheet():
            found = _sheet(record)
        case FamilyMember():
            found = _member(record)
        case Professional():
            found = _professional(record)
        case Status():
            found = _status(record)
    return tuple((name, words) for name, words in found if words)


def title_of(record: OnFrontSheet) -> str:
    """What a record of the front sheet is called."""
    match record:
        case Status():
            return record.kind.wording
        case FamilyMember():
            return record.name if record.sibling_id else f"{record.name}, {record.relationship}"
        case Professional():
            return f"{record.name}, {record.role}"
        case Child():
            return record.name
    return "Front sheet"


def say_address(address: Address) -> str:
    return ", ".join(part for part in (*address.lines, address.postcode) if part)


def say_known(words: str, known: BackgroundKnown) -> str:
    """Such as "Somali (said by the child or family)": what is known of someone stands with how it is known."""
    if not words:
        return known.value if known is BackgroundKnown.NOT_KNOWN else ""
    return f"{words} ({known.value})"


def _child(child: Child) -> Facts:
    yield ("Legal name", f"{child.given_name} {child.family_name}")
    legal = (child.given_name, child.family_name)
    known = (child.known_as or child.given_name, child.family_known_as or child.family_name)
    yield ("Known as", " ".join(known) if known != legal else "")
    yield ("Date of birth", _plain_day(child.born) or NOT_STATED)
    yield ("Year and form", child.place or NOT_STATED)
    yield ("Unique pupil number", child.upn or NOT_STATED)
    left = _plain_day(child.left)
    yield ("Left this school", " for ".join(part for part in (left, child.left_for) if part))


def _sheet(sheet: FrontSheet) -> Facts:
    for address in sheet.addresses:
        yield ("Address", say_address(address))
        yield from _why_confidential(address)
    yield ("Phone", ", ".join(sheet.phones))
    first, *others = sheet.languages or ("",)
    yield ("First language", first)
    yield ("Other languages", ", ".join(others))
    yield ("Interpreter", sheet.interpreter)
    yield ("Ethnicity", say_known(sheet.ethnicity, sheet.ethnicity_known))
    yield ("Religion", sheet.religion)
    yield ("SEND support or plan", sheet.send)
    yield ("Disability, and how this child is best heard", say_known(sheet.needs, sheet.needs_known))
    yield ("File opened", _plain_day(sheet.opened_on))
    yield ("Other parts of the file are held", sheet.held_where)


def _member(member: FamilyMember) -> Facts:
    if member.contact is not ContactRule.NOT_STATED:
        yield (member.contact.value.capitalize(), member.contact_reason or "yes")
    # Asked of adults; between brothers and sisters only what they are to each other is.
    yield ("Who they are to the child", member.relationship if member.sibling_id else "")
    yield ("Parental responsibility", "" if member.sibling_id else member.parental_responsibility.value)
    yield ("Lives with the child", _said(member.lives_with_child))
    if member.address:
        yield ("Address", say_address(member.address))
        yield from _why_confidential(member.address)
    yield ("Phone", member.phone)
    yield ("Email", member.email)
    yield ("Language", _spoken(member.language, member.interpreter))
    yield ("School", member.school)
    yield ("Emergency contact", f"number {member.emergency} to ring" if member.emergency else "")
    yield ("Until", _plain_day(member.until))
    yield ("Note", member.note)


def _professional(professional: Professional) -> Facts:
    yield ("Agency", professional.agency)
    yield ("Phone", professional.phone)
    yield ("Email", professional.email)
    yield from _from_to(professional.since, professional.until)


def _status(status: Status) -> Facts:
    yield from _from_to(status.since, status.until)
    yield ("Source", status.source.value)
    yield ("Reference", status.reference)
    yield ("Note", status.note)


def _from_to(since: date | None, until: date | None) -> Facts:
    yield ("Since", _plain_day(since) or NOT_STATED)
    yield ("Until", _plain_day(until))


def _why_confidential(address: Address) -> Facts:
    if address.confidential:
        yield ("Address kept confidential", address.why)


def _said(answer: Answer) -> str:
    return "" if answer is Answer.NOT_KNOWN else answer.value


def _spoken(language: str, interpreter: bool) -> str:
    return ", ".join(part for part in (language, "needs an interpreter" if interpreter else "") if part)


def _plain_day(day: date | None) -> str:
    """Without the day of the week, which says nothing of a birth or a plan."""
    return say_day(day).partition(" ")[2] if day else ""
