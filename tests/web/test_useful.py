"""Was this useful? Asked below answers, never below a crisis card; counted by kind, never twice, never in the way."""

from __future__ import annotations

import html
import re

import pytest

from tests.web.conftest import Site
from tests.web.fakes import a_reply

ABOUT = {"area": "E06000023", "topic": "find_support"}
COUNTED = {"outcome": "answered", **ABOUT}


@pytest.fixture
def site():
    made = Site({"OFFER_WIDGET_ORIGINS": "https://www.council.example"})
    made.relay.messages = [a_reply(about=ABOUT)]
    return made


def said(site, code, answered, path="/chat/useful"):
    body = {"token": answered["token"], "key": answered["useful"]["key"], "said": code}
    return site.client.post(path, json=body).json


def counted(*codes):
    return [(code, *COUNTED.values()) for code in codes]


def test_an_answer_asks_and_a_yes_is_thanked_for_and_counted_once(site):
    answered = site.turn("hardly talks").json
    after = said(site, "yes", answered)
    again = said(site, "yes", answered)
    changed = said(site, "no", answered)

    assert answered["useful"]["question"] == "Was this useful?"
    assert [choice["title"] for choice in answered["useful"]["choices"]] == ["Yes", "No"]
    assert after == again == changed
    assert after["thanks"].startswith("Thank you.")
    assert after["choices"] == []
    assert site.navigator.judgements == counted("yes")


def test_a_no_is_counted_at_once_and_one_of_four_reasons_after_it(site):
    answered = site.turn("hardly talks").json
    why = said(site, "no", answered)
    done = said(site, why["choices"][1]["code"], answered)
    late = said(site, why["choices"][2]["code"], answered)

    assert len(why["choices"]) == 4
    assert done["thanks"]
    assert late == done
    assert site.navigator.judgements == counted("no", "hard")


@pytest.mark.parametrize("code", ["hard", "maybe", "", None, 7, ["yes"], {"yes": 1}])
def test_what_was_not_offered_is_not_counted(site, code):
    answered = site.turn("hardly talks").json

    assert said(site, code, answered)["question"] == "Was this useful?"
    assert site.navigator.judgements == []


@pytest.mark.parametrize(
    "text", ["he has taken an overdose, please help", "I am so exhausted I can't cope any more, he hits me every day"]
)
def test_a_message_with_a_crisis_card_is_not_asked_about(site, text):
    answered = site.turn(text).json

    assert answered["crisis"]
    assert answered["useful"] is None


def test_danger_that_the_assistant_notices_is_not_asked_about(site):
    site.relay.messages = [a_reply(about=ABOUT, danger={"level": "soft", "group": "parent_breaking_point"})]

    assert site.turn("hello").json["useful"] is None


@pytest.mark.parametrize("outcome", ["need_place", "need_age", "smalltalk_greet", "unavailable"])
def test_a_question_of_ours_is_no_answer_to_judge(site, outcome):
    site.relay.messages = [a_reply(outcome=outcome, about=ABOUT)]

    assert site.turn("hello").json["useful"] is None


def test_an_answer_of_our_own_is_not_asked_about(site):
    site.relay.broken = "unreachable"

    assert site.turn("hello").json["useful"] is None
    assert site.turn("").json["useful"] is None


def test_a_forgotten_conversation_is_thanked_for_and_counts_nothing(site):
    answered = site.turn("hardly talks").json
    site.client.post("/chat/delete", data={"token": answered["token"]})
    after = said(site, "yes", answered)

    assert after["thanks"]
    assert site.navigator.judgements == []


@pytest.mark.parametrize("token", [None, "", "nonsense", 3])
def test_a_token_that_is_not_ours_counts_nothing(site, token):
    answered = site.turn("hardly talks").json

    assert said(site, "yes", {**answered, "token": token})["thanks"]
    assert site.navigator.judgements == []


