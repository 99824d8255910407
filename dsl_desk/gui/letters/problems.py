"""What stands in the way of a letter, or is missing from it, and where to mend that."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dsl_desk.domain.letter import ENGLISH
from dsl_desk.gui.letter_texts.reading import Wanted
from dsl_desk.gui.letters.order import Ready
from dsl_desk.gui.widgets.buttons import Button, link
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.tab_order import tab_anchor, tab_through
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.catalogue.letter_language import LetterLanguage, language, language_called
from dsl_desk.services.lettering.families import ByHand
from dsl_desk.services.lettering.templates import template

NOBODY = "No family of these children can be written to. The pages below are addressed to nobody."


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing in words, and the page where it is mended: its name, what it shows, and the words of the link."""

    words: tuple[str, ...]
    link: str
    page: str
    shown: object = None


def mends(ready: Ready) -> tuple[Mend, ...]:
    """What keeps the letter from families first, then what is missing from it."""
    found = [
        mend
        for spoken, codes in ready.prepared.not_confirmed.items()
        for mend in _confirming(language(spoken), codes)
    ]
    if ready.families and not ready.count:
        found.append(Mend((NOBODY,), "Open the children", "children"))
    if ready.families and ready.families.problems:
        found.append(Mend(ready.families.problems, "Open the children", "children"))
        if any(each.by_hand is ByHand.NO_ADDRESS for each in ready.families.families):
            found.append(Mend((), "Import families’ contacts", "import-families"))
    if spoken := _in_english_instead(ready):
        found.append(Mend((spoken,), "Open the texts", "letter-texts"))
    if ready.prepared.left_out:
        found.append(Mend(ready.prepared.left_out, "Open the directory", "directory"))
    return tuple(found)


class Problems(Card):
    """Hidden where there are none; ``wanted(page, what to show)`` from its links."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(kind="warning")
        self._anchor = tab_anchor(self)
        self.add(Words("Before you print", Kind.STRONG))
        self._shown: list[QWidget] = []
        self.hide()

    def show_mends(self, found: Iterable[Mend]) -> None:
        for widget in self._shown:
            self.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = [widget for each in found for widget in self._widgets(each)]
        for widget in self._shown:
            self.body.addWidget(widget, alignment=_align(widget))
        tab_through((self._anchor, *(widget for widget in self._shown if isinstance(widget, Button))))
        self.setVisible(bool(self._shown))

    def words(self) -> str:
        """All that is said now."""
        return "\n".join(widget.text() for widget in self._shown if isinstance(widget, Words))

    def _widgets(self, mend: Mend) -> list[QWidget]:
        go = link(mend.link)
        go.clicked.connect(partial(self.wanted.emit, mend.page, mend.shown))
        return [*map(Words, mend.words), go]


def _confirming(spoken: LetterLanguage, codes: Sequence[str]) -> Iterator[Mend]:
    """Why nothing is printed in a language, then the way to each text that a speaker has to confirm."""
    names = [f"“{template(code).meta.name}”" for code in codes]
    waiting = (
        f"Nobody who speaks {spoken.name} has confirmed {' and '.join(names)}. Nothing is printed while it is among "
        "the letters: have it confirmed, or leave it out.",
    )
    for code, name in zip(codes, names, strict=True):
        go = f"Confirm the {spoken.name}" if len(codes) == 1 else f"Confirm the {spoken.name} of {name}"
        yield Mend(waiting if code == codes[0] else (), go, "letter-text", Wanted(code, spoken.code))


def _in_english_instead(ready: Ready) -> str:
    """Who speaks another language at home and gets the English letter, or nothing."""
    families = ready.families.families if ready.families else ()
    spoken = Counter(
        each.spoken for each in families
        if each.spoken and ready.language_of(each) == ENGLISH and not _is_english(each.spoken)
    )  # fmt: skip
    if not spoken:
        return ""
    number = sum(spoken.values())
    counted = ", ".join(f"{name} {count:,}" for name, count in sorted(spoken.items()))
    return (
        f"{number:,} {'family speaks' if number == 1 else 'families speak'} another language at home and "
        f"{'gets' if number == 1 else 'get'} the letter in English: {counted}."
    )


def _is_english(words: str) -> bool:
    found = language_called(words)
    return found is not None and found.code == ENGLISH


def _align(widget: QWidget) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag(0) if isinstance(widget, Words) else Qt.AlignmentFlag.AlignLeft
