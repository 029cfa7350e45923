"""Rasa's REST and Socket.IO channels as other makers' chat clients know them, behind the same guard as our own."""

from __future__ import annotations

import http.client
import json
import logging
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import socketio
from werkzeug.test import TestResponse

from localoffer.settings import Settings
from tests.web.conftest import Site
from tests.web.fakes import CARD, a_reply
from tests.web.serving import served
from web import wording
from web.__main__ import SPARE_THREADS, serving
from web.plain import LINE_END

COUNCIL = "https://www.council.example"
BUTTONS = [{"title": "Show more", "payload": '/show_more{"part": 2}'}, {"title": "Costs", "payload": "/ask_costs"}]
DANGER = "I want to kill myself"
SECONDS = 20


@pytest.fixture
def site() -> Site:
    return Site({"OFFER_WIDGET_ORIGINS": COUNCIL, "OFFER_TURNS_PER_MINUTE": "1000"})


@pytest.fixture
def sender() -> str:
    return str(uuid.uuid4())


def post(site: Site, sender: Any, message: Any, *, query: str = "", **more: Any) -> TestResponse:
    """One turn as RasaHQ's chat-widget sends it: JSON without a content type, and from a listed site."""
    body = json.dumps({"sender": sender, "message": message, **more})
    return site.client.post(f"/webhooks/rest/webhook{query}", data=body, headers={"Origin": COUNCIL})


def texts(answer: TestResponse) -> str:
    assert answer.status_code == 200
    assert answer.json
    return "\n".join(each["text"] for each in answer.json)


# REST


def test_health_is_what_rasa_says(site):
    assert site.client.get("/webhooks/rest/").json == {"status": "ok"}


def test_answer_is_messages_in_order_with_the_buttons_last(site, sender):
    site.relay.messages = [a_reply(say=["You live in Bristol."], cards=[CARD], choices=BUTTONS)]

    answer = post(site, sender, "my son Jack is 4 and hardly talks, BS3 1AA").json

    assert [set(each) for each in answer] == [{"recipient_id", "text"}, {"recipient_id", "text", "buttons"}]
    assert {each["recipient_id"] for each in answer} == {sender}
    assert answer[0]["text"] == "You live in Bristol."
    assert f"{CARD['heading']}{LINE_END}" in answer[1]["text"]
    assert "The guidance: https://www.gov.uk/guidance" in answer[1]["text"]
    assert "Who pays: The nursery's own money first" in answer[1]["text"]
    assert [button["title"] for button in answer[1]["buttons"]] == ["Show more", "Costs"]
    assert "show_more" not in json.dumps(answer)


def test_names_and_postcodes_stay_on_our_side(site, sender):
    post(site, sender, "my son Jack Canary is 4, BS3 1AA", metadata={"secret": "Canary"}, input_channel="navigator")

    sent = site.relay.turns[0]
    assert "Canary" not in json.dumps(sent)
    assert "1AA" not in json.dumps(sent)
    assert sent["conversation"] != sender
    assert sent["metadata"]["places"]


def test_pressed_button_sends_our_own_payload(site, sender):
    site.relay.messages = [a_reply(choices=BUTTONS)]
    button = post(site, sender, "hello").json[-1]["buttons"][1]

    post(site, sender, button["payload"])

    assert site.relay.turns[1]["payload"] == "/ask_costs"
    assert site.relay.turns[1]["text"] is None
    assert site.relay.turns[1]["conversation"] == site.relay.turns[0]["conversation"]


def test_button_of_somebody_else_is_an_old_button(site, sender):
    site.relay.messages = [a_reply(choices=BUTTONS)]
    button = post(site, str(uuid.uuid4()), "hello").json[-1]["buttons"][0]

    answer = post(site, sender, button["payload"])

    assert texts(answer) == LINE_END.join(wording.OLD_BUTTON)
    assert len(site.relay.turns) == 1


