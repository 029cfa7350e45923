"""What happens to families on the way: a slow line, a lost one, two tabs, Back, a long paste, a double press, odd words.

The widget on another site's page, on a phone and on a desktop; the chat page where it differs.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.localoffer.answers.test_strip_plot import a_plot
from tests.web.conftest import Site
from tests.web.fakes import CARD, a_reply
from tests.web.host_page import Widget, pair
from tests.web.screen import Screen, open_browser

pytestmark = pytest.mark.needs_browser

SLOW = {"latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""Bytes a second and milliseconds: about what browsers call slow 3G."""
LONG = "W" * 200
EVIL = "<img src=x onerror='window.canary=1'><script>window.canary=1</script>{{7*7}}"


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    driver = open_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def sites() -> Iterator[tuple[Site, str, str]]:
    with pair() as both:
        yield both


@pytest.fixture(params=[320, 1280])
def widget(request: pytest.FixtureRequest, driver: Chrome, sites: tuple[Site, str, str]) -> Iterator[Widget]:
    site, base, address = sites
    relay = site.relay
    relay.messages, relay.slow, relay.broken = [a_reply(say=["You live in Bristol."])], False, ""
    relay.turns.clear()
    relay.deleted.clear()
    relay.reached.clear()
    relay.may_answer.clear()
    screen = Widget(driver, site, address, request.param, base)
    screen._resize(800)
    screen.load()
    screen.run("sessionStorage.clear()")
    yield screen
    relay.may_answer.set()
    for other in driver.window_handles[1:]:
        driver.switch_to.window(other)
        driver.close()
    driver.switch_to.window(driver.window_handles[0])
    screen.calm()


def begin(widget: Widget, words: str) -> None:
    """Type and send, without waiting for an answer."""
    widget.run(f"{widget.inside('#text')}.focus()")
    widget.press(words, Keys.ENTER)


def page_of(widget: Widget) -> Screen:
    """The chat page itself, in a tab where nothing was said before."""
    page = Screen(widget.driver, widget.site, widget.base, widget.width)
    page.open("/about")
    page.run("sessionStorage.clear()")
    page.open("/")
    return page


def a_card(words: str) -> dict:
    """A card that says this in each of its parts."""
    return {
        **CARD,
        "heading": words,
        "strength_words": words,
        "facts": [{"label": words, "value": words}],
        "links": [
            {"title": words, "url": f"https://example.org/{words}"},
            {"title": words, "url": "javascript:canary=1"},
        ],
        "source": words,
        "checked": words,
        "about": [{"service_id": words, "name": words}],
    }


def in_every_part(words: str) -> dict:
    """An answer that says this wherever an answer can say something."""
    picture = {**a_plot().as_json(), "title": words, "description": words}
    for mark in picture["marks"]:
        mark["label"] = words if mark.get("label") else ""
    table = {"columns": [words, words], "rows": [{"label": words, "cells": [words, words]}]}
    return a_reply(
        say=[words, words],
        cards=[a_card(words), {**a_card(words), "kind": "comparison", "table": table, "picture": picture}],
        choices=[{"title": words, "payload": "/more"}, {"title": f"{words}2", "payload": "/other"}],
        next_steps=[words],
        notes=[words],
        days=[{"on": "2027-02-15", "title": words}],
    )


def test_slow_line_still_opens_and_answers_and_says_that_it_is_looking(widget):
    widget.network(**SLOW)
    widget.open_panel()
    widget.site.relay.slow = True
    begin(widget, "hardly talks")
    widget.until(f"!{widget.inside('.waiting')}.hidden")
    told = widget.text_of("[role=status][aria-live]")
    widget.site.relay.may_answer.set()
    widget.until(f"{widget.inside('.log')}.textContent.includes('You live in Bristol.')")

    assert told == "Looking…"
    assert widget.run(f"return {widget.inside('.waiting')}.hidden")
    assert len(widget.site.relay.turns) == 1


def test_line_lost_in_mid_turn_keeps_the_words_and_the_turn_is_answered_once(widget):
    widget.open_panel()
    widget.site.relay.slow = True
    begin(widget, "my careful words")
    assert widget.site.relay.reached.wait(20)
    widget.network(offline=True)
    widget.run("window.stop()")  # what is under way breaks off, as it does when the line goes
    widget.until(f"{widget.inside('#text')}.value === 'my careful words'")
    widget.site.relay.may_answer.set()
    widget.network()
    before = widget.run(f"return {widget.every('.from-us')}.length")
    widget.run(f"{widget.inside('.send')}.click()")
    widget.until(f"{widget.every('.from-us')}.length > {before}")
    widget.until(f"{widget.inside('.log')}.textContent.includes('You live in Bristol.')")

    assert [turn["text"] for turn in widget.site.relay.turns] == ["my careful words"]
    assert widget.run(f"return {widget.inside('#text')}.value") == ""
    assert widget.text_of(".log").count("my careful words") == 1


def test_opened_without_a_line_the_button_says_so_and_works_once_it_is_back(widget):
    widget.load()
    widget.network(offline=True)
    widget.run("document.querySelector('local-offer-chat').launcher.click()")
    widget.until(
        "document.querySelector('local-offer-chat').launcher.textContent === 'You are not connected. Try again'"
    )
    widget.network()
    widget.run("document.querySelector('local-offer-chat').launcher.click()")
    widget.until(f"{widget.inside('#text')} !== null")

    assert widget.driver.current_url == f"{widget.address}/"