def test_another_familys_conversation_cannot_judge_an_answer(site):
    answered = site.turn("hardly talks").json
    other = site.turn("and transport", turn="turn-2").json

    said(site, "yes", {**answered, "token": other["token"]})

    assert site.navigator.judgements == []


def test_an_address_that_says_a_great_deal_is_thanked_and_no_longer_counted():
    site = Site({"OFFER_TURNS_PER_MINUTE": "2"})
    site.relay.messages = [a_reply(about=ABOUT)]
    answered = site.turn("hardly talks").json
    said(site, "no", answered)
    done = said(site, "hard", answered)

    assert done["thanks"]
    assert [each[0] for each in site.navigator.judgements] == ["no"]


def test_the_answer_remembers_on_a_page_that_is_loaded_again(site):
    answered = site.turn("hardly talks").json
    said(site, "no", answered)
    (turn,) = site.client.post("/chat/resume", json={"token": answered["token"]}).json["turns"]

    assert turn["useful"]["question"].startswith("Thank you.")
    assert len(turn["useful"]["choices"]) == 4


def test_nothing_but_the_kind_of_answer_leaves_the_conversation(site):
    site.relay.messages = [a_reply(about={**ABOUT, "topic": None, "words": "Jack"})]
    said(site, "yes", site.turn("Jack hardly talks").json)

    assert site.navigator.judgements == [("yes", "answered", "E06000023", "")]


def test_a_listed_site_may_ask_and_no_other(site):
    token = site.client.post("/widget/turn", json={"turn": "t", "text": "hello"}).json
    for origin, status in (("https://www.council.example", 200), ("https://elsewhere.example", 403)):
        body = {"token": token["token"], "key": token["useful"]["key"], "said": "yes"}
        answer = site.client.post("/widget/useful", json=body, headers={"Origin": origin})

        assert answer.status_code == status

    asked = site.client.options("/widget/useful", headers={"Origin": "https://www.council.example"})
    assert asked.headers["Access-Control-Allow-Origin"] == "https://www.council.example"
    assert site.navigator.judgements == counted("yes")


def test_another_site_may_not_post_to_the_page(site):
    answer = site.client.post("/chat/useful", json={}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403


@pytest.mark.parametrize("body", ["", "[]", "not json"])
def test_a_body_that_is_none_gets_a_kind_answer(site, body):
    answer = site.client.post("/chat/useful", data=body, content_type="application/json")

    assert answer.status_code == 400
    assert answer.json["say"]


# --- without JavaScript ---


def buttons(page):
    """Name and value of each button below the answers, the name as a screen reader says it."""
    found = re.findall(r'name="useful" value="([^"]+)">(.*?)</button>', page, re.DOTALL)
    return {" ".join(html.unescape(re.sub("<[^>]+>", "", name)).split()): value for value, name in found}


def test_the_same_by_forms_with_words_kept_in_the_box(site):
    page = site.form("hardly talks").text
    asked = site.form("half a sentence", page=page, useful=buttons(page)["Was this useful? No"])
    reason = buttons(asked.text)["Thank you. What was wrong with it? It is hard to understand"]
    done = site.form("half a sentence", page=asked.text, useful=reason)

    assert "half a sentence</textarea>" in asked.text
    assert "half a sentence</textarea>" in done.text
    assert "We count this, and keep nothing about you." in done.text
    assert "hardly talks" in done.text
    assert buttons(done.text) == {}
    assert site.navigator.judgements == counted("no", "hard")
    assert len(site.relay.turns) == 1


def test_a_form_of_a_forgotten_conversation_does_not_break(site):
    page = site.form("hardly talks").text
    site.clock.now += 61 * 60
    after = site.form("", page=page, useful=buttons(page)["Was this useful? Yes"])

    assert after.status_code == 200
    assert site.navigator.judgements == []


def test_only_answers_that_may_be_judged_have_buttons_on_the_page(site):
    assert buttons(site.form("he has taken an overdose, please help").text) == {}