@pytest.mark.parametrize("start", ["/get_started", "/greet", "/session_start", ' /get_started{"lang": "en"} '])
def test_start_payload_means_hello(site, sender, start):
    post(site, sender, start)

    assert site.relay.turns[0]["payload"] == "/greet"


@pytest.mark.parametrize("typed", ['/inform{"place": "BS3"}', "/restart_everything", "//get_started", "/greet all"])
def test_any_other_command_is_only_text(site, sender, typed):
    post(site, sender, typed)

    assert site.relay.turns[0]["payload"] is None
    assert not site.relay.turns[0]["text"].startswith("/")


def test_restart_deletes_and_says_hello(site, sender):
    post(site, sender, "my son is 4")

    answer = post(site, sender, "/restart")

    first, second = site.relay.turns
    assert site.relay.deleted == [first["conversation"]]
    assert second["payload"] == "/greet"
    assert second["conversation"] != first["conversation"]
    assert wording.STARTED_AGAIN not in texts(answer)


def test_quiet_hour_is_forgotten_and_said(site, sender):
    post(site, sender, "my son is 4")

    site.clock.now += 3601
    answer = post(site, sender, "what about transport")

    assert answer.json[0]["text"] == wording.STARTED_AGAIN
    assert site.relay.turns[1]["conversation"] != site.relay.turns[0]["conversation"]


def test_crisis_card_comes_before_any_other_word(site, sender):
    post(site, sender, "my son is 4")

    site.clock.now += 3601
    answer = post(site, sender, DANGER)

    assert answer.json[0]["text"].startswith("Please get help now")
    assert answer.json[1]["text"] == wording.STARTED_AGAIN


@pytest.mark.parametrize("name", ["default", "user", "1234567890", "", None, 12, ["x"]])
def test_common_sender_is_told_what_to_do_and_nothing_is_kept(site, name):
    answer = post(site, name, "my son is 4")

    assert wording.NO_OWN_NAME[0] in texts(answer)
    assert "http://localhost/" in texts(answer)
    assert site.relay.turns == []


@pytest.mark.parametrize("name", ["default", "8a34a5ca-6fd1-4f14-bcd9-5a5cae6a7cb1"])
def test_danger_gets_its_card_whoever_asks_and_while_all_else_is_down(site, name):
    site.relay.broken = "unreachable"
    site.places.broken = True

    answer = post(site, name, DANGER)

    assert answer.json[0]["text"].startswith("Please get help now")
    assert "Call 116 123" in answer.json[0]["text"]
    assert site.relay.turns == []


def test_carry_on_after_danger(site, sender):
    button = post(site, sender, DANGER).json[-1]["buttons"][0]

    answer = post(site, sender, button["payload"])

    assert button["title"] == wording.CARRY_ON_TITLE
    assert texts(answer) == LINE_END.join(wording.CARRY_ON)


def test_danger_the_assistant_noticed_shows_only_the_card(site, sender):
    site.relay.messages = [a_reply(danger={"level": "urgent", "group": "suicide_self_harm"})]

    answer = post(site, sender, "there is no way out any more")

    assert "Please get help now" in texts(answer)
    assert "Here is what I found" not in texts(answer)


@pytest.mark.parametrize("reason", ["unreachable", "too_slow", "no_reply"])
def test_assistant_down_names_people_and_the_plain_page(site, sender, reason):
    site.relay.broken = reason

    answer = texts(post(site, sender, "hello"))

    assert answer.startswith("Sorry")
    assert "Call 0" in answer
    assert "http://localhost/find" in answer


@pytest.mark.parametrize("message", ["", "   ", None, 5, {}, "x" * 2_001, "😀", "привет", "/"])
def test_no_message_gets_no_answer_at_all_or_words_of_a_box(site, sender, message):
    answer = post(site, sender, message)

    assert texts(answer)
    assert "in the box" not in texts(answer)
    assert site.relay.turns == []