def test_a_second_press_while_the_first_is_under_way_sends_nothing(widget):
    widget.open_panel()
    widget.site.relay.slow = True
    begin(widget, "hardly talks")
    assert widget.site.relay.reached.wait(20)
    begin(widget, "hardly talks again")
    widget.run(f"{widget.inside('.send')}.click()")
    in_box = widget.run(f"return {widget.inside('#text')}.value")
    widget.site.relay.may_answer.set()
    widget.until(f"{widget.inside('.log')}.textContent.includes('You live in Bristol.')")

    assert [turn["text"] for turn in widget.site.relay.turns] == ["hardly talks"]
    assert in_box == "hardly talks again"
    assert widget.run(f"return {widget.inside('#text')}.value") == "hardly talks again"


def test_a_button_pressed_twice_is_chosen_once(widget):
    widget.site.relay.messages = [a_reply(choices=[{"title": "Show more", "payload": "/show_more"}])]
    widget.open_panel()
    widget.talk("hardly talks")
    widget.run(f"const more = {widget.every('.choices button')}[0]; more.click(); more.click();")
    widget.until(f"{widget.every('.from-us')}.length === 2")

    assert [turn["payload"] for turn in widget.site.relay.turns] == [None, "/show_more"]


def test_three_thousand_letters_pasted_get_a_kind_line_and_stay(widget):
    pasted = "He hardly talks and hates loud rooms. " * 79
    widget.open_panel()
    widget.driver.execute_cdp_cmd("Input.insertText", {"text": pasted})
    left = widget.text_of("#letters")
    widget.run(f"{widget.inside('.send')}.click()")
    widget.until(f"{widget.inside('.log')}.textContent.includes('That is a long message')")

    assert left == f"{len(pasted) - 2000} letters too many"
    assert widget.run(f"return {widget.inside('#text')}.value") == pasted
    assert widget.site.relay.turns == []


def test_two_tabs_hold_two_conversations(widget):
    widget.open_panel()
    widget.talk("from the first tab")
    first, driver = widget.driver.current_window_handle, widget.driver
    driver.switch_to.new_window("tab")
    widget.open_panel()
    second_knows = widget.text_of(".log")
    widget.talk("from the second tab")
    widget.press_button("Delete this conversation")
    widget.until(f"{widget.inside('.log')}.textContent.includes('is deleted')")
    driver.close()
    driver.switch_to.window(first)
    widget.talk("the first again")

    said = {turn["text"]: turn["conversation"] for turn in widget.site.relay.turns}
    assert "first tab" not in second_knows
    assert said["from the first tab"] == said["the first again"] != said["from the second tab"]
    assert "started again" not in widget.text_of(".log")


def test_conversation_goes_on_over_pages_and_with_back(widget):
    widget.open_panel("/")
    widget.talk("the first page")
    widget.open_panel("/next")
    widget.until(f"{widget.inside('.log')}.textContent.includes('the first page')")
    widget.talk("the next page")
    widget.driver.back()
    widget.until("Boolean(customElements.get('local-offer-chat')?.prototype.open)")
    widget.run("document.querySelector('local-offer-chat').open()")
    widget.until(f"{widget.inside('.log')}?.textContent.includes('the first page')")
    widget.talk("back again")

    assert len({turn["conversation"] for turn in widget.site.relay.turns}) == 1
    assert [turn["text"] for turn in widget.site.relay.turns] == ["the first page", "the next page", "back again"]


def test_back_on_the_chat_page_brings_the_conversation_back(widget):
    page = page_of(widget)
    page.say("her speech is late")
    page.open("/about")
    page.driver.back()
    page.until("document.querySelectorAll('.from-you').length === 1")
    page.say("and transport")

    assert len({turn["conversation"] for turn in widget.site.relay.turns}) == 1
    assert page.find("#log").text.count("her speech is late") == 1


def test_markup_from_the_server_is_shown_as_text_in_every_part(widget):
    widget.site.relay.messages = [in_every_part(EVIL)]
    widget.open_panel()
    widget.talk(EVIL)

    log = widget.inside(".log")
    assert widget.run("return window.canary === undefined")
    assert widget.run(f"return {log}.querySelectorAll('img, script').length") == 0
    assert widget.run(f"return {log}.querySelectorAll('[href^=javascript]').length") == 0
    assert widget.text_of(".log").count("window.canary=1</script>") > 15


def test_long_words_break_instead_of_making_the_page_wider(widget):
    widget.site.relay.messages = [in_every_part(LONG)]
    widget.open_panel()
    widget.talk(LONG)
    wider = (
        f"return {widget.every('.panel, .panel *')}.filter(e => e.checkVisibility() && e.clientWidth > 1 && !e.closest('.quiet, svg, .compared-frame')"
        " && e.scrollWidth > e.clientWidth + 1).map(e => e.outerHTML.slice(0, 90))"
    )
    in_widget = widget.run(wider)
    page = page_of(widget)
    page.say(LONG)

    assert in_widget == []
    assert page.run("return document.documentElement.scrollWidth") <= widget.width


def test_a_visitor_who_only_looks_leaves_nothing_anywhere(widget):
    widget.open_panel()
    widget.press(Keys.ESCAPE)
    kept = "return [localStorage.length, sessionStorage.length, document.cookie]"
    seen = [widget.run(kept)]
    page = page_of(widget)
    for path in ("/", "/about", "/find", "/letters"):
        page.open(path)
        seen.append(page.run(kept))

    assert seen == [[0, 0, ""]] * 5
    assert widget.driver.get_cookies() == []
    assert widget.driver.find_elements(By.CSS_SELECTOR, "iframe") == []
