"""The channel, spoken to over HTTP on a real Rasa server with a really trained model.

Traps are those of the list we keep about Rasa 3.6.21; each test names the one it closes.
"""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.bot.far_end import says, sets
from tests.bot.rasa_server import new_conversation

pytestmark = pytest.mark.slow

CANARY = "07700 900123"


def code(response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]


@pytest.fixture
def conversation() -> str:
    return new_conversation()


# --- the door


@pytest.mark.parametrize("token", [None, "", "wrong", "a-token-for-tests-only-012345678", "ä"])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/webhooks/navigator/ready"),
        ("POST", "/webhooks/navigator/turn"),
        ("DELETE", "/webhooks/navigator/conversations/" + "a" * 40),
        ("GET", "/"),
        ("GET", "/nowhere"),
        ("GET", "/webhooks/rest/"),
    ],
)
def test_every_address_refuses_a_missing_token(rasa, method, path, token):
    headers = {} if token is None else {"Authorization": f"Bearer {token}".encode()}

    response = rasa.call(method, path, token=None, headers=headers)

    assert code(response) == (401, "not_allowed")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/webhooks/rest/webhook"),
        ("GET", "/status"),
        ("GET", "/domain"),
        ("PUT", "/model"),
        ("GET", "/version"),
    ],
)
def test_stock_channels_and_http_api_are_off(rasa, method, path):
    """Trap 4 and section 12: they would set slots, hand out trackers and load models."""
    assert rasa.call(method, path).status_code == 404


def test_ready_when_a_turn_could_be_answered(rasa):
    assert rasa.ready().status_code == 200


# --- a turn


def test_reply_arrives_whole_with_its_blank_lines(rasa, far_end, conversation):
    """Trap 13 and section 6: any JSON passes, and text is never split at blank lines."""
    reply = {"outcome": "answered", "cards": [{"facts": [1, None, {"a": "b"}]}], "text": "one\n\ntwo\n\nthree {x}"}

    with far_end.doing(lambda _call: says(reply)):
        response = rasa.turn(conversation, "what help is there for autism")

    assert response.json() == {"messages": [{"custom": reply}]}


def test_plain_text_of_an_action_stays_one_message(rasa, far_end, conversation):
    with far_end.doing(lambda _call: (200, {"events": [], "responses": [{"text": "one\n\ntwo"}]})):
        response = rasa.turn(conversation, "hello")

    assert response.json() == {"messages": [{"text": "one\n\ntwo"}]}


def test_metadata_reaches_the_action_unchanged(rasa, conversation):
    metadata = {"places": [{"status": "one", "authorities": [{"gss_code": "E06000023"}]}], "danger": None}

    response = rasa.turn(conversation, "we live at [postcode]", metadata=metadata)

    assert response.json()["messages"][0]["custom"]["metadata"] == metadata


def test_button_payload_carries_its_codes(rasa, conversation):
    response = rasa.turn(conversation, payload='/find_support{"need": "ASD", "age": 4}')

    said = response.json()["messages"][0]["custom"]
    assert (said["intent"], said["entities"]) == ("find_support", [["need", "ASD"], ["age", 4]])


def test_start_again_button_reaches_our_own_action(rasa, conversation):
    """Rasa keeps the intent `restart` for itself and would leave every old event in place."""
    response = rasa.turn(conversation, payload="/restart")

    assert response.json()["messages"][0]["custom"]["action"] == "action_restart_talk"


BAD_TURNS = {
    "null text": ({"text": None}, "bad_text"),
    "number as text": ({"text": 42}, "bad_text"),
    "list as text": ({"text": ["hi"]}, "bad_text"),
    "empty text": ({"text": ""}, "empty"),
    "blank text": ({"text": " \n\t "}, "empty"),
    "neither": ({}, "bad_body"),
    "both": ({"text": "hi", "payload": "/greet"}, "bad_body"),
    "unknown part": ({"text": "hi", "sender": "x"}, "bad_body"),
    "metadata as text": ({"text": "hi", "metadata": "x"}, "bad_metadata"),
}