def test_outcomes_with_a_box_have_words_without_one():
    boxed = [name for name in vars(wording) if "in the box" in str(vars(wording)[name])]

    assert {each for each in boxed if not each.startswith(("FIND", "COMMENT"))} == {
        "TOO_LONG",
        "BUSY",
        "SLOW_DOWN",
        "FULL",
        "DOWN",
    }
    assert set(wording.WITHOUT_A_BOX) == {"too_long", "busy", "slow_down", "full", "down"}


def test_one_address_is_slowed_down_kindly(build_site, sender):
    site = build_site({"OFFER_WIDGET_ORIGINS": COUNCIL, "OFFER_TURNS_PER_MINUTE": "1"})

    first, second = post(site, sender, "hello"), post(site, str(uuid.uuid4()), "hello")

    assert texts(first) == "Here is what I found."
    assert texts(second) == LINE_END.join(wording.WITHOUT_A_BOX["slow_down"])


def test_same_key_of_a_client_gets_the_same_answer(site, sender):
    first = post(site, sender, "hello", metadata={"turn": "k1"})
    again = post(site, sender, "hello", metadata={"turn": "k1"})
    other = post(site, sender, "hello", metadata={"turn": "k2"})

    assert first.json == again.json == other.json
    assert len(site.relay.turns) == 2


def test_second_message_waits_for_the_first(site, sender):
    site.relay.slow = True
    first = threading.Thread(target=post, args=(site, sender, "first"))
    first.start()
    assert site.relay.reached.wait(SECONDS)

    second = post(site, sender, "second")
    site.relay.may_answer.set()
    first.join(SECONDS)

    assert texts(second) == LINE_END.join(wording.WITHOUT_A_BOX["busy"])
    assert len(site.relay.turns) == 1


def test_stream_is_one_message_a_line(site, sender):
    site.relay.messages = [a_reply(say=["First.", "Second."], cards=[CARD], choices=BUTTONS)]

    streamed = post(site, sender, "hello", query="?stream=true")

    lines = [json.loads(line) for line in streamed.text.splitlines()]
    assert streamed.content_type == "text/event-stream"
    assert lines[0]["text"] == f"First.{LINE_END}Second."
    assert len(lines[-1]["buttons"]) == 2


def test_blank_line_parts_a_text(site, sender):
    site.relay.messages = [a_reply(say=["One.\n\nTwo.", "Three."], choices=BUTTONS)]

    answer = post(site, sender, "hello").json

    assert [each["text"] for each in answer] == ["One.", f"Two.{LINE_END}Three."]
    assert ["buttons" in each for each in answer] == [False, True]


def test_buttons_alone_come_with_words(site, sender):
    site.relay.messages = [a_reply(say=[], choices=BUTTONS)]

    assert texts(post(site, sender, "hello")) == "Please choose one of the buttons."


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/x-www-form-urlencoded", "nonsense"])
def test_body_is_read_whatever_it_is_called(site, sender, kind):
    body = json.dumps({"sender": sender, "message": "hello"})

    answer = site.client.post("/webhooks/rest/webhook", data=body, content_type=kind)

    assert texts(answer) == "Here is what I found."


@pytest.mark.parametrize(
    ("body", "status"), [(b"", 400), (b"{", 400), (b"[]", 400), (b'"hello"', 400), (b'{"a":"' + b"x" * 70_000, 413)]
)
def test_body_that_is_no_turn_is_refused_in_json(site, body, status):
    answer = site.client.post("/webhooks/rest/webhook", data=body)

    assert answer.status_code == status
    assert answer.json[0]["text"]


def test_fault_of_ours_is_told_in_json(site, sender, caplog):
    site.relay.turn = None

    answer = post(site, sender, "Canary")

    assert answer.status_code == 500
    assert answer.json[0]["text"].startswith("Sorry")
    assert "Canary" not in caplog.text


