"""The widget in every state it can be in: axe-core, reflow, targets, and what assistive technology is told.

Each state is reached once and looked at wide, narrow, dark, in forced colours and with text spaced out. What a screen
reader is told is kept in tests/web/aria/, one file a state, to be reviewed like code. After a change that is meant,
write the files again and read the difference:

    OFFER_RENEW_ARIA=1 .venv/bin/python -m pytest tests/web/test_widget_states.py
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.localoffer.answers.test_strip_plot import a_plot
from tests.web.accessibility_tree import outline
from tests.web.fakes import CARD, a_reply
from tests.web.host_page import Widget, pair
from tests.web.screen import open_browser
from web import HELPLINES

pytestmark = pytest.mark.needs_browser

KEPT = Path(__file__).parent / "aria"
WIDE, NARROW = 1280, 320
URGENT = "he has taken an overdose, please help"
SOFT = "he used to self harm years ago"
SERVICE = {
    **CARD,
    "kind": "service",
    "heading": "Talking Tots drop-in",
    "strength": None,
    "strength_words": None,
    "sample": True,
    "about": [{"service_id": "s1", "name": "Talking Tots drop-in"}],
}
COMPARED = {
    **CARD,
    "kind": "comparison",
    "heading": "Bristol and Leeds side by side",
    "table": {
        "columns": ["Bristol", "Leeds"],
        "rows": [{"label": "Plans on time", "cells": ["17 in 100", "46 in 100"]}],
    },
    "picture": a_plot().as_json(),
}
ANSWER = a_reply(
    say=["You live in Bristol. Its own list is at https://example.org/offer (not tested)."],
    cards=[CARD, SERVICE],
    choices=[{"title": "Show more", "payload": "/show_more"}, {"title": "Another council", "payload": "/another_area"}],
    next_steps=["Talk to the nursery."],
    notes=["This is information, not legal advice."],
    days=[{"on": "2027-02-15", "title": "The plan is final"}],
)


def closed(widget: Widget) -> None:
    widget.load()


def opened(widget: Widget) -> None:
    widget.open_panel()


def answered(widget: Widget, *messages: dict) -> None:
    widget.site.relay.messages = list(messages) or [ANSWER]
    widget.open_panel()
    widget.talk("my son is 4 and hardly talks, BS3 1AA")


def compared(widget: Widget) -> None:
    answered(widget, a_reply(cards=[COMPARED]))


def not_useful(widget: Widget) -> None:
    answered(widget)
    _press(widget, "No")
    widget.until(f"{widget.inside('.useful')}.textContent.includes('What was wrong')")


def too_long(widget: Widget) -> None:
    widget.open_panel()
    widget.run(f"const box = {widget.inside('#text')}; box.value = 'so long '.repeat(300);")
    widget.run(f"{widget.inside('#text')}.dispatchEvent(new Event('input'))")


def typing(widget: Widget) -> None:
    _asked_of_a_slow_one(widget)
    widget.until(f"{widget.inside('.typing')} !== null")


def looking(widget: Widget) -> None:
    _asked_of_a_slow_one(widget)
    widget.until(f"!{widget.inside('.waiting')}.hidden")


def down(widget: Widget) -> None:
    widget.site.relay.broken = "unreachable"
    widget.open_panel()
    widget.talk("my careful words")


def offline(widget: Widget) -> None:
    widget.open_panel()
    widget.network(offline=True)
    widget.talk("my careful words")


def urgent(widget: Widget) -> None:
    widget.open_panel()
    widget.talk(URGENT)


def soft(widget: Widget) -> None:
    widget.site.relay.messages = [ANSWER]
    widget.open_panel()
    widget.talk(SOFT)


def unfolded(widget: Widget) -> None:
    widget.open_panel()
    widget.run(f"{widget.every('details')}.forEach(each => {{ each.open = true; }})")


def larger(widget: Widget) -> None:
    answered(widget)
    for words in ("Bigger text", "Bigger text", "Bigger text", "More contrast"):
        _press(widget, words)


def deleted(widget: Widget) -> None:
    answered(widget)
    _press(widget, "Delete this conversation")
    widget.until(f"{widget.inside('.log')}.textContent.includes('is deleted')")


STATES: dict[str, Callable[[Widget], None]] = {
    each.__name__: each
    for each in (
        closed, opened, answered, compared, not_useful, too_long, typing, looking, down, offline, urgent, soft, unfolded,
        larger, deleted,
    )
}  # fmt: skip


def _press(widget: Widget, words: str) -> None:
    widget.run(f"{widget.every('button')}.find(each => each.textContent.endsWith(arguments[0])).click()", words)


def _asked_of_a_slow_one(widget: Widget) -> None:
    widget.site.relay.slow = True
    widget.open_panel()
    widget.run(f"{widget.inside('#text')}.focus()")
    widget.press("my son is 4", "\ue007")


@dataclass
class Seen:
    """What was found in one state, however it was looked at."""

    told: str = ""
    axe: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    out_of_order: list[str] = field(default_factory=list)


SEEN = "const seen = (e) => e.checkVisibility() && !e.closest('.quiet, svg') && e.getBoundingClientRect().width > 1;"
SMALL = (
    "return every('a[href], button, textarea, summary').filter(e => { const r = e.getBoundingClientRect();"
    " const inSentence = e.tagName === 'A' && getComputedStyle(e).display === 'inline'"
    "   && e.parentElement.textContent.trim() !== e.textContent.trim();"
    " return seen(e) && !inSentence && (r.width < 24 || r.height < 24); }).map(e => e.outerHTML.slice(0, 90));"
)
WIDER = (
    "return every('.panel, .panel *').filter(e => seen(e) && e.clientWidth > 1 && !e.closest('.compared-frame')"
    " && e.scrollWidth > e.clientWidth + 1).map(e => e.outerHTML.slice(0, 90));"
)
LOST = (
    "return every('.panel *').filter(e => { const s = getComputedStyle(e);"
    " return seen(e) && ['hidden', 'clip'].some(v => s.overflowX === v || s.overflowY === v)"
    " && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1); }).map(e => e.outerHTML.slice(0, 90));"
)
OUT_OF_ORDER = (
    "const words = every('.panel p, .panel dt, .panel dd, .panel h2, .panel h3, .panel button, .panel a, .panel label, .panel summary')"
    "  .filter(e => seen(e) && !e.querySelector('p, dt, dd, button, a')).map(e => [e.textContent, e.getBoundingClientRect()]);"
    "return words.slice(1).flatMap(([word, r], at) => r.bottom <= words[at][1].top ? [words[at][0] + ' / ' + word] : []);"
)
SPACED = (
    "const sheet = new CSSStyleSheet();"
    "sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    " p { margin-bottom: 2em !important }'); const root = document.querySelector('local-offer-chat').shadowRoot;"
    "root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];"
)


@dataclass
class Looking:
    """One browser on one host's page, and what was seen so far."""

    widget: Widget
    known: dict[str, Seen] = field(default_factory=dict)

    def at(self, name: str) -> Seen:
        """What one state shows; it is reached once."""
        if name not in self.known:
            self._reach(name)
            self.known[name] = self._look(name)
            self.widget.site.relay.may_answer.set()
        return self.known[name]

    def _reach(self, name: str) -> None:
        widget, relay = self.widget, self.widget.site.relay
        widget.calm()
        relay.slow, relay.broken, relay.messages = False, "", [a_reply()]
        relay.may_answer.clear()
        widget.width = WIDE
        widget._resize(800)
        widget.load()
        widget.run("sessionStorage.clear()")
        STATES[name](widget)

    def _look(self, name: str) -> Seen:
        widget, seen = self.widget, Seen(outline(self.widget.driver))
        for width in (WIDE, NARROW):
            widget.width = width
            widget._resize(800)
            seen.axe += self._axe()
            self._measure(seen)
            widget.shoot(f"widget-{name}")
        seen.out_of_order = self._found(OUT_OF_ORDER)
        for feature in (("prefers-color-scheme", "dark"), ("forced-colors", "active")):
            widget.media(feature)
            seen.axe += self._axe("color-contrast", "link-in-text-block")
            widget.shoot(f"widget-{name}-{feature[1]}")
        widget.media()
        widget.run(SPACED)
        self._measure(seen)
        return seen

    def _axe(self, *rules: str) -> list[str]:
        # The host's own rude page is not ours to judge.
        return [each for each in self.widget.axe(*rules) if "local-offer-chat" in each]

    def _measure(self, seen: Seen) -> None:
        seen.sideways += self._found(WIDER)
        seen.small += self._found(SMALL)
        seen.lost += self._found(LOST)

    def _found(self, script: str) -> list[str]:
        return self.widget.run(
            f"const every = (s) => [...document.querySelector('local-offer-chat').shadowRoot.querySelectorAll(s)]; {SEEN} {script}"
        )


