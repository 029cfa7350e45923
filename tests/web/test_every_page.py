"""Every page a family can open, in a real Chromium: axe-core, reflow, targets, text spacing; wide, narrow, dark, forced colours.

A page is opened once and looked at in each state; the last test holds that no page of the app was left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask, Response, request

from localoffer.navigator import Navigator
from localoffer.settings import Settings
from tests.localoffer.publishing.offer_files import BRISTOL
from tests.web.conftest import Site
from tests.web.fakes import CARD, FakeClock, FakePlaces, FakeRelay, a_reply
from tests.web.open_site import CLUB
from tests.web.screen import Screen, open_browser
from tests.web.serving import served
from tests.web.whole_site import WholeSite, whole_site
from web import create_app

pytestmark = pytest.mark.needs_browser

WIDE, NARROW = 1280, 320
SAMPLE = "SAMPLE01"
URGENT = "he has taken an overdose, please help"
SEND_ONE = {"text": "my son is 4 and hardly talks, BS3 1AA"}


@dataclass(frozen=True)
class Visit:
    """How a page is reached.

    Args:
        path: Opened first; {link} stands for a "still right" letter's link.
        button: Selector of a button then pressed, without any script having its say; none when empty.
        fields: What is put into the fields of that button's form before.
        site: "whole", "tired" (its turns are spent, and nobody calls back) or "resting" (no core, chat closed).
    """

    path: str
    button: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    site: str = "whole"


FIND = "form.find .send"
CALL = {"contact": "07700 900123", "topic": "money", "route": "phone", "consent": "yes"}
VISITS = {
    "first": Visit("/"),
    "answer": Visit("/", "#send", SEND_ONE),
    "crisis-answer": Visit("/", "#send", {"text": URGENT}),
    "deleted": Visit("/", "form[action$=delete] button"),
    "closed": Visit("/", site="resting"),
    "frame": Visit("/frame"),
    "areas": Visit("/areas"),
    "area": Visit(f"/areas/{BRISTOL}"),
    "area-sample": Visit(f"/areas/{SAMPLE}"),
    "service": Visit(f"/services/{CLUB}"),
    "kinds": Visit("/help"),
    "kind-of-help": Visit("/help/short_breaks"),
    "need": Visit("/needs/SLCN"),
    "search": Visit("/search"),
    "search-found": Visit("/search", FIND, {"words": "sensory club"}),
    "search-error": Visit("/search", FIND, {"words": ""}),
    "search-crisis": Visit("/search", FIND, {"words": URGENT}),
    "find": Visit("/find"),
    "find-found": Visit("/find", FIND, {"place": "BS3 1AA", "need": "hardly talks", "age": "4"}),
    "find-error": Visit("/find", FIND, {"place": "", "need": "", "age": "ninety"}),
    "glossary": Visit("/glossary"),
    "compare": Visit("/compare"),
    "compare-found": Visit(f"/compare?area={BRISTOL}&area=E08000035&area={SAMPLE}&need=ASD"),
    "compare-error": Visit(f"/compare?area={BRISTOL}&area=nothing"),
    "deadlines": Visit("/deadlines"),
    "deadlines-found": Visit("/deadlines", FIND, {"kind": "ehc_request", "when": "9 weeks ago", "closed": ""}),
    "deadlines-error": Visit("/deadlines", FIND, {"kind": "", "when": "soon", "closed": ""}),
    "comment": Visit(f"/comments/new?service={CLUB}"),
    "comment-gap": Visit(f"/comments/new?authority={SAMPLE}&gap=portage"),
    "comment-error": Visit(f"/comments/new?service={CLUB}", FIND, {"text": ""}),
    "comment-marked": Visit(f"/comments/new?service={CLUB}", FIND, {"text": "Ring Mrs Smith on 07700 900123."}),
    "comment-thanks": Visit(f"/comments/new?service={CLUB}", FIND, {"text": "There is nothing at weekends."}),
    "comments": Visit(f"/councils/{BRISTOL}/comments"),
    "comments-of-a-year": Visit(f"/councils/{BRISTOL}/comments/2026"),
    "letters": Visit("/letters"),
    "letter": Visit("/letters/ehc-assessment"),
    "letter-with-council": Visit("/letters/ehc-assessment", "form.council button", {"area": BRISTOL}),
    "letter-to-print": Visit("/letters/ehc-assessment", "button[value=print]"),
    "letter-error": Visit("/letters/ehc-assessment", "button[value=print]", {"text": ""}),
    "call-sheet": Visit("/letters/call-sheet"),
    "call-sheet-chosen": Visit("/letters/call-sheet", "form .send", {"area": SAMPLE, "need": "SLCN"}),
    "call-back": Visit("/call-back"),
    "call-back-error": Visit("/call-back", "form[action$=call-back] .send", {"contact": "", "topic": ""}),
    "call-back-kept": Visit("/call-back", "form[action$=call-back] .send", CALL),
    "call-back-words": Visit("/call-back", "form[action$=words] button", {"topic": "money"}),
    "call-back-nobody": Visit("/call-back", site="tired"),
    "call-back-withdraw": Visit("/call-back/withdraw"),
    "call-back-unknown": Visit("/call-back/withdraw", "form.call .send", {"code": "no such code"}),
    "crisis": Visit("/crisis"),
    "about": Visit("/about"),
    "how": Visit("/how-answers-are-made"),
    "privacy": Visit("/privacy"),
    "accessibility": Visit("/accessibility"),
    "embed": Visit("/embed"),
    "still-right": Visit("/still-right?link={link}"),
    "still-right-pressed": Visit("/still-right?link={link}", "form .send"),
    "still-right-unreadable": Visit("/still-right?link=cut-off"),
    "error-404": Visit("/none"),
    "error-413": Visit(f"/comments/new?service={CLUB}", FIND, {"text": "many words " * 8_000}),
    "error-429": Visit("/search", FIND, {"words": "sensory club"}, site="tired"),
    "error-503": Visit("/areas", site="resting"),
}
NO_PAGES = {
    "chat.dates", "chat.save",
    "chat.keep", "chat.say_if_useful", "widget.keep", "widget.say_if_useful",
    "areas.sitemap", "call_sheet.as_text", "call_sheet.as_word", "chat.by_script", "chat.chat_by_link", "chat.restart",
    "chat.resume", "comments.published_as_csv", "compare.as_csv", "deadlines.as_calendar", "pages.healthz",
    "pages.robots", "static", "widget.delete", "widget.loader", "widget.module", "widget.pinned", "widget.resume",
    "widget.settings", "widget.turn",
}  # fmt: skip
"""Endpoints that give files, JSON or a redirect."""
DATA = {"clients", "open_data", "open_tables"}
"""Blueprints without a page."""


@dataclass
class Seen:
    """What was found on one page, in all its states."""

    title: str = ""
    axe: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


SMALL = """
return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(e => {
  const r = e.getBoundingClientRect(), s = getComputedStyle(e);
  if (!e.getClientRects().length || e.closest('.quiet, .to-latest') || (r.width <= 1 && r.height <= 1)) return false;
  const inSentence = e.tagName === 'A' && s.display === 'inline' && e.parentElement.textContent.trim() !== e.textContent.trim();
  return !inSentence && (r.width < 24 || r.height < 24);
}).map(e => e.outerHTML.slice(0, 90));
"""
SPACED = """
const sheet = new CSSStyleSheet();
sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'
  + ' p { margin-bottom: 2em !important }');
