"""What the kinds of record are called when they are counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

KIND_WORDS = {
    "child": ("entry on the roll", "entries on the roll"),
    "front_sheet": ("front sheet", "front sheets"),
    "observation": ("observation", "observations"),
    "contact": ("contact", "contacts"),
    "concern": ("concern", "concerns"),
    "decision": ("decision", "decisions"),
    "action": ("action", "actions"),
    "referral": ("referral", "referrals"),
    "sharing": ("bundle, with the files kept of it", "bundles, with the files kept of them"),
    "not_shared": ("decision not to share", "decisions not to share"),
    "route_answer": ("note of how a matter was reported", "notes of how matters were reported"),
    "duty": ("duty to report", "duties to report"),
    "encompass_notice": ("Operation Encompass notice", "Operation Encompass notices"),
    "police_request": ("police request", "police requests"),
    "transfer": ("transfer of the file", "transfers of the file"),
    "received_file": ("file of another school", "files of other schools"),
    "received_record": ("entry of another school", "entries of other schools"),
    "status": ("plan, care or support", "plans, care and support"),
    "family_member": ("person in the family", "people in the family"),
    "professional": ("professional", "professionals"),
    "subject": ("person, car, place, phone or account", "people, cars, places, phones and accounts"),
    "link": ("link", "links"),
    "significance": ("note on what an entry means", "notes on what entries mean"),
    "attachment": ("attached file", "attached files"),
    "involvement": ("note of who a record is about", "notes of who a record is about"),
    "restriction": ("restriction of who sees a concern", "restrictions of who sees a concern"),
    "retention_review": ("decision about keeping", "decisions about keeping"),
}
"""One and several of each kind that can be about a child, in the order they are told."""


def say_counts(counts: Mapping[str, int], words: Mapping[str, tuple[str, str]] = KIND_WORDS) -> Iterator[str]:
    """Such as "2 observations", for each kind there is any of."""
    for kind, (one, several) in words.items():
        count = counts.get(kind, 0)
        if count:
            yield f"{count:,} {one if count == 1 else several}"
