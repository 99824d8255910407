"""Where a text quotes someone: every kind of mark, apostrophes, quotations that go on, and ones never closed."""

from __future__ import annotations

import pytest

from dsl_desk.wording.quotations import quotations

# The quotations stand between ⟦ and ⟧, which are taken out before reading.
CASES = {
    "straight double": 'He said ⟦"no"⟧ and left.',
    "curly double": "He said ⟦“no”⟧ and left.",
    "straight single": "He said ⟦'no'⟧ and left.",
    "curly single": "He said ⟦‘no’⟧ and left.",
    "angled": "He said ⟦«no»⟧ and left.",
    "curly and straight mixed": 'He said ⟦“no"⟧ and left.',
    "at the very start and end": '⟦"No," he said, "I will not."⟧'.replace(',"', ',"⟧').replace('"I', '⟦"I'),
    "in brackets": '(⟦"no"⟧) and [⟦‘no’⟧]',
    "after a colon without a space": 'He said:⟦"no"⟧.',
    "with spaces inside": 'He said ⟦" no "⟧ and left.',
    "apostrophes are none": "Finley’s mum doesn't know the girls' toilets or the boys’ room.",
    "apostrophes inside double": "⟦“I don’t like the girls’ toilets,”⟧ she said.",
    "apostrophes inside single": "⟦‘I don’t like it,’⟧ she said. Finley’s mum knows.",
    "a plural that owns inside single": "⟦'the girls' toilets are shut'⟧ she said.",
    "clipped words": "He told 'em in the '90s, rock 'n' roll, 'til late.",
    "single inside double": "⟦“He said ‘go’ to me,”⟧ she said.",
    "double inside single": "⟦‘He said “go” to me,’⟧ she said.",
    "inches and feet": "He is 5'10\" tall and the stick was 6\" long.",
    "never closed, double": "He said ⟦“I don't\nThe next line.".replace("\n", "⟧\n"),
    "never closed, straight": 'He said ⟦"I don\'t⟧\nThe next line.',
    "never closed, single": "He said ⟦'I do not⟧\nThe next line.",
    "being typed": 'He said ⟦"⟧',
    "closed on a later line": "He said ⟦“I went out.\nI came back.”⟧ Then he left.",
    "straight, closed on a later line": 'He said ⟦"I went out.\n\nI came back."⟧ Then he left.',
    "single, closed on the next line": "He said ⟦'I went out.\nI came back.'⟧ Then he left.",
    "opened again in each paragraph": "⟦“I went out.⟧\n\n⟦“I came back.”⟧ Then he left.",
    "opened again in each paragraph, single": "⟦‘I went out.⟧\n\n⟦‘I came back.’⟧ Then he left.",
    "opened again though never closed": "He said ⟦“no and ⟧⟦“yes”⟧ and left.",
    "a closing mark alone": "no” he said and no\" too",
    "two of them": "⟦'No,'⟧ he said, ⟦'not me.'⟧",
    "beside an emoji": "🙂 ⟦“no”⟧ 🙂",
}  # fmt: skip


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_quotations_are_found_with_their_marks(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    expected = _spans(marked)
    assert [text[start:end] for start, end in quotations(text)] == [text[start:end] for start, end in expected]
    assert list(quotations(text)) == expected


def _spans(marked: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for part in marked.split("⟦"):
        inside, closed, after = part.partition("⟧")
        if closed:
            spans.append((at, at + len(inside)))
        at += len(inside) + len(after)
    return spans
