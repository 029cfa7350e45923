"""The pages in a real browser: with a keyboard, on a narrow screen, reloaded, without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.web.conftest import Site
from tests.web.fakes import CARD, a_reply
from tests.web.screen import CHROMIUM, DRIVER, Screen, open_browser
from tests.web.serving import served

pytestmark = [
    pytest.mark.needs_browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver (Debian: chromium-driver)"),
]

SERVICE = {
    **CARD,
    "kind": "service",
    "heading": "Talking Tots drop-in",
    "strength": None,
    "strength_words": None,
    "facts": [
        {"label": "What it is", "value": "Play and talk with a speech and language therapist."},
        {"label": "Ages", "value": "0 to 5"},
        {"label": "Cost", "value": "Free"},
        {"label": "Where", "value": "Bedminster, about 1.2 miles away"},
        {"label": "Phone", "value": "0117 496 0000"},
    ],
    "source": "Sampleshire's own list of services",
    "checked": "Last checked on 3 November 2026",
    "sample": True,
}
LAW = {**CARD, "heading": "Your council must look at an EHC needs assessment", "strength": "must"}
LAW["strength_words"] = "Must: the law says so"
COMMON = {**CARD, "heading": "Parent groups", "strength": "common", "strength_words": "Common: many areas offer it"}
FIRST = a_reply(
    say=[
        "You live in Bristol. Its own list is at https://example.org/offer (not tested).",
        "I looked for: talking; 4 years old.",
    ],
    cards=[LAW, CARD, SERVICE],
    choices=[
        {"title": "Show more", "payload": "/show_more"},
        {"title": "I pay council tax to another council", "payload": "/another_area"},
    ],
    next_steps=["Talk to the special educational needs coordinator (SENCO) at nursery.", "Ask for a health check."],
    notes=["This is information, not legal advice."],
)
MORE = a_reply(say=["Here is the rest."], cards=[COMMON])


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    driver = open_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture(params=[320, 1280])
def screen(request: pytest.FixtureRequest, driver: Chrome) -> Iterator[Screen]:
    site = Site({"OFFER_TURNS_PER_MINUTE": "1000"})
    site.relay.messages = [FIRST]
    with served(site.app, threads=4) as port:
        screen = Screen(driver, site, f"http://127.0.0.1:{port}", request.param)
        screen._resize(800)
        yield screen
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
        driver.get("about:blank")
        driver.get_log("browser")


def test_conversation_goes_on_by_keyboard_alone(screen):
    screen.open()
    for _ in range(40):
        screen.press(Keys.TAB)
        if screen.run("return document.activeElement.id") == "text":
            break
    screen.press("my son is 4 and hardly talks, BS3 1AA", Keys.ENTER)
    screen.until("document.querySelectorAll('.choices button').length === 2")
    focus_after_sending = screen.run("return document.activeElement.id")
    screen.site.relay.messages = [MORE]
    for _ in range(60):
        screen.press(Keys.SHIFT, Keys.TAB)
        screen.driver.switch_to.active_element.send_keys(Keys.NULL)
        if screen.run("return document.activeElement.textContent") == "Show more":
            break
    screen.press(Keys.ENTER)
    screen.until("document.body.textContent.includes('Here is the rest.')")

    assert focus_after_sending == "text"
    assert screen.site.relay.turns[1]["payload"] == "/show_more"
    assert "You chose: Show more" in screen.find("#log").text
    assert screen.run("return document.activeElement.id") == "text"
    assert screen.run("return document.querySelectorAll('.choices').length") == 0
    assert screen.complaints() == []


def test_nothing_scrolls_sideways_anywhere(screen):
    wide = "W" * 300
    for path in ("/", "/find", "/crisis", "/about", "/privacy", "/accessibility", "/none"):
        screen.open(path)
        screen.shoot(path.strip("/") or "first")
        assert screen.run("return document.documentElement.scrollWidth") <= screen.width, path

    screen.open()
    screen.say("my son is 4 and hardly talks, BS3 1AA")
    screen.say(wide)
    screen.shoot("answer")

    assert screen.run("return document.documentElement.scrollWidth") <= screen.width


def test_buttons_and_lone_links_are_large_enough(screen):
    screen.open()
    screen.say("hardly talks")

    small = screen.run(
        "return [...document.querySelectorAll('button, .nav a, .numbers a, .ways a, .links a, dd a, .brand, .leave,"
        " summary, textarea')].filter(e => e.getClientRects().length)"
        ".filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.textContent)"
    )
    assert small == []


def test_focus_is_always_seen_and_never_covered(screen):
    screen.open()
    screen.say("hardly talks")
    screen.run("document.querySelector('.skip').focus()")
    seen = set()
    for _ in range(60):
        screen.press(Keys.TAB)
        state = screen.run(
            "const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);"
            "const x = r.left + Math.min(r.width, 40) / 2, y = r.top + r.height / 2;"
            "const top = document.elementFromPoint(x, y);"
            "return [e.tagName, e.textContent.trim().slice(0, 30), s.outlineStyle, "
            "top === null ? 'off screen' : e === top || e.contains(top) || top.contains(e) ? '' : top.className]"
        )
        if state[0] == "BODY":
            break
        seen.add(state[1])
        assert state[2] != "none", state
        assert state[3] == "", state

    assert {"Send", "Show more", "Delete this conversation", "Leave this page quickly"} <= seen


def test_nothing_is_stored_before_the_first_message(screen):
    screen.open()
    before = screen.run("return [localStorage.length, sessionStorage.length, document.cookie]")
    screen.say("hardly talks")

    after = screen.run("return [localStorage.length, Object.keys(sessionStorage), document.cookie]")
    assert before == [0, 0, ""]
    assert after == [0, ["offer-conversation"], ""]
    assert "hardly" not in screen.run("return sessionStorage.getItem('offer-conversation')")
    assert screen.driver.current_url == screen.address + "/"


def test_each_turn_is_announced_once(screen):
    screen.open()
    screen.say("hardly talks")
    first = screen.run("return [...document.getElementById('announcer').children].map(e => e.textContent)")
    screen.say("and transport")

    both = screen.run("return [...document.getElementById('announcer').children].map(e => e.textContent)")
    answers = [line for line in both if not line.startswith("Looking")]
    assert [line for line in first if not line.startswith("Looking")] == answers[:1]
    assert len(answers) == 2
    assert answers[0].startswith("You live in Bristol.")


def test_reloading_brings_the_conversation_back(screen):
    screen.open()
    screen.say("hardly talks")

    screen.open()
    screen.until("document.querySelectorAll('.from-you').length === 1")
    screen.say("and transport")

    assert "hardly talks" in screen.find("#log").text
    assert screen.site.relay.turns[0]["conversation"] == screen.site.relay.turns[1]["conversation"]


def test_words_come_back_when_the_assistant_is_down(screen):
    screen.open()
    screen.site.relay.broken = "unreachable"
    screen.say("my careful words")
    screen.shoot("down")
    in_box = screen.find("#text").get_attribute("value")
    screen.site.relay.broken = ""
    before = screen.answers()
    screen.find("#send").click()
    screen.until(f"document.querySelectorAll('.from-us').length > {before}")

    assert in_box == "my careful words"
    assert "Contact" in screen.find("#log").text
    assert screen.find("#text").get_attribute("value") == ""
    assert screen.find("#log").text.count("my careful words") == 1


def test_markup_from_anyone_is_shown_as_text(screen):
    evil = "<img src=x onerror='window.canary=1'><script>window.canary=1</script>"
    screen.site.relay.messages = [
        a_reply(say=[evil], cards=[{**CARD, "heading": evil, "links": [{"title": evil, "url": "javascript:canary=1"}]}])
    ]
    screen.open()
    screen.say(evil)

    assert screen.run("return window.canary === undefined")
    assert screen.find("#log").text.count("<script>") == 3
    assert screen.run("return document.querySelectorAll('#log img, #log script').length") == 0


def test_urgent_words_vanish_and_the_card_shows(screen):
    screen.open()
    screen.say("he has taken an overdose, please help")
    screen.shoot("crisis")

    assert "overdose" not in screen.find("#log").text
    assert "overdose" not in screen.driver.page_source
    assert screen.find("#log a[href='tel:999']").is_displayed()
    assert screen.site.relay.turns == []


def test_everything_works_without_javascript(screen):
    screen.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    screen.open()
    screen.find("#text").send_keys("hardly talks")
    screen.find("#send").click()
    WebDriverWait(screen.driver, 15).until(lambda d: d.find_elements(By.CSS_SELECTOR, ".choices button"))
    screen.site.relay.messages = [MORE]
    screen.find(".choices button").click()
    WebDriverWait(screen.driver, 15).until(lambda d: "Here is the rest." in d.page_source)
    conversation = screen.driver.page_source
    address = screen.driver.current_url
    screen.find("form[action='/chat/delete'] button").click()
    WebDriverWait(screen.driver, 15).until(lambda d: "is deleted" in d.title)

    assert "You chose: Show more" in conversation
    assert address == f"{screen.address}/chat#latest"
    assert screen.site.relay.deleted == [screen.site.relay.turns[0]["conversation"]]


def test_deleting_clears_the_key_of_the_tab(screen):
    screen.open()
    screen.say("hardly talks")

    screen.find("form[action='/chat/delete'] button").click()
    screen.until("document.title.includes('is deleted')")

    assert screen.run("return sessionStorage.length") == 0
    assert len(screen.site.relay.deleted) == 1


def test_plain_page_answers_in_the_browser(screen):
    screen.site.navigator.reply = FIRST["custom"]
    screen.open("/find")
    screen.find("#place").send_keys("BS3 1AA")
    screen.find("#need").send_keys("hardly talks")
    screen.find("form.find .send").click()
    WebDriverWait(screen.driver, 15).until(lambda d: "What we found" in d.page_source)
    screen.shoot("found")

    assert screen.driver.current_url == f"{screen.address}/find"
    assert SERVICE["heading"] in screen.driver.page_source
    assert screen.complaints() == []


@pytest.mark.parametrize(
    ("name", "feature"),
    [("dark", ("prefers-color-scheme", "dark")), ("forced", ("forced-colors", "active"))],
)
def test_other_colours_keep_borders_and_words(screen, name, feature):
    screen.driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": feature[0], "value": feature[1]}]}
    )
    screen.open()
    screen.say("hardly talks")
    screen.shoot(name)

    for selector in (".from-you .bubble", ".card", ".composer", "#text", ".send"):
        width = screen.run(f"return getComputedStyle(document.querySelector('{selector}')).borderTopWidth")
        assert re.fullmatch(r"[1-9]\d*px", width), selector