@pytest.mark.parametrize("path", ["/webhooks/rest/webhook", "/socket.io/"])
def test_listed_site_may_send_and_show_a_token(site, path):
    asked = site.client.options(
        path, headers={"Origin": COUNCIL, "Access-Control-Request-Headers": "authorization,content-type"}
    )

    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Origin"] == COUNCIL
    assert "authorization" in asked.headers["Access-Control-Allow-Headers"].lower()
    assert "Access-Control-Allow-Credentials" not in asked.headers


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", f"{COUNCIL}.evil.example"])
@pytest.mark.parametrize("path", ["/webhooks/rest/webhook", "/socket.io/?EIO=4&transport=polling"])
def test_unlisted_site_may_not(site, sender, origin, path):
    asked = site.client.options(path, headers={"Origin": origin})
    said = site.client.post(path, data=json.dumps({"sender": sender, "message": "hi"}), headers={"Origin": origin})
    read = site.client.get("/socket.io/?EIO=4&transport=polling", headers={"Origin": origin})
    hidden = site.client.get("/socket.io/?EIO=4&transport=polling", headers={"Sec-Fetch-Site": "cross-site"})

    assert "Access-Control-Allow-Origin" not in asked.headers
    assert [said.status_code, read.status_code, hidden.status_code] == [403, 403, 403]
    assert site.relay.turns == []


def test_closed_chat_says_so_and_keeps_its_crisis_card(build_site, sender):
    site = build_site({"OFFER_WIDGET_ORIGINS": COUNCIL, "CHAT_OFF": "Closed until Monday."})

    assert texts(post(site, sender, "/get_started")).startswith("Closed until Monday.")
    assert texts(post(site, sender, "hello")).startswith("Closed until Monday.")
    assert texts(post(site, sender, DANGER)).startswith("Please get help now")


# Socket.IO


@contextmanager
def serving_site(settings: dict[str, str] | None = None) -> Iterator[tuple[Site, int]]:
    """The web app on the server it really runs on."""
    told = {"OFFER_WIDGET_ORIGINS": COUNCIL, "OFFER_TURNS_PER_MINUTE": "1000", **(settings or {})}
    site = Site(told)
    with served(site.app, **serving(Settings.read(told))) as port:
        yield site, port


@contextmanager
def window(port: int, origin: str = COUNCIL) -> Iterator[socketio.SimpleClient]:
    """A chat window that speaks Socket.IO."""
    client = socketio.SimpleClient(reconnection=False)
    client.connect(f"http://127.0.0.1:{port}", transports=["polling"], headers={"Origin": origin}, wait_timeout=SECONDS)
    try:
        yield client
    finally:
        client.disconnect()


def named(client: socketio.SimpleClient, wanted: str | None = None) -> str:
    """The name the server confirms."""
    client.emit("session_request", {"session_id": wanted})
    event, name = client.receive(timeout=SECONDS)
    assert event == "session_confirm"
    return name


def told(client: socketio.SimpleClient, messages: int, **said: Any) -> list[dict[str, Any]]:
    """What comes back to one message."""
    client.emit("user_uttered", said)
    received = [client.receive(timeout=SECONDS) for _ in range(messages)]
    assert {event for event, _ in received} == {"bot_uttered"}
    return [message for _, message in received]


def test_window_gets_a_name_of_its_own_and_keeps_a_good_one(sender):
    with serving_site() as (_, port), window(port) as client:
        fresh = named(client)
        kept = named(client, sender)
        replaced = named(client, "user")

    assert isinstance(fresh, str)
    assert len(fresh) >= 43
    assert kept == sender
    assert replaced != "user"