@pytest.mark.parametrize(("parts", "error"), BAD_TURNS.values(), ids=BAD_TURNS)
def test_unusable_message_is_refused_with_a_code(rasa, conversation, parts, error):
    """Trap 1: the stock channel answers these with 200 and an empty list."""
    assert code(rasa.turn(conversation, **parts)) == (400, error)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"hi"', b"\xff\xfe"])
def test_body_that_is_no_turn_is_refused(rasa, body):
    """Trap 1: a JSON array made the stock channel crash."""
    response = rasa.call("POST", "/webhooks/navigator/turn", data=body)

    assert code(response) == (400, "bad_body")


@pytest.mark.parametrize("bad", [None, "", "default", "short", 7, "a" * 31, "a" * 65, "a" * 39 + "/", "a" * 40 + "\n"])
def test_turn_without_a_real_conversation_id_is_refused(rasa, bad):
    """Trap 2: without one, all visitors share a conversation called `default`."""
    assert code(rasa.turn(bad, "hello")) == (400, "bad_conversation")


def test_two_conversations_never_see_each_other(rasa, far_end):
    """Trap 2."""
    with far_end.doing(lambda _call: says({"ok": True}, sets("topic", "transport"))):
        rasa.turn(new_conversation(), "does he get a taxi")

    rasa.turn(new_conversation(), "hello")

    assert far_end.tracker()["slots"]["topic"] is None


def test_action_with_nothing_to_say_is_an_error(rasa, far_end, conversation):
    """Trap 1: never an empty list."""
    with far_end.doing(lambda _call: (200, {"events": [], "responses": []})):
        response = rasa.turn(conversation, "hello")

    assert code(response) == (502, "no_reply")


def test_action_server_that_is_down_is_named(rasa, far_end, conversation):
    """Traps 1 and 6: a turn cannot succeed, in a test or for a parent, when no action ran."""
    with far_end.down():
        response = rasa.turn(conversation, "hello")

    assert code(response) == (502, "actions_down")
    assert rasa.turn(conversation, "hello").status_code == 200


FAILURES = {
    "crash that repeats the tracker": lambda call: (500, {"error": "x", "request_body": call}),
    "not found": lambda call: (404, {"error": "x", "action_name": call["next_action"]}),
    "a bare string": lambda _call: (200, CANARY),
    "responses that are no list": lambda call: (200, {"events": [], "responses": {"echo": call["tracker"]}}),
    "events that are no objects": lambda call: (200, {"events": [call["tracker"]["latest_message"]["text"]]}),
    "an unknown event": lambda call: (200, {"events": [{"event": call["tracker"]["latest_message"]["text"]}]}),
}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
def test_failing_action_is_an_error_and_logs_no_words(rasa, far_end, conversation, failure):
    """Trap 3: Rasa would log the answer it could not read, or the traceback that quotes it."""
    with far_end.doing(failure):
        response = rasa.turn(conversation, f"call me on {CANARY} about transport")

    assert response.status_code == 502
    assert CANARY not in response.text
    assert CANARY not in rasa.log


def test_no_way_of_talking_leaves_words_in_the_log(rasa, far_end, conversation):
    """Trap 3: typed commands, broken payloads and broken JSON are printed whole by the stock parts."""
    rasa.turn(conversation, f"my number is {CANARY}")
    rasa.turn(conversation, f'/find_support{{"need": "{CANARY}"')
    rasa.turn(conversation, payload=f'/find_support{{"need": "{CANARY}"')
    rasa.turn(conversation, payload=f"/{CANARY}")
    rasa.turn(conversation, "hello", metadata={"note": CANARY})
    rasa.turn(CANARY, "hello")
    rasa.forget(f"{CANARY}")
    rasa.call("POST", "/webhooks/navigator/turn", data=b'{"text": "' + CANARY.encode())
    with far_end.down():
        rasa.turn(conversation, f"and {CANARY} again")

    assert CANARY not in rasa.log
    assert "Traceback" not in rasa.log


