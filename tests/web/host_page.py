"""Another site's page with the widget on it: a strict policy, rude styles, and short ways to use what is in the shadow root."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response
from selenium.webdriver.common.keys import Keys

from tests.web.conftest import Site
from tests.web.screen import Screen
from tests.web.serving import served

RUDE = """
html { font-size: 62.5%; } * { outline: none !important; letter-spacing: 2px; } button { display: none; }
p { color: lime !important; font-size: 40px; } section, ol { float: left; width: 10px; }
"""
PAGE = """<!doctype html><html lang="en"><head><title>A council</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/rude.css"></head>
<body><header><p>A council</p></header><main><h1>SEND</h1><p>Text of ours.</p><p id="height"><a id="ask" href="{base}/">Ask about SEND support</a></p>
<p><a id="last" href="/next">The last link of ours</a></p></main>
<script src="{base}/widget.js" defer data-link="#ask"{more}></script></body></html>"""
ONLINE = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


def host(told: dict[str, str], page: str = PAGE, style: str = RUDE) -> Flask:
    """Another site, whose own policy is as strict as its makers could write it; its two pages look alike.

    Args:
        told: base, our own address; more, attributes of the script's tag.
        page: The page, with {base} and {more} in it.
        style: Its style, at /rude.css.
    """
    app = Flask("host")

    @app.get("/")
    @app.get("/next")
    def shown() -> Response:
        response, base = Response(page.format(**told)), told["base"]
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self'; script-src {base}; connect-src {base}; require-trusted-types-for 'script'"
        )
        return response

    @app.get("/rude.css")
    def rude() -> Response:
        return Response(style, mimetype="text/css")

    @app.get("/favicon.ico")
    def icon() -> Response:
        return Response(status=204)

    return app


@contextmanager
def pair(more: str = "", environ: dict[str, str] | None = None, **parts: Any) -> Iterator[tuple[Site, str, str]]:
    """Our site and another that shows the widget, which ours has on its list; with the address of each."""
    told = {"more": more}
    with served(host(told), threads=4) as theirs:
        address = f"http://localhost:{theirs}"
        site = Site({"OFFER_TURNS_PER_MINUTE": "1000", "OFFER_WIDGET_ORIGINS": address, **(environ or {})}, **parts)
        with served(site.app, threads=4) as ours:
            told["base"] = f"http://127.0.0.1:{ours}"
            yield site, told["base"], address


@dataclass
class Widget(Screen):
    """The widget on a host's page."""

    base: str = ""

    def inside(self, selector: str) -> str:
        """Script that finds one element in the widget."""
        return f"document.querySelector('local-offer-chat').shadowRoot.querySelector({selector!r})"

    def every(self, selector: str) -> str:
        """Script that finds all such elements in the widget."""
        return f"[...document.querySelector('local-offer-chat').shadowRoot.querySelectorAll({selector!r})]"

    def load(self, path: str = "/") -> None:
        """The host's page, with the button on it."""
        self.open(path)
        self.until("Boolean(customElements.get('local-offer-chat'))")

    def open_panel(self, path: str = "/") -> None:
        self.load(path)
        self.run("document.querySelector('local-offer-chat').launcher.focus()")
        self.press(Keys.ENTER)
        self.until(f"{self.inside('#text')} !== null && !{self.inside('#panel')}.hidden")

    def talk(self, words: str) -> None:
        answers = f"{self.every('.from-us')}.length"
        before = self.run(f"return {answers}")
        self.run(f"{self.inside('#text')}.focus()")
        self.press(words, Keys.ENTER)
        self.until(f"{answers} > {before} && !{self.inside('.send')}.hasAttribute('aria-disabled')")

    def press_button(self, words: str) -> None:
        """The button that says this, wherever it is in the widget."""
        self.run(f"{self.every('button')}.find(each => each.textContent === arguments[0]).click()", words)

    def text_of(self, selector: str) -> str:
        return self.run(f"return {self.inside(selector)}.textContent")

    def focused(self) -> str:
        """What has the focus in the widget: its id, or else its words; empty when the focus is outside."""
        return self.run(
            "const e = document.activeElement?.shadowRoot?.activeElement; return e ? e.id || e.textContent : ''"
        )

    def network(self, **conditions: Any) -> None:
        """What the network is like from now on; as good as can be when nothing is said."""
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {**ONLINE, **conditions})

    def calm(self) -> None:
        """Leaves the browser as the next test expects it."""
        self.network()
        self.media()
        self.driver.get("about:blank")
        self.driver.get_log("browser")