def test_answer_comes_in_parts_with_quick_replies_last():
    with serving_site() as (site, port), window(port) as client:
        site.relay.messages = [a_reply(say=["One.\n\nTwo."], choices=BUTTONS)]
        answer = told(client, 2, message="my son Jack is 4", session_id=named(client), customData={"language": "en"})
        button = answer[1]["quick_replies"][0]
        site.relay.messages = [a_reply(say=["More."])]
        more = told(client, 1, message=button["payload"], session_id=named(client))

    assert answer[0] == {"text": "One.", "quick_replies": []}
    assert set(answer[1]) == {"text", "quick_replies"}
    assert set(button) == {"content_type", "title", "payload"}
    assert (button["content_type"], button["title"]) == ("text", "Show more")
    assert more == [{"text": "More."}]
    assert site.relay.turns[1]["payload"] == '/show_more{"part": 2}'
    assert "Jack" not in json.dumps(site.relay.turns)


def test_window_without_a_name_in_its_message_goes_by_its_confirmed_one():
    with serving_site() as (site, port), window(port) as client:
        told(client, 1, message="one")
        named(client)
        told(client, 1, message="two")

    assert len({turn["conversation"] for turn in site.relay.turns}) == 1


def test_conversation_goes_on_in_a_new_window(sender):
    with serving_site() as (site, port):
        for words in ("one", "two"):
            with window(port) as client:
                told(client, 1, message=words, session_id=named(client, sender))

    assert len(site.relay.turns) == 2
    assert len({turn["conversation"] for turn in site.relay.turns}) == 1


def test_danger_over_socket_gets_its_card_while_the_assistant_is_down():
    with serving_site() as (site, port), window(port) as client:
        site.relay.broken = "unreachable"
        answer = told(client, 2, message=DANGER, session_id=named(client))
        nameless = told(client, 1, message=DANGER, session_id="user")
        down = told(client, 1, message="hello", session_id=named(client))

    assert answer[0]["text"].startswith("Please get help now")
    assert answer[1]["quick_replies"][0]["title"] == wording.CARRY_ON_TITLE
    assert nameless[0]["text"].startswith("Please get help now")
    assert down[0]["text"].startswith("Sorry")
    assert site.relay.turns[-1]["text"] == "hello"


@pytest.mark.parametrize("event", ["user_uttered", "session_request"])
@pytest.mark.parametrize("value", [None, "hello", 5, [], {}, {"message": {}, "session_id": [1], "metadata": "x"}])
def test_events_of_any_shape_are_answered(event, value):
    with serving_site() as (site, port), window(port) as client:
        client.emit(event, value)
        name, answer = client.receive(timeout=SECONDS)

    assert name == ("bot_uttered" if event == "user_uttered" else "session_confirm")
    assert answer
    assert site.relay.turns == []


def test_fault_of_ours_is_told_over_socket(caplog):
    with serving_site() as (site, port), window(port) as client:
        site.relay.turn = None
        answer = told(client, 1, message="Canary", session_id=named(client))

    assert answer == [{"text": wording.BROKEN}]
    assert "a page broke: TypeError at web.turns" in caplog.text
    assert "Canary" not in caplog.text


def test_no_word_reaches_a_log(caplog, capfd):
    with (
        caplog.at_level(logging.DEBUG, logger="web"),
        caplog.at_level(logging.DEBUG, logger="engineio.server"),
        caplog.at_level(logging.DEBUG, logger="socketio.server"),
        serving_site() as (_, port),
        window(port) as client,
    ):
        told(client, 1, message="Canary", session_id=named(client))

    assert "Canary" not in caplog.text
    assert "Canary" not in capfd.readouterr().err


def ask(port: int, path: str, method: str = "GET", body: str = "") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request(method, path, body)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def opened(port: int) -> str:
    """A new Engine.IO connection's id."""
    status, body = ask(port, "/socket.io/?EIO=4&transport=polling")
    assert status == 200
    return json.loads(body[1:])["sid"]


def test_only_long_polling_is_offered():
    with serving_site() as (_, port):
        _, body = ask(port, "/socket.io/?EIO=4&transport=polling")
        socket, _ = ask(port, "/socket.io/?EIO=4&transport=websocket")
        script, _ = ask(port, "/socket.io/?EIO=4&transport=polling&j=0")
        old, _ = ask(port, "/socket.io/?EIO=3&transport=polling")

    assert json.loads(body[1:])["upgrades"] == []
    assert (socket, script, old) == (400, 404, 400)


