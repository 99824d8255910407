"""A text is read into blocks, or refused in one sentence with the line and the name; nothing in it is ever run."""

from string import Template as Fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.domain.letter import LetterKind
from dsl_desk.services.lettering.grammar import (
    FIELDS,
    PRIVATE_FIELDS,
    Ask,
    AskKind,
    Block,
    BlockKind,
    Meta,
    TextRefused,
    allowed_fields,
    fields_of,
    parse_text,
    typed_reach,
)

ASKS = (Ask("event_day", "Day of the session", "", AskKind.DAY, True), Ask("place", "Place", "", AskKind.LINE, False))
GENERAL = Meta("A session", LetterKind.GENERAL, "2026-11", ("s",), ASKS)
PRIVATE = Meta("To one family", LetterKind.PRIVATE, "2026-11", ("s",), ())


def test_each_mark_is_a_block_of_its_own_line() -> None:
    text = (
        "$date\n\n# Title\r\n## Part\n- ${school_name}: $$5\n\t$contacts \n$signature\n$page\n$slip\nName of child\n"
    )
    assert parse_text("", text, GENERAL) == (
        Block(BlockKind.PARAGRAPH, "$date", 1),
        Block(BlockKind.TITLE, "Title", 3),
        Block(BlockKind.HEADING, "Part", 4),
        Block(BlockKind.BULLET, "${school_name}: $$5", 5),
        Block(BlockKind.CONTACTS, "", 6),
        Block(BlockKind.SIGNATURE, "", 7),
        Block(BlockKind.NEW_PAGE, "", 8),
        Block(BlockKind.SLIP, "Name of child", 10),
    )


def test_a_private_letter_has_its_own_blocks_and_fields() -> None:
    text = "Dear $recipient_names\n$signs\n$school_does\n$own_words\nAbout $child_name"
    kinds = [block.kind for block in parse_text("", text, PRIVATE)]
    assert kinds[1:4] == [BlockKind.SIGNS, BlockKind.SCHOOL_DOES, BlockKind.OWN_WORDS]
    assert fields_of(parse_text("", text, PRIVATE)) == PRIVATE_FIELDS.keys()


REFUSED = {
    "Dear all\n\n- Call $schol_phone": r"line 3, asks for \$schol_phone, which is not one of \$date",
    "Dear all\nOn $Date": r"line 2, asks for \$Date, which is not one of",
    "Dear all\nIt costs $5": r"line 2, holds a \"\$\" with no field name; write \"\$\$\" for a dollar",
    "It costs 5 $": r"line 1, holds a \"\$\" with no field name",
    "See: $contacts": r"line 1, holds \$contacts among other words; it stands alone",
    "## $signature": r"line 1, holds \$signature among other words",
    "\n\nAbout $child_name": r"line 3, asks for \$child_name, which only a private letter to one family may hold",
    "Dear $recipient_names": r"line 1, asks for \$recipient_names, which only a private letter",
    "Hello\n$signs": r"line 2, asks for \$signs, which only a private letter",
    "$school_does": r"line 1, asks for \$school_does, which only a private letter",
    "$own_words": r"line 1, asks for \$own_words, which only a private letter",
    "Hello\n<b>Call</b>": r"line 2, holds “<b>”, which is markup or code",
    "</x>": "line 1, holds “</x>”, which is markup or code",
    "- <script src='x'>": "line 1, holds “<script src='x'>”, which is markup or code",
    "<!-- note -->": "line 1, holds “<!-- note -->”, which is markup or code",
    "a &amp; b": "line 1, holds “&amp;”, which is markup or code",
    "a &#60; b": "line 1, holds “&#60;”, which is markup or code",
    "{{ child }}": r"line 1, holds “\{\{”, which is markup or code",
    "{% if %}": r"line 1, holds “\{%”, which is markup or code",
    "{# note #}": r"line 1, holds “\{#”, which is markup or code",
    "<% code %>": "line 1, holds “<% code %>”, which is markup or code",
    "${school_name!r}": r"line 1, holds “\$\{school_name!r\}”, which is markup or code",
    "${school.__class__}": r"line 1, holds “\$\{school.__class__\}”, which is markup or code",
    "${": r"line 1, holds “\$\{”, which is markup or code",
    "Hello\x1b[0m": r"line 1, holds the hidden character U\+001B",
    "Hello\x0call": r"line 1, holds the hidden character U\+000C",
    "Hello\u2028all": r"line 1, holds the hidden character U\+2028",
    "Hello\ud800": r"line 1, holds the hidden character U\+D800",
    "Call \u202e999": r"line 1, holds the hidden character U\+202E",
    "Call 020 7946 0111 now": r"line 1, holds 020 7946 0111; numbers and addresses come from \$contacts",
    "(+44 20 7946 0111)": r"line 1, holds \+44 20 7946 0111; numbers",
    "Hello\n- Look at www.help.example": r"line 2, holds www\.help\.example; numbers and addresses",
    "Read \u2066this\u2069": r"line 1, holds the hidden character U\+2066",
    "Ex\u00adample": r"line 1, holds the hidden character U\+00AD",
    "Hello\nWrite to a.b@c-d.example.": r"line 2, holds a\.b@c-d\.example",
    "### Small": 'line 1, has a mark that is none of "# "',
    "Hello\n#": "line 2, has a mark",
    "-": "line 1, has a mark",
    "Hello\n$slip\n": r"line 2, holds \$slip and no line after it",
    "$slip\nName\n$page": r"line 3, holds \$page inside the slip",
    "$slip\nName\n$slip": r"line 3, holds \$slip inside the slip",
    "$slip\n## Name": "line 2, holds ## inside the slip",
    "$slip\nName of $child_name": r"line 2, asks for \$child_name",
    "": "the text, holds no words",
    " \n\n": "the text, holds no words",
}


