"""The widget on another site's page, in a real Chromium: strict policy, rude styles, keyboard, narrow, zoomed, offline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from flask import Flask, Response
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

from tests.serving import free_ports
from tests.web.conftest import Site
from tests.web.fakes import CARD, a_reply
from tests.web.screen import Screen, open_browser
from tests.web.serving import served

pytestmark = pytest.mark.needs_browser

ANSWER = a_reply(
    say=["You live in Bristol."],
    cards=[CARD],
    choices=[{"title": "Show more", "payload": "/show_more"}],
    next_steps=["Talk to the nursery."],
    notes=["This is information, not legal advice."],
)
RUDE = """
html { font-size: 62.5%; } * { outline: none !important; letter-spacing: 2px; } button { display: none; }
p { color: lime !important; font-size: 40px; } section, ol { float: left; width: 10px; }
"""
PAGE = """<!doctype html><html lang="en"><head><title>A council</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/rude.css"></head>
<body><main><h1>SEND</h1><p>Text of ours.</p><p id="height"><a id="ask" href="{base}/">Ask about SEND support</a></p>
<p><a id="last" href="#last">The last link of ours</a></p></main>
<script src="{base}/widget.js" defer data-link="#ask"{more}></script></body></html>"""


def host(base: str, more: str = "") -> Flask:
    """Another site, whose own policy is as strict as its makers could write it."""
    app = Flask("host")

    @app.get("/")
    def page() -> Response:
        response = Response(PAGE.format(base=base, more=more))
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self'; script-src {base}; connect-src {base}; require-trusted-types-for 'script'"
        )
        return response

    @app.get("/rude.css")
    def rude() -> Response:
        return Response(RUDE, mimetype="text/css")

    @app.get("/favicon.ico")
    def icon() -> Response:
        return Response(status=204)

    return app


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    driver = open_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@dataclass
class Widget(Screen):
    """The widget on a host's page."""

    base: str = ""

    def inside(self, selector: str) -> str:
        """Script that finds one element in the widget."""
        return f"document.querySelector('local-offer-chat').shadowRoot.querySelector({selector!r})"

    def open_panel(self) -> None:
        self.open("/")
        self.until("Boolean(customElements.get('local-offer-chat'))")
        self.run("document.querySelector('local-offer-chat').launcher.focus()")
        self.press(Keys.ENTER)
        self.until(f"{self.inside('#text')} !== null && !{self.inside('#panel')}.hidden")

    def talk(self, words: str) -> None:
        answers = "document.querySelector('local-offer-chat').shadowRoot.querySelectorAll('.from-us').length"
        before = self.run(f"return {answers}")
        self.run(f"{self.inside('#text')}.focus()")
        self.press(words, Keys.ENTER)
        self.until(f"{answers} > {before} && !{self.inside('.send')}.hasAttribute('aria-disabled')")

    def text_of(self, selector: str) -> str:
        return self.run(f"return {self.inside(selector)}.textContent")


ONLINE = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


@contextmanager
def _pair(more: str) -> Iterator[tuple[Site, str, str]]:
    """Our site and another that shows the widget, which ours has on its list."""
    (port,) = free_ports(1)
    address = f"http://localhost:{port}"
    site = Site({"OFFER_TURNS_PER_MINUTE": "1000", "OFFER_WIDGET_ORIGINS": address})
    site.relay.messages = [ANSWER]
    with served(site.app, threads=4) as ours:
        base = f"http://127.0.0.1:{ours}"
        with served(host(base, more), threads=4, port=port):
            yield site, base, address


@pytest.fixture(params=[320, 1280])
def widget(request: pytest.FixtureRequest, driver: Chrome) -> Iterator[Widget]:
    more = getattr(request.function, "more", "")
    with _pair(more) as (site, base, address):
        screen = Widget(driver, site, address, request.param, base)
        screen._resize(800)
        yield screen
        driver.execute_cdp_cmd("Network.enable", {})
        driver.execute_cdp_cmd("Network.emulateNetworkConditions", ONLINE)
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
        driver.get("about:blank")
        driver.get_log("browser")


def test_a_whole_conversation_by_keyboard_alone(widget):
    widget.open_panel()
    before = widget.run("return [localStorage.length, sessionStorage.length, document.cookie]")
    widget.talk("my son is 4 and hardly talks, BS3 1AA")
    widget.shoot("widget-answer")
    widget.site.relay.messages = [a_reply(say=["Here is the rest."])]
    for _ in range(40):
        widget.press(Keys.SHIFT, Keys.TAB)
        widget.driver.switch_to.active_element.send_keys(Keys.NULL)
        if widget.run("return document.activeElement.shadowRoot?.activeElement?.textContent") == "Show more":
            break
    widget.driver.switch_to.active_element.send_keys(Keys.ENTER)
    widget.until(f"{widget.inside('.log')}.textContent.includes('Here is the rest.')")
    focus = widget.run("return document.activeElement.shadowRoot.activeElement.id")
    widget.press(Keys.ESCAPE)

    assert before == [0, 0, ""]
    assert widget.site.relay.turns[1]["payload"] == "/show_more"
    assert focus == "text"
    assert widget.run("return document.activeElement.shadowRoot.activeElement.textContent").startswith("Ask about SEND")
    assert widget.run("return Object.keys(sessionStorage)") == ["offer-conversation"]
    assert widget.complaints() == []


