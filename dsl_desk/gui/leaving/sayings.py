"""The steps of the list in words: what is to be done, and how it stands."""

from dsl_desk.services.leaving import Leaving, Step

SECTIONS: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("1. Before the last day", (Step.TAKE_OVER, Step.WORK, Step.TALK, Step.PROFILE)),
    ("2. On the last day", (Step.REMOVE, Step.CODES, Step.BACKUP)),
    ("3. Tell those who need to know", (Step.TELL,)),
)
TASKS = {
    Step.TAKE_OVER: "Let the successor unlock",
    Step.WORK: "Hand on the open actions",
    Step.TALK: "Go through the work together",
    Step.PROFILE: "Change the school’s details",
    Step.REMOVE: "Take the leaver’s access away",
    Step.CODES: "Replace the printed codes",
    Step.BACKUP: "Make a fresh backup",
    Step.TELL: "Tell who needs to know",
}
TALK = "We have gone through Today, the open concerns and what is not written down."
OLD_COPIES = (
    "Backups and copies made before the key was changed still open with what {name} knew then. Collect memory "
    "sticks, and decide which old backups are no longer needed. What was taken along cannot be taken back."
)
WAITING = {
    Step.TAKE_OVER: "{successor} has not unlocked with full access yet",
    Step.WORK: "{actions} in the name of {leaver}",
    Step.TALK: "{leaver} and {successor}",
    Step.PROFILE: "Letters and reports name {leaver} as lead",
    Step.REMOVE: "{leaver} can still unlock",
    Step.CODES: "Those that {leaver} may know: {codes}",
    Step.BACKUP: "With the new key, after the access was taken away",
    Step.TELL: "{told} told",
}
DONE = {
    Step.TAKE_OVER: "{successor} has unlocked with full access",
    Step.WORK: "None is in the name of {leaver}",
    Step.TALK: "{leaver} and {successor} say so",
    Step.PROFILE: "Letters and reports no longer name {leaver}",
    Step.REMOVE: "{leaver} can no longer unlock",
    Step.CODES: "Made anew after the access was taken away",
    Step.BACKUP: "Made after the access was taken away",
    Step.TELL: "{told} told",
}
LOCK_FIRST = "{leaver} locks, {successor} unlocks and goes on here. The list stays as it is."


def say(step: Step, leaving: Leaving) -> str:
    """How a step stands, in one line."""
    words = (DONE if step in leaving.done else WAITING)[step]
    if step is Step.REMOVE and leaving.by_leaver and Step.TAKE_OVER in leaving.done:
        words = LOCK_FIRST
    return words.format(
        leaver=leaving.leaver.name,
        successor=leaving.successor.name,
        actions=_count(len(leaving.open_actions), "open action"),
        codes=", ".join(leaving.old_codes) or "the recovery code and the envelopes",
        told=f"{sum(each.id in leaving.told for each in leaving.to_tell)} of {len(leaving.to_tell)}",
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
