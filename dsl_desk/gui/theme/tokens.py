"""The colours of the three themes, and the pairs that must contrast.

Ratios are those of WCAG 2.2: text 4.5 : 1 (1.4.3), borders, marks and focus 3 : 1 (1.4.11, 2.4.13).
"""

from dataclasses import dataclass
from enum import StrEnum


class Tint(StrEnum):
    """Background and ink of a tag or an avatar; RED is for problems to put right, never for a child."""

    GREY = "grey"
    BLUE = "blue"
    GREEN = "green"
    ORANGE = "orange"
    PURPLE = "purple"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme, by purpose; tints are (background, ink)."""

    page: str
    surface: str
    raised: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_pressed: str
    on_accent: str
    link: str
    selection: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    good: str
    notice: str
    demo: str
    on_demo: str
    focus: str
    focus_edge: str
    navigation: str
    navigation_current: str
    navigation_text: str
    navigation_mark: str
    bar: str
    tints: dict[Tint, tuple[str, str]]


LIGHT = Tokens(
    page="#f4f6f7",
    surface="#ffffff",
    raised="#f7f9fa",
    line="#dce2e5",
    edge="#6f7b81",
    text="#14191b",
    muted="#4c575c",
    accent="#0b5563",
    accent_pressed="#083f4a",
    on_accent="#ffffff",
    link="#164f86",
    selection="#dceef1",
    danger="#ab241b",
    danger_soft="#fce8e7",
    warning="#a67a00",
    warning_soft="#fff5d2",
    good="#0f7a48",
    notice="#0b5394",
    demo="#5b2a86",
    on_demo="#ffffff",
    focus="#ffdd00",
    focus_edge="#0b0c0c",
    navigation="#0f2f37",
    navigation_current="#1f4953",
    navigation_text="#e9f0f1",
    navigation_mark="#7fd8e6",
    bar="#588f9b",
    tints={
        Tint.GREY: ("#e6ebed", "#333d42"),
        Tint.BLUE: ("#d9e8f5", "#153f6b"),
        Tint.GREEN: ("#d5ebdf", "#0d4a2c"),
        Tint.ORANGE: ("#fde5d0", "#6b3208"),
        Tint.PURPLE: ("#e4ddf2", "#402a73"),
        Tint.RED: ("#f9dad8", "#7d1813"),
    },
)

DARK = Tokens(
    page="#101618",
    surface="#1a2124",
    raised="#20292d",
    line="#343f44",
    edge="#8b989e",
    text="#f3f6f7",
    muted="#b7c3c8",
    accent="#67ccda",
    accent_pressed="#8ddbe5",
    on_accent="#08191d",
    link="#8fc9f7",
    selection="#1d3f47",
    danger="#ff9389",
    danger_soft="#3b1516",
    warning="#e5b91c",
    warning_soft="#332a0b",
    good="#6fd3a0",
    notice="#8fc9f7",
    demo="#c9a6ea",
    on_demo="#1d0b2e",
    focus="#ffdd00",
    focus_edge="#0b0c0c",
    navigation="#0a1a20",
    navigation_current="#1b3a43",
    navigation_text="#e9f0f1",
    navigation_mark="#67ccda",
    bar="#3f7682",
    tints={
        Tint.GREY: ("#343e43", "#dfe6e9"),
        Tint.BLUE: ("#173553", "#bcdcfa"),
        Tint.GREEN: ("#143a28", "#aee6c9"),
        Tint.ORANGE: ("#4a270d", "#fdd2ae"),
        Tint.PURPLE: ("#34255c", "#d9cbf7"),
        Tint.RED: ("#541b19", "#ffc9c4"),
    },
)

CONTRAST = Tokens(
    page="#000000",
    surface="#000000",
    raised="#000000",
    line="#ffffff",
    edge="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    accent="#7fe9ff",
    accent_pressed="#ffffff",
    on_accent="#000000",
    link="#9fd8ff",
    selection="#003b47",
    danger="#ffa9a1",
    danger_soft="#000000",
    warning="#ffdd00",
    warning_soft="#000000",
    good="#8affc1",
    notice="#9fd8ff",
    demo="#e2c6ff",
    on_demo="#000000",
    focus="#ffdd00",
    focus_edge="#000000",
    navigation="#000000",
    navigation_current="#003b47",
    navigation_text="#ffffff",
    navigation_mark="#7fe9ff",
    bar="#7fe9ff",
    tints=dict.fromkeys(Tint, ("#000000", "#ffffff")),
)


def text_pairs(tokens: Tokens) -> list[tuple[str, str, str]]:
    """(what, ink, ground) of everything that is read."""
    t = tokens
    grounds = {"page": t.page, "surface": t.surface, "raised": t.raised, "selection": t.selection}
    pairs = [
        (f"{ink} on {ground}", getattr(t, ink), colour)
        for ink in ("text", "muted", "link", "danger")
        for ground, colour in grounds.items()
    ]
    pairs += [
        ("text on danger_soft", t.text, t.danger_soft),
        ("danger on danger_soft", t.danger, t.danger_soft),
        ("link on danger_soft", t.link, t.danger_soft),
        ("muted on danger_soft", t.muted, t.danger_soft),
        ("text on warning_soft", t.text, t.warning_soft),
        ("on_accent on accent", t.on_accent, t.accent),
        ("on_accent on accent_pressed", t.on_accent, t.accent_pressed),
        ("surface on danger", t.surface, t.danger),
        ("on_demo on demo", t.on_demo, t.demo),
        ("good on surface", t.good, t.surface),
        ("navigation_text on navigation", t.navigation_text, t.navigation),
        ("navigation_text on navigation_current", t.navigation_text, t.navigation_current),
    ]
    return pairs + [(f"tint {tint}", ink, ground) for tint, (ground, ink) in t.tints.items()]


def mark_pairs(tokens: Tokens) -> list[tuple[str, str, str]]:
    """(what, mark, ground) of every border, bar and mark that carries meaning, and of the focus ring.

    The ring is yellow inside black: against any ground one of the two stands out, and they stand out from each other.
    """
    t = tokens
    pairs = [
        (f"{mark} on {ground}", getattr(t, mark), getattr(t, ground))
        for mark in ("edge", "accent", "danger", "warning", "notice", "bar")
        for ground in ("surface", "page")
    ]
    outer = t.focus if contrast(t.focus, t.page) >= contrast(t.focus_edge, t.page) else t.focus_edge
    return [
        *pairs,
        ("navigation_mark on navigation", t.navigation_mark, t.navigation),
        ("the two colours of the ring", t.focus, t.focus_edge),
        ("the ring on page", outer, t.page),
        ("the ring on navigation", t.focus, t.navigation),
    ]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two #rrggbb colours as defined by WCAG 2.2, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