document.adoptedStyleSheets = [sheet];
"""
LOST = """
const shut = (s) => ['hidden', 'clip'].includes(s.overflowX) || ['hidden', 'clip'].includes(s.overflowY);
return [...document.querySelectorAll('body *')].filter(e => !e.closest('.quiet, .to-latest') && e.clientWidth > 1 && shut(getComputedStyle(e))
  && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map(e => e.outerHTML.slice(0, 90));
"""


@dataclass
class Looking:
    """One browser, three sites, and what was seen so far."""

    screen: Screen
    whole: WholeSite
    addresses: dict[str, str]
    reached: set[tuple[str, str]]
    known: dict[str, Seen] = field(default_factory=dict)

    def at(self, name: str) -> Seen:
        """What one page shows; it is opened once."""
        if name not in self.known:
            self._open(VISITS[name])
            self.known[name] = self._look(name)
        return self.known[name]

    def _open(self, visit: Visit) -> None:
        screen = self.screen
        screen.media()
        screen.width = WIDE
        screen._resize(800)
        screen.driver.get(self.addresses[visit.site] + visit.path.format(link=self.whole.link))
        if visit.button:
            self._send(visit)
        screen.run("document.querySelectorAll('details').forEach(each => { each.open = true; })")

    def _send(self, visit: Visit) -> None:
        self.screen.run(
            "const [selector, fields] = arguments, button = document.querySelector(selector), form = button.form;"
            "for (const [name, value] of Object.entries(fields)) {"
            "  const all = form.elements[name], one = all.length && !all.tagName ? [...all].find(e => e.value === value) : all;"
            "  if (['radio', 'checkbox'].includes(one.type)) one.checked = true; else one.value = value; }"
            "if (button.name) form.append(Object.assign(document.createElement('input'), {type: 'hidden', name: button.name, value: button.value}));"
            "window.old = true; HTMLFormElement.prototype.submit.call(form);",
            visit.button,
            visit.fields,
        )
        self.screen.until("window.old === undefined && document.readyState === 'complete'")

    def _look(self, name: str) -> Seen:
        screen, seen = self.screen, Seen(self.screen.driver.title)
        for width in (WIDE, NARROW):
            screen.width = width
            screen._resize(800)
            seen.axe += screen.axe()
            self._measure(seen, str(width))
        screen.shoot(f"page-{name}")
        for feature in (("prefers-color-scheme", "dark"), ("forced-colors", "active")):
            screen.media(feature)
            seen.axe += screen.axe("color-contrast", "link-in-text-block")
        screen.media()
        screen.run(SPACED)
        self._measure(seen, "with text spaced out")
        return seen

    def _measure(self, seen: Seen, where: str) -> None:
        wide = self.screen.run("return document.documentElement.scrollWidth")
        if wide > self.screen.width:
            seen.sideways.append(f"{where}: {wide}")
        seen.small += self.screen.run(SMALL)
        seen.lost += self.screen.run(LOST)


@pytest.fixture(scope="module")
def looking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looking]:
    with ExitStack() as held:
        whole = held.enter_context(whole_site(tmp_path_factory.mktemp("whole")))
        whole.relay.messages = [a_reply(cards=[CARD], choices=[{"title": "Show more", "payload": "/show_more"}])]
        one_turn = Settings.read({"DATABASE_URL": whole.core.settings.database_url, "OFFER_TURNS_PER_MINUTE": "1"})
        core = Navigator.open(one_turn)
        held.callback(core.database.close)
        apps = {
            "whole": whole.app,
            "tired": _app(one_turn, core),
            "resting": _app(Settings.read({"OFFER_CHAT_OFF": "We are back on Monday."})),
        }
        reached: set[tuple[str, str]] = set()
        for app in apps.values():
            _note(app, reached)
        apps["tired"].test_client().post("/search", data={"words": "club"})
        ports = {name: held.enter_context(served(app, threads=4)) for name, app in apps.items()}
        driver = open_browser(tmp_path_factory.mktemp("profile"))
        held.callback(driver.quit)
        addresses = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
        yield Looking(Screen(driver, Site(), "", WIDE), whole, addresses, reached)


def _app(settings: Settings, core: Navigator | None = None) -> Flask:
    return create_app(settings, locate=FakePlaces().locate, relay=FakeRelay(), core=core, clock=FakeClock())


def _note(app: Flask, reached: set[tuple[str, str]]) -> None:
    @app.after_request
    def note(response: Response) -> Response:
        if response.mimetype == "text/html":
            reached.add((request.endpoint or "", request.method))
        return response


@pytest.mark.parametrize("name", VISITS)
def test_page_holds_the_rules_in_every_state(looking, name):
    seen = looking.at(name)

    assert seen.axe == []
    assert seen.sideways == []
    assert seen.small == []
    assert seen.lost == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("error-404", "We cannot find that page"),
        ("error-413", "That message is too long"),
        ("error-429", "Please wait a minute"),
        ("error-503", "Sorry, we cannot answer just now"),
        ("find-error", "Problem with what you typed"),
        ("call-back-kept", "We have your request"),
        ("comment-thanks", "Thank you for your comment"),
        ("letter-to-print", "Your letter"),
        ("call-back-nobody", "Talk to a person"),
        ("closed", "Ask what help there is"),
        ("deleted", "Your conversation is deleted"),
        ("still-right-pressed", "Thank you"),
    ],
)
def test_the_page_looked_at_was_the_one_meant(looking, name, words):
    assert looking.at(name).title.startswith(words)


def test_no_page_was_left_out(looking):
    for name in VISITS:
        looking.at(name)
    pages: set[Any] = {
        (rule.endpoint, method)
        for rule in looking.whole.app.url_map.iter_rules()
        for method in rule.methods & {"GET", "POST"}
        if rule.endpoint not in NO_PAGES and rule.endpoint.split(".")[0] not in DATA
    }

    assert pages - looking.reached == set()
