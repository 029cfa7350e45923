"""The colours of talk.css, which pages and widget share: every pair that words are written in has enough contrast, by day and by night."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import web

CSS = (Path(web.__file__).parent / "static" / "widget" / "talk.css").read_text(encoding="utf-8")
TEXT = [
    *((ink, ground) for ink in ("ink", "soft-ink", "link") for ground in ("paper", "sheet", "ours", "tint")),
    ("ink", "yours"), ("ink", "amber"), ("ink", "grey"), ("ink", "alarm-tint"), ("soft-ink", "alarm-tint"),
    ("link", "alarm-tint"), ("alarm", "alarm-tint"), ("alarm", "sheet"), ("alarm", "paper"), ("soft-ink", "yours"),
    ("on-brand", "brand"), ("on-brand", "brand-deep"), ("brand", "sheet"), ("brand", "tint"),
]  # fmt: skip
EDGES = [("edge", "paper"), ("edge", "sheet"), ("brand", "paper"), ("brand", "yours"), ("alarm", "paper")]


def colours(block: str) -> dict[str, str]:
    """Each name with its colour; where a council may set its own, ours."""
    return dict(re.findall(r"--([a-z-]+): (?:var\(--offer-[a-z-]+, )?(#[0-9a-f]{6})\)?;", block))


DAY = colours(CSS.split("@media", 1)[0])
NIGHT = {**DAY, **colours(CSS.split("prefers-color-scheme: dark", 1)[1].split("}", 1)[0])}


def luminance(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "ground"), TEXT)
@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
def test_words_stand_out_from_their_ground(scheme, ink, ground):
    assert contrast(scheme[ink], scheme[ground]) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), EDGES)
@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
def test_edges_stand_out_from_their_ground(scheme, edge, ground):
    assert contrast(scheme[edge], scheme[ground]) >= 3


def test_night_gives_every_colour_it_changes():
    assert len(DAY) >= 19
    assert set(colours(CSS.split("prefers-color-scheme: dark", 1)[1].split("}", 1)[0])) <= set(DAY)
