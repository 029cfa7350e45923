"""The published rasa-webchat, unmodified, on another site's page in a real Chromium, talking to us by Socket.IO."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask, Response
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

from tests.browser.packages import file_of
from tests.serving import free_ports
from tests.web.conftest import Site
from tests.web.fakes import CARD, a_reply
from tests.web.screen import Screen, open_browser
from tests.web.serving import served
from web import wording

pytestmark = pytest.mark.needs_browser

GREETING = a_reply(say=["Hello. Tell me your postcode."], choices=[{"title": "Money", "payload": "/ask_money"}])
ANSWER = a_reply(
    say=["You live in Bristol.\n\nHere is what I found."],
    cards=[CARD],
    choices=[{"title": "Show more", "payload": "/show_more"}, {"title": "Costs", "payload": "/ask_costs"}],
)
AS_DOCUMENTED = '{connectOn: "open", hideWhenNotConnected: false, withRules: false, customMessageDelay: () => 0}'
"""What docs/running-it.md says to set: a page view alone holds no connection, and no typing is pretended."""
PAGE = """<!doctype html><html lang="en"><head><title>A council</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><h1>SEND</h1><script src="/client.js"></script>
<script>WebChat.default(Object.assign({told}, {more}), null);</script></body></html>"""


def host(base: str, more: str) -> Flask:
    """Another site's page with the client as its makers say: an address and a start payload."""
    app = Flask("host")
    told = {"socketUrl": base, "socketPath": "/socket.io/", "initPayload": "/get_started", "title": "Ask us"}
    told |= {"customData": {"language": "en"}, "params": {"storage": "session"}}
    shown = PAGE.replace("{told}", json.dumps(told)).replace("{more}", more)

    @app.get("/")
    def page() -> str:
        return shown

    @app.get("/client.js")
    def client() -> Response:
        return Response(file_of("rasa-webchat").read_bytes(), mimetype="text/javascript")

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
class Webchat(Screen):
    """The client on a host's page."""

    def open_chat(self) -> None:
        self.open()
        self.until("document.querySelector('.rw-launcher') !== null")
        self.find(".rw-launcher").click()
        self.until("document.querySelector('.rw-new-message') !== null")

    def talk(self, words: str) -> None:
        self.find(".rw-new-message").send_keys(words, Keys.ENTER)

    def until_said(self, words: str) -> None:
        self.until(
            f"[...document.querySelectorAll('.rw-response')].some((each) => each.textContent.includes({words!r}))"
        )

    def replies(self) -> list[str]:
        return self.run("return [...document.querySelectorAll('.rw-reply')].map((each) => each.textContent)")

    def messages(self) -> list[str]:
        return self.run("return [...document.querySelectorAll('.rw-response')].map((each) => each.innerText)")


@pytest.fixture(params=[320, 1280])
def chat(request: pytest.FixtureRequest, driver: Chrome) -> Iterator[Webchat]:
    (port,) = free_ports(1)
    address = f"http://localhost:{port}"
    site = Site({"OFFER_TURNS_PER_MINUTE": "1000", "OFFER_WIDGET_ORIGINS": address})
    site.relay.messages = [GREETING]
    more = getattr(request.function, "more", "{}")
    with served(site.app, threads=12) as ours, served(host(f"http://127.0.0.1:{ours}", more), threads=4, port=port):
        screen = Webchat(driver, site, address, request.param)
        screen._resize(800)
        yield screen
        driver.get("about:blank")
        driver.get_log("browser")


def test_published_client_opens_asks_and_presses_a_quick_reply(chat):
    chat.open_chat()
    chat.until_said("Hello. Tell me your postcode.")
    greeted = chat.replies()
    chat.site.relay.messages = [ANSWER]
    chat.talk("my son Jack is 4 and hardly talks, BS3 1AA")
    chat.until_said("Your nursery should help your child talk")
    chat.until("document.querySelectorAll('.rw-reply').length === 2")
    said = chat.messages()
    replies = chat.replies()
    chat.shoot("webchat-answer")
    chat.site.relay.messages = [a_reply(say=["That costs nothing."])]
    chat.run("document.querySelectorAll('.rw-reply')[1].click()")
    chat.until_said("That costs nothing.")
    chat.shoot("webchat-pressed")

    turns = chat.site.relay.turns
    assert greeted == ["Money"]
    assert replies == ["Show more", "Costs"]
    assert said[1:3] == ["You live in Bristol.", "Here is what I found."]
    assert "https://www.gov.uk/guidance" in said[3]
    assert [turn["payload"] for turn in turns] == ["/greet", None, "/ask_costs"]
    assert len({turn["conversation"] for turn in turns}) == 1
    assert "Jack" not in json.dumps(turns)


def test_published_client_shows_the_crisis_card_while_the_assistant_is_down(chat):
    chat.open_chat()
    chat.until_said("Hello. Tell me your postcode.")
    chat.site.relay.broken = "unreachable"
    chat.talk("I want to kill myself")
    chat.until_said("Please get help now")
    card = chat.messages()[1]
    chat.until("[...document.querySelectorAll('.rw-reply')].some((each) => each.textContent === 'Carry on')")
    chat.shoot("webchat-crisis")
    chat.run("document.querySelector('.rw-reply').click()")
    chat.until_said(wording.CARRY_ON[0])

    assert "116 123" in card
    assert "999" in card
    assert [turn["payload"] for turn in chat.site.relay.turns] == ["/greet"]


test_published_client_shows_the_crisis_card_while_the_assistant_is_down.more = AS_DOCUMENTED


def test_published_client_goes_on_after_the_page_is_loaded_again(chat):
    chat.open_chat()
    chat.until_said("Hello. Tell me your postcode.")
    chat.open()
    chat.until("document.querySelector('.rw-new-message') !== null")
    chat.site.relay.messages = [a_reply(say=["The second answer."])]
    chat.talk("what about transport")
    chat.until_said("The second answer.")

    assert len({turn["conversation"] for turn in chat.site.relay.turns}) == 1
    assert [turn["text"] for turn in chat.site.relay.turns] == [None, "what about transport"]
