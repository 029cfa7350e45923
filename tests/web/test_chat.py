"""The conversation: turns, buttons, sending twice, deleting, forgetting; with JavaScript and without."""

from __future__ import annotations

import html
import json
import threading

import pytest

from tests.web.conftest import hidden
from tests.web.fakes import CARD, a_reply
from web import wording

XSS = '"><img src=x onerror=alert(1)><script>alert(2)</script>'


def test_answer_arrives_with_cards_and_opaque_choices(site):
    site.relay.messages = [a_reply(cards=[CARD], choices=[{"title": "Show more", "payload": '/show_more{"part": 2}'}])]

    reply = site.turn("hardly talks")

    assert reply.json["cards"][0]["heading"] == CARD["heading"]
    assert {"label": "Phone", "value": "0117 496 0000", "href": "tel:01174960000"} in reply.json["cards"][0]["facts"]
    assert reply.json["choices"][0]["title"] == "Show more"
    assert "show_more" not in reply.text


def test_choice_sends_our_own_payload(site):
    site.relay.messages = [a_reply(choices=[{"title": "Short breaks", "payload": "/ask_short_breaks"}])]
    first = site.turn("hello").json

    reply = site.turn(token=first["token"], turn="turn-2", choice=first["choices"][0]["id"]).json

    assert site.relay.turns[1]["payload"] == "/ask_short_breaks"
    assert site.relay.turns[1]["text"] is None
    assert site.relay.turns[1]["conversation"] == site.relay.turns[0]["conversation"]
    assert (reply["said"], reply["chosen"]) == ("Short breaks", True)


@pytest.mark.parametrize("choice", ["/restart", "made-up", "web:carry_on", ""])
def test_made_up_choice_never_reaches_the_assistant(site, choice):
    reply = site.turn(choice=choice)

    assert reply.json["outcome"] == "old_button"
    assert site.relay.turns == []


def test_same_turn_sent_twice_is_asked_once(site):
    token = site.token()

    first = site.turn("hardly talks", token=token).json
    again = site.turn("hardly talks", token=token).json

    assert len(site.relay.turns) == 1
    assert again["say"] == first["say"]


def test_other_words_under_an_old_key_are_asked(site):
    token = site.token()
    site.turn("hardly talks", token=token)

    site.turn("what about transport", token=token)

    assert len(site.relay.turns) == 2


def test_second_message_waits_for_the_first(site):
    site.relay.slow = True
    token = site.token()
    answers = []
    first = threading.Thread(target=lambda: answers.append(site.turn("first", token=token)))
    first.start()
    assert site.relay.reached.wait(20)

    second = site.turn("second words", token=token, turn="turn-2")
    site.relay.may_answer.set()
    first.join(20)

    assert second.status_code == 409
    assert second.json["say"] == list(wording.BUSY)
    assert second.json["keep_text"]
    assert answers[0].status_code == 200
    assert len(site.relay.turns) == 1


def test_turns_beyond_the_seats_are_told_kindly(build_site):
    site = build_site(settings={"OFFER_TURNS_AT_ONCE": "1"})
    site.relay.slow = True
    first = threading.Thread(target=site.turn, args=("first",))
    first.start()
    assert site.relay.reached.wait(20)

    other = site.turn("from another family")
    site.relay.may_answer.set()
    first.join(20)
    after = site.turn("from another family")

    assert other.status_code == 503
    assert other.json["outcome"] == "full"
    assert other.json["keep_text"]
    assert after.status_code == 200


@pytest.mark.parametrize("reason", ["unreachable", "too_slow", "refused", "no_reply"])
def test_assistant_down_says_sorry_and_names_people(site, reason):
    site.relay.broken = reason
    token = site.token()

    reply = site.turn("hardly talks", token=token)
    site.relay.broken = ""
    again = site.turn("hardly talks", token=token)

    assert reply.status_code == 503
    assert reply.json["say"][0].startswith("Sorry")
    assert reply.json["helplines"][0]["ways"][0]["href"].startswith("tel:")
    assert reply.json["find_page"]
    assert reply.json["keep_text"]
    assert again.json["say"] == ["Here is what I found."]


