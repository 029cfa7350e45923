"""The plain page: postcode, worry and age in, an answer to print out; the chat is not needed."""

from __future__ import annotations

import pytest

from localoffer.errors import StoreError, UnknownAuthority
from tests.web.fakes import CARD


def find(site, place="BS3 1AA", need="hardly talks", age="4"):
    return site.client.post("/find", data={"place": place, "need": need, "age": age})


def test_plain_page_answers_without_the_assistant(site):
    site.relay.broken = "unreachable"

    page = find(site)

    assert page.status_code == 200
    assert CARD["heading"] in page.text
    assert "Who pays" in page.text
    assert site.navigator.asked == [("BS3 1AA", "hardly talks", "4")]
    assert 'value="BS3 1AA"' in page.text


@pytest.mark.parametrize(
    ("place", "need", "message"),
    [
        ("", "talking", "Enter a postcode or the name of a council in England"),
        ("BS3", "", "Tell us what you are worried about"),
        ("BS3", "x" * 2_001, "Use 2,000 letters or fewer"),
        ("x" * 101, "talking", "Enter a postcode"),
    ],
)
def test_missing_or_long_answers_are_named_and_kept(site, place, need, message):
    page = find(site, place, need)

    assert page.status_code == 400
    assert message in page.text
    assert 'href="#place"' in page.text or 'href="#need"' in page.text
    assert need in page.text
    assert site.navigator.asked == []


def test_shared_postcode_offers_councils_as_buttons(site):
    site.navigator.reply = {
        "outcome": "need_choice",
        "say": ["Two councils share that."],
        "choices": [{"title": "Leeds", "place": "E08000035"}, {"title": "Elsewhere", "payload": "/not_for_pages"}],
    }

    page = find(site, "LS17")

    assert 'name="place" value="E08000035">Leeds</button>' in page.text
    assert "Elsewhere" not in page.text


def test_long_answers_come_in_parts_most_useful_first(site):
    site.navigator.reply = {"say": ["Found."], "cards": [{**CARD, "heading": f"Card {number}"} for number in range(9)]}

    page = find(site).text

    assert page.index("Card 5<") < page.index("Show 3 more") < page.index("Card 6<")


def test_unknown_council_offers_what_comes_close(site):
    site.navigator.problem = UnknownAuthority("Ledes", ("Leeds",))

    page = find(site, "Ledes")

    assert page.status_code == 200
    assert "We do not know that place." in page.text
    assert 'value="Leeds">Leeds</button>' in page.text


def test_database_down_says_sorry_and_keeps_words(site):
    site.navigator.problem = StoreError("down")

    page = find(site, need="my <i>words</i>")

    assert page.status_code == 503
    assert "Sorry, I cannot look that up just now" in page.text
    assert "my &lt;i&gt;words&lt;/i&gt;</textarea>" in page.text
    assert 'href="tel:08088083555"' in page.text


def test_soft_danger_shows_card_and_answer(site):
    page = find(site, need="he used to self harm years ago, hardly talks")

    assert CARD["heading"] in page.text
    assert "If things feel unsafe" in page.text


def test_plain_page_is_limited_too(build_site):
    site = build_site(settings={"OFFER_TURNS_PER_MINUTE": "1"})
    find(site)

    page = find(site, need="more words")

    assert page.status_code == 429
    assert "more words</textarea>" in page.text
