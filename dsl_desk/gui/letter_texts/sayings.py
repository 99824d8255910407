"""Where a text stands, in words."""

from collections.abc import Iterator
from datetime import date, time

from dsl_desk.domain.when import say_day
from dsl_desk.gui.letter_texts.reading import Kept, Standing
from dsl_desk.gui.theme import Tint
from dsl_desk.gui.widgets.rows import Row
from dsl_desk.services.catalogue.letter_language import LetterLanguage, say_day_in, say_time_in
from dsl_desk.services.catalogue.plain_english import plain_english
from dsl_desk.services.lettering.checking import TextCheck
from dsl_desk.services.lettering.readable import say_reading

ABOUT = (
    "Letters are printed from these texts. Change one, and your school’s own copy is printed from then on; every "
    "version is kept, and you can go back to the text of DSL Desk. A translation goes to families once somebody who "
    "speaks the language has read it beside the English and confirmed it. If either text changes, it is to be "
    "confirmed again."
)
SPEAKER = (
    "Ask somebody who reads and writes both languages well, such as a member of staff or an interpreter. Do not ask "
    "a pupil. They read the lines below one by one: does each say the same, plainly and politely? Numbers and words "
    "after a $ stay as they are: the letter fills them in."
)
OWN, SHIPPED = "Your school’s own text", "The text of DSL Desk"
ISOLATE, END = "\u2068", "\u2069"
"""Between them words run in their own direction, whatever stands around."""
CONFIRMED, NOT_CONFIRMED = "Confirmed", "Not for families yet"


def say_whose(standing: Standing) -> str:
    """`Your school’s own text, version 2026-11, our copy 2`"""
    if not standing.version:
        return "Sentences of DSL Desk"
    return f"{OWN if standing.own else SHIPPED}, version {standing.version}"


def say_checked(standing: Standing) -> str:
    """Whether families may get it; nothing for English."""
    if standing.is_english:
        return ""
    check = standing.check
    if check and standing.confirmed:
        assert check.checked_on, "no check is kept without its day"
        return f"{check.speaker} confirmed it on {say_day(check.checked_on)}."
    if check:
        return f"One of the two texts was changed after {check.speaker} had confirmed it."
    return f"Nobody who speaks {standing.language.name} has confirmed it."


def say_for_families(standing: Standing) -> str:
    """The same, with what makes the speaker able, or with what follows where nobody has confirmed it."""
    words = say_checked(standing)
    if standing.confirmed and standing.check:
        return f"{words} How they know both languages: {standing.check.speaks.rstrip('.')}."
    return f"{NOT_CONFIRMED}. {words}" if words else ""


def say_outdated(standing: Standing) -> str:
    return (
        "The text of DSL Desk has changed since your own was written. Compare the two." if standing.outdated else ""
    )


def row_of(standing: Standing) -> Row:
    """The language begins the second line: of a long name the end is cut in large text."""
    said = (f"{standing.language.name}.", say_checked(standing), say_outdated(standing), f"{say_whose(standing)}.")
    return Row(
        standing.wanted,
        standing.name,
        text=" ".join(filter(None, said)),
        tag="" if standing.is_english else CONFIRMED if standing.confirmed else NOT_CONFIRMED,
        tag_tint=Tint.GREEN if standing.confirmed else Tint.ORANGE,
        verb="Open",
    )


def row_of_kept(kept: Kept, is_newest: bool) -> Row:
    who = f"{kept.person}, {say_day(kept.day)}" if kept.person else say_day(kept.day)
    now = "In use" if is_newest else "Of before"
    return (
        Row(kept, OWN, who, now, verb="Begin with this")
        if kept.used
        else Row(kept, "Own text taken out of use", who, now)
    )


def say_check(check: TextCheck) -> Iterator[str]:
    """What the live check says under a text, a line each; the language aid says its own."""
    if check.refused:
        yield f"{check.refused} It cannot be saved yet."
        return
    if check.reading:
        yield from say_reading(check.reading)
    most = plain_english().sentence_words
    yield from (f"Line {line}: a sentence of {words} words. Keep to {most}." for line, words in check.hard)


def say_frame(language: LetterLanguage, day: date) -> str:
    """What is printed around a letter in its language, for the speaker to look at too."""
    said = (
        say_day_in(language, day),
        say_time_in(language, time(15, 30)),
        language.page_of.format(number=1, count=2),
        language.copy_of.format(number=1, count=2),
    )
    return "Printed with it: " + "; ".join(f"“{ISOLATE}{words}{END}”" for words in said) + "."