@pytest.mark.parametrize("messages", [[{"custom": {}}], [{"custom": {"say": [""], "cards": []}}], [{"text": " "}], []])
def test_assistant_saying_nothing_is_never_silence(site, messages):
    site.relay.messages = messages

    reply = site.turn("hardly talks")

    assert reply.json["outcome"] == "down"
    assert reply.json["say"]


def test_plain_rasa_message_is_shown_too(site):
    site.relay.messages = [{"text": "Which council?", "buttons": [{"title": "Leeds", "payload": "/inform"}]}]

    reply = site.turn("hello").json

    assert reply["say"] == ["Which council?"]
    assert reply["choices"][0]["title"] == "Leeds"


def test_whole_conversation_works_without_script(site):
    site.relay.messages = [a_reply(cards=[CARD], choices=[{"title": "Show more", "payload": "/show_more"}])]

    first = site.form("my son hardly talks")
    site.relay.messages = [a_reply(say=["Here is the rest."])]
    choice = first.text.split('name="choice" value="')[1].split('"')[0]
    second = site.form(page=first.text, choice=choice, text="half a thought")

    assert CARD["heading"] in first.text
    assert "my son hardly talks" in second.text
    assert "You chose: Show more" in second.text
    assert "Here is the rest." in second.text
    assert "half a thought</textarea>" in second.text
    assert site.relay.turns[1]["payload"] == "/show_more"


def test_form_sent_twice_shows_one_answer(site):
    home = site.client.get("/").text

    site.form("my son hardly talks", page=home)
    again = site.form("my son hardly talks", page=home)

    assert again.text.count("my son hardly talks") == 1
    assert len(site.relay.turns) == 1


def test_form_keeps_words_while_the_assistant_is_down(site):
    site.relay.broken = "unreachable"

    page = site.form("my son <b>hardly</b> talks")

    assert page.status_code == 503
    assert "my son &lt;b&gt;hardly&lt;/b&gt; talks</textarea>" in page.text
    assert "Sorry" in page.text
    assert 'href="tel:08088083555"' in page.text


def test_script_and_markup_stay_text(site):
    evil = {**CARD, "heading": XSS, "source": XSS, "kind": "fact", "facts": [{"label": XSS, "value": XSS}]}
    evil["links"] = [{"title": XSS, "url": "https://example.org/?a=" + XSS}]
    site.relay.messages = [
        a_reply(say=[XSS], cards=[evil], choices=[{"title": XSS, "payload": "/x"}], next_steps=[XSS], notes=[XSS])
    ]

    page = site.form(XSS).text

    assert "<img" not in page
    assert "<script>" not in page
    assert page.count(html.escape(XSS, quote=False).replace('"', "&#34;")) >= 8


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "vbscript:x", "https://"])
def test_unsafe_addresses_never_become_links(site, url):
    site.relay.messages = [a_reply(cards=[{**CARD, "links": [{"title": "Press me", "url": url}]}])]

    reply = site.turn("hello").json

    assert reply["cards"][0]["links"] == []


def test_delete_forgets_here_and_at_the_assistant(site):
    first = site.turn("my secret words").json

    page = site.client.post("/chat/delete", data={"token": first["token"]})
    left = site.client.post("/chat/resume", json={"token": first["token"]}).json

    assert "Everything you wrote here and every answer is gone" in page.text
    assert site.relay.deleted == [site.relay.turns[0]["conversation"]]
    assert left["turns"] == []


def test_deleted_conversation_never_comes_back_under_its_id(site):
    first = site.turn("my secret words").json
    site.client.post("/chat/delete", data={"token": first["token"]})

    again = site.turn("hello", token=first["token"], turn="turn-2").json

    assert site.relay.turns[1]["conversation"] != site.relay.turns[0]["conversation"]
    assert again["started_again"] == wording.STARTED_AGAIN