def test_nothing_is_asked_of_any_other_site_and_nothing_before_opening_but_the_loader(widget):
    widget.open("/")
    widget.until("Boolean(customElements.get('local-offer-chat'))")
    first = widget.run("return performance.getEntriesByType('resource').map(each => each.name)")
    widget.open_panel()
    widget.talk("hardly talks")
    every = widget.run("return performance.getEntriesByType('resource').map(each => each.name)")

    assert {each for each in first if each.startswith(widget.base)} == {f"{widget.base}/widget.js"}
    assert all(each.startswith((widget.base, widget.address)) for each in every)


def test_the_page_around_it_does_not_move(widget):
    widget.open("/")
    widget.until("Boolean(customElements.get('local-offer-chat'))")
    shifts = widget.run(
        "return new Promise((done) => { new PerformanceObserver((list) => done(list.getEntries().length))"
        ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(0), 300); })"
    )
    before = widget.run("return document.querySelector('main').getBoundingClientRect().height")
    widget.open_panel()

    assert shifts == 0
    assert widget.run("return document.querySelector('main').getBoundingClientRect().height") == before


def test_styles_of_the_host_do_not_reach_in(widget):
    widget.open_panel()
    widget.talk("hardly talks")
    say = f"getComputedStyle({widget.inside('.from-us .say')})"

    assert widget.run(f"return {say}.color") != "rgb(0, 255, 0)"
    assert float(widget.run(f"return {say}.fontSize").removesuffix("px")) >= 16
    assert widget.run(f"return {say}.letterSpacing") == "normal"
    assert widget.run(f"return {widget.inside('.send')}.getBoundingClientRect().height") >= 43.5


def test_it_fits_the_screen_and_never_scrolls_sideways(widget):
    widget.open("/")
    alone = widget.run("return document.documentElement.scrollWidth")
    widget.open_panel()
    widget.talk("W" * 300)
    box = widget.run(
        f"const r = {widget.inside('#panel')}.getBoundingClientRect(); return [r.left, r.right, r.top, r.bottom]"
    )

    assert box[0] >= 0
    assert box[1] <= widget.width
    assert box[2] >= 0
    wide = "[p, ...p.querySelectorAll('*')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1)"
    assert widget.run(f"const p = {widget.inside('#panel')}; return {wide}.map(e => e.className)") == []
    assert widget.run("return document.documentElement.scrollWidth") <= alone


def test_no_button_lies_over_another(widget):
    widget.open_panel()
    widget.talk("hardly talks")

    assert (
        widget.run(
            "const b = [...document.querySelector('local-offer-chat').shadowRoot.querySelectorAll('button, .leave')]"
            ".filter(e => e.getClientRects().length && !e.closest('.scroll')).map(e => [e.textContent, e.getBoundingClientRect()]);"
            "const over = (p, q) => p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom;"
            "return b.flatMap(([t, r], i) => b.slice(i + 1).filter(([, q]) => over(r, q)).map(([u]) => t + ' / ' + u))"
        )
        == []
    )


def test_the_button_never_covers_what_the_keyboard_has_reached(widget):
    widget.open("/")
    widget.until("Boolean(customElements.get('local-offer-chat'))")
    covered = (
        "const a = document.querySelector('local-offer-chat').launcher.getBoundingClientRect(),"
        " b = document.activeElement.getBoundingClientRect();"
        "return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom"
    )
    widget.run(
        "const l = document.getElementById('last'); l.style.position = 'fixed'; l.style.right = '20px'; l.style.bottom = '30px'"
    )
    widget.run("document.getElementById('last').focus()")

    assert widget.run("return document.activeElement.id") == "last"
    assert widget.run(covered) is False


def test_a_link_of_the_host_opens_it_too(widget):
    widget.open("/")
    widget.until("Boolean(customElements.get('local-offer-chat'))")
    widget.run("document.getElementById('ask').click()")
    widget.until(f"{widget.inside('#text')} !== null")

    assert widget.driver.current_url == f"{widget.address}/"


