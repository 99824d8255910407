"""How keeping and erasing are said."""

from collections.abc import Iterator

from dsl_desk.domain.erasure import Ground
from dsl_desk.domain.file_name import shown_name
from dsl_desk.domain.kind_words import say_counts
from dsl_desk.domain.retention import Keeping
from dsl_desk.domain.when import say_day, say_moment
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.services.certifying import Done
from dsl_desk.services.erasing import Plan
from dsl_desk.services.misplaced import Beside
from dsl_desk.services.retaining import Reviewed, Standing

NOTHING_BY_ITSELF = (
    "Nothing is erased by itself. When a day has come, someone reviews the record and decides: keep it longer, put "
    "it under a legal hold, or erase it with a second person."
)
FOR_EVER = "Erasing cannot be undone, not even by restoring a backup: what was erased is erased again."
WRONG_CHILD = (
    "An entry of the chronology is erased where it is read. Files, people and links that belong to another child are "
    "erased from here, by the same two people."
)
READ = "I have read what is erased and what stays"
NO_NAMES = "It stays in the journal and on the certificate. Do not name the child."

GROUND_WORDS = {
    Ground.RETENTION: "The retention period is over, and the record was reviewed",
    Ground.SUBJECT_REQUEST: "The person, or who speaks for them, made a request for it, and it was granted",
    Ground.COURT_ORDER: "A court ordered it",
    Ground.MISTAKE: "It was recorded on the wrong child",
}
KEEPING_WORDS = {
    Keeping.LONGER: "Keep it longer",
    Keeping.HOLD: "Put it under a legal hold: nothing of it is erased",
    Keeping.HOLD_ENDED: "End the legal hold",
}
DECIDED = {
    Keeping.LONGER: "Kept longer",
    Keeping.HOLD: "Legal hold",
    Keeping.HOLD_ENDED: "Legal hold ended",
}


def say_due(standing: Standing) -> str:
    """When someone looks at the record again."""
    if standing.held:
        later = f", to be looked at again on {say_day(standing.due)}" if standing.due else ""
        return f"A legal hold stands{later}. Nothing of this record is erased."
    if standing.due is None:
        return "No day can be worked out, because the date of birth is not known."
    return f"To be reviewed on {say_day(standing.due)}."


def due_row(standing: Standing) -> Row:
    """A record whose review has come, or that is under a hold."""
    newest = standing.reviews[0] if standing.reviews else None
    said = DECIDED[newest.review.decision] if newest else "Never reviewed"
    due = f"due {say_day(standing.due)}" if standing.due else "no day set"
    return Row(
        standing.child.id, standing.child.name, standing.child.place, f"{said}, {due}",
        person=standing.child.name, verb="Review",
    )  # fmt: skip


def review_row(reviewed: Reviewed) -> Row:
    """One decision of the past."""
    review = reviewed.review
    again = f"Next review {say_day(review.next_review)}. " if review.next_review else ""
    return Row(
        review.id, DECIDED[review.decision], f"{reviewed.reviewer}, {say_moment(reviewed.at)}", again + review.reason,
        icon="clock",
    )  # fmt: skip


def beside_row(beside: Beside) -> Row:
    """A file, person or link of a record."""
    return Row(beside.target, shown_name(beside.name), beside.detail, icon="record", verb="Erase …")


def erased_row(done: Done) -> Row:
    """One erasure; it names no child."""
    counted = ", ".join(say_counts(done.erasure.kinds))
    return Row(
        done.erasure.id, done.erasure.ground.value.capitalize(), f"{done.first} and {done.second}",
        f"{say_moment(done.at)}: {counted}", icon="check", verb="Certificate",
    )  # fmt: skip


def say_going(plan: Plan) -> Iterator[str]:
    """What is erased, counted."""
    yield from say_counts(plan.counts)
    if plan.drafts:
        yield f"{plan.drafts} unfinished {'form' if plan.drafts == 1 else 'forms'}"


def say_staying(plan: Plan) -> Iterator[str]:
    """What is not erased, and why."""
    if plan.only_part:
        yield "The record itself, because it is about another child too. Only this child’s part in it is taken out."
        return
    if plan.target.record_id:
        yield "Everything else on this child’s record."
        return
    staying = plan.staying
    for line in say_counts(staying.shared):
        yield f"{line}, shared with other children. They stay with those; this child’s part in them is taken out."
    if staying.sibling_entries:
        many = staying.sibling_entries != 1
        yield (
            f"{staying.sibling_entries} {'entries' if many else 'entry'} on the front sheet of a brother or sister "
            f"that {'name' if many else 'names'} this child."
        )
    if staying.bundles_of_others:
        bundles = "bundle" if staying.bundles_of_others == 1 else "bundles"
        yield f"{staying.bundles_of_others} {bundles} about other children that carried a shared record."
    yield "What other children’s records say of this child in their own words: search for the name first."
    if staying.looks:
        entries = "journal entry" if staying.looks == 1 else "journal entries"
        yield f"{staying.looks:,} {entries} of who looked at the record, without a word of it."
    yield "Older backups, until they are removed in turn. The certificate says by when."
