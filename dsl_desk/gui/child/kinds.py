"""The kinds of record in a chronology: icon, tint, tag, and the chip that shows them alone."""

from dataclasses import dataclass

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.domains import domain_tag


@dataclass(frozen=True, slots=True)
class KindLook:
    """How one kind of record is drawn, and the words of its filter chip."""

    icon: str
    tint: Tint
    tag: str
    chip: str


KINDS = {
    "observation": KindLook("record", Tint.PURPLE, "", "Observations"),
    "contact": KindLook("contact", Tint.BLUE, "Contact", "Contacts"),
    "decision": KindLook("decision", Tint.GREEN, "Decision", "Decisions"),
    "action": KindLook("action", Tint.ORANGE, "Action", "Actions"),
    "referral": KindLook("referral", Tint.BLUE, "Referral", "Referrals"),
    "route_answer": KindLook("referral", Tint.GREY, "Reported", "Referrals"),
    "sharing": KindLook("referral", Tint.GREY, "Bundle", "Referrals"),
    "not_shared": KindLook("decision", Tint.GREY, "Not shared", "Referrals"),
    "duty": KindLook("warning", Tint.ORANGE, "Duty", "Referrals"),
    "encompass_notice": KindLook("letter", Tint.BLUE, "From police", "From police"),
    "police_request": KindLook("letter", Tint.BLUE, "From police", "From police"),
    "transfer": KindLook("folder", Tint.GREY, "Transfer", "Other schools"),
    "received_file": KindLook("folder", Tint.BLUE, "From a school", "Other schools"),
    "received_record": KindLook("folder", Tint.BLUE, "From a school", "Other schools"),
    "status": KindLook("folder", Tint.GREY, "Status", "Statuses"),
}
EVERYTHING = "Everything"
CHIPS = (EVERYTHING, *dict.fromkeys(kind.chip for kind in KINDS.values()))


def tag_of(entry: ChronologyEntry) -> tuple[str, Tint]:
    """What an observation is about, or what else the entry is."""
    kind = KINDS[entry.kind]
    return (kind.tag, kind.tint) if kind.tag else domain_tag(entry.terms)
