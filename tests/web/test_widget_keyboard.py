"""The widget with keys alone, on a desktop, a phone and a page enlarged to 400 %: reached, used, corrected, cleared, closed.

After every key the focus is somewhere, can be seen, and nothing lies over it; each turn is told once.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

from tests.web.conftest import Site
from tests.web.fakes import CARD, a_reply
from tests.web.host_page import Widget, pair
from tests.web.screen import open_browser

pytestmark = pytest.mark.needs_browser

SIZES = {"desktop": (1280, 800, 1), "phone": (320, 568, 2), "enlarged": (320, 256, 4)}
"""Width and height in CSS pixels, and how many pixels of the screen one of them takes."""
ANSWER = a_reply(say=["You live in Bristol."], cards=[CARD], choices=[{"title": "Show more", "payload": "/show_more"}])
FOCUS = """
let e = document.activeElement;
if (!e || e === document.body) return null;
if (e.shadowRoot) e = e.shadowRoot.activeElement;
const r = e.getBoundingClientRect(), root = e.getRootNode();
const [left, top] = [Math.max(r.left, 0), Math.max(r.top, 0)];
const [right, bottom] = [Math.min(r.right, document.documentElement.clientWidth), Math.min(r.bottom, document.documentElement.clientHeight)];
const middle = (top + bottom) / 2, points = [[(left + right) / 2, middle], [left + 6, middle], [right - 6, middle]];
const on = (x, y) => { const top = root.elementFromPoint(x, y); return top === e || e.contains(top) || (top && top.contains(e)); };
const style = getComputedStyle(e);
return { name: e.id || e.textContent.trim(), inside: root !== document, seen: right - left > 5 && bottom - top > 5,
  covered: points.filter(([x, y]) => !on(x, y)).length, outlined: style.outlineStyle !== 'none' || root === document };
"""
"""Where the focus is and whether it can be seen; the host's own rude page has taken its outlines away."""
HEAR = """
window.heard = [];
new MutationObserver((changes) => changes.forEach(each => each.addedNodes.forEach(one => window.heard.push(one.textContent))))
  .observe(document.querySelector('local-offer-chat').shadowRoot.querySelector('[role=status][aria-live]'), { childList: true, subtree: true });
"""


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    driver = open_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def sites() -> Iterator[tuple[Site, str, str]]:
    with pair() as both:
        yield both


@pytest.fixture(params=SIZES)
def widget(request: pytest.FixtureRequest, driver: Chrome, sites: tuple[Site, str, str]) -> Iterator[Widget]:
    site, base, address = sites
    width, height, scale = SIZES[request.param]
    site.relay.messages = [ANSWER]
    site.relay.turns.clear()
    view = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", view)
    screen = Widget(driver, site, address, width, base)
    screen.load()
    screen.run("sessionStorage.clear()")
    yield screen
    screen.calm()


def tab(widget: Widget, *, back: bool = False, may_leave: bool = False) -> dict:
    """One press of Tab; the focus is somewhere, seen, and under nothing; or with the browser's own bar, after the last."""
    widget.press(*([Keys.SHIFT, Keys.TAB] if back else [Keys.TAB]))
    if back:
        widget.press(Keys.NULL)
    if may_leave and widget.run("return document.activeElement === document.body"):
        return {"name": "", "inside": False}
    return look(widget)


def look(widget: Widget) -> dict:
    focus = widget.run(FOCUS)
    assert focus is not None, "the focus is lost"
    assert focus["seen"], focus
    assert focus["covered"] == 0, focus
    assert focus["outlined"], focus
    return focus


def to(widget: Widget, words: str, *, back: bool = False) -> None:
    """Tab until what says this has the focus."""
    for _ in range(60):
        if tab(widget, back=back)["name"] == words:
            return
    raise AssertionError(f"{words} cannot be reached")


def send(widget: Widget, *keys: str) -> None:
    """Keys that end in an answer."""
    before = widget.run(f"return {widget.every('.from-us')}.length")
    widget.press(*keys)
    widget.until(
        f"{widget.every('.from-us')}.length > {before} && !{widget.inside('.send')}.hasAttribute('aria-disabled')"
    )


def test_open_ask_choose_correct_clear_and_close(widget):
    widget.load()
    to(widget, "Ask about SEND help near you")
    widget.press(Keys.ENTER)
    widget.until(f"{widget.inside('#text')} !== null && !{widget.inside('#panel')}.hidden")
    opened = widget.focused()
    send(widget, "my son is 4 and hardly talks, BS3 1AA", Keys.ENTER)
    asked = widget.focused()
    to(widget, "Show more", back=True)
    send(widget, Keys.ENTER)
    chosen = widget.focused()
    send(widget, "no, he is 6", Keys.ENTER)
    to(widget, "Start again")
    widget.press(Keys.ENTER)
    widget.until(f"{widget.every('.turn')}.length === 0")
    cleared = widget.focused()
    widget.press(Keys.ESCAPE)
    closed = look(widget)

    assert [opened, asked, chosen, cleared] == ["text"] * 4
    assert closed["name"] == "Ask about SEND help near you"
    assert [turn["text"] or turn["payload"] for turn in widget.site.relay.turns][1:] == ["/show_more", "no, he is 6"]
    assert (
        widget.run("return document.querySelector('local-offer-chat').launcher.getAttribute('aria-expanded')")
        == "false"
    )


def test_everything_in_the_panel_is_reached_and_tab_leaves_it(widget):
    widget.open_panel()
    widget.talk("hardly talks")
    widget.run(f"{widget.inside('.leave')}.focus()")
    reached = [look(widget)["name"]]
    while (focus := tab(widget, may_leave=True))["inside"]:
        reached.append(focus["name"])
    stops = widget.every("a[href], button, textarea, summary, .scroll")
    expected = widget.run(
        f"return {stops}.filter(e => e.checkVisibility() && !e.matches('.launcher'))"
        ".map(e => e.id || e.textContent.trim())"
    )

    assert reached == expected


def test_shift_and_tab_leave_it_too_and_nothing_hides_where_the_focus_goes(widget):
    widget.open_panel()
    widget.run(f"{widget.inside('.leave')}.focus()")

    focus = tab(widget, back=True)

    assert focus["name"] == "last"
    assert not focus["inside"]


def test_each_turn_is_told_once_and_nothing_else_is(widget):
    widget.open_panel()
    widget.run(HEAR)
    widget.talk("hardly talks")
    widget.talk("and transport")
    widget.press_button("Show more")
    widget.until(f"{widget.every('.from-us')}.length === 3")
    widget.press_button("Start again")
    widget.until(f"{widget.every('.turn')}.length === 0")

    heard = widget.run("return window.heard")
    assert [each.split(".")[0] for each in heard if not each.startswith("Looking")] == ["You live in Bristol"] * 3 + [
        "Started again"
    ]
    assert widget.run(f"return {widget.inside('.scroll')}.getAttribute('aria-live')") == "off"


def test_what_was_said_before_is_not_read_out_again(widget):
    widget.open_panel()
    widget.talk("hardly talks")
    widget.open_panel()
    widget.until(f"{widget.inside('.log')}.textContent.includes('hardly talks')")

    assert widget.text_of("[role=status][aria-live]") == ""


def test_latest_answer_is_one_key_away(widget):
    widget.open_panel()
    widget.talk("hardly talks")
    to(widget, "Skip to the latest answer", back=True)
    widget.press(Keys.ENTER)

    assert widget.run("return document.activeElement.shadowRoot.activeElement.matches('[data-latest]')")
