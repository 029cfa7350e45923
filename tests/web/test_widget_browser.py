"""The widget on another site's page, in a real Chromium: strict policy, rude styles, keyboard, narrow, zoomed, offline."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

from tests.web.fakes import CARD, a_reply
from tests.web.host_page import Widget, pair
from tests.web.screen import open_browser

pytestmark = pytest.mark.needs_browser

ANSWER = a_reply(
    say=["You live in Bristol."],
    cards=[CARD],
    choices=[{"title": "Show more", "payload": "/show_more"}],
    next_steps=["Talk to the nursery."],
    notes=["This is information, not legal advice."],
)


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    driver = open_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture(params=[320, 1280])
def widget(request: pytest.FixtureRequest, driver: Chrome) -> Iterator[Widget]:
    with pair(getattr(request.function, "more", "")) as (site, base, address):
        site.relay.messages = [ANSWER]
        screen = Widget(driver, site, address, request.param, base)
        screen._resize(800)
        yield screen
        screen.calm()


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
    widget.load()
    first = widget.run("return performance.getEntriesByType('resource').map(each => each.name)")
    widget.open_panel()
    widget.talk("hardly talks")
    every = widget.run("return performance.getEntriesByType('resource').map(each => each.name)")

    assert {each for each in first if each.startswith(widget.base)} == {f"{widget.base}/widget.js"}
    assert all(each.startswith((widget.base, widget.address)) for each in every)


def test_the_page_around_it_does_not_move(widget):
    widget.load()
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
    widget.load()
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
    widget.load()
    widget.run("document.getElementById('ask').click()")
    widget.until(f"{widget.inside('#text')} !== null")

    assert widget.driver.current_url == f"{widget.address}/"


def test_the_conversation_goes_on_when_the_page_changes_and_is_gone_when_deleted(widget):
    widget.open_panel()
    widget.talk("hardly talks")
    widget.open_panel()
    widget.until(f"{widget.inside('.log')}.textContent.includes('hardly talks')")
    buttons = "[...document.querySelector('local-offer-chat').shadowRoot.querySelectorAll('.tools button')]"
    widget.run(f"{buttons}.find(each => each.textContent === 'Delete this conversation').click()")
    widget.until(f"{widget.inside('.log')}.textContent.includes('Your conversation is deleted')")

    assert widget.run("return sessionStorage.length") == 0
    assert widget.site.relay.deleted == [widget.site.relay.turns[0]["conversation"]]
    assert "hardly talks" not in widget.text_of(".log")


def test_words_stay_in_the_box_while_the_network_is_lost_and_go_through_once_it_is_back(widget):
    widget.open_panel()
    widget.network(offline=True)
    widget.talk("my careful words")
    in_box = widget.run(f"return {widget.inside('#text')}.value")
    widget.network()
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


def themed(words):
    def mark(test):
        test.more = words
        return test

    return mark


@themed(" data-label='Chat'")
def test_a_council_may_word_the_button(widget):
    widget.load()

    assert widget.run("return document.querySelector('local-offer-chat').launcher.textContent") == "Chat"


def test_colours_of_a_council_are_used_only_where_they_can_be_read(widget):
    widget.load()
    widget.run(
        "const s = document.querySelector('local-offer-chat').style;"
        "s.setProperty('--offer-brand', '#7a0046'); s.setProperty('--offer-link', '#ffff99');"
    )
    widget.run("document.querySelector('local-offer-chat').open()")
    widget.until(f"{widget.inside('#text')} !== null")

    assert widget.run(f"return getComputedStyle({widget.inside('.send')}).backgroundColor") == "rgb(122, 0, 70)"
    assert widget.run(f"return getComputedStyle({widget.inside('.intro a')}).color") != "rgb(255, 255, 153)"
