"""Councils side by side on a narrow screen: rows become lists, and nothing has to be pushed sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from tests.web.conftest import Site
from tests.web.fakes import a_reply
from tests.web.host_page import Widget, pair
from tests.web.screen import Screen, open_browser
from tests.web.serving import served
from tests.web.test_widget_states import COMPARED
from tests.web.whole_site import whole_site

pytestmark = pytest.mark.needs_browser

COMPARE = "/compare?area=E06000023&area=E08000035&area=SAMPLE01&need=ASD"
WIDE = "[...document.querySelectorAll('main *')].filter(e => e instanceof HTMLElement && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1)"


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    driver = open_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with whole_site(tmp_path_factory.mktemp("site")) as site, served(site.app, threads=4) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("width", [320, 400, 1280])
def test_three_councils_need_no_sideways_scrolling(driver, address, width):
    screen = Screen(driver, Site(), address, width)
    screen._resize(800)
    screen.open(COMPARE)
    screen.shoot("compare")

    assert screen.run("return document.querySelectorAll('table.compared').length") > 1
    assert screen.run("return document.documentElement.scrollWidth") <= width
    assert screen.run(f"return {WIDE}.map(e => e.tagName + '.' + e.className)") == []


def test_each_value_names_its_council_where_there_are_no_columns(driver, address):
    screen = Screen(driver, Site(), address, 320)
    screen._resize(800)
    screen.open(COMPARE)
    before = "getComputedStyle(document.querySelector('.compared td[data-name]'), '::before').content"
    narrow = screen.run(f"return {before}")
    screen.width = 1280
    screen._resize(800)

    assert narrow == '"Bristol: "'
    assert screen.run(f"return {before}") == "none"


def test_screen_readers_are_told_of_a_table_either_way(driver, address):
    screen = Screen(driver, Site(), address, 320)
    screen._resize(800)
    screen.open(COMPARE)
    nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node.get("ignored")]

    assert {"table", "row", "rowheader", "columnheader", "cell"} <= set(roles)
    assert [each for each in screen.axe() if "compared" in each] == []


def test_a_comparison_in_the_chat_fits_a_phone_too(driver):
    with pair() as (site, base, where):
        site.relay.messages = [a_reply(cards=[COMPARED])]
        widget = Widget(driver, site, where, 320, base)
        widget._resize(800)
        widget.open_panel()
        widget.talk("compare them")
        widget.shoot("compared-card")
        frame = widget.inside(".compared-frame")
        value = f"getComputedStyle({widget.inside('.compared td[data-name]')}, '::before').content"

        assert widget.run(f"return {frame}.scrollWidth <= {frame}.clientWidth")
        assert widget.run(f"return {value}") == '"Bristol: "'
        widget.calm()
