"""What goes: everything the person at the desk sees, counted, and what has to be told another way."""

from typing import Any

from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.kind_words import KIND_WORDS, say_counts
from dsl_desk.domain.problems import Problems
from dsl_desk.gui.referral.step import Step
from dsl_desk.gui.transfer.material import FileMaterial
from dsl_desk.gui.widgets.attachments.file_row import say_size
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.note_editor import NoteField
from dsl_desk.gui.widgets.rule_source import RuleSource
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.transferring.whole import WholeFile

SEES = (
    "It is everything that you see. A concern that only named people see goes only where one of them sends the file: "
    "before you say that the whole file has gone, ask the other leads whether there is anything you do not see."
)
UNTOLD = (
    "An address that is kept confidential is in no file. It stands in what is counted here, which stays with you: "
    "tell the lead there another way, such as face to face, and write down how."
)


class WhatGoes(Step):
    """There is nothing to tick: the whole file goes, however small."""

    name = "whole"

    def __init__(self) -> None:
        super().__init__("What goes", "See what goes")
        self.child_id = ""
        self._whole: WholeFile | None = None
        self._entries: tuple[ChronologyEntry, ...] = ()
        self._holds = Words("")
        self._stays = Card(kind="warning")
        self._counted, self.untold = Words("", Kind.STRONG), NoteField(lines=2)
        self.card.add(self._holds, Words(SEES), RuleSource("transfer-whole", "transfer-copy"))
        self._stays.add(self._counted, Words(UNTOLD))
        self.card.add(self._stays)
        hint = "Whom you tell, and how. The address itself does not belong here."
        self.put("untold", LabelledField("How they are told what no file carries", self.untold, hint))

    def offer_file(self, file: FileMaterial) -> None:
        """Count it anew."""
        whole = self._whole = file.whole
        self.child_id, self._entries = whole.child_id, file.base.entries
        lines = [f"• {line}" for line in say_counts(whole.counts)]
        size = f" The files are {say_size(whole.size)}." if whole.attachments else ""
        self._holds.setText("\n".join(lines) + size if lines else "There is no record about this child.")
        stays = len(whole.untold) + whole.address_withheld
        self._stays.setVisible(bool(stays))
        self.fields["untold"].setVisible(bool(stays))
        self._counted.setText(_say_stays(whole))
        if file.transfer and file.transfer.open and not self.untold.text():
            self.untold.set_text(file.transfer.untold)

    def records(self) -> tuple[ChronologyEntry, ...]:
        """Those that another child may be named in."""
        going = set(self._whole.records) if self._whole else set()
        return tuple(entry for entry in self._entries if entry.id in going)

    def decided(self) -> dict[str, Any]:
        whole = self._whole
        return {
            "records": whole.records if whole else (),
            "attachments": tuple(each.id for each in whole.attachments) if whole else (),
        }

    def check(self) -> None:
        problems = Problems()
        whole = self._whole
        problems.require("whole", bool(whole and whole.records), "There is no record about this child that could go")
        if whole and (whole.untold or whole.address_withheld):
            problems.require("untold", self.untold.text(), "Enter how they are told what no file carries")
        problems.note("untold", self.untold.text())
        problems.raise_if_any()

    def detail(self) -> str:
        if not self._whole or not self._whole.records:
            return "There is no record about this child"
        return f"{len(self._whole.records)} entries and {len(self._whole.attachments)} files: all that you see"


def _say_stays(whole: WholeFile) -> str:
    kinds = [f"1 {KIND_WORDS[kind][0]}" for _, kind in whole.untold if kind in KIND_WORDS]
    address = ["the address on the front sheet"] if whole.address_withheld else []
    return f"Cannot go: {', '.join([*kinds, *address])}"