def test_the_conversation_goes_on_when_the_page_changes_and_is_gone_when_deleted(widget):
    widget.open_panel()
    widget.talk("hardly talks")
    widget.open_panel()
    widget.until(f"{widget.inside('.log')}.textContent.includes('hardly talks')")
    buttons = "[...document.querySelector('local-offer-chat').shadowRoot.querySelectorAll('.tools button')]"
    widget.run(f"{buttons}.find(each => each.textContent === 'Delete this talk').click()")
    widget.until(f"{widget.inside('.log')}.textContent.includes('Your conversation is deleted')")

    assert widget.run("return sessionStorage.length") == 0
    assert widget.site.relay.deleted == [widget.site.relay.turns[0]["conversation"]]
    assert "hardly talks" not in widget.text_of(".log")


def test_words_stay_in_the_box_while_the_network_is_lost_and_go_through_once_it_is_back(widget):
    widget.open_panel()
    widget.driver.execute_cdp_cmd("Network.enable", {})
    widget.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {**ONLINE, "offline": True})
    widget.talk("my careful words")
    in_box = widget.run(f"return {widget.inside('#text')}.value")
    widget.driver.execute_cdp_cmd("Network.emulateNetworkConditions", ONLINE)
    widget.run(f"{widget.inside('.send')}.click()")
    widget.until(f"{widget.inside('.log')}.textContent.includes('You live in Bristol.')")

    assert in_box == "my careful words"
    assert [turn["text"] for turn in widget.site.relay.turns] == ["my careful words"]
    assert widget.run(f"return {widget.inside('#text')}.value") == ""


def test_urgent_words_vanish_and_the_card_shows(widget):
    widget.open_panel()
    widget.talk("he has taken an overdose, please help")

    assert "overdose" not in widget.text_of(".log")
    assert widget.run(f"return {widget.inside('.crisis a')} !== null")


def test_text_grows_and_contrast_rises_when_asked(widget):
    widget.open_panel()
    widget.talk("hardly talks")
    size = f"return parseFloat(getComputedStyle({widget.inside('.from-us .say')}).fontSize)"
    before = widget.run(size)
    press = "[...document.querySelector('local-offer-chat').shadowRoot.querySelectorAll('.keep button')].find(each => each.textContent === {!r}).click()"
    widget.run(f"{widget.inside('.keep')}.open = true")
    widget.run(press.format("Bigger text"))
    widget.run(press.format("More contrast"))

    assert widget.run(size) == pytest.approx(before * 1.25)
    assert widget.run("return document.querySelector('local-offer-chat').dataset.contrast") == "high"


def test_dates_can_be_put_into_a_calendar(widget):
    days = [{"on": "2027-02-15", "title": "The plan, final; with a comma"}]
    widget.site.relay.messages = [a_reply(days=days)]
    widget.open_panel()
    widget.talk("when")
    file = widget.run(
        f"return import('{widget.base}/widget/tools.js').then(({{ calendar }}) => calendar({json.dumps(days)}))"
    )

    assert widget.text_of(".calendar button") == "Add these dates to my calendar"
    assert "DTSTART;VALUE=DATE:20270215\r\n" in file
    assert "SUMMARY:The plan\\, final\\; with a comma\r\n" in file


@pytest.mark.parametrize("state", ["closed", "open", "answer", "crisis", "down", "dark", "forced"])
def test_axe_finds_nothing_in_any_state(widget, state):
    features = {"dark": ("prefers-color-scheme", "dark"), "forced": ("forced-colors", "active")}
    if state in features:
        name, value = features[state]
        widget.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": name, "value": value}]})
    widget.open("/")
    widget.until("Boolean(customElements.get('local-offer-chat'))")
    if state != "closed":
        widget.open_panel()
    if state in {"answer", "dark", "forced"}:
        widget.talk("hardly talks")
    if state == "crisis":
        widget.talk("he has taken an overdose, please help")
    if state == "down":
        widget.site.relay.broken = "unreachable"
        widget.talk("hello there")
    widget.shoot(f"widget-{state}")

    # The host's own rude page is not ours to judge.
    assert [each for each in widget.axe() if "local-offer-chat" in each] == []


def themed(words):
    def mark(test):
        test.more = words
        return test

    return mark


@themed(" data-label='Chat'")
def test_a_council_may_word_the_button(widget):
    widget.open("/")
    widget.until("Boolean(customElements.get('local-offer-chat'))")

    assert widget.run("return document.querySelector('local-offer-chat').launcher.textContent") == "Chat"


def test_colours_of_a_council_are_used_only_where_they_can_be_read(widget):
    widget.open("/")
    widget.until("Boolean(customElements.get('local-offer-chat'))")
    widget.run(
        "const s = document.querySelector('local-offer-chat').style;"
        "s.setProperty('--offer-brand', '#7a0046'); s.setProperty('--offer-link', '#ffff99');"
    )
    widget.run("document.querySelector('local-offer-chat').open()")
    widget.until(f"{widget.inside('#text')} !== null")

    assert widget.run(f"return getComputedStyle({widget.inside('.send')}).backgroundColor") == "rgb(122, 0, 70)"
    assert widget.run(f"return getComputedStyle({widget.inside('.intro a')}).color") != "rgb(255, 255, 153)"
