"""The conversation in a real browser: useful or not, slow, lost, quiet; on our own page and in the widget of another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.web.fakes import CARD, a_reply
from tests.web.host_page import Widget, pair
from tests.web.screen import Screen, open_browser

pytestmark = pytest.mark.needs_browser

ABOUT = {"area": "E06000023", "topic": "find_support"}
DAYS = [{"on": "2027-03-01", "title": "The final plan"}, {"on": "2027-02-15", "title": "A first letter"}]
ANSWER = a_reply(say=["You live in Bristol."], cards=[CARD], about=ABOUT, days=DAYS)
FAST = "const real = window.setTimeout; window.setTimeout = (act, ms, ...more) => real(act, ms > 60000 ? ms / {} : ms, ...more);"
"""A clock whose minutes go by faster; its seconds do not."""


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    driver = open_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


class Page(Widget):
    """Our own chat page, asked as the widget is."""

    def inside(self, selector: str) -> str:
        return f"document.querySelector({selector!r})"

    def every(self, selector: str) -> str:
        return f"[...document.querySelectorAll({selector!r})]"

    def open_panel(self, path: str = "/") -> None:
        self.open(path)
        self.until("document.querySelector('details.keep') !== null")

    def talk(self, words: str) -> None:
        self.say(words)


@pytest.fixture(params=["page", "widget"])
def chat(request: pytest.FixtureRequest, driver: Chrome) -> Iterator[Widget]:
    with pair() as (site, base, address):
        site.relay.messages = [ANSWER]
        kind, where = (Page, base) if request.param == "page" else (Widget, address)
        screen = kind(driver, site, where, 1280, base)
        screen._resize(800)
        yield screen
        site.relay.may_answer.set()
        screen.calm()


def sped_up(chat, times: int) -> str:
    """Minutes of the pages opened from now on go by faster; gives what undoes it."""
    found = chat.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": FAST.format(times)})
    return found["identifier"]


def hold_answers(chat) -> None:
    chat.site.relay.slow = True
    chat.site.relay.may_answer.clear()


def send(chat, words: str) -> None:
    chat.run(f"{chat.inside('#text')}.focus()")
    chat.press(words, Keys.ENTER)


def pressed(chat, words: str) -> None:
    """Press the button in the log that is called this, by keyboard."""
    buttons = f"[...{chat.inside('.log')}.querySelectorAll('button')]"
    chat.until(f"{buttons}.some(each => each.textContent === {words!r})")
    chat.run(f"{buttons}.find(each => each.textContent === {words!r}).focus()")
    chat.press(Keys.ENTER)


def announced(chat) -> str:
    return chat.run(f"return [...{chat.inside('[role=status][aria-live]')}.children].map(e => e.textContent).join('|')")


def focused(chat) -> str:
    return chat.run(
        "let e = document.activeElement; e = e.shadowRoot?.activeElement || e; return e.textContent || e.id"
    )


def test_an_answer_is_judged_by_keyboard_and_thanks_are_announced(chat):
    chat.open_panel()
    chat.talk("hardly talks")
    pressed(chat, "Was this useful? No")
    chat.until(f"{chat.inside('.useful')}.textContent.includes('hard to understand')")
    on_why = focused(chat)
    pressed(chat, "Thank you. What was wrong with it? It is hard to understand")
    chat.until(f"{chat.inside('.useful')}.textContent.includes('We count this')")
    chat.shoot("useful")

    assert on_why == "Thank you. What was wrong with it? It is not what I asked"
    assert "We count this, and keep nothing about you." in announced(chat)
    assert focused(chat) == "text"
    assert [each[0] for each in chat.site.navigator.judgements] == ["no", "hard"]
    assert chat.complaints() == []


def test_judging_without_a_network_says_so_and_stands_in_no_ones_way(chat):
    chat.open_panel()
    chat.talk("hardly talks")
    chat.network(offline=True)
    pressed(chat, "Was this useful? Yes")
    chat.until(f"{chat.inside('.useful')}.textContent.includes('I could not send that')")
    chat.network()
    chat.talk("and transport")

    assert [turn["text"] for turn in chat.site.relay.turns] == ["hardly talks", "and transport"]


def test_dots_become_words_and_slow_words_bring_a_number(chat):
    chat.open_panel()
    hold_answers(chat)
    send(chat, "hardly talks")
    chat.until(f"{chat.inside('.typing')} !== null")
    chat.shoot("typing")
    chat.until(f"{chat.inside('.waiting')}.textContent === 'Looking…'")
    dots = chat.run(f"return {chat.inside('.typing')}")
    chat.until(f"{chat.inside('.waiting')}.textContent.includes('slower than usual')")
    chat.shoot("slow")
    number = chat.run(f"return {chat.inside('.waiting a')}.href")
    chat.site.relay.may_answer.set()
    chat.until(f"{chat.inside('.log')}.textContent.includes('You live in Bristol.')")

    assert dots is None
    assert number.startswith("tel:")
    assert announced(chat).count("Looking…") == 1
    assert announced(chat).count("slower than usual") == 1
    assert chat.run(f"return {chat.inside('.waiting')}.hidden") is True


@pytest.mark.parametrize("trouble", ["offline", "down"])
def test_trouble_keeps_the_words_gives_numbers_and_one_button_tries_again(chat, trouble):
    chat.open_panel()
    if trouble == "offline":
        chat.network(offline=True)
    else:
        chat.site.relay.broken = "unreachable"
    chat.talk("my careful words")
    chat.shoot(trouble)
    in_box = chat.run(f"return {chat.inside('#text')}.value")
    phones = chat.run(f"return {chat.inside('.log')}.querySelectorAll('a[href^=\"tel:\"]').length")
    chat.network()
    chat.site.relay.broken = ""
    pressed(chat, "Try again")
    chat.until(f"{chat.inside('.log')}.textContent.includes('You live in Bristol.')")

    assert in_box == "my careful words"
    assert phones > 0
    assert chat.site.relay.turns[-1]["text"] == "my careful words"
    assert chat.run(f"return {chat.inside('#text')}.value") == ""
    assert chat.run(f"return {chat.inside('.log')}.querySelectorAll('.once').length") == 0


def test_a_button_pressed_without_a_network_can_be_tried_again(chat):
    chat.site.relay.messages = [a_reply(choices=[{"title": "Show more", "payload": "/show_more"}])]
    chat.open_panel()
    chat.talk("hardly talks")
    chat.network(offline=True)
    pressed(chat, "Show more")
    chat.until(f"{chat.inside('.once')} !== null")
    chat.network()
    pressed(chat, "Try again")
    chat.until(f"{chat.inside('.log')}.textContent.includes('You chose: Show more')")
    chat.until(f"!{chat.inside('.send')}.hasAttribute('aria-disabled')")

    assert [turn["payload"] for turn in chat.site.relay.turns] == [None, "/show_more"]


def test_a_quiet_talk_warns_first_and_one_button_keeps_it(chat):
    undo = sped_up(chat, 1_000)
    chat.open_panel()
    chat.talk("hardly talks")
    pressed(chat, "Carry on with this conversation")
    chat.until(f"{chat.inside('.log')}.textContent.includes('This conversation goes on.')")
    log = chat.text_of(".log")
    chat.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": undo})

    assert "In 5 minutes I will forget this conversation." in log
    assert [turn["payload"] for turn in chat.site.relay.turns] == [None, "/thank"]


def test_a_forgotten_talk_leaves_its_answers_on_the_page_and_no_key(chat):
    undo = sped_up(chat, 5_000)
    chat.open_panel()
    chat.talk("hardly talks")
    chat.run(f"{chat.inside('#text')}.value = 'half a sentence'")
    chat.until(f"{chat.inside('.log')}.textContent.includes('I have now forgotten this conversation.')")
    chat.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": undo})

    assert CARD["heading"] in chat.text_of(".log")
    assert chat.run("return sessionStorage.length") == 0
    assert chat.run(f"return {chat.inside('#text')}.value") == "half a sentence"


def test_the_summary_ends_with_every_date_in_order(chat):
    chat.open_panel()
    chat.talk("hardly talks")
    chat.talk("and again")
    text = chat.run(
        f"return import('{chat.base}/widget/tools.js').then(({{ asText }}) => asText({chat.inside('.log')}))"
    )

    assert text.endswith("Dates:\n15 February 2027: A first letter\n1 March 2027: The final plan\n")
    assert "You:\nhardly talks" in text
    assert "Was this useful?" not in text


def test_printing_shows_the_conversation_and_nothing_else(chat):
    chat.open_panel()
    chat.talk("hardly talks")
    chat.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    chat.run(
        "window.print = () => { window.seen = {"
        f" answer: {chat.inside('.card')}.getClientRects().length > 0,"
        f" box: {chat.inside('#text')}.getClientRects().length > 0,"
        f" useful: {chat.inside('.useful')}.getClientRects().length > 0,"
        " host: [...document.querySelectorAll('#ask, header nav')].some(e => e.getClientRects().length > 0) } }"
    )
    chat.run(f"[...{chat.inside('.keep')}.querySelectorAll('button')].find(e => e.textContent === 'Print it').click()")

    assert chat.run("return window.seen") == {"answer": True, "box": False, "useful": False, "host": False}
    assert chat.run("return document.adoptedStyleSheets.length") == 0


def test_the_exit_says_what_it_does_not_hide(chat):
    chat.open_panel()

    assert "It does not clear your browser" in chat.text_of(".intro")


def test_all_of_it_without_javascript(driver):
    with pair() as (site, base, _):
        site.relay.messages = [ANSWER]
        screen = Screen(driver, site, base, 320)
        screen._resize(800)
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            screen.open()
            screen.find("#text").send_keys("hardly talks")
            screen.find("#send").click()
            WebDriverWait(driver, 15).until(lambda d: d.find_elements(By.CSS_SELECTOR, ".useful button"))
            screen.find("#text").send_keys("half a sentence")
            screen.find(".useful button[value$='.no']").click()
            WebDriverWait(driver, 15).until(lambda d: "What was wrong with it?" in d.page_source)
            screen.find(".useful button[value$='.hard']").click()
            WebDriverWait(driver, 15).until(lambda d: "We count this" in d.page_source)
            screen.find("#keep summary").click()
            names = [each.text for each in driver.find_elements(By.CSS_SELECTOR, "#keep button, #keep a")]
            in_box, page = screen.find("#text").get_attribute("value"), driver.page_source
        finally:
            driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
            driver.get("about:blank")

    assert in_box == "half a sentence"
    assert names == ["Save it as a file", "Add its dates to my calendar", "E-mail it to myself"]
    assert [each[0] for each in site.navigator.judgements] == ["no", "hard"]
    assert "hardly talks" in page
