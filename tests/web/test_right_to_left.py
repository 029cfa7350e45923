"""Pages and widget from right to left, in a real Chromium, in the language nobody speaks: wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

from tests import pseudo
from tests.localoffer.publishing.offer_files import BRISTOL
from tests.web.conftest import Site
from tests.web.fakes import CARD, a_reply
from tests.web.host_page import Widget, pair
from tests.web.screen import Screen, open_browser
from tests.web.serving import served
from tests.web.whole_site import whole_site

pytestmark = pytest.mark.needs_browser

LANGUAGES = {"OFFER_LANGUAGES": f"en {pseudo.CODE}"}
ANSWER = a_reply(
    say=["Here is the rest."],
    cards=[
        {
            **CARD,
            "heading": "Short breaks",
            "strength_words": "Not a law",
            "facts": [{"label": "Phone", "value": "0117 496 0000"}],
            "links": [{"title": "Open the page", "url": "/letters"}],
            "checked": "Not yet checked",
        }
    ],
    choices=[{"title": "Show more", "payload": "/show_more"}],
    notes=["This is information, not legal advice."],
)
PAGES = {
    "first": "/", "find": "/find", "area": "/areas/SAMPLE01", "letters": "/letters", "deadlines": "/deadlines", "call-back": "/call-back",
    "compare": f"/compare?area={BRISTOL}&area=E08000035&area=SAMPLE01&need=ASD", "privacy": "/privacy", "crisis": "/crisis",
    "call-sheet": "/letters/call-sheet",
}  # fmt: skip
FAR_LEFT, FAR_RIGHT = "left", "right"
SIDE = """
const box = arguments[0].getBoundingClientRect(), middle = document.documentElement.clientWidth / 2;
return (box.left + box.right) / 2 < middle ? 'left' : 'right';
"""


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    driver = open_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("right-to-left")
    with pseudo.held(folder), whole_site(folder, **LANGUAGES) as whole, served(whole.app, threads=4) as port:
        whole.relay.messages = [ANSWER]
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(params=[320, 1280])
def screen(request: pytest.FixtureRequest, driver: Chrome, address: str) -> Screen:
    screen = Screen(driver, Site(), address, request.param)
    screen._resize(800)
    return screen


def opened(screen: Screen, path: str) -> None:
    screen.open(f"{path}{'&' if '?' in path else '?'}language={pseudo.CODE}")


def is_sideways(screen: Screen) -> bool:
    """Whether something lies outside the screen; from right to left it would lie on the left."""
    return screen.run(
        "const root = document.documentElement; window.scrollTo(-500, 0); const moved = window.scrollX; window.scrollTo(0, 0);"
        "return moved !== 0 || root.scrollWidth > root.clientWidth"
    )


@pytest.mark.parametrize("name", PAGES)
def test_page_reads_from_right_to_left(screen, name):
    opened(screen, PAGES[name])
    screen.shoot(f"rtl-{name}")

    assert screen.run("return getComputedStyle(document.body).direction") == "rtl"
    assert not is_sideways(screen)
    assert screen.run(SIDE, screen.find(".brand")) == FAR_RIGHT
    assert screen.axe() == []


def test_conversation_of_the_page_reads_from_right_to_left(screen):
    opened(screen, "/")
    screen.say("my son is 4")
    screen.shoot("rtl-answer")
    answer = screen.find(".from-us:last-child")

    assert pseudo.pseudo("Here is the rest.") in answer.text
    assert pseudo.unworded(answer.text, "SEND code of practice") == []
    assert screen.run("return getComputedStyle(arguments[0]).borderRightWidth", screen.find(".card")) == "5px"
    assert pseudo.pseudo("Copy it") in screen.run("return document.querySelector('.keep').textContent")
    assert not is_sideways(screen)
    assert screen.axe() == []


@pytest.fixture(params=[320, 1280])
def widget(
    request: pytest.FixtureRequest, driver: Chrome, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Widget]:
    more = f' data-language="{pseudo.CODE}" data-label="{pseudo.pseudo("Ask")}"'
    with pseudo.held(tmp_path_factory.getbasetemp() / "pseudo"), pair(more, LANGUAGES) as (site, base, address):
        site.relay.messages = [ANSWER]
        screen = Widget(driver, site, address, request.param, base)
        screen._resize(800)
        yield screen
        screen.calm()


def test_widget_reads_from_right_to_left_and_stands_on_that_side(widget):
    widget.load()
    launcher = widget.run("return document.querySelector('local-offer-chat').launcher")
    side = widget.run(SIDE, launcher)
    widget.open_panel()
    widget.talk("my son is 4")
    widget.shoot("rtl-widget")
    panel = widget.run(f"return {widget.inside('#panel')}")
    shown = widget.run("return arguments[0].innerText", panel)
    sent = widget.site.relay.turns[-1]["metadata"]

    assert side == FAR_LEFT
    assert widget.width == 320 or widget.run(SIDE, panel) == FAR_LEFT
    assert (panel.get_attribute("lang"), panel.get_attribute("dir")) == (pseudo.CODE, "rtl")
    assert pseudo.unworded(shown, "SEND code of practice", "my son is") == []
    assert sent["language"] == pseudo.CODE
    assert not is_sideways(widget)
    assert widget.run("return arguments[0].scrollWidth <= arguments[0].clientWidth", panel)
    assert [each for each in widget.axe() if "local-offer-chat" in each] == []


def test_words_of_the_widget_follow_each_other(widget):
    widget.open_panel()
    widget.run(f"{widget.inside('#text')}.value = 'x'.repeat(1990)")
    widget.press("y", Keys.BACKSPACE)

    assert pseudo.unworded(widget.text_of("#letters")) == []
    assert "10" in widget.text_of("#letters")
