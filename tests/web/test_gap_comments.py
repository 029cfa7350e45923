"""A gap becomes a comment: ready-made words, whom to ask meanwhile, and nothing sent until the button is pressed."""

from __future__ import annotations

import re
from html import unescape

import pytest

from localoffer.answers.cards import cards
from localoffer.navigator import Home, Request
from localoffer.settings import Settings
from tests.factories import a_service
from tests.localoffer.navigator.councils import BRISTOL, LEEDS, a_navigator
from web import create_app
from web.replies import from_messages

SENDIASS = "https://sendiass.example/bristol"


@pytest.fixture
def core():
    made = a_navigator(a_service("s1", supports=("short_breaks",)))
    yield made
    made.database.close()


@pytest.fixture
def client(core, site):
    app = create_app(Settings.read({}), locate=site.places.locate, relay=site.relay, core=core, clock=site.clock)
    return app.test_client()


def box(page: str) -> str:
    return unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1]).strip()


def test_a_gap_in_an_answer_leads_to_words_ready_to_send(client, core):
    answer = core.find(Home(BRISTOL), Request(needs=("SLCN",)))
    shown, _ = from_messages([{"custom": {"cards": cards(answer)}}], str, lambda _title, _payload: "")
    (link,) = next(card for card in shown.cards if card["kind"] == "gap")["comments"]

    page = client.get(f"/comments/new?{link['query']}").text
    words = box(page)

    assert link["title"] == "Tell the council that this was not found: Portage"
    assert "I looked for this help in the list from Bristol and did not find it: Portage." in words
    assert core.comments.listed() == []
    sent = client.post("/comments/new", data={"authority": BRISTOL, "gap": "portage", "text": words})
    assert sent.status_code == 303
    assert [each.text for each in core.comments.listed()] == [words]


def test_a_gap_says_whom_to_ask_meanwhile(client):
    page = client.get("/comments/new", query_string={"authority": BRISTOL, "gap": "portage"}).text

    assert "Who is responsible: The council." in page
    assert "for &#34;Bristol SENDIASS&#34;, or look in the national list" in page


@pytest.mark.parametrize(
    "query",
    [{"authority": BRISTOL, "gap": "short_breaks"}, {"authority": LEEDS, "gap": "portage"}, {"authority": BRISTOL}],
    ids=["published", "not read", "whole list"],
)
def test_what_is_no_gap_has_no_words_put_in_its_mouth(client, query):
    page = client.get("/comments/new", query_string=query).text

    assert box(page) == ""
    assert "Who you can ask now" not in page


def test_words_a_family_changed_stay_as_they_are(client):
    page = client.post("/comments/new", data={"authority": BRISTOL, "gap": "portage", "text": "Ring 07700 900123"}).text

    assert box(page) == "Ring 07700 900123"
    assert "Who is responsible" in page


def test_a_comment_of_spaces_is_named_and_not_our_fault(client):
    page = client.post("/comments/new", data={"authority": BRISTOL, "text": "  \r\n "})

    assert page.status_code == 400
    assert "Write your comment" in page.text
