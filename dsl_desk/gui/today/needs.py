"""What needs the DSL today, as rows with one verb each."""

from dsl_desk.domain.when import say_time
from dsl_desk.gui.today.finishing import STANDS
from dsl_desk.gui.widgets.due import due_by, short_day
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.gui.widgets.tag import tint_of
from dsl_desk.services.needs import Need
from dsl_desk.services.today import Today, Unfinished

VERBS = {
    "action": "Done …",
    "bundle": "What next …",
    "bundle-returned": "What next …",
    "contact": "Log call",
    "decision": "Decide",
    "duty": "Report …",
    "file-gone": "Say …",
    "keeping": "Review …",
    "letter": "Record sent",
    "letter-reply": "Record it …",
    "look-in": "Log contact",
    "notice": "Answer …",
    "reply": "Ask again …",
    "request": "Answer …",
    "returned": "Decide",
    "second": "Record it …",
    "sharing": "Record sent",
    "file-receipt": "Tell them …",
    "transfer": "Transfer …",
    "written": "Confirm …",
}
UNSENT = ("sharing", "file-gone", "letter")
UNFINISHED = {
    "record": "Unfinished concern",
    "amend": "Unfinished correction",
    "contact": "Unfinished contact",
    "decide": "Unfinished decision",
    "referral": "Unfinished referral",
    "transfer": "Unfinished transfer of a file",
    "letters": "Unfinished letter",
    "family-letter": "Unfinished letter to a family",
    "notice": "Unfinished police notice",
    "police-request": "Unfinished police request",
}
ABOUT_NOBODY = {"letters": "To families"}
"""Of forms that are about no child: what is said instead."""
PROSE = ("what", "said", "reason", "purpose", "why", "words", "note", "response", "outcome", "summary")
"""The fields of a form that say most about it."""


def need_rows(today: Today) -> tuple[Row, ...]:
    """Late first, then today, then soon; unfinished forms last. The key of a row is its Need or Unfinished."""
    return (
        *(_need_row(need, today) for need in today.needs),
        *(_unfinished_row(unfinished, today) for unfinished in today.drafts),
    )


def _need_row(need: Need, today: Today) -> Row:
    due, child = due_by(need.due, today.now), need.child
    waiting = need.kind in UNSENT
    return Row(
        need,
        child.name,
        child.place,
        need.words,
        person=child.name,
        tint=tint_of(child.id),
        when=due.when,
        by_when="Not sent yet" if waiting else due.by_when,
        mark="warning" if waiting else due.mark,
        verb=VERBS[need.kind],
    )


def _unfinished_row(unfinished: Unfinished, today: Today) -> Row:
    draft, child = unfinished.draft, unfinished.child
    stand = STANDS.get(draft.form)
    about = child.name if child else "" if stand else ABOUT_NOBODY.get(draft.form, "Child not chosen yet")
    same_day = draft.saved.date() == today.now.date()
    words = next((text for name in PROSE if isinstance(text := draft.fields.get(name), str) and text.strip()), "")
    return Row(
        unfinished,
        stand.words if stand else UNFINISHED.get(draft.form, "Unfinished form"),
        f"Left at {say_time(draft.saved.time())}",
        ": ".join(part for part in (about, words or ("" if stand else "nothing written yet")) if part),
        icon="edit",
        when="Today" if same_day else short_day(draft.saved.date()),
        by_when="Kept encrypted",
        mark="notice",
        verb="Finish",
    )