@pytest.mark.parametrize(
    "typed",
    [
        "/restart",
        "/session_start",
        '/find_support{"place": "E06000023"}',
        "  / / /greet",
        "//restart",
        "/",
        "\u3000/back",
    ],
)
def test_typed_command_is_only_words(rasa, conversation, typed):
    """Trap 4: anyone could set slots or wipe a conversation by typing a payload."""
    response = rasa.turn(conversation, typed)

    said = response.json()["messages"][0]["custom"]
    assert not said["text"].startswith("/")
    assert ["place", "E06000023"] not in said["entities"]
    assert said["action"] != "action_restart"


@pytest.mark.parametrize(
    "payload",
    [
        "/session_start",
        "/back",
        "/no_such_intent",
        "greet",
        "/greet hello",
        '/greet{"slot": "x"}',
        '/greet{"need": ["ASD"]}',
        '/greet{"need": {"a": 1}}',
        "/greet{}{}",
        "/greet@0.2",
        '/greet{"need": "' + "x" * 1000 + '"}',
        None,
        7,
    ],
)
def test_payload_that_is_not_ours_is_refused(rasa, conversation, payload):
    """Trap 4."""
    assert code(rasa.turn(conversation, payload=payload)) == (400, "bad_payload")


def test_long_message_is_refused_before_rasa_reads_it(rasa, conversation):
    """Trap 5: one long message would stall everybody on the single loop."""
    assert rasa.turn(conversation, "a" * 2000).status_code == 200
    assert code(rasa.turn(conversation, "a" * 2001)) == (413, "too_long")


def test_huge_body_is_refused_by_size_alone(rasa):
    """Trap 5: SANIC_REQUEST_MAX_SIZE is honoured; Sanic's own limit is 100 MB."""
    response = rasa.call("POST", "/webhooks/navigator/turn", data=b"x" * 70_000)

    assert response.status_code == 413


def test_message_not_understood_stays_in_the_conversation(rasa, far_end, conversation):
    """Trap 8: Rasa's own fallback takes the parent's turn back, corrections included."""
    rasa.turn(conversation, "?? ???")
    assert far_end.calls[-1]["next_action"] == "action_repair"

    rasa.turn(conversation, "thank you")

    said = [each["text"] for each in far_end.tracker()["events"] if each["event"] == "user"]
    assert said == ["?? ???", "thank you"]
    assert not [each for each in far_end.tracker()["events"] if each["event"] == "rewind"]


def test_second_message_at_once_is_turned_away(rasa, far_end, conversation):
    """Trap 9: Rasa would hold it for a second or more, and each one after it for longer."""
    arrived, release = threading.Event(), threading.Event()

    def slow(call):
        arrived.set()
        release.wait(5)
        return says({"said": call["tracker"]["latest_message"]["text"]})

    with far_end.doing(slow), ThreadPoolExecutor(1) as pool:
        first = pool.submit(rasa.turn, conversation, "hello")
        arrived.wait(20)
        second = rasa.turn(conversation, "hello again")
        release.set()

    assert code(second) == (409, "busy")
    assert first.result().json() == {"messages": [{"custom": {"said": "hello"}}]}
    assert rasa.turn(conversation, "hello").status_code == 200


def test_long_conversation_drops_turns_and_keeps_slots(rasa, far_end, conversation):
    """Trap 10: turn time grows with every event that is kept."""
    with far_end.doing(lambda _call: says({"ok": True}, sets("topic", "transport"))):
        rasa.turn(conversation, payload="/ask_transport")
    for _ in range(70):
        rasa.turn(conversation, payload="/thank")

    turns = [each for each in far_end.tracker()["events"] if each["event"] == "user"]
    assert len(turns) <= 61
    assert far_end.tracker()["slots"]["topic"] == "transport"


def test_each_turn_calls_exactly_one_action(rasa, far_end, conversation):
    """Trap 18: a global slot validation would add a call to every turn."""
    before = len(far_end.calls)

    rasa.turn(conversation, "hello")
    rasa.turn(conversation, "my son is 4 and hardly talks, we're in [postcode]")

    assert [call["next_action"] for call in far_end.calls[before:]] == ["action_smalltalk", "action_find"]