@pytest.mark.parametrize(("text", "words"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_no_letter_can_hold_is_refused_with_line_and_name(text: str, words: str) -> None:
    with pytest.raises(TextRefused, match=rf"^own\.txt, {words}.*\.$") as refused:
        parse_text("own.txt", text, GENERAL)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("piece", ["0", "a", "a.", "@", "$a", "<", "{", "01(", "a@a-", "- ", "#"])
def test_a_line_as_long_as_a_note_is_read_at_once_and_not_shown(piece: str) -> None:
    for text in (piece * 20_000, f"${piece * 20_000}"):
        try:
            parse_text("", text, GENERAL)
        except TextRefused as error:
            assert len(str(error)) < 500


@pytest.mark.parametrize(
    "reach",
    [
        "0800-1111", "0800–1111", "0800/1111", "0800\t1111", "0800\u20091111", "020.7946.0958", "0 8 0 0 1 1 1 1",
        "(0800) 1111", "+44 (0)20 7946 0958", "٠٨٠٠١١١١", "0800\n1111", "nspcc.org.uk", "HTTPS://help.example/x",
    ],
)  # fmt: skip
def test_a_number_or_an_address_is_found_however_it_is_typed(reach: str) -> None:
    assert typed_reach(f"Call {reach}.")


@pytest.mark.parametrize(
    "time", ["01/12/2026", "01.12.2026", "01-12-2026", "2026-12-01", "09:00-10:30", "09.00-10.30"]
)
def test_a_day_or_a_time_is_no_number_to_call(time: str) -> None:
    assert not typed_reach(f"On {time} we meet. Come at home.")


def test_without_a_file_the_line_begins_the_sentence() -> None:
    with pytest.raises(TextRefused, match=r"^Line 2 holds “<b>”"):
        parse_text("", "Hello\n<b>", GENERAL)


@pytest.mark.parametrize(
    "text",
    [
        "3 < 5 & 7 > 2",
        "Fish & chips; tea",
        "I <3 maths",
        "a {b} c",
        "50 % off",
        "$$5",
        "On 01.02.2026 at 08:30",
        "01/02/2026",
        "999 or 101",
        "2026 2027 2028",
        "@ home",
    ],
)
def test_ordinary_signs_are_words(text: str) -> None:
    assert parse_text("", text, GENERAL) == (Block(BlockKind.PARAGRAPH, text, 1),)


PIECES = st.sampled_from(
    [*(f"${name}" for name in (*FIELDS, *PRIVATE_FIELDS, "event_day", "place", *BlockKind)),
     "$", "$$", "${", "}", "{{", "<b>", "</", "&amp;", "# ", "## ", "- ", "\n", "\r", "\u2028", "\u200f", "Urdu اردو"]
)  # fmt: skip


@given(
    text=st.lists(PIECES | st.text(max_size=8), max_size=12).map("".join),
    meta=st.sampled_from([GENERAL, PRIVATE]),
)
def test_any_text_is_read_whole_or_refused_in_one_sentence(text: str, meta: Meta) -> None:
    try:
        blocks = parse_text("", text, meta)
    except TextRefused as error:
        assert str(error).endswith(".")
        assert 0 <= error.line <= text.count("\n") + 1
        return
    known = allowed_fields(meta)
    assert fields_of(blocks) <= known.keys()
    for block in blocks:
        Fields(block.text).substitute(known)
        assert "\n" not in block.text
    private = {block.kind for block in blocks} & {BlockKind.SIGNS, BlockKind.SCHOOL_DOES, BlockKind.OWN_WORDS}
    assert not private or meta is PRIVATE