def test_delete_during_a_turn_still_deletes(site):
    site.relay.slow = True
    token = site.token()
    turn = threading.Thread(target=site.turn, args=("my secret words",), kwargs={"token": token})
    turn.start()
    assert site.relay.reached.wait(20)

    site.client.post("/chat/delete", data={"token": token})
    site.relay.may_answer.set()
    turn.join(20)

    conversation = site.relay.turns[0]["conversation"]
    assert site.relay.deleted == [conversation, conversation]
    assert site.client.post("/chat/resume", json={"token": token}).json["turns"] == []


def test_delete_is_honest_when_the_assistant_is_down(site):
    first = site.turn("my secret words").json
    site.relay.broken = "unreachable"

    page = site.client.post("/chat/delete", data={"token": first["token"]}).text

    assert "What this website held is gone" in page
    assert "Everything you wrote" not in page


def test_start_again_deletes_and_begins_new(site):
    first = site.turn("hello").json

    answer = site.client.post("/chat/restart", data={"token": first["token"]})

    assert (answer.status_code, answer.location) == (303, "/")
    assert site.relay.deleted == [site.relay.turns[0]["conversation"]]


def test_quiet_conversation_is_forgotten_after_its_minutes(site):
    first = site.turn("my secret words").json
    site.clock.now += 60 * 60 + 1

    later = site.turn("hello again", token=first["token"], turn="turn-2").json

    assert later["started_again"] == wording.STARTED_AGAIN
    assert site.relay.turns[1]["conversation"] != site.relay.turns[0]["conversation"]


def test_busy_family_is_not_forgotten(site):
    token = site.turn("first").json["token"]
    for number in range(3):
        site.clock.now += 59 * 60
        token = site.turn("more", token=token, turn=f"more-{number}").json["token"]

    turns = site.client.post("/chat/resume", json={"token": token}).json["turns"]
    assert [turn["said"] for turn in turns] == ["first", "more", "more", "more"]


@pytest.mark.parametrize("token", ["", "forged.token.here", None, 5, ["x"]])
def test_forged_token_starts_a_new_conversation(site, token):
    site.turn("my secret words")

    reply = site.client.post("/chat/turn", json={"token": token, "turn": "t", "text": "hello"})

    assert reply.status_code == 200
    assert site.relay.turns[1]["conversation"] != site.relay.turns[0]["conversation"]


def test_token_carries_no_words_and_no_address(site):
    page = site.form("my secret words in BS3 1AA").text

    assert "secret" not in hidden(page, "token")
    addresses = [value.split('"')[0] for value in html.unescape(page).split('href="')[1:]]
    # A family's own mail program is on their own device.
    assert [each for each in addresses if "secret" in each and not each.startswith("mailto:?")] == []


@pytest.mark.parametrize("body", ["", "[]", "not json", '"text"', '{"text": 5}', '{"choice": 7}', '{"text": null}'])
def test_broken_requests_get_a_kind_answer(site, body):
    reply = site.client.post("/chat/turn", data=body, content_type="application/json")

    assert reply.status_code == 400
    assert reply.json["say"]


@pytest.mark.parametrize("address", ["/chat", "/chat/turn", "/find", "/chat/delete"])
def test_huge_bodies_are_refused_early(site, address):
    body = json.dumps({"text": "x" * 70_000}) if address == "/chat/turn" else "text=" + "x" * 70_000
    kind = "application/json" if address == "/chat/turn" else "application/x-www-form-urlencoded"

    reply = site.client.post(address, data=body, content_type=kind)

    assert reply.status_code == 413
    assert "too long" in reply.text
    assert site.relay.turns == []


def test_line_ends_of_a_form_are_not_counted_twice(site):
    page = site.form("\r\n".join(["x" * 99] * 20))

    assert page.status_code == 200
    assert len(site.relay.turns) == 1


def test_announcement_is_short_and_says_what_came(site):
    site.relay.messages = [
        a_reply(say=["Your council is Bristol. " + "More words follow here. " * 30], cards=[CARD, CARD])
    ]

    announce = site.turn("hello").json["announce"]

    assert announce.startswith("Your council is Bristol.")
    assert len(announce) <= 200