def test_hung_action_does_not_hold_the_turn(rasa, far_end, conversation):
    """Trap 17: Rasa would wait 300 seconds, five times longer than its own lock lives."""
    release = threading.Event()

    def hang(_call):
        release.wait(60)
        return says({})

    with far_end.doing(hang):
        response = rasa.turn(conversation, "hello")
    release.set()

    assert code(response) == (502, "actions_down")
    assert rasa.turn(conversation, "hello").status_code == 200


# --- forgetting


def test_deleted_conversation_is_really_gone(rasa, far_end, conversation):
    with far_end.doing(lambda _call: says({"ok": True}, sets("topic", "transport"))):
        rasa.turn(conversation, "does he get a taxi to school")

    assert rasa.forget(conversation).status_code == 204
    rasa.turn(conversation, "hello")

    events = far_end.tracker()["events"]
    assert [each["text"] for each in events if each["event"] == "user"] == ["hello"]
    assert far_end.tracker()["slots"]["topic"] is None


def test_deleting_stops_a_turn_under_way(rasa, far_end, conversation):
    """The turn would otherwise save the conversation again a moment later."""
    arrived, release = threading.Event(), threading.Event()

    def slow(_call):
        arrived.set()
        release.wait(5)
        return says({"ok": True}, sets("topic", "transport"))

    with far_end.doing(slow), ThreadPoolExecutor(1) as pool:
        first = pool.submit(rasa.turn, conversation, "does he get a taxi")
        arrived.wait(20)
        deleted = rasa.forget(conversation)
        release.set()

    assert deleted.status_code == 204
    assert code(first.result()) == (410, "deleted")
    rasa.turn(conversation, "hello")
    assert far_end.tracker()["slots"]["topic"] is None


def test_first_metadata_is_not_kept_in_the_conversation(rasa, far_end, conversation):
    """Rasa copies it into a slot and keeps it for good."""
    rasa.turn(conversation, "hello", metadata={"places": [{"district": "ZZ9"}]})

    rasa.turn(conversation, "thank you")

    kept = [each for each in far_end.tracker()["events"] if each.get("name") == "session_started_metadata"]
    assert kept == []


# --- conversations in Redis


def test_redis_keeps_the_conversation_under_its_id_only(shared_rasa, far_end, own_redis, conversation):
    import redis  # noqa: PLC0415

    with far_end.doing(lambda _call: says({"ok": True}, sets("topic", "transport"))):
        shared_rasa.turn(conversation, "does he get a taxi to school")
    client = redis.Redis.from_url(own_redis.url, decode_responses=True)

    key = f"offer:conversation:{conversation}"
    assert key in set(client.scan_iter("*"))
    assert 0 < client.ttl(key) <= 3600
    shared_rasa.turn(conversation, "hello")
    assert far_end.tracker()["slots"]["topic"] == "transport"
    assert shared_rasa.forget(conversation).status_code == 204
    assert not client.exists(key)


def test_lost_redis_is_an_error_and_not_a_new_conversation(shared_rasa, own_redis, conversation):
    """Trap 16: Rasa's wrapper takes a read error for a new conversation and keeps the save in memory for good."""
    shared_rasa.turn(conversation, "hello")

    own_redis.stop()
    try:
        turn, ready, forget = (
            shared_rasa.turn(conversation, "hello"),
            shared_rasa.ready(),
            shared_rasa.forget(conversation),
        )
    finally:
        own_redis.start()

    assert [code(turn), code(ready), code(forget)] == [(502, "store_down"), (503, "store_down"), (502, "store_down")]
    assert shared_rasa.turn(conversation, "hello").status_code == 200


def test_slow_turn_ends_and_frees_the_conversation(shared_rasa, far_end, conversation):
    """Trap 17: the turn has its own limit, and its lock goes with it."""
    release = threading.Event()

    def hang(_call):
        release.wait(60)
        return says({})

    with far_end.doing(hang):
        response = shared_rasa.turn(conversation, "hello")
    release.set()

    assert code(response) == (504, "too_slow")
    assert shared_rasa.turn(conversation, "hello").status_code == 200