@pytest.fixture(scope="module")
def looking_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looking]:
    driver = open_browser(tmp_path_factory.mktemp("profile"))
    with pair(helplines_file=_without_hours(tmp_path_factory.mktemp("data"))) as (site, base, address):
        yield Looking(Widget(driver, site, address, WIDE, base))
        driver.quit()


def _without_hours(folder: Path) -> Path:
    """The helplines as they are, but nothing that depends on the time of day."""
    with HELPLINES.open(encoding="utf-8", newline="") as lines:
        rows = [{**row, "opening": ""} for row in csv.DictReader(lines)]
    file = folder / HELPLINES.name
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


@pytest.mark.parametrize("name", STATES)
def test_state_holds_the_rules_however_it_is_looked_at(looking_at, name):
    seen = looking_at.at(name)

    assert seen.axe == []
    assert seen.sideways == []
    assert seen.small == []
    assert seen.lost == []


@pytest.mark.parametrize("name", STATES)
def test_what_is_read_out_is_what_was_reviewed(looking_at, name):
    told, file = looking_at.at(name).told, KEPT / f"{name.replace('_', '-')}.txt"
    if os.environ.get("OFFER_RENEW_ARIA"):
        KEPT.mkdir(exist_ok=True)
        file.write_text(told, encoding="utf-8")

    assert told == file.read_text(encoding="utf-8"), "meant? See the first lines of this file"


@pytest.mark.parametrize("name", STATES)
def test_what_is_read_comes_in_the_order_it_is_seen(looking_at, name):
    seen = looking_at.at(name)

    assert seen.out_of_order == []
    assert looking_at.widget.run("return document.querySelectorAll('[aria-owns], [aria-flowto]').length") == 0


def test_each_kept_outline_belongs_to_a_state():
    assert {file.stem.replace("-", "_") for file in KEPT.iterdir()} == set(STATES)