@pytest.mark.parametrize("body", ["9", "7abc", "4" + "x" * 70_000, "x", "42[", "4999", "b!", "\x1e" * 40])
def test_nonsense_never_holds_a_thread(body):
    """The library would wait for ever for a window that it has closed because of nonsense."""
    with serving_site() as (site, port):
        sid = opened(port)
        poll = held_poll(port, sid)
        status, _ = ask(port, f"/socket.io/?EIO=4&transport=polling&sid={sid}", "POST", body)
        ask(port, f"/socket.io/?EIO=4&transport=polling&sid={sid}", "POST", "1")
        assert poll.getresponse().status == 200
        poll.close()

    assert status in {200, 400}
    assert site.relay.turns == []


def test_switched_off_it_is_not_there():
    with serving_site({"OFFER_CLIENT_WINDOWS": "0"}) as (_, port):
        assert ask(port, "/socket.io/?EIO=4&transport=polling")[0] == 404
        assert ask(port, "/webhooks/rest/")[0] == 200


def test_pages_turns_and_crisis_words_are_answered_while_every_window_waits():
    """All windows and all turns that are allowed wait: more of them than there are spare threads."""
    windows = SPARE_THREADS + 4
    limits = {"OFFER_CLIENT_WINDOWS": str(windows), "OFFER_TURNS_AT_ONCE": "2"}
    with serving_site(limits) as (site, port):
        names = [opened(port) for _ in range(windows)]
        polls = [held_poll(port, sid) for sid in names]
        site.relay.slow = True
        turns = [held_turn(port, words) for words in ("one", "two")]
        until(lambda: len(site.relay.turns) == 2)

        refused = ask(port, "/socket.io/?EIO=4&transport=polling")
        second = ask(port, f"/socket.io/?EIO=4&transport=polling&sid={names[0]}")
        page = ask(port, "/")
        body = json.dumps({"sender": "user", "message": DANGER})
        crisis = ask(port, "/webhooks/rest/webhook", "POST", body)

        site.relay.may_answer.set()
        for sid in names:
            ask(port, f"/socket.io/?EIO=4&transport=polling&sid={sid}", "POST", "1")
        answers = [poll.getresponse().status for poll in (*polls, *turns)]
        for each in (*polls, *turns):
            each.close()
        again = opened(port)

    assert refused[0] == 503
    assert json.loads(refused[1]) == {"message": wording.TOO_MANY_CLIENTS}
    assert second[0] == 400
    assert page[0] == 200
    assert "116 123" in crisis[1]
    assert answers == [200] * (windows + 2)
    assert again


def held_poll(port: int, sid: str) -> http.client.HTTPConnection:
    """A poll that waits."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    connection.request("GET", f"/socket.io/?EIO=4&transport=polling&sid={sid}")
    return connection


def held_turn(port: int, words: str) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    connection.request("POST", "/webhooks/rest/webhook", json.dumps({"sender": str(uuid.uuid4()), "message": words}))
    return connection


def until(holds: Any) -> None:
    """Wait for something that another thread does; the limit is only for a test that would hang."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_one_address_may_not_open_window_after_window():
    with serving_site({"OFFER_TURNS_PER_MINUTE": "2"}) as (_, port):
        answers = [ask(port, "/socket.io/?EIO=4&transport=polling")[0] for _ in range(3)]

    assert answers == [200, 200, 503]


def test_each_window_has_a_thread_of_its_own():
    few, many = (serving(Settings.read({"OFFER_CLIENT_WINDOWS": each})) for each in ("0", "40"))

    assert many["threads"] - few["threads"] == 40
    assert many["connection_limit"] > many["threads"]
